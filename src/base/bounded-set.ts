import { BoundedMap } from './bounded-map.ts';

/** A set that forgets what was added first when it is full. Adding a member again does not make it younger. */
export class BoundedSet<T> {
  readonly #members: BoundedMap<T, true>;

  constructor(limit: number) {
    this.#members = new BoundedMap(limit);
  }

  get size(): number {
    return this.#members.size;
  }

  has(member: T): boolean {
    return this.#members.has(member);
  }

  add(member: T): void {
    this.#members.set(member, true);
  }
}
