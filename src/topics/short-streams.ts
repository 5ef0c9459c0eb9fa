// Streams that the service ends, for a network that hands an answer over only when it is complete. Loaded where a
// stream says nothing. What is known of such networks is in docs/proxies.md.

import type { Cancel } from '../base/cancel.ts';
import type { Clock } from '../base/clock.ts';
import type { DeliveryLane } from './delivery.ts';
import type { SessionToken } from './token-source.ts';
import {
  TopicError,
  TopicErrorCode,
  type TopicPosition,
  type TopicStream,
  type TopicTarget,
  type TopicTransport,
} from './transport.ts';

// Each is a subscription, and nothing arrives before its end: short while people talk, longer when all is quiet.
const SHORTEST_MS = 2_000;
const LONGEST_MS = 5_000;
const LENGTHENING = 1.5;
const SPACING_MS = 500;
// A way there and back, and a server that is a little late.
const SLACK_MS = 2_000;
// What comes in this part of its time has not been held until the end.
const EARLY_PART = 0.75;
// How long something may take to answer a request that asks for nothing.
const ANSWER_MS = 2_000;
// A network that seemed to let streams through and did not is believed ever more slowly.
const FIRST_TRY_SPACING_MS = 60_000;
const LONGEST_TRY_SPACING_MS = 600_000;

/** The session, as short streams need it. */
export interface ShortStreamsHost {
  readonly transport: TopicTransport;
  readonly clock: Clock;
  readonly target: TopicTarget;
  /** @throws TokenFailure */
  getToken(signal: AbortSignal): Promise<SessionToken>;
  /** Where a stream begins that opens now. */
  position(): TopicPosition;
  openLane(): DeliveryLane;
  /** How long until a subscription stays within the limits, ms. */
  waitMs(): number;
  /** A subscription begins. */
  noteAttempt(): void;
  /** Whether something was published that has not come back. */
  isExpecting(): boolean;
  /** A stream was held back until its end, and was whole then: they deliver from now on, or again. */
  onHeld(): void;
  /** The service ended a stream on which it had nothing to say: nothing is known. */
  onQuiet(): void;
  /** A stream was not held back. */
  onPasses(): void;
  /** Something answers there, but a stream that the service was to end says nothing. */
  onUnanswered(): void;
  /** They deliver no longer: there is no token, or a stream failed. */
  onFailed(error: unknown, token: SessionToken | undefined): void;
}

interface Turn {
  readonly token: SessionToken;
  readonly lengthMs: number;
  readonly openedAtMs: number;
  readonly from: TopicPosition;
  readonly lane: DeliveryLane;
  stream?: TopicStream;
  cancelTimer?: Cancel;
  hasSpoken: boolean;
}

/**
 * Finds out with one stream that the service is to end whether the network holds streams back, and then delivers by
 * such streams, one after the other, each from where the last one ended.
 */
export class ShortStreams {
  readonly #host: ShortStreamsHost;
  #isDelivering = false;
  #isProbing = false;
  #controller = new AbortController();
  #turn: Turn | undefined;
  #cancelWait: Cancel = () => {};
  #lengthMs = SHORTEST_MS;
  #isConfirmed = false;
  #tryAtMs = Number.NEGATIVE_INFINITY;
  #trySpacingMs = 0;

  constructor(host: ShortStreamsHost) {
    this.#host = host;
  }

  /** Whether they deliver, or are about to. */
  get isDelivering(): boolean {
    return this.#isDelivering;
  }

  /** Opens one, to find out. Does nothing while one is open. */
  probe(): void {
    if (this.#isProbing || this.#isDelivering) return;
    this.#isProbing = true;
    this.#next(0);
  }

  /** Delivers from now on. Does nothing if they do. */
  deliver(): void {
    if (this.#isDelivering) return;
    this.stop();
    this.#isDelivering = true;
    this.#next(0);
  }

  /** The device slept, or the network may be another: whatever is open is not waited for. */
  restart(): void {
    if (!this.#isDelivering) return;
    this.stop();
    this.deliver();
  }

  /** Ends the one that is open, and what comes after it. */
  stop(): void {
    if (!this.#isDelivering && !this.#isProbing) return;
    this.#isDelivering = false;
    this.#isProbing = false;
    this.#isConfirmed = false;
    this.#cancelWait();
    this.#controller.abort();
    this.#controller = new AbortController();
    this.#endTurn();
  }

  #next(spacingMs: number): void {
    const waitMs = Math.max(spacingMs, this.#host.waitMs());
    this.#cancelWait = this.#host.clock.setTimer(waitMs, () => void this.#begin());
  }

  async #begin(): Promise<void> {
    const { signal } = this.#controller;
    let token: SessionToken | undefined;
    try {
      token = await this.#host.getToken(signal);
      if (!signal.aborted) this.#open(token);
    } catch (error) {
      if (!signal.aborted) this.#fail(error, token);
    }
  }

  /** @throws TopicError when the token cannot be used */
  #open(token: SessionToken): void {
    const { transport, clock, target } = this.#host;
    const lengthMs = this.#isDelivering ? Math.round(this.#lengthMs) : SHORTEST_MS;
    const turn: Turn = {
      token,
      lengthMs,
      openedAtMs: clock.monotonicMs(),
      from: this.#host.position(),
      lane: this.#host.openLane(),
      hasSpoken: false,
    };
    this.#turn = turn;
    this.#host.noteAttempt();
    turn.stream = transport.open(
      { ...target, authToken: token.authToken, position: turn.from, endsAfterMs: lengthMs },
      {
        onItem: (item) => {
          turn.lane.offer(item);
          this.#onFrame(turn);
        },
        onHeartbeat: () => this.#onFrame(turn),
        onDiscontinuity: () => this.#onFrame(turn),
        onEnd: (error) => this.#onEnd(turn, error),
      },
    );
    turn.cancelTimer = clock.setTimer(lengthMs + SLACK_MS, () => void this.#onUnanswered(turn));
  }

  #onFrame(turn: Turn): void {
    if (this.#turn !== turn || turn.hasSpoken) return;
    turn.hasSpoken = true;
    if (this.#ageMs(turn) >= turn.lengthMs * EARLY_PART) return;
    if (!this.#isDelivering) {
      this.stop();
      this.#host.onPasses();
      return;
    }
    const nowMs = this.#host.clock.monotonicMs();
    if (nowMs < this.#tryAtMs || this.#host.waitMs() > 0) return;
    this.#trySpacingMs = Math.min(
      Math.max(FIRST_TRY_SPACING_MS, 2 * this.#trySpacingMs),
      LONGEST_TRY_SPACING_MS,
    );
    this.#tryAtMs = nowMs + this.#trySpacingMs;
    this.#host.onPasses();
  }

  #onEnd(turn: Turn, error: TopicError | undefined): void {
    if (this.#turn !== turn) return;
    this.#endTurn();
    this.#isProbing = false;
    const isOnTime = this.#ageMs(turn) >= turn.lengthMs * EARLY_PART;
    if (error && !(error.code === TopicErrorCode.Timeout && isOnTime)) {
      this.#fail(error, turn.token);
      return;
    }
    if (this.#isDelivering || (isOnTime && turn.hasSpoken)) this.#goOn(turn);
    else if (isOnTime) this.#host.onQuiet();
  }

  /** It was handed over whole. */
  #goOn(turn: Turn): void {
    const { page, next } = this.#host.position();
    const isQuiet = page === turn.from.page && next === turn.from.next && !this.#host.isExpecting();
    this.#lengthMs = isQuiet ? Math.min(this.#lengthMs * LENGTHENING, LONGEST_MS) : SHORTEST_MS;
    this.#isDelivering = true;
    this.#next(SPACING_MS);
    if (this.#isConfirmed) return;
    this.#isConfirmed = true;
    this.#host.onHeld();
  }

  async #onUnanswered(turn: Turn): Promise<void> {
    if (this.#turn !== turn) return;
    this.#endTurn();
    if (this.#isDelivering) {
      const reason = 'unable to go on; the service did not end the stream';
      this.#fail(new TopicError(TopicErrorCode.Timeout, reason), turn.token);
      return;
    }
    const { signal } = this.#controller;
    const answers = await this.#answers(turn.token);
    if (signal.aborted) return;
    this.#isProbing = false;
    if (answers) this.#host.onUnanswered();
  }

  async #answers({ authToken }: SessionToken): Promise<boolean> {
    const request = new AbortController();
    const { clock, transport } = this.#host;
    const cancelTimer = clock.setTimer(ANSWER_MS, () => request.abort());
    const stopped = this.#controller.signal;
    const onStop = () => request.abort();
    stopped.addEventListener('abort', onStop);
    const answers = await transport.answers({ authToken, signal: request.signal });
    stopped.removeEventListener('abort', onStop);
    cancelTimer();
    return answers;
  }

  #fail(error: unknown, token: SessionToken | undefined): void {
    const wasDelivering = this.#isDelivering;
    this.stop();
    // What one that was to find out met, the others meet too.
    if (wasDelivering) this.#host.onFailed(error, token);
  }

  #endTurn(): void {
    const turn = this.#turn;
    this.#turn = undefined;
    turn?.cancelTimer?.();
    turn?.stream?.cancel();
    turn?.lane.close();
  }

  #ageMs({ openedAtMs }: Turn): number {
    return this.#host.clock.monotonicMs() - openedAtMs;
  }
}
