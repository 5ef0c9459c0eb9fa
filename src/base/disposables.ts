import type { Cancel } from './cancel.ts';

/** Collects what must be undone, and undoes it once, last added first. */
export class Disposables {
  readonly #undo: Cancel[] = [];
  #disposed = false;

  /** Whether `dispose` was called. */
  get disposed(): boolean {
    return this.#disposed;
  }

  /** Keeps `undo` for later, or runs it at once if everything is disposed already. */
  add(undo: Cancel): void {
    if (this.#disposed) undo();
    else this.#undo.push(undo);
  }

  dispose(): void {
    this.#disposed = true;
    for (let undo = this.#undo.pop(); undo; undo = this.#undo.pop()) undo();
  }
}
