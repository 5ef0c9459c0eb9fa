import type { PackedRows } from './packed-rows.ts';
import { rowBytes } from './row-bytes.ts';
import type { MessageRef, TimelineRow } from './timeline-row.ts';

/** So many that what a block takes itself does not count, so few that one is unpacked in no time. */
export const BLOCK_ROWS = 128;
/** Of these, so many stay as they are: more rows than come between two drawings of a busy room, or are drawn. */
export const OPEN_BLOCKS = 6;

/** A row in the sequence, and what names its message, if anything does. */
export interface PlacedRow {
  readonly row: TimelineRow;
  readonly ref: MessageRef | undefined;
}

/** Rows that follow each other. Packed, they take little more than their texts do. */
export class RowBlock {
  readonly #onBytes: (more: number) => void;
  #rows: TimelineRow[] | undefined = [];
  #refs: (MessageRef | undefined)[] | undefined = [];
  /** Absent where a row was changed since. */
  #packed: PackedRows | undefined;
  /** How many have not been dropped. */
  #left = 0;
  #bytes = 0;

  /** @param onBytes told by how much more memory the rows take, or less; what is unpacked to be read counts as packed */
  constructor(onBytes: (more: number) => void) {
    this.#onBytes = onBytes;
  }

  rowAt(slot: number): TimelineRow | undefined {
    return this.#openRows()[slot];
  }

  refAt(slot: number): MessageRef | undefined {
    return this.#openRefs()[slot];
  }

  /** Where the row of this key is; -1 for none. */
  slotOf(key: string): number {
    if (!this.#rows && !this.#packed?.hasKey(key)) return -1;
    return this.#openRows().findIndex((row) => row.key === key);
  }

  push({ row, ref }: PlacedRow): void {
    const { rows, refs } = this.#changing();
    rows.push(row);
    refs.push(ref);
    this.#left += 1;
    this.#count(rowBytes(row, ref));
  }

  /** Takes the newest out. */
  pop(): void {
    const { rows, refs } = this.#changing();
    rows.pop();
    refs.pop();
    this.drop();
  }

  replace(slot: number, row: TimelineRow): void {
    const { rows } = this.#changing();
    const before = rows[slot];
    if (before) this.#count(rowBytes(row) - rowBytes(before));
    rows[slot] = row;
  }

  /** One row less counts. Its memory goes with the block. */
  drop(): void {
    this.#count(-this.#bytes / this.#left);
    this.#left -= 1;
  }

  pack(Packed: typeof PackedRows): void {
    if (!this.#packed) {
      this.#packed = new Packed(this.#openRows(), this.#openRefs());
      this.#count(this.#packed.bytesEach * this.#left - this.#bytes);
    }
    this.#rows = undefined;
    this.#refs = undefined;
  }

  #count(more: number): void {
    this.#bytes += more;
    this.#onBytes(more);
  }

  #openRows(): TimelineRow[] {
    this.#rows ??= this.#packed?.rows() ?? [];
    return this.#rows;
  }

  #openRefs(): (MessageRef | undefined)[] {
    this.#refs ??= this.#packed?.refs() ?? [];
    return this.#refs;
  }

  #changing() {
    const all = { rows: this.#openRows(), refs: this.#openRefs() };
    this.#packed = undefined;
    return all;
  }
}
