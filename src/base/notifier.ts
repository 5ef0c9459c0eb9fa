import type { Cancel } from './cancel.ts';
import { microtask } from './microtask.ts';

/**
 * A list of listeners. If one throws, the others are still called, and the error reaches the platform as
 * uncaught, as with a DOM event.
 */
export class Notifier<T> {
  readonly #listeners = new Set<(value: T) => void>();

  /** How many listeners there are now. */
  get size(): number {
    return this.#listeners.size;
  }

  /** Adds a listener; the function returned removes it. The same function added twice is called twice. */
  subscribe(listener: (value: T) => void): Cancel {
    const own = (value: T) => listener(value);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** Tells every listener that was there when the call began and has not been removed meanwhile. */
  notify(value: T): void {
    const present = [...this.#listeners];
    for (const listener of present) {
      if (!this.#listeners.has(listener)) continue;
      try {
        listener(value);
      } catch (error) {
        microtask(() => {
          throw error;
        });
      }
    }
  }

  clear(): void {
    this.#listeners.clear();
  }
}
