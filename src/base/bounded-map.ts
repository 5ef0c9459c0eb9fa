/** A map that forgets what was added first when it is full. Setting a key again does not make it younger; renewing it does. */
export class BoundedMap<K, V> {
  readonly #entries = new Map<K, V>();
  /**
   * Continues where it stopped: searching for the oldest from the start gets slower with each deleted entry. Not kept while
   * there is room: in V8, an iterator that rests keeps every table that its map has had since.
   */
  #fromOldest: Iterator<K> | undefined;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#entries.size;
  }

  has(key: K): boolean {
    return this.#entries.has(key);
  }

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  set(key: K, value: V): void {
    this.#entries.set(key, value);
    if (this.#entries.size <= this.#limit) return;
    this.#fromOldest ??= this.#entries.keys();
    const oldest = this.#fromOldest.next();
    if (!oldest.done) this.#entries.delete(oldest.value);
  }

  /** Sets a key as if it were new. */
  renew(key: K, value: V): void {
    if (this.#entries.delete(key)) this.#fromOldest = undefined;
    this.set(key, value);
  }

  /** Oldest first. */
  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.#entries.entries();
  }
}
