import { placedEnd } from '../../../chat/timeline/placed-end.ts';
import type { ForeignRow, MessageRow } from '../../../chat/timeline/timeline-row.ts';
import type { FoldedRows } from './folded-rows.ts';

/** The rows that are shown. */
type ShownRows = Pick<FoldedRows, 'length' | 'dropped' | 'held' | 'at'>;

export interface Arrivals {
  /** Messages from others, foreign payloads among them. */
  readonly count: number;
  /** The newest of those, oldest first. */
  readonly latest: readonly (MessageRow | ForeignRow)[];
  /** Whether we wrote something. */
  readonly hasOwn: boolean;
  /** Own messages, and changes of them, that could not be sent. */
  readonly failed: readonly MessageRow[];
  /** Messages from others, of the newest rows, that are not what they were. */
  readonly amended: readonly MessageRow[];
}

const LATEST = 3;
// Who listens has the last few messages in mind; a change far above would come without its context.
const RECENT_ROWS = 50;

/** Reports what was added to a timeline since the last call. What was there at first does not count. */
export class ArrivalWatch {
  readonly #timeline: ShownRows;
  #end: number;
  #held: ReadonlyMap<string, MessageRow>;
  /** Numbers of recent rows that were amended. */
  readonly #amended = new Set<number>();

  constructor(timeline: ShownRows) {
    this.#timeline = timeline;
    this.#end = placedEnd(timeline);
    this.#held = byKey(timeline.held);
  }

  /** To be told of each amended row, by its number. */
  noteAmended(number: number): void {
    // What is not taken yet arrives as what it is by then.
    if (number < this.#end && this.#isRecent(number)) this.#amended.add(number);
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
    const changed = this.#takeAmended();
    const amended = changed.filter(({ own }) => !own);
    failed.push(...changed.filter(({ own, delivery }) => own && delivery === 'failed'));
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
    return { count, latest, hasOwn, failed, amended };
  }

  #takeAmended(): readonly MessageRow[] {
    const timeline = this.#timeline;
    const rows = [...this.#amended].flatMap((number) => {
      const row = this.#isRecent(number) ? timeline.at(number - timeline.dropped) : undefined;
      return row?.kind === 'message' ? [row] : [];
    });
    this.#amended.clear();
    return rows;
  }

  #isRecent(number: number): boolean {
    return number >= Math.max(this.#timeline.dropped, placedEnd(this.#timeline) - RECENT_ROWS);
  }
}

function byKey(rows: readonly MessageRow[]): ReadonlyMap<string, MessageRow> {
  return new Map(rows.map((row) => [row.key, row]));
}
