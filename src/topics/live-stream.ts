// One stream and its timers: the deadline of its first frame, and the watch over its silence.

import type { Cancel } from '../base/cancel.ts';
import type { Clock } from '../base/clock.ts';
import type { Cadence } from './cadence.ts';
import type { SessionToken } from './token-source.ts';
import {
  TopicError,
  TopicErrorCode,
  type TopicItem,
  type TopicPosition,
  type TopicStream,
  type TopicTarget,
  type TopicTransport,
} from './transport.ts';

/** A service that is known to begin streams with a heartbeat is given this long for it. */
const FIRST_FRAME_TIMEOUT_MS = 8_000;
/** One that is not may have nothing to say in a quiet room: a stream without an error is presumed alive. */
const PRESUMED_ALIVE_MS = 3_000;
/** A heartbeat this soon was no chance. */
const GREETING_MS = 1_500;

export interface LiveStreamOptions {
  readonly transport: TopicTransport;
  readonly clock: Clock;
  readonly target: TopicTarget;
  readonly token: SessionToken;
  readonly position: TopicPosition;
  readonly cadence: Cadence;
  /** Its first frame is there, or it is presumed to be alive without one. */
  readonly onAlive: () => void;
  /** Anything came. Before all else that is told of it. */
  readonly onFrame: () => void;
  readonly onItem: (item: TopicItem) => void;
  /** It has been silent for as long as a healthy stream may be. */
  readonly onSilent: () => void;
  /** Over, by the other side or for want of frames. Never called after `close()`. */
  readonly onEnd: (error: TopicError | undefined) => void;
}

/** An open stream. Whatever comes after `close()` or its end is dropped, so late events of old streams do not count. */
export class LiveStream {
  readonly token: SessionToken;
  readonly openedAtMs: number;
  readonly #options: LiveStreamOptions;
  readonly #stream: TopicStream;
  #cancelTimer: Cancel;
  #lastFrameAtMs: number | undefined;
  #lastHeartbeatAtMs: number | undefined;
  #alive = false;
  #overdue = false;
  #closed = false;

  /** @throws TopicError when the token cannot be decoded. */
  constructor(options: LiveStreamOptions) {
    const { transport, clock, target, token, position } = options;
    this.#options = options;
    this.token = token;
    this.openedAtMs = clock.monotonicMs();
    this.#stream = transport.open(
      { ...target, authToken: token.authToken, position },
      {
        onItem: (item) => {
          if (!this.#noteFrame()) return;
          options.onItem(item);
        },
        onHeartbeat: () => {
          this.#noteGreeting();
          if (!this.#noteFrame()) return;
          this.#noteHeartbeat();
        },
        onDiscontinuity: () => void this.#noteFrame(),
        onEnd: (error) => this.#end(error),
      },
    );
    this.#cancelTimer = options.cadence.greets
      ? clock.setTimer(FIRST_FRAME_TIMEOUT_MS, () => this.giveUp())
      : clock.setTimer(PRESUMED_ALIVE_MS, () => this.#presume());
  }

  /** Steady ms since the last frame, or since the stream was opened. */
  get silentForMs(): number {
    return this.#options.clock.monotonicMs() - (this.#lastFrameAtMs ?? this.openedAtMs);
  }

  /** Whether it has had a frame. */
  get hasSpoken(): boolean {
    return this.#lastFrameAtMs !== undefined;
  }

  /** Whether it has been silent for longer than a healthy stream would be. */
  get isOverdue(): boolean {
    return this.#overdue;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelTimer();
    this.#stream.cancel();
  }

  /** Something else got no answer from the service: a stream that has had no frame is presumed alive no longer. */
  doubt(): void {
    if (!this.hasSpoken) this.giveUp();
  }

  /** It is dead for all that is known: it ends as if the other side had said so. */
  giveUp(): void {
    if (this.hasSpoken) {
      this.#end(new TopicError(TopicErrorCode.Timeout, 'unable to go on; the stream fell silent'));
      return;
    }
    // This service was presumed alive in vain, or it greets; whichever, streams have to speak from now on.
    this.#options.cadence.expectGreeting();
    this.#end(new TopicError(TopicErrorCode.Timeout, 'unable to open a stream; no first frame in time'));
  }

  #noteGreeting(): void {
    const isFirst = this.#lastFrameAtMs === undefined;
    if (isFirst && this.silentForMs <= GREETING_MS) this.#options.cadence.noteGreeting();
  }

  /** Returns false when the stream is over and the frame is to be dropped. */
  #noteFrame(): boolean {
    if (this.#closed) return false;
    const isFirst = this.#lastFrameAtMs === undefined;
    this.#lastFrameAtMs = this.#options.clock.monotonicMs();
    this.#overdue = false;
    this.#options.onFrame();
    if (isFirst) this.#begin();
    // The first frame may have been what closed it.
    return !this.#closed;
  }

  /** Nothing came so far, of a service that need not say anything, for all that was known when it was opened. */
  #presume(): void {
    const { cadence, clock } = this.#options;
    if (!cadence.greets) this.#begin();
    else {
      this.#cancelTimer = clock.setTimer(FIRST_FRAME_TIMEOUT_MS - PRESUMED_ALIVE_MS, () => this.giveUp());
    }
  }

  #begin(): void {
    this.#cancelTimer();
    this.#watch(this.#options.cadence.silenceMs - this.silentForMs);
    if (this.#alive) return;
    this.#alive = true;
    this.#options.onAlive();
  }

  #noteHeartbeat(): void {
    const now = this.#options.clock.monotonicMs();
    if (this.#lastHeartbeatAtMs !== undefined) this.#options.cadence.learn(now - this.#lastHeartbeatAtMs);
    this.#lastHeartbeatAtMs = now;
    // What was just learned may be shorter than the watch that is set.
    this.#cancelTimer();
    this.#watch(this.#options.cadence.silenceMs);
  }

  /** One timer that looks back, not one for each frame: a storm of frames costs nothing. */
  #watch(delayMs: number): void {
    // A fraction of a millisecond too early would look back, and again, for nothing.
    this.#cancelTimer = this.#options.clock.setTimer(Math.ceil(delayMs), () => {
      const restMs = this.#options.cadence.silenceMs - this.silentForMs;
      if (restMs > 0) {
        this.#watch(restMs);
        return;
      }
      this.#check();
    });
  }

  #check(): void {
    const { cadence, clock, onSilent } = this.#options;
    const { lossMs } = cadence;
    this.#overdue = true;
    cadence.noteCheck();
    // Where streams begin without a frame, silence on two of them proves nothing.
    if (!cadence.greets) this.#watch(cadence.silenceMs);
    else
      this.#cancelTimer = clock.setTimer(Math.ceil(lossMs - this.silentForMs), () => this.#endIfLost(lossMs));
    onSilent();
  }

  #endIfLost(lossMs: number): void {
    if (this.silentForMs >= lossMs) this.giveUp();
    else this.#watch(this.#options.cadence.silenceMs - this.silentForMs);
  }

  #end(error: TopicError | undefined): void {
    if (this.#closed) return;
    this.close();
    this.#options.onEnd(error);
  }
}
