import { abortReason } from './clock.ts';

/**
 * Runs one piece of work at a time for any number of callers. A caller may leave by its own signal without
 * disturbing the others; when the last one has left, the work itself is aborted.
 */
export class SingleFlight<T> {
  #flight: { promise: Promise<T>; controller: AbortController; waiting: number } | undefined;

  /** Whether work is under way. */
  get busy(): boolean {
    return this.#flight !== undefined;
  }

  /**
   * Joins the work under way, or starts `work`.
   * @throws what the work throws, or the reason of `signal` as soon as it aborts.
   */
  run(work: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (signal?.aborted) return Promise.reject(abortReason(signal));
    const flight = (this.#flight ??= this.#start(work));
    flight.waiting += 1;
    return new Promise<T>((resolve, reject) => {
      const onAbort = () => {
        leave();
        reject(abortReason(signal));
      };
      const leave = () => {
        signal?.removeEventListener('abort', onAbort);
        flight.waiting -= 1;
        if (flight.waiting === 0) flight.controller.abort();
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const settle = () => signal?.removeEventListener('abort', onAbort);
      flight.promise.then(resolve, reject).then(settle, settle);
    });
  }

  /** Aborts the work under way; its callers get `reason`. */
  abort(reason: Error): void {
    this.#flight?.controller.abort(reason);
  }

  #start(work: (signal: AbortSignal) => Promise<T>) {
    const controller = new AbortController();
    const flight = { promise: work(controller.signal), controller, waiting: 0 };
    const land = () => {
      if (this.#flight === flight) this.#flight = undefined;
    };
    flight.promise.then(land, land);
    // An aborted flight takes no new passengers, even before its work has noticed.
    controller.signal.addEventListener('abort', land, { once: true });
    return flight;
  }
}
