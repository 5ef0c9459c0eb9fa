import type { Clock } from '../../base/clock.ts';

/** What waits to be tried again. */
export interface Unreached {
  readonly key: string;
  /** Counts up in the order of writing. */
  readonly number: number;
}

interface Waiting<T> {
  readonly item: T;
  /** Steady time; never by time alone where it is infinite. */
  readonly dueAtMs: number;
}

// Long enough for a message that something in between swallows whatever else gets through, short enough for a person.
const FIRST_WAIT_MS = 15_000;
const LONGEST_WAIT_MS = 120_000;

/** What failed for want of a connection: in order, and with the time at which each is tried again by itself. */
export class UnreachedMessages<T extends Unreached> {
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #waiting: Waiting<T>[] = [];
  /** Tries in vain since each was last known to have a chance. */
  readonly #inVain = new Map<string, number>();

  constructor({ clock, random }: { readonly clock: Clock; readonly random: () => number }) {
    this.#clock = clock;
    this.#random = random;
  }

  /** When the next is due, steady ms; infinite when none is. */
  get nextAtMs(): number {
    return Math.min(...this.#waiting.map(({ dueAtMs }) => dueAtMs));
  }

  /** Takes one that failed; `isSilent`: without an answer, so that time alone is no reason to try it again. */
  add(item: T, { isSilent }: { readonly isSilent: boolean }): void {
    const inVain = this.#inVain.get(item.key) ?? 0;
    this.#inVain.set(item.key, inVain + 1);
    // Between 75 and 125 %, so that pages which failed together do not come back together.
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** inVain, LONGEST_WAIT_MS) * (0.75 + this.#random() / 2);
    const dueAtMs = isSilent ? Number.POSITIVE_INFINITY : this.#clock.monotonicMs() + waitMs;
    const index = this.#waiting.findIndex((other) => other.item.number > item.number);
    this.#waiting.splice(index < 0 ? this.#waiting.length : index, 0, { item, dueAtMs });
  }

  /** The first that is due by now, which waits no longer. */
  takeDue(): T | undefined {
    const now = this.#clock.monotonicMs();
    const index = this.#waiting.findIndex(({ dueAtMs }) => dueAtMs <= now);
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0]?.item;
  }

  /** Something got through: those that have not failed alone since are due now. */
  noteSuccess(): void {
    const now = this.#clock.monotonicMs();
    for (const [index, { item, dueAtMs }] of this.#waiting.entries()) {
      const failedAlone = (this.#inVain.get(item.key) ?? 0) > 1;
      if (!failedAlone && Number.isFinite(dueAtMs)) this.#waiting[index] = { item, dueAtMs: now };
    }
  }

  /** All, in order: the connection is another now, and each has its chances anew. */
  takeAll(): readonly T[] {
    this.#inVain.clear();
    return this.#waiting.splice(0).map(({ item }) => item);
  }

  remove(key: string): void {
    this.#inVain.delete(key);
    const index = this.#waiting.findIndex(({ item }) => item.key === key);
    if (index >= 0) this.#waiting.splice(index, 1);
  }
}
