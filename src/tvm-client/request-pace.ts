import type { Clock } from '../base/clock.ts';

const SPACING_MS = 5_000;

/**
 * Keeps requests apart: one per 5 s on average, and none before a `Retry-After` is over. Runs on steady
 * time, which nobody can set.
 */
export class RequestPace {
  readonly #clock: Clock;
  #spacedUntilMs = 0;
  #heldOffUntilMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** How long until a request may be sent, in ms; 0 when it may be now. */
  get waitMs(): number {
    const nowMs = this.#clock.monotonicMs();
    return Math.ceil(Math.max(this.#spacedUntilMs, this.#heldOffUntilMs, nowMs) - nowMs);
  }

  /** A request is being sent. One sent ahead of its time pushes the next one back. */
  requested(): void {
    this.#spacedUntilMs = Math.max(this.#spacedUntilMs, this.#clock.monotonicMs()) + SPACING_MS;
  }

  /** The machine asked not to be called for this long; what it asked before counts no more. */
  holdOff(forMs: number): void {
    this.#heldOffUntilMs = this.#clock.monotonicMs() + forMs;
  }

  /** Lets the next request go at once, unless the machine asked for more. */
  open(): void {
    this.#spacedUntilMs = 0;
  }
}
