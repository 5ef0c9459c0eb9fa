import type { Clock } from '../base/clock.ts';

const SPACING_MS = 5_000;

/**
 * Keeps requests apart: one per 5 s on average, and none before a `Retry-After` is over. Runs on steady
 * time, which nobody can set.
 */
export class RequestPace {
  readonly #clock: Clock;
  #openAtMs = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How long until a request may be sent, in ms; 0 when it may be now. */
  get waitMs(): number {
    return Math.max(0, Math.ceil(this.#openAtMs - this.#clock.monotonicMs()));
  }

  /** A request is being sent. One sent ahead of its time pushes the next one back. */
  requested(): void {
    this.#openAtMs = Math.max(this.#openAtMs, this.#clock.monotonicMs()) + SPACING_MS;
  }

  /** The machine asked not to be called for this long. */
  holdOff(forMs: number): void {
    this.#openAtMs = Math.max(this.#openAtMs, this.#clock.monotonicMs() + forMs);
  }

  /** Lets the next request go at once. */
  open(): void {
    this.#openAtMs = Number.NEGATIVE_INFINITY;
  }
}
