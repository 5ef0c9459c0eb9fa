import { untilAborted } from './until-aborted.ts';

interface Flight<T> {
  readonly outcome: Promise<T>;
  readonly controller: AbortController;
  passengers: number;
}

/**
 * Runs one piece of work at a time for any number of callers. A caller may leave by its own signal without
 * disturbing the others; when the last one has left, the work itself is aborted.
 */
export class SingleFlight<T> {
  #flight: Flight<T> | undefined;

  /** Whether work is under way. */
  get busy(): boolean {
    return this.#flight !== undefined;
  }

  /**
   * Joins the work under way, or starts `work`.
   * @throws what the work throws, or the reason of `signal` as soon as it aborts.
   */
  async run(work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const flight = (this.#flight ??= this.#start(work));
    flight.passengers += 1;
    try {
      return await (signal ? untilAborted(signal, flight.outcome) : flight.outcome);
    } finally {
      flight.passengers -= 1;
      if (flight.passengers === 0 && this.#flight === flight) flight.controller.abort();
    }
  }

  /** Aborts the work under way; its callers get `reason` even if the work does not notice. */
  abort(reason: Error): void {
    this.#flight?.controller.abort(reason);
  }

  #start(work: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController();
    const { signal } = controller;
    // The inner function turns what `work` throws at once into a rejection.
    const outcome = untilAborted(signal, (async () => work(signal))());
    const flight = { outcome, controller, passengers: 0 };
    const land = () => {
      if (this.#flight === flight) this.#flight = undefined;
    };
    outcome.then(land, land);
    // An aborted flight takes no new passengers, even before its work has noticed.
    signal.addEventListener('abort', land, { once: true });
    return flight;
  }
}
