import type { Timeline } from '../../../chat/timeline.ts';
import type { ForeignRow, MessageRow } from '../../../chat/timeline-row.ts';

/** What the list reads of a timeline. */
export type TimelineView = Pick<Timeline, 'length' | 'dropped' | 'held' | 'at' | 'onChange'>;

export interface Arrivals {
  /** Messages from others, foreign payloads among them. */
  readonly count: number;
  /** The newest of those, oldest first. */
  readonly latest: readonly (MessageRow | ForeignRow)[];
  /** Whether we wrote something. */
  readonly hasOwn: boolean;
  /** Own messages that could not be sent. */
  readonly failed: readonly MessageRow[];
}

const LATEST = 3;

/** Reports what was added to a timeline since the last call. What was there at first does not count. */
export class ArrivalWatch {
  readonly #timeline: TimelineView;
  #end: number;
  #held: ReadonlyMap<string, MessageRow>;

  constructor(timeline: TimelineView) {
    this.#timeline = timeline;
    this.#end = placedEnd(timeline);
    this.#held = byKey(timeline.held);
  }

  take(): Arrivals {
    const timeline = this.#timeline;
    const from = Math.max(this.#end, timeline.dropped);
    const held = byKey(timeline.held);
    const failed = timeline.held.filter(
      ({ key, delivery }) => delivery === 'failed' && this.#held.get(key)?.delivery !== 'failed',
    );
    let hasOwn = timeline.held.some(({ key }) => !this.#held.has(key));
    let count = 0;
    const latest: (MessageRow | ForeignRow)[] = [];
    this.#end = placedEnd(timeline);
    for (let number = from; number < this.#end; number++) {
      const row = timeline.at(number - timeline.dropped);
      if (row?.kind !== 'message' && row?.kind !== 'foreign') continue;
      if (row.kind === 'message' && row.own) {
        // It may come back before anybody saw it held.
        hasOwn ||= !this.#held.has(row.key);
        continue;
      }
      count += 1;
      latest.push(row);
      if (latest.length > LATEST) latest.shift();
    }
    this.#held = held;
    return { count, latest, hasOwn, failed };
  }
}

/** Number after that of the newest row that has its place in the sequence. */
function placedEnd(timeline: TimelineView): number {
  return timeline.dropped + timeline.length - timeline.held.length;
}

function byKey(rows: readonly MessageRow[]): ReadonlyMap<string, MessageRow> {
  return new Map(rows.map((row) => [row.key, row]));
}
