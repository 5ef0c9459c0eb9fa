import { Backoff } from '../../base/backoff.ts';
import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import { Disposables } from '../../base/disposables.ts';
import { SessionPhase, type SessionState } from '../../topics/session-state.ts';
import type { TopicSession } from '../../topics/topic-session.ts';
import type { WakeSignal } from '../../topics/wake-signal.ts';
import type { SendFailureCode } from '../timeline/timeline-row.ts';
import { type SendFailure, sendFailure } from './send-failure.ts';
import { UnreachedMessages } from './unreached.ts';

/** Where a send stands. */
export type SendProgress =
  | { readonly key: string; readonly delivery: 'sent' }
  /** It waits, and is tried again by itself. */
  | { readonly key: string; readonly delivery: 'pending'; readonly failure?: SendFailureCode }
  | { readonly key: string; readonly delivery: 'failed'; readonly failure: SendFailureCode };

export interface OutboxOptions {
  readonly session: Pick<TopicSession, 'state' | 'onState' | 'publish'>;
  readonly clock: Clock;
  /** The network may be back. */
  readonly wake?: WakeSignal | undefined;
  /** A number in [0, 1), as `Math.random`. */
  readonly random: () => number;
  readonly onProgress: (progress: SendProgress) => void;
}

/** What is to be sent. */
export interface Outgoing {
  readonly key: string;
  /** The payload for a try that begins now; all tries of one message carry the same id. */
  readonly encode: () => string;
}

interface Entry extends Outgoing {
  readonly number: number;
  /** When its 15 s began, steady ms. */
  addedAtMs: number;
  /** Tries without an answer since the connection last came back. */
  unanswered: number;
  /** What the latest try met; what is said when time is up. */
  lastFailure: SendFailureCode;
  /** As what it is shown to have failed; it may be on its way again meanwhile. */
  shownAs: SendFailureCode | undefined;
  /** It gets one try, so that it holds up nobody for long. */
  isProbe: boolean;
  /** When its latest try began, steady ms. */
  triedAtMs: number;
  /** How often the service was given what it has taken. */
  takes: number;
}

interface Flight {
  readonly entry: Entry;
  readonly controller: AbortController;
}

const NEW = {
  unanswered: 0,
  lastFailure: 'unreachable',
  shownAs: undefined,
  isProbe: false,
  triedAtMs: 0,
  takes: 0,
} as const;
// What was taken while nothing was heard comes back with what the stream begins with, or not at all.
const UNHEARD_PATIENCE_MS = 2_000;
// A stream that does not bring what was sent while it was open is found out by then, and replaced (topics/echo-watch.ts).
const ECHO_PATIENCE_MS = 6_000;
// Before there is a stream, on one that is taken for live in vain, and on one that is live. Where no echo ever comes, no
// more is sent than that.
const MOST_TAKES = 3;
// A send that has not ended after this much time with a connection fails, and the person decides.
const DEADLINE_MS = 15_000;
// The floor is what a service over its limits needs at least.
const RETRY = { floorMs: 1_000, baseMs: 2_000, ceilingMs: 8_000 };

/**
 * Sends one at a time, in order. While the session is live, or only hears nothing, every send ends as sent or failed
 * within 15 s; while it is not, all stay pending and go out, in order, when it is again. Until its first stream is there,
 * messages go out as soon as there is a token, beside the stream's opening. A try that fails then has cost nothing.
 *
 * What the service took may have reached nobody, this page included: nobody may have listened, and whether Momento keeps
 * it then is not known. What has not come back is sent again, with the same id, twice at most. If it was sent before the
 * session was live this time, that is soon after it is, and before anything newer. It stays sent, whatever comes of it.
 *
 * What failed for want of a connection is tried again by itself, quietly: all of it when the session goes live or the
 * network may be back, else one after another when something got through, and now and then.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #queue: Entry[] = [];
  /** What the service took and has not brought back, in the order of that. */
  #taken: readonly Entry[] = [];
  readonly #backoff: Backoff;
  readonly #subscriptions = new Disposables();
  #liveSinceMs: number | undefined;
  /** Since when echoes are heard, steady ms; not a number while they are not, so that nothing is late then. */
  #hearsSinceMs = Number.NaN;
  #canPublish = true;
  /** Whether the session opens its first stream, and nothing has failed yet. */
  #isBeginning = false;
  /** The try under way. */
  #flight: Flight | undefined;
  /** The next try waits until then, steady ms. */
  #notBeforeMs = 0;
  #lastTryAtMs = Number.NEGATIVE_INFINITY;
  readonly #unreached: UnreachedMessages<Entry>;
  /** The one timer is for whatever comes next. */
  #cancelLook: Cancel = () => {};
  #nextNumber = 0;
  #closed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#backoff = new Backoff({ ...RETRY, random: options.random });
    this.#unreached = new UnreachedMessages(options);
    this.#subscriptions.add(options.session.onState((state) => this.#onState(state)));
    if (options.wake) this.#subscriptions.add(options.wake.subscribe(() => this.#onWake()));
    this.#onState(options.session.state);
  }

  /** Whether something is on its way, or waits for that. */
  get isBusy(): boolean {
    return this.#queue.length > 0;
  }

  /** Takes a message, or a failed one again; the rest is told to `onProgress`. */
  add(outgoing: Outgoing): void {
    if (this.#closed) return;
    this.#unreached.remove(outgoing.key);
    const onItsWay = this.#queue.find(({ key }) => key === outgoing.key);
    const addedAtMs = this.#options.clock.monotonicMs();
    if (onItsWay) {
      this.#renew(onItsWay);
      onItsWay.shownAs = undefined;
    } else {
      this.#queue.push({ ...outgoing, ...NEW, number: this.#nextNumber++, addedAtMs });
    }
    this.#advance();
  }

  /**
   * Forgets a message, without telling: its echo came. A try under way has done its work and is given up, so
   * that no lost answer holds up the next message.
   */
  remove(key: string): void {
    this.#unreached.remove(key);
    this.#forgetTaken(key);
    const index = this.#queue.findIndex((entry) => entry.key === key);
    if (index >= 0) this.#queue.splice(index, 1);
    if (this.#flight?.entry.key === key) this.#giveUpTry();
    if (index === 0) this.#notBeforeMs = 0;
    this.#advance();
  }

  /** Ends all tries and timers; nothing is told after it. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#subscriptions.dispose();
    this.#queue.length = 0;
    this.#taken = [];
    this.#unreached.takeAll();
    this.#cancelLook();
    this.#giveUpTry();
  }

  #onState(state: SessionState): void {
    const wasLive = this.#liveSinceMs !== undefined;
    const now = this.#options.clock.monotonicMs();
    const hears = state.phase === SessionPhase.Live && state.canPublish;
    this.#hearsSinceMs = hears ? this.#hearsSinceMs || now : Number.NaN;
    if (!getsThrough(state)) {
      this.#liveSinceMs = undefined;
      this.#notBeforeMs = 0;
      // From here on it waits for the connection, and for nothing else.
      const first = this.#queue[0];
      if (first?.lastFailure === 'limited') this.#tellPending(first, 'unreachable');
      this.#isBeginning = state.phase === SessionPhase.Connecting;
      this.#advance();
      return;
    }
    this.#isBeginning = false;
    this.#canPublish = state.canPublish === true;
    if (!wasLive) {
      this.#liveSinceMs = now;
      this.#revive();
    }
    this.#advance();
  }

  /** The network may be back: nobody waits any longer, except for what the service asked. */
  #onWake(): void {
    if (this.#closed || this.#liveSinceMs === undefined) return;
    const isWaiting = this.#notBeforeMs > this.#options.clock.monotonicMs();
    if (isWaiting && this.#queue[0]?.lastFailure === 'limited') return;
    this.#revive();
    // However often that is said, tries are no closer together than always.
    const waits = !this.#flight && this.#queue.length > 0;
    this.#notBeforeMs = waits ? this.#lastTryAtMs + RETRY.floorMs : 0;
    this.#advance();
  }

  /** Puts what failed for want of a connection back in its place, and gives all their 15 s anew. */
  #revive(): void {
    this.#backoff.reset();
    this.#queue.splice(this.#waitingFrom, 0, ...this.#unreached.takeAll());
    for (const entry of this.#queue) this.#renew(entry);
  }

  /** Where in the queue those begin of which no try is under way. */
  get #waitingFrom(): number {
    return this.#flight?.entry === this.#queue[0] ? 1 : 0;
  }

  #renew(entry: Entry): void {
    entry.addedAtMs = this.#options.clock.monotonicMs();
    entry.unanswered = 0;
    entry.isProbe = false;
  }

  /** Brings what is next on its way, where that is possible now. */
  #advance(): void {
    if (this.#closed) return;
    this.#cancelLook();
    if (this.#liveSinceMs === undefined) {
      const [first] = this.#queue;
      if (first && this.#isBeginning && !this.#flight) void this.#try(first);
      return;
    }
    if (!this.#canPublish) {
      this.#notBeforeMs = 0;
      // A try under way may still succeed: it began when it was allowed.
      const refused = this.#queue.splice(this.#waitingFrom);
      for (const entry of [...this.#unreached.takeAll(), ...refused]) this.#tellFailed(entry, 'read-only');
    }
    this.#failOverdue();
    this.#probe();
    this.#tryNext();
  }

  /** Tries what is late, or else the first of the queue, and sees to it that somebody looks again in time. */
  #tryNext(): void {
    const { clock } = this.#options;
    const now = clock.monotonicMs();
    const since = this.#hearsSinceMs;
    let [next] = this.#queue;
    let lookAtMs = next ? this.#dueAtMs(next) : this.#unreached.nextAtMs;
    if (!this.#flight) {
      for (const entry of this.#taken) {
        const isUnheard = entry.triedAtMs < since;
        const lateAtMs =
          Math.max(entry.triedAtMs, since) + (isUnheard ? UNHEARD_PATIENCE_MS : ECHO_PATIENCE_MS);
        if (lateAtMs <= now) {
          next = entry;
          break;
        }
        if (isUnheard) next = undefined;
        if (lateAtMs < lookAtMs) lookAtMs = lateAtMs;
      }
      if (this.#notBeforeMs > now) {
        next = undefined;
        lookAtMs = Math.min(lookAtMs, this.#notBeforeMs);
      }
    }
    if (Number.isFinite(lookAtMs)) this.#cancelLook = clock.setTimer(lookAtMs - now, () => this.#advance());
    if (next && !this.#flight) void this.#try(next);
  }

  /** What waited behind a try that hung is not tried any more: it might arrive after it was called failed. */
  #failOverdue(): void {
    const now = this.#options.clock.monotonicMs();
    for (let first = this.#queue[0]; first && this.#dueAtMs(first) <= now; first = this.#queue[0]) {
      const mayHaveArrived = this.#flight?.entry === first || first.unanswered > 0;
      this.#giveUpTry();
      this.#fail(first, mayHaveArrived ? 'timeout' : first.lastFailure);
    }
  }

  /** When nothing else is to be sent, it is the turn of what failed for want of a connection. */
  #probe(): void {
    if (this.#queue.length > 0) return;
    const due = this.#unreached.takeDue();
    if (!due) return;
    this.#renew(due);
    due.isProbe = true;
    this.#queue.push(due);
  }

  #dueAtMs(entry: Entry): number {
    return Math.max(entry.addedAtMs, this.#liveSinceMs ?? entry.addedAtMs) + DEADLINE_MS;
  }

  async #try(entry: Entry): Promise<void> {
    const { session, clock, onProgress } = this.#options;
    const isEarly = this.#liveSinceMs === undefined;
    const { takes } = entry;
    if (takes > 0) entry.takes += 1;
    if (entry.takes === MOST_TAKES) this.#forgetTaken(entry.key);
    const flight: Flight = { entry, controller: new AbortController() };
    this.#flight = flight;
    this.#lastTryAtMs = entry.triedAtMs = clock.monotonicMs();
    const { signal } = flight.controller;
    const failure = await session.publish(entry.encode, { signal }).then(() => undefined, sendFailure);
    // Its echo, its deadline or close() was earlier.
    if (this.#flight !== flight) return;
    this.#flight = undefined;
    if (!failure) {
      this.#backoff.reset();
      this.#unreached.noteSuccess();
      if (takes === 0) {
        entry.takes = 1;
        this.#queue.shift();
        this.#taken = [...this.#taken, entry];
        this.#unreached.remove(entry.key);
        onProgress({ key: entry.key, delivery: 'sent' });
      }
    } else if (isEarly) {
      // It waits for the stream, as if there had been no try.
      this.#isBeginning = false;
    } else if (takes === 0) {
      this.#onFailure(entry, failure);
    }
    this.#advance();
  }

  #forgetTaken(key: string): void {
    this.#taken = this.#taken.filter((entry) => entry.key !== key);
  }

  #onFailure(entry: Entry, why: SendFailure): void {
    const { code: failure, retryable, retryAfterMs, rejectsToken } = why;
    // The session has tried a rejected token's successor already.
    if (!retryable || rejectsToken) {
      this.#fail(entry, failure);
      return;
    }
    if (this.#liveSinceMs === undefined) return;
    if (entry.isProbe && failure !== 'limited') {
      this.#fail(entry, failure);
      return;
    }
    if (failure === 'timeout') {
      // It may have arrived. The same id again cannot double it, but a second silence says enough.
      entry.unanswered += 1;
      if (entry.unanswered > 1) this.#fail(entry, failure);
      return;
    }
    this.#tellPending(entry, failure);
    this.#notBeforeMs = this.#options.clock.monotonicMs() + this.#backoff.nextMs(retryAfterMs);
  }

  /** The first of the queue, as no other is tried or due: for good, unless it was for want of a connection. */
  #fail(entry: Entry, failure: SendFailureCode): void {
    this.#queue.shift();
    this.#notBeforeMs = 0;
    const isSilent = failure === 'timeout';
    if (isSilent || failure === 'unreachable') {
      entry.lastFailure = 'unreachable';
      this.#unreached.add(entry, { isSilent });
    } else {
      this.#unreached.remove(entry.key);
    }
    this.#tellFailed(entry, failure);
  }

  /** Says why the message waits, where a person should know. */
  #tellPending(entry: Entry, failure: SendFailureCode): void {
    if (entry.lastFailure === failure) return;
    entry.lastFailure = failure;
    entry.isProbe = false;
    entry.shownAs = undefined;
    const limited = failure === 'limited' ? { failure } : {};
    this.#options.onProgress({ key: entry.key, delivery: 'pending', ...limited });
  }

  #tellFailed(entry: Entry, failure: SendFailureCode): void {
    if (entry.shownAs === failure) return;
    entry.shownAs = failure;
    this.#options.onProgress({ key: entry.key, delivery: 'failed', failure });
  }

  #giveUpTry(): void {
    const flight = this.#flight;
    this.#flight = undefined;
    flight?.controller.abort();
  }
}

/** Whether what is published now arrives: the session is live, or only hears nothing. */
function getsThrough(
  state: SessionState,
): state is Extract<SessionState, { readonly phase: 'live' | 'recovering' }> {
  return state.phase === SessionPhase.Live || (state.phase === SessionPhase.Recovering && !!state.canPublish);
}
