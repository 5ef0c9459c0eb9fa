// What is published comes back on a stream that is alive. The expectation belongs to the session: a stream that takes
// over takes it over too.

import type { Cancel } from '../base/cancel.ts';
import type { Clock } from '../base/clock.ts';

/** An echo is missing after so much time, counted from the publish. */
const MISSING_MS = 5_000;
// Time for another stream to bring it before it is missing. Spread, so that many pages do not look together.
const LATE_FROM_MS = 1_500;
const LATE_SPREAD_MS = 1_500;

// Long enough for streams that come every few seconds.
const LATELY_MS = 15_000;

export interface EchoWatchOptions {
  readonly clock: Clock;
  /** Where in the spread of all pages this one is, in [0, 1). */
  readonly share: number;
  /** It takes longer than usual: another stream may bring it. */
  readonly onLate: () => void;
  /**
   * It is missing. Returns whether it may still come: then it is expected of the stream that takes over next.
   * @param publishedAtMs steady time
   */
  readonly onMissing: (publishedAtMs: number) => boolean;
}

interface Expectation {
  /** All of it in steady time. */
  readonly publishedAtMs: number;
  readonly lateAtMs: number;
  dueAtMs: number;
  isLate: boolean;
}

/** Waits for the echoes of what was published, whatever streams come and go meanwhile. */
export class EchoWatch {
  readonly #options: EchoWatchOptions;
  readonly #lateMs: number;
  readonly #expected = new Map<string, Expectation>();
  #cancelTimer: Cancel | undefined;
  #closed = false;

  constructor(options: EchoWatchOptions) {
    this.#options = options;
    this.#lateMs = Math.round(LATE_FROM_MS + LATE_SPREAD_MS * options.share);
  }

  /** Whether something was published lately that has not come back. */
  get isExpecting(): boolean {
    const sinceMs = this.#nowMs - LATELY_MS;
    return [...this.#expected.values()].some(({ publishedAtMs }) => publishedAtMs > sinceMs);
  }

  /** This text is on its way to the service. */
  expect(text: string): void {
    if (this.#closed) return;
    const publishedAtMs = this.#nowMs;
    this.#expected.set(text, {
      publishedAtMs,
      lateAtMs: publishedAtMs + this.#lateMs,
      dueAtMs: publishedAtMs + MISSING_MS,
      isLate: false,
    });
    this.#arm();
  }

  /** It came, on whatever stream, or the service did not take it. */
  settle(value: string | Uint8Array): void {
    if (typeof value === 'string' && this.#expected.delete(value)) this.#arm();
  }

  /** Another stream delivers from now on. What an older expectation has used up already, it gets anew. */
  takenOver(): void {
    for (const expectation of this.#expected.values()) {
      if (expectation.dueAtMs <= this.#nowMs) expectation.dueAtMs = this.#nowMs + MISSING_MS;
    }
    this.#arm();
  }

  close(): void {
    this.#closed = true;
    this.#expected.clear();
    this.#cancelTimer?.();
  }

  get #nowMs(): number {
    return this.#options.clock.monotonicMs();
  }

  /** Sets the one timer, for what comes next. What is overdue waits for the next stream. */
  #arm(): void {
    this.#cancelTimer?.();
    const nowMs = this.#nowMs;
    const next = [...this.#expected.values()]
      .map(({ isLate, lateAtMs, dueAtMs }) => (isLate ? dueAtMs : lateAtMs))
      .filter((atMs) => atMs > nowMs);
    if (next.length === 0) return;
    this.#cancelTimer = this.#options.clock.setTimer(Math.ceil(Math.min(...next) - nowMs), () =>
      this.#look(),
    );
  }

  #look(): void {
    const nowMs = this.#nowMs;
    let isLate = false;
    for (const [text, expectation] of this.#expected) {
      if (expectation.isLate) {
        if (expectation.dueAtMs <= nowMs && !this.#options.onMissing(expectation.publishedAtMs)) {
          this.#expected.delete(text);
        }
      } else if (expectation.lateAtMs <= nowMs) {
        expectation.isLate = true;
        isLate = true;
      }
    }
    if (isLate) this.#options.onLate();
    this.#arm();
  }
}
