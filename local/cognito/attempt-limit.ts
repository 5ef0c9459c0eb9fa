export interface AttemptLimitOptions {
  /** The failure from which on the door is shut for a while. */
  readonly lockFrom: number;
  /** For how long, by the number of failures that have shut it (from 1). */
  readonly lockMs: (failures: number) => number;
  /** Epoch ms. */
  readonly now: () => number;
}

/** Counts what fails, per user, and for how long to refuse. */
export class AttemptLimit {
  readonly #options: AttemptLimitOptions;
  readonly #counts = new Map<string, { failures: number; lockedUntilMs: number }>();

  constructor(options: AttemptLimitOptions) {
    this.#options = options;
  }

  isLocked(user: string): boolean {
    return (this.#counts.get(user)?.lockedUntilMs ?? 0) > this.#options.now();
  }

  failed(user: string): void {
    const { lockFrom, lockMs, now } = this.#options;
    const failures = (this.#counts.get(user)?.failures ?? 0) + 1;
    const lockedUntilMs = failures < lockFrom ? 0 : now() + lockMs(failures - lockFrom + 1);
    this.#counts.set(user, { failures, lockedUntilMs });
  }

  succeeded(user: string): void {
    this.#counts.delete(user);
  }

  clear(): void {
    this.#counts.clear();
  }
}
