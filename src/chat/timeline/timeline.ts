import type { Cancel } from '../../base/cancel.ts';
import { Notifier } from '../../base/notifier.ts';
import { joinedTogether } from './joined-together.ts';
import { RowBudget } from './row-budget.ts';
import { rowBytes } from './row-bytes.ts';
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
 * costs the same however many there are; settling an own message touches the own messages at the end only.
 */
export class Timeline {
  // A ring: row number n (counted from the first that ever was) lives in slot n % limit.
  readonly #placed: (TimelineRow | undefined)[] = [];
  readonly #limit: number;
  readonly #budget: RowBudget;
  readonly #leaveBudget: Cancel;
  /** Makes room for what it is being given itself, and tells of it afterwards. */
  #isMakingRoom = false;
  #placedCount = 0;
  #placedBytes = 0;
  #dropped = 0;
  readonly #held: MessageRow[] = [];
  /** Where a message is: the number of its placed row, or the key of its held one. */
  readonly #places = new Map<string, number | string>();
  /** By slot of the ring, what its row is called in `#places`; so that it goes when the row goes. */
  readonly #placedRefs: (string | undefined)[] = [];
  /** The same of held rows, by their key. */
  readonly #heldRefs = new Map<string, string>();
  readonly #changes = new Notifier<TimelineChange>();

  /**
   * Beyond a limit the oldest placed rows are dropped; the newest and own unplaced rows stay.
   * @param options.limit placed rows that are kept
   * @param options.budget memory that they may take together with those of other rooms
   */
  constructor(options: { readonly limit?: number; readonly budget?: RowBudget } = {}) {
    this.#limit = options.limit ?? DEFAULT_LIMIT;
    this.#budget = options.budget ?? new RowBudget();
    const bytes = () => this.#placedBytes;
    this.#leaveBudget = this.#budget.join({
      get bytes() {
        return bytes();
      },
      mayDrop: () => this.#placedCount > 1,
      dropOldest: () => {
        this.#drop();
        if (!this.#isMakingRoom) this.#changes.notify({});
      },
    });
  }

  get length(): number {
    return this.#placedCount + this.#held.length;
  }

  /**
   * Rows dropped from the front for a limit. `index + dropped` stays the same for a row in the sequence, unless one
   * before it turns out to belong further back (`replace`).
   */
  get dropped(): number {
    return this.#dropped;
  }

  /** Our own messages that have no place in the sequence yet: pending, failed, or sent and not seen. */
  get held(): readonly MessageRow[] {
    return this.#held;
  }

  at(index: number): TimelineRow | undefined {
    if (index < 0) return undefined;
    if (index < this.#placedCount) return this.#placed[(this.#dropped + index) % this.#limit];
    return this.#held[index - this.#placedCount];
  }

  /**
   * Where a message stands now: its number (`index + dropped`); `undefined` where it has not come, or is kept no more,
   * or is of another publisher.
   */
  find(ref: MessageRef): number | undefined {
    const index = this.#indexOf(refKey(ref));
    return index < 0 ? undefined : index + this.#dropped;
  }

  /** What names the message at an index; `undefined` where nothing does, so that nobody can refer to it. */
  refAt(index: number): MessageRef | undefined {
    const row = this.at(index);
    if (!row) return undefined;
    const isPlaced = index < this.#placedCount;
    const name = isPlaced
      ? this.#placedRefs[(this.#dropped + index) % this.#limit]
      : this.#heldRefs.get(row.key);
    return name === undefined ? undefined : refOf(name);
  }

  /** Tells `listener` after each change; who draws gathers them by frame. */
  onChange(listener: (change: TimelineChange) => void): Cancel {
    return this.#changes.subscribe(listener);
  }

  /** Adds a row that has its place in the sequence; a message with a `ref` can be amended. */
  append(row: TimelineRow, ref?: MessageRef): void {
    this.#place(row, ref && refKey(ref));
    this.#changes.notify({});
  }

  /** Adds who came, or left, to those who did just before them, else as a row. */
  appendJoined(row: JoinedRow): void {
    const index = this.#placedCount - 1;
    const last = this.at(index);
    const together = index < 0 ? undefined : joinedTogether(last, row);
    if (!last || !together) this.append(row);
    else if (together !== last) this.#amendAt(index, last, together);
  }

  /** Adds an own message after everything else. */
  hold(row: MessageRow): void {
    this.#held.push(row);
    this.#changes.notify({});
  }

  /** From now on the held row of this key can be amended, as `ref`; nothing to see changes. */
  identifyHeld(key: string, ref: MessageRef): void {
    if (this.#indexOfHeld(key) < 0) return;
    this.#forgetHeldRef(key);
    const name = refKey(ref);
    if (name === undefined) return;
    this.#heldRefs.set(key, name);
    this.#places.set(name, key);
  }

  /** The row of this key. Costs as much as there are rows behind it. */
  get(key: string): TimelineRow | undefined {
    return this.at(this.#indexOfKey(key));
  }

  /**
   * Replaces the row of a message where it stands, placed or held, by what `change` makes of it. Does nothing when
   * there is no such message any more, when it is of another publisher, or when `change` gives the row back.
   * @param target a message, or the key of its row, by which finding it costs as much as there are rows behind it
   */
  amend(target: MessageRef | { readonly key: string }, change: (row: MessageRow) => MessageRow): void {
    const index = 'key' in target ? this.#indexOfKey(target.key) : this.#indexOf(refKey(target));
    const row = this.at(index);
    if (row?.kind !== 'message') return;
    const changed = change(row);
    if (changed === row) return;
    const amended = { ...changed, key: row.key };
    if (index < this.#placedCount) {
      this.#amendAt(index, row, amended);
      return;
    }
    this.#held[index - this.#placedCount] = amended;
    this.#changes.notify({ amended: index + this.#dropped });
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
    const name = this.#forgetHeldRef(row.key);
    this.#place(row, ref ? refKey(ref) : name);
    this.#changes.notify({});
  }

  /**
   * Moves a row that got its place too early to the end of the sequence, as `row`. Where it is no longer kept, it is
   * added. Costs as much as there are rows behind it.
   */
  replace(row: MessageRow, ref?: MessageRef): void {
    const name = this.#takeOut(row.key);
    this.#place(row, ref ? refKey(ref) : name);
    this.#changes.notify({ isMoved: true });
  }

  /** Takes a held row away; does nothing when there is none. */
  removeHeld(key: string): void {
    const index = this.#indexOfHeld(key);
    if (index < 0) return;
    this.#held.splice(index, 1);
    this.#forgetHeldRef(key);
    this.#changes.notify({});
  }

  /** Forgets the listeners, and counts for no budget any more; the rows stay readable. */
  close(): void {
    this.#leaveBudget();
    this.#changes.clear();
  }

  #amendAt(index: number, row: TimelineRow, amended: TimelineRow): void {
    const number = index + this.#dropped;
    this.#placed[number % this.#limit] = amended;
    this.#placedBytes += rowBytes(amended) - rowBytes(row);
    this.#changes.notify(this.#dropOldest() ? {} : { amended: number });
  }

  #place(row: TimelineRow, name: string | undefined): void {
    const number = this.#dropped + this.#placedCount;
    if (this.#placedCount === this.#limit) this.#drop();
    this.#placed[number % this.#limit] = row;
    this.#placedRefs[number % this.#limit] = name;
    this.#placedCount += 1;
    this.#placedBytes += rowBytes(row, name);
    if (name !== undefined) this.#places.set(name, number);
    this.#dropOldest();
  }

  /** @returns whether rows had to go */
  #dropOldest(): boolean {
    const before = this.#dropped;
    this.#isMakingRoom = true;
    this.#budget.keep();
    this.#isMakingRoom = false;
    return this.#dropped > before;
  }

  #drop(): void {
    const slot = this.#dropped % this.#limit;
    const row = this.#placed[slot];
    const name = this.#placedRefs[slot];
    if (row) this.#placedBytes -= rowBytes(row, name);
    // A publisher that uses an id again has its newer message under it.
    if (name !== undefined && this.#places.get(name) === this.#dropped) this.#places.delete(name);
    this.#placed[slot] = undefined;
    this.#placedRefs[slot] = undefined;
    this.#placedCount -= 1;
    this.#dropped += 1;
  }

  /** Takes a placed row out, so that those behind it move up. Returns what it was called. */
  #takeOut(key: string): string | undefined {
    const end = this.#dropped + this.#placedCount;
    let number = end - 1;
    while (number >= this.#dropped && this.#placed[number % this.#limit]?.key !== key) number -= 1;
    if (number < this.#dropped) return undefined;
    const row = this.#placed[number % this.#limit];
    const name = this.#placedRefs[number % this.#limit];
    if (row) this.#placedBytes -= rowBytes(row, name);
    if (name !== undefined && this.#places.get(name) === number) this.#places.delete(name);
    for (; number < end - 1; number++) {
      const next = this.#placed[(number + 1) % this.#limit];
      if (!next) break;
      const nextName = this.#placedRefs[(number + 1) % this.#limit];
      this.#placed[number % this.#limit] = next;
      this.#placedRefs[number % this.#limit] = nextName;
      if (nextName !== undefined && this.#places.get(nextName) === number + 1)
        this.#places.set(nextName, number);
    }
    this.#placed[number % this.#limit] = undefined;
    this.#placedRefs[number % this.#limit] = undefined;
    this.#placedCount -= 1;
    return name;
  }

  /** Index of the row of a message; -1 when there is none. */
  #indexOf(name: string | undefined): number {
    const place = name === undefined ? undefined : this.#places.get(name);
    if (place === undefined) return -1;
    if (typeof place === 'number') return place - this.#dropped;
    return this.#placedCount + this.#indexOfHeld(place);
  }

  /** Index of the row of this key; -1 when there is none. */
  #indexOfKey(key: string): number {
    let index = this.length - 1;
    while (index >= 0 && this.at(index)?.key !== key) index -= 1;
    return index;
  }

  #forgetHeldRef(key: string): string | undefined {
    const name = this.#heldRefs.get(key);
    this.#heldRefs.delete(key);
    if (name !== undefined && this.#places.get(name) === key) this.#places.delete(name);
    return name;
  }

  #indexOfHeld(key: string): number {
    return this.#held.findIndex((row) => row.key === key);
  }
}

/** From the text that `refKey` has made. */
function refOf(name: string): MessageRef {
  const start = name.indexOf(':') + 1;
  const end = start + Number.parseInt(name, 10);
  return { publisherId: name.slice(start, end), id: name.slice(end) };
}

/** One text for id and publisher, in which the length keeps the two apart; `undefined` names no message. */
function refKey({ id, publisherId }: MessageRef): string | undefined {
  return publisherId === '' ? undefined : `${publisherId.length}:${publisherId}${id}`;
}
