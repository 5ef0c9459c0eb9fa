import type { Cancel } from '../../base/cancel.ts';
import type { Timeline, TimelineChange } from '../timeline/timeline.ts';
import type { TimelineRow } from '../timeline/timeline-row.ts';

/** What of a timeline tells how much of it is unread. */
export type UnreadSource = Pick<Timeline, 'length' | 'dropped' | 'held' | 'at' | 'onChange'>;

/** Counts what others have said in a room while nobody read it. */
export class Unread {
  readonly #timeline: UnreadSource;
  readonly #onChange: () => void;
  readonly #unsubscribe: Cancel;
  #count = 0;
  /** Number of the row after the last one that was looked at, counted from the first that ever was. */
  #end: number;
  #first: number | undefined;
  #newFrom: number | undefined;
  #isRead = false;

  /** @param options.onChange called whenever the timeline has changed, read or not */
  constructor(options: { readonly timeline: UnreadSource; readonly onChange: () => void }) {
    this.#timeline = options.timeline;
    this.#onChange = options.onChange;
    this.#end = placedEnd(this.#timeline);
    this.#unsubscribe = this.#timeline.onChange((change) => this.#onRows(change));
  }

  get count(): number {
    return this.#count;
  }

  /**
   * Number (`index + dropped`) of the row before which whoever reads now had stopped; undefined while nobody reads, and
   * where nothing had come.
   */
  get newFrom(): number | undefined {
    return this.#newFrom;
  }

  /** Somebody reads the room from now on, or no longer. */
  set isRead(isRead: boolean) {
    if (isRead === this.#isRead) return;
    this.#isRead = isRead;
    this.#newFrom = isRead ? this.#first : undefined;
    this.#count = 0;
    this.#first = undefined;
  }

  close(): void {
    this.#unsubscribe();
  }

  #onRows({ amended }: TimelineChange): void {
    const timeline = this.#timeline;
    this.#forgetDeleted(amended);
    const from = Math.max(this.#end, timeline.dropped);
    this.#end = placedEnd(timeline);
    for (let number = from; !this.#isRead && number < this.#end; number++) {
      if (!isFromOthers(timeline.at(number - timeline.dropped))) continue;
      this.#count += 1;
      this.#first ??= number;
    }
    this.#onChange();
  }

  /** What was taken back before anybody read it does not count. */
  #forgetDeleted(number: number | undefined): void {
    const row = number === undefined ? undefined : this.#timeline.at(number - this.#timeline.dropped);
    const isDeleted = row?.kind === 'message' && row.changed === 'deleted' && !row.own;
    if (!isDeleted || number === undefined || number >= this.#end || number < (this.#first ?? number + 1))
      return;
    this.#count -= 1;
    if (this.#count === 0) this.#first = undefined;
  }
}

/** The last message of a timeline, own ones included. */
export function lastMessage(timeline: UnreadSource): TimelineRow | undefined {
  // Further back there may be thousands of people who came.
  const first = Math.max(0, timeline.length - 50);
  for (let index = timeline.length - 1; index >= first; index--) {
    const row = timeline.at(index);
    if (row?.kind === 'message' || row?.kind === 'foreign') return row;
  }
  return undefined;
}

function isFromOthers(row: TimelineRow | undefined): boolean {
  return row?.kind === 'foreign' || (row?.kind === 'message' && !row.own && row.changed !== 'deleted');
}

/** Own messages on their way are after everything else, and move. */
function placedEnd({ dropped, length, held }: UnreadSource): number {
  return dropped + length - held.length;
}
