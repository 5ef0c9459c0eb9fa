import { BoundedSet } from '../../base/bounded-set.ts';

// Retries come seconds after the first try, and the session itself delivers an item once.
const REMEMBERED = 4_096;

/** Remembers which messages have come, because a sender without an answer sends again with the same id. */
export class Receipts {
  readonly #keys = new BoundedSet<string>(REMEMBERED);

  /** Takes note of an own message; false when it had come before. */
  noteOwn(id: string): boolean {
    return this.#note(`own:${id}`);
  }

  /** Takes note of another's message; false when it had come before. One person cannot hide another's by its id. */
  noteForeign(id: string, publisherId: string): boolean {
    // The length keeps the two parts apart.
    return this.#note(`${publisherId.length}:${publisherId}${id}`);
  }

  #note(key: string): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    return true;
  }
}
