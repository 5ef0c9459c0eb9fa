// Loaded with the first room that has more rows than are read at a time.

import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import { PackedRows } from './packed-rows.ts';
import { OPEN_BLOCKS, type RowBlock } from './row-block.ts';

// What comes at once is taken in first, and packed when that is drawn. So many that a burst seldom has more.
const MOST_OPEN_BLOCKS = 128;
const REST_MS = 1_000;
// A few ms of work at a time.
const BLOCKS_AT_A_TIME = 8;
const PACE_MS = 50;

/** Packs blocks of rows that nobody has read lately: soon, or at once where there are many. */
export class RowPacker {
  readonly #clock: Clock;
  /** Those that are not packed, the one that was read last at the end. */
  readonly #open: Set<RowBlock>;
  #cancel: Cancel | undefined;
  #isClosed = false;

  /** @param blocks what there is already, none of it packed, oldest first */
  constructor(clock: Clock, blocks: Iterable<RowBlock>) {
    this.#clock = clock;
    this.#open = new Set(blocks);
  }

  /** It is about to be read or changed. */
  read(block: RowBlock): void {
    this.#open.delete(block);
    this.#open.add(block);
    if (this.#open.size > MOST_OPEN_BLOCKS) this.#pack(1);
    if (this.#open.size > OPEN_BLOCKS) this.#packIn(REST_MS);
  }

  /** It is gone. */
  forget(block: RowBlock): void {
    this.#open.delete(block);
  }

  /** Sets no timer any more. */
  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }

  #packIn(delayMs: number): void {
    if (this.#isClosed) return;
    this.#cancel ??= this.#clock.setTimer(delayMs, () => {
      this.#cancel = undefined;
      this.#pack(Math.min(this.#open.size - OPEN_BLOCKS, BLOCKS_AT_A_TIME));
      if (this.#open.size > OPEN_BLOCKS) this.#packIn(PACE_MS);
    });
  }

  #pack(count: number): void {
    let left = count;
    for (const longestUnread of this.#open) {
      if (left <= 0) break;
      left -= 1;
      this.#open.delete(longestUnread);
      longestUnread.pack(PackedRows);
    }
  }
}
