import { Backoff } from '../../base/backoff.ts';
import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import { sessionFailure } from '../../topics/session-failure.ts';
import { SessionPhase, type SessionState } from '../../topics/session-state.ts';
import type { TopicSession } from '../../topics/topic-session.ts';
import { TopicErrorCode } from '../../topics/transport.ts';
import type { SendFailureCode } from '../timeline/timeline-row.ts';

/** Where a send stands. */
export type SendProgress =
  | { readonly key: string; readonly delivery: 'sent' }
  /** It waits, and is tried again by itself. */
  | { readonly key: string; readonly delivery: 'pending'; readonly failure?: SendFailureCode }
  | { readonly key: string; readonly delivery: 'failed'; readonly failure: SendFailureCode };

export interface OutboxOptions {
  readonly session: Pick<TopicSession, 'state' | 'onState' | 'publish'>;
  readonly clock: Clock;
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
  readonly addedAtMs: number;
  /** Tries without an answer since the connection last came back. */
  unanswered: number;
  /** What the latest try met; what is said when time is up. */
  lastFailure: SendFailureCode;
}

// A send that has not ended after this much time with a connection fails, and the person decides.
const DEADLINE_MS = 15_000;
// The floor is what a service over its limits needs at least.
const RETRY = { floorMs: 1_000, baseMs: 2_000, ceilingMs: 8_000 };

/**
 * Sends one at a time, in order. While the session is live every send ends as sent or failed within 15 s; while
 * it is not, all stay pending and go out, in order, when it is again.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #queue: Entry[] = [];
  readonly #backoff: Backoff;
  readonly #unsubscribe: Cancel;
  #liveSinceMs: number | undefined;
  #canPublish = true;
  /** The try under way; it is always for the first of the queue. */
  #flight: AbortController | undefined;
  #cancelRetry: Cancel | undefined;
  #cancelDeadline: Cancel | undefined;
  /** Whose deadline is watched. */
  #watched: Entry | undefined;
  #closed = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
    this.#backoff = new Backoff({ ...RETRY, random: options.random });
    this.#unsubscribe = options.session.onState((state) => this.#onState(state));
    this.#onState(options.session.state);
  }

  /** Takes a message, or a failed one again; the rest is told to `onProgress`. */
  add(outgoing: Outgoing): void {
    if (this.#closed) return;
    const addedAtMs = this.#options.clock.monotonicMs();
    this.#queue.push({ ...outgoing, addedAtMs, unanswered: 0, lastFailure: 'unreachable' });
    this.#advance();
  }

  /**
   * Forgets a message, without telling: its echo came. A try under way has done its work and is given up, so
   * that no lost answer holds up the next message.
   */
  remove(key: string): void {
    const index = this.#queue.findIndex((entry) => entry.key === key);
    if (index < 0) return;
    this.#queue.splice(index, 1);
    if (index > 0) return;
    this.#giveUpTry();
    this.#stopRetry();
    this.#advance();
  }

  /** Ends all tries and timers; nothing is told after it. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#unsubscribe();
    this.#queue.length = 0;
    this.#giveUpTry();
    this.#stopRetry();
    this.#stopDeadline();
  }

  #onState(state: SessionState): void {
    const wasLive = this.#liveSinceMs !== undefined;
    if (state.phase !== SessionPhase.Live) {
      this.#liveSinceMs = undefined;
      this.#stopRetry();
      this.#stopDeadline();
      // From here on it waits for the connection, and for nothing else.
      const first = this.#queue[0];
      if (first?.lastFailure === 'limited') this.#tellPending(first, 'unreachable');
      return;
    }
    this.#canPublish = state.canPublish;
    if (!wasLive) {
      this.#liveSinceMs = this.#options.clock.monotonicMs();
      this.#backoff.reset();
      for (const entry of this.#queue) entry.unanswered = 0;
    }
    this.#advance();
  }

  /** Brings the first of the queue on its way, where that is possible now. */
  #advance(): void {
    if (this.#closed || this.#liveSinceMs === undefined) return;
    if (!this.#canPublish) {
      this.#stopRetry();
      // A try under way may still succeed: it began when it was allowed.
      const refused = this.#queue.splice(this.#flight ? 1 : 0);
      for (const entry of refused) this.#tellFailed(entry, 'read-only');
    }
    this.#failOverdue();
    this.#watchDeadline();
    const first = this.#queue[0];
    if (first && !this.#flight && !this.#cancelRetry) void this.#try(first);
  }

  /** What waited behind a try that hung is not tried any more: it might arrive after it was called failed. */
  #failOverdue(): void {
    if (this.#flight) return;
    const now = this.#options.clock.monotonicMs();
    for (let first = this.#queue[0]; first && this.#dueAtMs(first) <= now; first = this.#queue[0]) {
      this.#queue.shift();
      this.#tellFailed(first, first.lastFailure);
    }
  }

  #dueAtMs(entry: Entry): number {
    return Math.max(entry.addedAtMs, this.#liveSinceMs ?? entry.addedAtMs) + DEADLINE_MS;
  }

  async #try(entry: Entry): Promise<void> {
    const { session, onProgress } = this.#options;
    const flight = new AbortController();
    this.#flight = flight;
    try {
      await session.publish(entry.encode(), { signal: flight.signal });
    } catch (error) {
      if (this.#flight !== flight) return;
      this.#flight = undefined;
      this.#onFailure(entry, error);
      return;
    }
    // Its echo, its deadline or close() was earlier.
    if (this.#flight !== flight) return;
    this.#flight = undefined;
    this.#queue.shift();
    this.#backoff.reset();
    onProgress({ key: entry.key, delivery: 'sent' });
    this.#advance();
  }

  #onFailure(entry: Entry, error: unknown): void {
    const { problem, retryable, retryAfterMs, rejectsToken } = sessionFailure(error);
    const failure =
      (problem.source === 'topic' ? BY_TOPIC_CODE : BY_MACHINE_CODE)[problem.code] ??
      (retryable ? 'unreachable' : 'rejected');
    // The session has tried a rejected token's successor already.
    if (!retryable || rejectsToken) {
      this.#fail(entry, failure);
      return;
    }
    if (this.#liveSinceMs === undefined) return;
    if (failure === 'timeout') {
      // It may have arrived. The same id again cannot double it, but a second silence says enough.
      entry.unanswered += 1;
      if (entry.unanswered > 1) this.#fail(entry, failure);
      else this.#advance();
      return;
    }
    this.#tellPending(entry, failure);
    this.#cancelRetry = this.#options.clock.setTimer(this.#backoff.nextMs(retryAfterMs), () => {
      this.#cancelRetry = undefined;
      this.#advance();
    });
  }

  /** Gives up the first of the queue. */
  #fail(entry: Entry, failure: SendFailureCode): void {
    this.#queue.shift();
    this.#stopRetry();
    this.#tellFailed(entry, failure);
    this.#advance();
  }

  /** Says why the message waits, where a person should know. */
  #tellPending(entry: Entry, failure: SendFailureCode): void {
    if (entry.lastFailure === failure) return;
    entry.lastFailure = failure;
    const limited = failure === 'limited' ? { failure } : {};
    this.#options.onProgress({ key: entry.key, delivery: 'pending', ...limited });
  }

  #tellFailed(entry: Entry, failure: SendFailureCode): void {
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
    flight?.abort();
  }

  #stopRetry(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
  }

  #stopDeadline(): void {
    this.#cancelDeadline?.();
    this.#cancelDeadline = undefined;
    this.#watched = undefined;
  }
}

const BY_TOPIC_CODE: Readonly<Record<string, SendFailureCode>> = {
  [TopicErrorCode.PermissionDenied]: 'read-only',
  [TopicErrorCode.LimitExceeded]: 'limited',
  [TopicErrorCode.Timeout]: 'timeout',
  [TopicErrorCode.Unauthenticated]: 'signed-out',
  [TopicErrorCode.BadToken]: 'signed-out',
};

// The codes of `TokenFailure`. A machine that is silent published nothing: that is no `timeout` of the message.
const BY_MACHINE_CODE: Readonly<Record<string, SendFailureCode>> = {
  unauthorized: 'signed-out',
  forbidden: 'signed-out',
  throttled: 'limited',
};
