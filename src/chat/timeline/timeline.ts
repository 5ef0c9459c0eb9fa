import type { Cancel } from '../../base/cancel.ts';
import { type Clock, SystemClock } from '../../base/clock.ts';
import { Notifier } from '../../base/notifier.ts';
import { joinedTogether } from './joined-together.ts';
import { isSameRef, PlacedRows } from './placed-rows.ts';
import { RowBudget } from './row-budget.ts';
import type { JoinedRow, MessageRef, MessageRow, TimelineRow } from './timeline-row.ts';

const DEFAULT_LIMIT = 100_000;

/** What happened to a timeline. */
export interface TimelineChange {
  /** Number (`index + dropped`) of a row that was replaced where it stands; absent when rows came, went or moved. */
  readonly amended?: number;
  /** A row in the sequence has moved, and those behind it with it. */
  readonly isMoved?: true;
}

/**
 * What a room shows, oldest first: first the rows that have their place in the topic's sequence, then our own
 * messages that have none yet. Rows are immutable and replaced when they change. Adding a row or finding a message
 * costs the same however many there are; settling an own message touches the own messages at the end only. Rows that
 * nobody has read lately are packed, and made anew: a row that is not drawn is not always the same object.
 */
export class Timeline {
  readonly #placed: PlacedRows;
  readonly #limit: number;
  readonly #budget: RowBudget;
  readonly #leaveBudget: Cancel;
  /** Makes room for what it is being given itself, and tells of it afterwards. */
  #isMakingRoom = false;
  readonly #held: MessageRow[] = [];
  /** What names a held row, by its key. */
  readonly #heldRefs = new Map<string, MessageRef>();
  readonly #changes = new Notifier<TimelineChange>();

  /**
   * Beyond a limit the oldest placed rows are dropped; the newest and own unplaced rows stay.
   * @param options.limit placed rows that are kept
   * @param options.budget memory that they may take together with those of other rooms
   */
  constructor(
    options: {
      readonly limit?: number | undefined;
      readonly budget?: RowBudget | undefined;
      readonly clock?: Clock | undefined;
    } = {},
  ) {
    this.#limit = options.limit ?? DEFAULT_LIMIT;
    const placed = new PlacedRows(this.#limit, options.clock ?? new SystemClock());
    this.#placed = placed;
    this.#budget = options.budget ?? new RowBudget();
    this.#leaveBudget = this.#budget.join({
      get bytes() {
        return placed.bytes;
      },
      mayDrop: () => placed.length > 1,
      dropOldest: () => {
        placed.shift();
        if (!this.#isMakingRoom) this.#changes.notify({});
      },
    });
  }

  get length(): number {
    return this.#placed.length + this.#held.length;
  }

  /**
   * Rows dropped from the front for a limit. `index + dropped` stays the same for a row in the sequence, unless one
   * before it turns out to belong further back (`replace`).
   */
  get dropped(): number {
    return this.#placed.first;
  }

  /** Our own messages that have no place in the sequence yet: pending, failed, or sent and not seen. */
  get held(): readonly MessageRow[] {
    return this.#held;
  }

  at(index: number): TimelineRow | undefined {
    return this.#placed.at(this.dropped + index) ?? this.#held[index - this.#placed.length];
  }

  /**
   * Where a message stands now: its number (`index + dropped`); `undefined` where it has not come, or is kept no more,
   * or is of another publisher.
   */
  find(ref: MessageRef): number | undefined {
    const index = this.#indexOfRef(ref);
    return index < 0 ? undefined : index + this.dropped;
  }

  /** What names the message at an index; `undefined` where nothing does, so that nobody can refer to it. */
  refAt(index: number): MessageRef | undefined {
    const held = this.#held[index - this.#placed.length];
    return held ? this.#heldRefs.get(held.key) : this.#placed.refAt(this.dropped + index);
  }

  /** Tells `listener` after each change; who draws gathers them by frame. */
  onChange(listener: (change: TimelineChange) => void): Cancel {
    return this.#changes.subscribe(listener);
  }

  /** Adds a row that has its place in the sequence; a message with a `ref` can be amended. */
  append(row: TimelineRow, ref?: MessageRef): void {
    this.#place(row, ref);
    this.#changes.notify({});
  }

  /** Adds who came, or left, to those who did just before them, else as a row. */
  appendJoined(row: JoinedRow): void {
    const index = this.#placed.length - 1;
    const last = this.at(index);
    const together = index < 0 ? undefined : joinedTogether(last, row);
    if (!last || !together) this.append(row);
    else if (together !== last) this.#amendAt(index, together);
  }

  /** Adds an own message after everything else. */
  hold(row: MessageRow): void {
    this.#held.push(row);
    this.#changes.notify({});
  }

  /** From now on the held row of this key can be amended, as `ref`; nothing to see changes. */
  identifyHeld(key: string, ref: MessageRef): void {
    if (this.#indexOfHeld(key) < 0) return;
    if (ref.publisherId === '') this.#heldRefs.delete(key);
    else this.#heldRefs.set(key, ref);
  }

  /** Index of the row of this key; -1 where there is none. Costs as much as there are rows behind it. */
  indexOf(key: string): number {
    const held = this.#indexOfHeld(key);
    if (held >= 0) return this.#placed.length + held;
    return this.#indexAt(this.#placed.numberOf(key));
  }

  /** The row of this key. Costs as much as there are rows behind it. */
  get(key: string): TimelineRow | undefined {
    return this.at(this.indexOf(key));
  }

  /**
   * Replaces the row of a message where it stands, placed or held, by what `change` makes of it. Does nothing when
   * there is no such message any more, when it is of another publisher, or when `change` gives the row back.
   * @param target a message, or the key of its row, by which finding it costs as much as there are rows behind it
   */
  amend(target: MessageRef | { readonly key: string }, change: (row: MessageRow) => MessageRow): void {
    const index = 'key' in target ? this.indexOf(target.key) : this.#indexOfRef(target);
    const row = this.at(index);
    if (row?.kind !== 'message') return;
    const changed = change(row);
    if (changed === row) return;
    const amended = { ...changed, key: row.key };
    if (index < this.#placed.length) {
      this.#amendAt(index, amended);
      return;
    }
    this.#held[index - this.#placed.length] = amended;
    this.#changes.notify({ amended: index + this.dropped });
  }

  /** Replaces the held row of the same key; does nothing when there is none. */
  replaceHeld(row: MessageRow): void {
    const index = this.#indexOfHeld(row.key);
    if (index < 0) return;
    this.#held[index] = row;
    this.#changes.notify({});
  }

  /** Moves the held row of the same key to its place in the sequence, as `row`; without `ref` it keeps its own. */
  settle(row: MessageRow, ref?: MessageRef): void {
    const index = this.#indexOfHeld(row.key);
    if (index < 0) return;
    this.#held.splice(index, 1);
    this.#place(row, ref ?? this.#heldRefs.get(row.key));
    this.#heldRefs.delete(row.key);
    this.#changes.notify({});
  }

  /**
   * Moves a row that got its place too early to the end of the sequence, as `row`. Where it is no longer kept, it is
   * added. Costs as much as there are rows behind it.
   */
  replace(row: MessageRow, ref?: MessageRef): void {
    const number = this.#placed.numberOf(row.key);
    const former = number < 0 ? undefined : this.#placed.takeOut(number);
    this.#place(row, ref ?? former);
    this.#changes.notify({ isMoved: true });
  }

  /** Takes a held row away; does nothing when there is none. */
  removeHeld(key: string): void {
    const index = this.#indexOfHeld(key);
    if (index < 0) return;
    this.#held.splice(index, 1);
    this.#heldRefs.delete(key);
    this.#changes.notify({});
  }

  /** Forgets the listeners, and counts for no budget any more; the rows stay readable. */
  close(): void {
    this.#leaveBudget();
    this.#placed.close();
    this.#changes.clear();
  }

  #amendAt(index: number, amended: TimelineRow): void {
    const number = index + this.dropped;
    this.#placed.replace(number, amended);
    this.#changes.notify(this.#dropOldest() ? {} : { amended: number });
  }

  #place(row: TimelineRow, ref: MessageRef | undefined): void {
    if (this.#placed.length === this.#limit) this.#placed.shift();
    this.#placed.push({ row, ref: ref?.publisherId === '' ? undefined : ref });
    this.#dropOldest();
  }

  /** @returns whether rows had to go */
  #dropOldest(): boolean {
    const before = this.dropped;
    this.#isMakingRoom = true;
    this.#budget.keep();
    this.#isMakingRoom = false;
    return this.dropped > before;
  }

  /** Index of the row of a message; -1 when there is none. */
  #indexOfRef(ref: MessageRef): number {
    if (ref.publisherId === '') return -1;
    for (const [key, held] of this.#heldRefs) if (isSameRef(held, ref)) return this.indexOf(key);
    return this.#indexAt(this.#placed.find(ref));
  }

  #indexAt(number: number): number {
    return number < 0 ? number : number - this.dropped;
  }

  #indexOfHeld(key: string): number {
    return this.#held.findIndex((row) => row.key === key);
  }
}
