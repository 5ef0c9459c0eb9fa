import type { MessageRef } from './timeline-row.ts';

const FIRST_SIZE = 1_024;
const NONE = -1;
// Nobody knows it who could make up names that look alike.
const SEED = Math.floor(Math.random() * 2 ** 31);

/**
 * Finds the numbers of rows by a hash. Each leads to the one before it with a hash like it, so that those which were
 * dropped are at the ends of these chains and need not be taken out.
 */
export class RowIndex {
  readonly #limit: number;
  #first = 0;
  #end = 0;
  // Number n has slot n % length.
  #hashes = new Int32Array();
  #before = new Int32Array();
  /** By the hash. */
  #newest = new Int32Array();

  /** @param limit the most rows at a time */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes the next number. */
  push(hash: number): void {
    if (this.#end - this.#first === this.#hashes.length) this.#grow();
    const slot = this.#end % this.#hashes.length;
    const bucket = this.#bucketOf(hash);
    this.#hashes[slot] = hash;
    this.#before[slot] = this.#newest[bucket] ?? NONE;
    this.#newest[bucket] = this.#end;
    this.#end += 1;
  }

  /** Forgets the last number. */
  pop(): void {
    this.#end -= 1;
    const slot = this.#end % this.#hashes.length;
    this.#newest[this.#bucketOf(this.#hashes[slot] ?? 0)] = this.#before[slot] ?? NONE;
  }

  /** Forgets the first number. */
  shift(): void {
    this.#first += 1;
  }

  /** The last number with this hash that is it; -1 for none. */
  find(hash: number, isIt: (number: number) => boolean): number {
    let number = this.#newest[this.#bucketOf(hash)] ?? NONE;
    while (number >= this.#first) {
      const slot = number % this.#hashes.length;
      if (this.#hashes[slot] === hash && isIt(number)) return number;
      number = this.#before[slot] ?? NONE;
    }
    return NONE;
  }

  #bucketOf(hash: number): number {
    return (hash >>> 0) % this.#newest.length;
  }

  #grow(): void {
    const { length } = this.#hashes;
    const hashes = this.#hashes;
    const end = this.#end;
    const size = Math.min(Math.max(4 * length, FIRST_SIZE), this.#limit);
    this.#hashes = new Int32Array(size);
    this.#before = new Int32Array(size);
    this.#newest = new Int32Array(Math.ceil(size / 2)).fill(NONE);
    this.#end = this.#first;
    while (this.#end < end) this.push(hashes[this.#end % length] ?? 0);
  }
}

/** A number that stands for the name of a message: FNV-1a over UTF-16 units. */
export function hashOf({ publisherId, id }: MessageRef): number {
  return hashed(id, hashed(publisherId, SEED));
}

function hashed(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
