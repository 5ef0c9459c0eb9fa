export interface BackoffOptions {
  /** No delay is shorter, in ms. */
  readonly floorMs: number;
  /** No delay is longer, in ms. */
  readonly ceilingMs: number;
  /** Upper bound of the first random delay, in ms; doubled with each further attempt. */
  readonly baseMs: number;
  /** A number in [0, 1), as `Math.random`. */
  readonly random: () => number;
}

/**
 * Exponential backoff with full jitter: each delay is drawn evenly between the floor and a bound that doubles
 * up to the ceiling, so that many clients that failed together do not come back together.
 * (Source: "Exponential Backoff And Jitter", AWS Architecture Blog.)
 */
export class Backoff {
  readonly #options: BackoffOptions;
  #attempt = 0;

  constructor(options: BackoffOptions) {
    this.#options = options;
  }

  /**
   * The next delay in ms.
   * @param atLeastMs what the server asked for (`Retry-After`); it takes precedence even over the ceiling.
   */
  nextMs(atLeastMs = 0): number {
    const { floorMs, ceilingMs, baseMs, random } = this.#options;
    const bound = Math.max(floorMs, Math.min(ceilingMs, baseMs * 2 ** this.#attempt));
    this.#attempt += 1;
    return Math.max(atLeastMs, floorMs + random() * (bound - floorMs));
  }

  reset(): void {
    this.#attempt = 0;
  }
}
