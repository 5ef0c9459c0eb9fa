import { FakeClock } from './fake-clock.ts';

/** Time in which nothing waits but for a rest. */
export class RestingClock extends FakeClock {
  readonly #due = new Set<() => void>();

  override setTimer(_delayMs: number, run: () => void): () => void {
    this.#due.add(run);
    return () => void this.#due.delete(run);
  }

  /** As if nothing had happened for a long time: runs all timers, and those that they set. */
  rest(): void {
    for (const run of this.#due) {
      this.#due.delete(run);
      run();
    }
  }
}
