// Decides which items of the streams are shown: each once, in order, with every hole reported.
//
// It trusts only the items themselves. Heartbeats prove nothing about order, and the numbers in a discontinuity
// may be off by one; what is complete is what has no hole between the item shown last and the next one.

import type { TopicItem, TopicPosition } from './transport.ts';

/** What the gate lets out, in the order to be shown. */
export type GateOutput =
  | { readonly kind: 'item'; readonly item: TopicItem }
  /** Messages were sent that no stream brought; `count` where the numbers tell. */
  | { readonly kind: 'gap'; readonly count: number | undefined };

/** One stream's way into the gate. */
export interface Lane {
  /** An item of the stream, in the stream's own order. Returns what may be shown now. */
  offer(item: TopicItem): GateOutput[];
  /** The stream has ended. Returns what no longer has to wait for it. */
  close(): GateOutput[];
}

interface LaneState {
  readonly waiting: TopicItem[];
  /** How long the values of those are together. */
  waitingLength: number;
  open: boolean;
}

// An overlap of two streams lasts a moment; a storm in that moment must not hold memory without bound.
const MOST_WAITING = 2_000;
// As many items of the greatest size that the service takes.
const MOST_WAITING_LENGTH = MOST_WAITING * 4_096;

/** Where a topic is entered: the service replays "some messages leading up to the newest". */
const JOIN: TopicPosition = { page: 0, next: 1 };

/**
 * Merges the items of overlapping streams of one topic. Each stream is in order by itself, so a hole is certain
 * only when every open stream has gone past it; until then the item behind the hole waits.
 */
export class Gate {
  readonly #lanes = new Set<LaneState>();
  #position: TopicPosition | undefined;
  #mayHaveMissed = false;

  /** Where the next stream is to resume. */
  get position(): TopicPosition {
    return this.#position ?? JOIN;
  }

  /** Admits a stream that starts at or before `position`. */
  open(): Lane {
    const lane: LaneState = { waiting: [], waitingLength: 0, open: true };
    this.#lanes.add(lane);
    return {
      offer: (item) => {
        if (!lane.open) return [];
        lane.waiting.push(item);
        lane.waitingLength += item.value.length;
        return this.#release();
      },
      close: () => {
        lane.open = false;
        return this.#release();
      },
    };
  }

  /**
   * Says that there was no stream for some time. With a position, this changes nothing: the next item tells. Without one,
   * an item that is not the topic's first may have had unseen predecessors.
   */
  noteBreak(): void {
    if (!this.#position) this.#mayHaveMissed = true;
  }

  #release(): GateOutput[] {
    const out: GateOutput[] = [];
    for (let lane = this.#nextLane(); lane; lane = this.#nextLane()) {
      const item = lane.waiting.shift();
      if (item) {
        lane.waitingLength -= item.value.length;
        this.#pass(item, out);
      }
      this.#forgetIfDrained(lane);
    }
    for (const lane of this.#lanes) this.#forgetIfDrained(lane);
    return out;
  }

  /** The lane whose first item can be decided now. */
  #nextLane(): LaneState | undefined {
    let first: { lane: LaneState; item: TopicItem } | undefined;
    let somebodyMayFillIn = false;
    let overfull = false;
    for (const lane of this.#lanes) {
      const item = lane.waiting[0];
      if (!item) {
        somebodyMayFillIn ||= lane.open;
        continue;
      }
      overfull ||= lane.waiting.length > MOST_WAITING || lane.waitingLength > MOST_WAITING_LENGTH;
      if (!first || isBefore(item, first.item)) first = { lane, item };
    }
    if (!first) return undefined;
    return this.#isDue(first.item) || !somebodyMayFillIn || overfull ? first.lane : undefined;
  }

  /** Whether nothing can belong between what was shown last and this item. */
  #isDue({ page, sequence }: TopicItem): boolean {
    const position = this.#position;
    if (!position) return false;
    return page < position.page || (page === position.page && sequence <= position.next);
  }

  #pass(item: TopicItem, out: GateOutput[]): void {
    const position = this.#position;
    if (position) {
      if (item.page < position.page) return;
      if (item.page === position.page && item.sequence < position.next) return;
      if (item.page > position.page) out.push({ kind: 'gap', count: undefined });
      else if (item.sequence > position.next) {
        out.push({ kind: 'gap', count: item.sequence - position.next });
      }
    } else if (this.#mayHaveMissed && item.sequence > 1) {
      out.push({ kind: 'gap', count: undefined });
    }
    out.push({ kind: 'item', item });
    this.#position = { page: item.page, next: item.sequence + 1 };
  }

  #forgetIfDrained(lane: LaneState): void {
    if (!lane.open && lane.waiting.length === 0) this.#lanes.delete(lane);
  }
}

function isBefore(a: TopicItem, b: TopicItem): boolean {
  return a.page < b.page || (a.page === b.page && a.sequence < b.sequence);
}
