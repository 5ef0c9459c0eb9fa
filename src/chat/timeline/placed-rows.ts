import type { Clock } from '../../base/clock.ts';
import { Late } from '../../base/late.ts';
import { BLOCK_ROWS, OPEN_BLOCKS, type PlacedRow, RowBlock } from './row-block.ts';
import { hashOf, RowIndex } from './row-index.ts';
import type { RowPacker } from './row-packer.ts';
import type { MessageRef, TimelineRow } from './timeline-row.ts';

let Packer: typeof RowPacker | undefined;
const packing = new Late(async () => {
  ({ RowPacker: Packer } = await import('./row-packer.ts'));
});

/**
 * The rows that have their place, by number: counted from the first that ever was. What nobody has read lately is packed,
 * and made anew when somebody reads it: a row is the same object for as long as it is drawn, and not for ever.
 */
export class PlacedRows {
  readonly #index: RowIndex;
  readonly #clock: Clock;
  readonly #blocks: RowBlock[] = [];
  #packer: RowPacker | undefined;
  #first = 0;
  #end = 0;
  #bytes = 0;

  /** @param limit the most that there will be at a time */
  constructor(limit: number, clock: Clock) {
    this.#index = new RowIndex(limit);
    this.#clock = clock;
  }

  /** Number of the first row. */
  get first(): number {
    return this.#first;
  }

  get length(): number {
    return this.#end - this.#first;
  }

  /** About how much memory they take. */
  get bytes(): number {
    return this.#bytes;
  }

  at(number: number): TimelineRow | undefined {
    return this.#read(number)?.rowAt(number % BLOCK_ROWS);
  }

  refAt(number: number): MessageRef | undefined {
    return this.#read(number)?.refAt(number % BLOCK_ROWS);
  }

  /** Number of the newest row that is named so; -1 for none. */
  find(ref: MessageRef): number {
    return this.#index.find(hashOf(ref), (number) => isSameRef(this.refAt(number), ref));
  }

  /** Number of the row of this key; -1 for none. Costs as much as there are rows behind it, however little. */
  numberOf(key: string): number {
    const start = Math.floor(this.#first / BLOCK_ROWS) * BLOCK_ROWS;
    for (let index = this.#blocks.length - 1; index >= 0; index--) {
      const slot = this.#blocks[index]?.slotOf(key) ?? -1;
      const number = start + index * BLOCK_ROWS + slot;
      if (slot >= 0) return number >= this.#first ? number : -1;
    }
    return -1;
  }

  push(placed: PlacedRow): void {
    const { row, ref } = placed;
    // What nothing names is not found; its key is as good as a name.
    this.#index.push(hashOf(ref ?? { publisherId: '', id: row.key }));
    if (this.#end % BLOCK_ROWS === 0) {
      if (this.#blocks.length >= OPEN_BLOCKS) this.#beginPacking();
      this.#blocks.push(
        new RowBlock((more) => {
          this.#bytes += more;
        }),
      );
    }
    this.#end += 1;
    this.#read(this.#end - 1)?.push(placed);
  }

  /** Drops the oldest row. */
  shift(): void {
    this.#blocks[0]?.drop();
    this.#index.shift();
    this.#first += 1;
    if (this.#first % BLOCK_ROWS === 0) this.#forget(this.#blocks.shift());
  }

  replace(number: number, row: TimelineRow): void {
    this.#read(number)?.replace(number % BLOCK_ROWS, row);
  }

  /**
   * Takes a row out, so that those behind it move up. Costs as much as there are of these.
   * @returns what names its message
   */
  takeOut(number: number): MessageRef | undefined {
    const ref = this.refAt(number);
    const behind: PlacedRow[] = [];
    while (this.#end > number) {
      const last = this.#end - 1;
      const row = this.at(last);
      if (row && last > number) behind.push({ row, ref: this.refAt(last) });
      this.#read(last)?.pop();
      this.#index.pop();
      this.#end = last;
      if (last % BLOCK_ROWS === 0) this.#forget(this.#blocks.pop());
    }
    for (const placed of behind.reverse()) this.push(placed);
    return ref;
  }

  /** Nothing is packed in the background any more. */
  close(): void {
    this.#packer?.close();
  }

  /** The block of a number, which stays as it is until others are read. */
  #read(number: number): RowBlock | undefined {
    if (number < this.#first) return undefined;
    const block = this.#blocks[Math.floor(number / BLOCK_ROWS) - Math.floor(this.#first / BLOCK_ROWS)];
    if (block) this.#packer?.read(block);
    return block;
  }

  #beginPacking(): void {
    if (!Packer) packing.receive(() => {});
    else this.#packer ??= new Packer(this.#clock, this.#blocks);
  }

  #forget(block: RowBlock | undefined): void {
    if (block) this.#packer?.forget(block);
  }
}

/** Whether both name the same message. */
export function isSameRef(one: MessageRef | undefined, other: MessageRef): boolean {
  return one?.id === other.id && one.publisherId === other.publisherId;
}
