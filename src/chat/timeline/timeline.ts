import type { Cancel } from '../../base/cancel.ts';
import { Notifier } from '../../base/notifier.ts';
import type { MessageRow, TimelineRow } from './timeline-row.ts';

const DEFAULT_LIMIT = 100_000;

/**
 * What a room shows, oldest first: first the rows that have their place in the topic's sequence, then our own
 * messages that have none yet. Rows are immutable and replaced when they change. Adding a row costs the same
 * however many there are; settling an own message touches the own messages at the end only.
 */
export class Timeline {
  // A ring: row number n (counted from the first that ever was) lives in slot n % limit.
  readonly #placed: TimelineRow[] = [];
  readonly #limit: number;
  #placedCount = 0;
  #dropped = 0;
  readonly #held: MessageRow[] = [];
  readonly #changes = new Notifier<void>();

  /** @param options.limit placed rows that are kept; beyond it the oldest are dropped. Own unplaced rows stay. */
  constructor(options: { readonly limit?: number } = {}) {
    this.#limit = options.limit ?? DEFAULT_LIMIT;
  }

  get length(): number {
    return this.#placedCount + this.#held.length;
  }

  /** Rows dropped from the front for the limit. `index + dropped` stays the same for a row in the sequence. */
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

  /** Tells `listener` after each change; who draws gathers them by frame. */
  onChange(listener: () => void): Cancel {
    return this.#changes.subscribe(listener);
  }

  /** Adds a row that has its place in the sequence. */
  append(row: TimelineRow): void {
    this.#place(row);
    this.#changes.notify();
  }

  /** Adds an own message after everything else. */
  hold(row: MessageRow): void {
    this.#held.push(row);
    this.#changes.notify();
  }

  /** Replaces the held row of the same key; does nothing when there is none. */
  replaceHeld(row: MessageRow): void {
    const index = this.#indexOfHeld(row.key);
    if (index < 0) return;
    this.#held[index] = row;
    this.#changes.notify();
  }

  /** Moves the held row of the same key to its place in the sequence, as `row`. */
  settle(row: MessageRow): void {
    const index = this.#indexOfHeld(row.key);
    if (index < 0) return;
    this.#held.splice(index, 1);
    this.#place(row);
    this.#changes.notify();
  }

  /** Takes a held row away; does nothing when there is none. */
  removeHeld(key: string): void {
    const index = this.#indexOfHeld(key);
    if (index < 0) return;
    this.#held.splice(index, 1);
    this.#changes.notify();
  }

  /** Forgets the listeners; the rows stay readable. */
  close(): void {
    this.#changes.clear();
  }

  #place(row: TimelineRow): void {
    this.#placed[(this.#dropped + this.#placedCount) % this.#limit] = row;
    if (this.#placedCount < this.#limit) this.#placedCount += 1;
    else this.#dropped += 1;
  }

  #indexOfHeld(key: string): number {
    return this.#held.findIndex((row) => row.key === key);
  }
}
