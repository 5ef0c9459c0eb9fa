import type { Cancel } from '../../../base/cancel.ts';
import type { Clock } from '../../../base/clock.ts';
import { placedEnd } from '../../../chat/timeline/placed-end.ts';
import type { TimelineChange } from '../../../chat/timeline/timeline.ts';
import type { TimelineRow } from '../../../chat/timeline/timeline-row.ts';
import type { RowsSource } from '../list/folded-rows.ts';

// As much as fits between two frames beside everything else.
const SLICE_MS = 8;
const SLICE_ROWS = 64;

/**
 * Finds rows, the newest first, in slices that leave the page its frames; then among those that come. Rows are named by
 * their numbers in the timeline (`index + dropped`).
 */
export class Finder {
  readonly #rows: RowsSource;
  readonly #clock: Clock;
  readonly #matches: (row: TimelineRow) => boolean;
  readonly #onChange: () => void;
  readonly #unsubscribe: Cancel;
  #cancelSlice: Cancel | undefined;
  /** In ascending order. */
  #hits: number[] = [];
  /** From the row after the newest that was looked at, down to the oldest. */
  #end: number;
  #next: number;

  /** @param options.onChange called when there are other hits than before, and when all rows have been looked at */
  constructor(options: {
    readonly rows: RowsSource;
    readonly clock: Clock;
    readonly matches: (row: TimelineRow) => boolean;
    readonly onChange: () => void;
  }) {
    this.#rows = options.rows;
    this.#clock = options.clock;
    this.#matches = options.matches;
    this.#onChange = options.onChange;
    this.#end = placedEnd(this.#rows);
    this.#next = this.#end - 1;
    this.#unsubscribe = this.#rows.onChange((change) => this.#onRows(change));
    this.#slice();
  }

  /** Numbers of the rows that were found, the oldest first. */
  get hits(): readonly number[] {
    return this.#hits;
  }

  /** Whether there may be more among rows that were there at the beginning. */
  get isSearching(): boolean {
    return this.#next >= this.#rows.dropped;
  }

  close(): void {
    this.#unsubscribe();
    this.#cancelSlice?.();
  }

  #slice(): void {
    this.#cancelSlice = undefined;
    const untilMs = this.#clock.monotonicMs() + SLICE_MS;
    const found: number[] = [];
    while (this.isSearching) {
      for (let row = 0; row < SLICE_ROWS && this.isSearching; row++, this.#next--) {
        if (this.#isHit(this.#next)) found.push(this.#next);
      }
      if (this.#clock.monotonicMs() >= untilMs) break;
    }
    this.#hits = [...found.reverse(), ...this.#hits];
    if (this.isSearching) this.#cancelSlice = this.#clock.setTimer(0, () => this.#slice());
    if (found.length > 0 || !this.isSearching) this.#onChange();
  }

  #onRows({ amended, isMoved }: TimelineChange): void {
    if (isMoved) {
      this.#again();
      return;
    }
    const before = this.#hits;
    if (amended !== undefined && amended > this.#next && amended < this.#end) this.#lookAgain(amended);
    const { dropped } = this.#rows;
    if ((this.#hits[0] ?? dropped) < dropped) this.#hits = this.#hits.filter((hit) => hit >= dropped);
    const end = placedEnd(this.#rows);
    for (let number = Math.max(this.#end, dropped); number < end; number++) {
      if (this.#isHit(number)) this.#hits = [...this.#hits, number];
    }
    this.#end = end;
    if (this.#hits !== before) this.#onChange();
  }

  /** Other rows have these numbers now. */
  #again(): void {
    this.#cancelSlice?.();
    this.#hits = [];
    this.#end = placedEnd(this.#rows);
    this.#next = this.#end - 1;
    this.#slice();
  }

  #lookAgain(number: number): void {
    const isHit = this.#isHit(number);
    if (isHit === this.#hits.includes(number)) return;
    const others = this.#hits.filter((hit) => hit !== number);
    this.#hits = isHit ? [...others, number].sort((one, other) => one - other) : others;
  }

  #isHit(number: number): boolean {
    const row = this.#rows.at(number - this.#rows.dropped);
    return row !== undefined && this.#matches(row);
  }
}
