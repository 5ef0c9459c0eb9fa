/** A set that forgets what was added first when it is full. Adding a member again does not make it younger. */
export class BoundedSet<T> {
  readonly #members = new Set<T>();
  /** Continues where it stopped: searching for the oldest from the start gets slower with each deleted entry. */
  readonly #fromOldest = this.#members.values();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#members.size;
  }

  has(member: T): boolean {
    return this.#members.has(member);
  }

  add(member: T): void {
    this.#members.add(member);
    if (this.#members.size <= this.#limit) return;
    const oldest = this.#fromOldest.next();
    if (!oldest.done) this.#members.delete(oldest.value);
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#members.values();
  }
}
