/** Something that is loaded when it is needed, and that not everybody needs. */
export class Late<T> {
  readonly #load: () => Promise<T>;
  #loading: Promise<T> | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Whether somebody has wanted it, and it can be had as far as is known. */
  get hasBegun(): boolean {
    return this.#loading !== undefined;
  }

  /** Rejects where it cannot be loaded; the next call tries again. */
  get(): Promise<T> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** Does this with it as soon as it is there. What cannot be loaded is left out: it was not asked for by a person. */
  receive(what: (it: T) => void): void {
    this.get()
      .then(what)
      .catch(() => {});
  }

  /** Does this with it, if there is any, after what was begun before. */
  tell(what: (it: T) => void): void {
    this.#loading?.then(what).catch(() => {});
  }
}
