import type { SessionFailure } from './session-failure.ts';

const REJECTIONS_TO_BELIEVE = 2;
const UNKNOWNS_TO_SUSPECT = 2;

/** What the failures since the last good stream mean together. */
export class FailureStreak {
  #rejections = 0;
  #unknowns = 0;

  /** Whether one token after another was rejected, so that yet another does not help. */
  get isRejected(): boolean {
    return this.#rejections >= REJECTIONS_TO_BELIEVE;
  }

  /** UNKNOWN may hide a rejected token (an HTTP 401 with a plain-text body is UNKNOWN): time to renew it, once. */
  get mayHideRejection(): boolean {
    return this.#unknowns === UNKNOWNS_TO_SUSPECT;
  }

  /** A stream ended or could not be opened. */
  note({ isUnknown }: SessionFailure): void {
    this.#unknowns = isUnknown ? this.#unknowns + 1 : 0;
  }

  /** A stream could not be opened. */
  noteAttempt({ rejectsToken }: SessionFailure): void {
    if (rejectsToken) this.#rejections += 1;
  }

  reset(): void {
    this.#rejections = 0;
    this.#unknowns = 0;
  }
}
