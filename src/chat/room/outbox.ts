import { Backoff } from '../../base/backoff.ts';
import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import { Disposables } from '../../base/disposables.ts';
import { SessionPhase, type SessionState } from '../../topics/session-state.ts';
import type { TopicSession } from '../../topics/topic-session.ts';
import type { WakeSignal } from '../../topics/wake-signal.ts';
import type { SendFailureCode } from '../timeline/timeline-row.ts';
import { sendFailure } from './send-failure.ts';
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
  /** When the service took it before there was a stream to hear its echo on, steady ms. */
  takenAtMs: number | undefined;
}

interface Flight {
  readonly entry: Entry;
  readonly controller: AbortController;
  /** It began before there was a stream. */
  readonly isEarly: boolean;
}

const NEW = {
  unanswered: 0,
  lastFailure: 'unreachable',
  shownAs: undefined,
  isProbe: false,
  takenAtMs: undefined,
} as const;
// What was taken early comes back with what the stream begins with. Where it does not, nobody may have got it.
const ECHO_PATIENCE_MS = 2_000;
// A send that has not ended after this much time with a connection fails, and the person decides.
const DEADLINE_MS = 15_000;
// The floor is what a service over its limits needs at least.
const RETRY = { floorMs: 1_000, baseMs: 2_000, ceilingMs: 8_000 };

/**
 * Sends one at a time, in order. While the session is live, or only hears nothing, every send ends as sent or failed
 * within 15 s; while it is not, all stay pending and go out, in order, when it is again.
 *
 * Until its first stream is there, messages go out as soon as there is a token, beside the stream's opening. A try that
 * fails then has cost nothing. What the service takes then may reach nobody, this page included (whether Momento keeps it
 * is not known): what has not come back soon after the session went live is sent again, with the same id.
 *
 * What failed for want of a connection is tried again by itself, quietly: all of it when the session goes live or the
 * network may be back, else one after another when something got through, and now and then.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #queue: Entry[] = [];
  readonly #backoff: Backoff;
  readonly #subscriptions = new Disposables();
  #liveSinceMs: number | undefined;
  #canPublish = true;
  /** Whether the session opens its first stream, and nothing has failed yet. */
  #isBeginning = false;
  /** The try under way. */
  #flight: Flight | undefined;
  #cancelRetry: Cancel | undefined;
  #lastTryAtMs = Number.NEGATIVE_INFINITY;
  readonly #unreached: UnreachedMessages<Entry>;
  #cancelProbe: Cancel | undefined;
  #nextNumber = 0;
  #cancelDeadline: Cancel | undefined;
  /** Whose deadline is watched. */
  #watched: Entry | undefined;
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
      this.#stopDeadline();
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
    const index = this.#queue.findIndex((entry) => entry.key === key);
    if (index < 0) return;
    const [entry] = this.#queue.splice(index, 1);
    if (index > 0 && this.#flight?.entry !== entry) return;
    this.#giveUpTry();
    this.#stopRetry();
    this.#advance();
  }

  /** Ends all tries and timers; nothing is told after it. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#subscriptions.dispose();
    this.#queue.length = 0;
    this.#unreached.takeAll();
    this.#stopProbe();
    this.#giveUpTry();
    this.#stopRetry();
    this.#stopDeadline();
  }

  #onState(state: SessionState): void {
    const wasLive = this.#liveSinceMs !== undefined;
    if (!getsThrough(state)) {
      this.#liveSinceMs = undefined;
      this.#stopRetry();
      this.#stopDeadline();
      this.#stopProbe();
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
      this.#liveSinceMs = this.#options.clock.monotonicMs();
      this.#revive();
    }
    this.#advance();
  }

  /** The network may be back: nobody waits any longer, except for what the service asked. */
  #onWake(): void {
    if (this.#closed || this.#liveSinceMs === undefined) return;
    if (this.#cancelRetry && this.#queue[0]?.lastFailure === 'limited') return;
    this.#stopRetry();
    this.#stopDeadline();
    this.#revive();
    // However often that is said, tries are no closer together than always.
    const waitMs = this.#lastTryAtMs + RETRY.floorMs - this.#options.clock.monotonicMs();
    if (waitMs > 0 && !this.#flight && this.#queue.length > 0) this.#retryIn(waitMs);
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
    return this.#flight ? this.#queue.indexOf(this.#flight.entry) + 1 : 0;
  }

  #renew(entry: Entry): void {
    entry.addedAtMs = this.#options.clock.monotonicMs();
    entry.unanswered = 0;
    entry.isProbe = false;
  }

  /** Brings the first of the queue on its way, where that is possible now. */
  #advance(): void {
    if (this.#closed) return;
    if (this.#liveSinceMs === undefined) {
      this.#advanceEarly();
      return;
    }
    if (!this.#canPublish) {
      this.#stopRetry();
      // A try under way may still succeed: it began when it was allowed. So did what was taken.
      const refused = this.#queue
        .splice(this.#waitingFrom)
        .filter(({ takenAtMs }) => takenAtMs === undefined);
      for (const entry of [...this.#unreached.takeAll(), ...refused]) this.#tellFailed(entry, 'read-only');
    }
    this.#probe();
    this.#failOverdue();
    this.#watchDeadline();
    const first = this.#queue[0];
    if (!first || this.#flight || this.#cancelRetry) return;
    const waitMs = this.#echoWaitMs(first);
    if (waitMs > 0) this.#retryIn(waitMs);
    else void this.#try(first);
  }

  /** How long its echo may still take, of what was taken early. */
  #echoWaitMs({ takenAtMs }: Entry): number {
    if (takenAtMs === undefined || this.#liveSinceMs === undefined) return 0;
    const sinceMs = Math.max(takenAtMs, this.#liveSinceMs);
    return sinceMs + ECHO_PATIENCE_MS - this.#options.clock.monotonicMs();
  }

  #advanceEarly(): void {
    if (!this.#isBeginning || this.#flight) return;
    const next = this.#queue.find(({ takenAtMs }) => takenAtMs === undefined);
    if (next) void this.#try(next);
  }

  /** What waited behind a try that hung is not tried any more: it might arrive after it was called failed. */
  #failOverdue(): void {
    if (this.#flight) return;
    const now = this.#options.clock.monotonicMs();
    for (let first = this.#queue[0]; first && this.#dueAtMs(first) <= now; first = this.#queue[0]) {
      this.#queue.shift();
      this.#giveUp(first, first.lastFailure);
    }
  }

  /** When nothing else is to be sent, it is the turn of what failed for want of a connection. */
  #probe(): void {
    this.#stopProbe();
    if (this.#queue.length > 0) return;
    const due = this.#unreached.takeDue();
    if (due) {
      this.#renew(due);
      due.isProbe = true;
      this.#queue.push(due);
      return;
    }
    const { clock } = this.#options;
    const waitMs = this.#unreached.nextAtMs - clock.monotonicMs();
    if (Number.isFinite(waitMs)) this.#cancelProbe = clock.setTimer(waitMs, () => this.#advance());
  }

  #dueAtMs(entry: Entry): number {
    return Math.max(entry.addedAtMs, this.#liveSinceMs ?? entry.addedAtMs) + DEADLINE_MS;
  }

  async #try(entry: Entry): Promise<void> {
    const { session, clock, onProgress } = this.#options;
    const isEarly = this.#liveSinceMs === undefined;
    const flight: Flight = { entry, controller: new AbortController(), isEarly };
    this.#flight = flight;
    this.#lastTryAtMs = clock.monotonicMs();
    try {
      await session.publish(entry.encode, { signal: flight.controller.signal });
    } catch (error) {
      if (this.#flight !== flight) return;
      this.#flight = undefined;
      if (isEarly) this.#onEarlyFailure();
      else this.#onFailure(entry, error);
      return;
    }
    // Its echo, its deadline or close() was earlier.
    if (this.#flight !== flight) return;
    this.#flight = undefined;
    if (isEarly) entry.takenAtMs = clock.monotonicMs();
    else this.#drop(entry);
    this.#backoff.reset();
    this.#unreached.remove(entry.key);
    this.#unreached.noteSuccess();
    onProgress({ key: entry.key, delivery: 'sent' });
    this.#advance();
  }

  /** It waits for the stream, as if there had been no try. */
  #onEarlyFailure(): void {
    this.#isBeginning = false;
    this.#advance();
  }

  #drop(entry: Entry): void {
    const index = this.#queue.indexOf(entry);
    if (index >= 0) this.#queue.splice(index, 1);
  }

  #onFailure(entry: Entry, error: unknown): void {
    const { code: failure, retryable, retryAfterMs, rejectsToken } = sendFailure(error);
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
      else this.#advance();
      return;
    }
    this.#tellPending(entry, failure);
    this.#retryIn(this.#backoff.nextMs(retryAfterMs));
  }

  #retryIn(delayMs: number): void {
    this.#cancelRetry = this.#options.clock.setTimer(delayMs, () => {
      this.#cancelRetry = undefined;
      this.#advance();
    });
  }

  #fail(entry: Entry, failure: SendFailureCode): void {
    this.#drop(entry);
    this.#stopRetry();
    this.#giveUp(entry, failure);
    this.#advance();
  }

  /** For good, unless it was for want of a connection. */
  #giveUp(entry: Entry, failure: SendFailureCode): void {
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

  /** One timer is enough: the first in the queue is due first. */
  #watchDeadline(): void {
    const first = this.#queue[0];
    if (first === this.#watched) return;
    this.#stopDeadline();
    if (!first || this.#liveSinceMs === undefined) return;
    const { clock } = this.#options;
    this.#watched = first;
    this.#cancelDeadline = clock.setTimer(this.#dueAtMs(first) - clock.monotonicMs(), () => {
      const mayHaveArrived = this.#flight !== undefined || first.unanswered > 0;
      const failure = mayHaveArrived ? 'timeout' : first.lastFailure;
      this.#giveUpTry();
      this.#fail(first, failure);
    });
  }

  #giveUpTry(): void {
    const flight = this.#flight;
    this.#flight = undefined;
    flight?.controller.abort();
  }

  #stopRetry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }

  #stopProbe(): void {
    this.#cancelProbe?.();
    this.#cancelProbe = undefined;
  }

  #stopDeadline(): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = undefined;
    this.#watched = undefined;
  }
}

/** Whether what is published now arrives: the session is live, or only hears nothing. */
function getsThrough(
  state: SessionState,
): state is Extract<SessionState, { readonly phase: 'live' | 'recovering' }> {
  return state.phase === SessionPhase.Live || (state.phase === SessionPhase.Recovering && !!state.canPublish);
}
