// When the session may try again.

// Full jitter below these bounds. The first try is immediate; for the first ten seconds tries are at most 4 s
// apart, so that an outage of a few seconds is over for the user within a few more.
const BOUNDS_MS = [0, 1_000, 2_000, 4_000, 4_000, 8_000, 16_000, 30_000] as const;
const FLOOR_MS = 500;
const WINDOW_MS = 5_000;
// Pages that were refused together come back one after another. Shorter waits concern a single page.
const SPREAD_ABOVE_MS = 5_000;
const MOST_SPREAD_MS = 5_000;
const MOST_IN_WINDOW = 3;

export interface RetryRequest {
  /** Steady time, ms. */
  readonly nowMs: number;
  /** When the other side said to come back; it wins over the backoff, in both directions. */
  readonly askedForMs?: number | undefined;
  /** No shorter wait than this. */
  readonly atLeastMs?: number | undefined;
}

/** Backoff with full jitter, and at most three attempts in any five seconds, whatever asks for them. */
export class RetrySchedule {
  readonly #random: () => number;
  #failures = 0;
  #startedAtMs: number[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Failures since it last worked for a while, or since it was told that the situation has changed. */
  get failures(): number {
    return this.#failures;
  }

  /** Counts a failure and says how long to wait, in ms. */
  delayAfterFailureMs({ nowMs, askedForMs, atLeastMs = 0 }: RetryRequest): number {
    const bound = BOUNDS_MS[Math.min(this.#failures, BOUNDS_MS.length - 1)] ?? 0;
    this.#failures += 1;
    const jittered = bound === 0 ? 0 : FLOOR_MS + this.#random() * (bound - FLOOR_MS);
    const waitMs = askedForMs === undefined ? jittered : this.#spread(Math.max(askedForMs, FLOOR_MS));
    return Math.max(waitMs, atLeastMs, this.waitForWindowMs(nowMs));
  }

  /** How long until another attempt stays within three in five seconds, in ms; 0 if at once. */
  waitForWindowMs(nowMs: number): number {
    const third = this.#startedAtMs.at(-MOST_IN_WINDOW);
    return third === undefined ? 0 : Math.max(0, third + WINDOW_MS - nowMs);
  }

  /** An attempt begins. */
  noteAttempt(nowMs: number): void {
    this.#startedAtMs = [...this.#startedAtMs.slice(1 - MOST_IN_WINDOW), nowMs];
  }

  /** It worked for a while, or the situation has changed: the next failure starts over. The window of attempts stays. */
  reset(): void {
    this.#failures = 0;
  }

  #spread(waitMs: number): number {
    return waitMs + this.#random() * Math.min(Math.max(0, waitMs - SPREAD_ABOVE_MS), MOST_SPREAD_MS);
  }
}
