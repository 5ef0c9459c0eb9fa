import type { Cancel } from '../../base/cancel.ts';
import type { MutedPeople } from '../muted-people.ts';
import { placedEnd } from '../timeline/placed-end.ts';
import { rowsFromTheEnd } from '../timeline/rows-from-the-end.ts';
import type { Timeline, TimelineChange } from '../timeline/timeline.ts';
import type { ForeignRow, MessageRow, TimelineRow } from '../timeline/timeline-row.ts';

/** What of a timeline tells how much of it is unread. */
export type UnreadSource = Pick<Timeline, 'length' | 'dropped' | 'held' | 'at' | 'onChange'>;

/** What somebody said. */
export type SpokenRow = MessageRow | ForeignRow;

/** Whose messages count for nothing, as do those that are too many. */
export type Muting = Pick<MutedPeople, 'has' | 'onChange'>;

// Nobody counts mentions; whether there are any has to be known, and some of them may be taken back.
const MOST_MENTIONS = 99;

/** Counts what others have said in a room while nobody read it. */
export class Unread {
  readonly #timeline: UnreadSource;
  readonly #onChange: () => void;
  readonly #muted: Muting | undefined;
  readonly #mentionsReader: (text: string) => boolean;
  readonly #unsubscribe: readonly (Cancel | undefined)[];
  #count = 0;
  /** Number of the row after the last one that was looked at, counted from the first that ever was. */
  #end: number;
  /** Number of the first row that nobody has looked at. */
  #unreadFrom: number;
  #first: number | undefined;
  #newFrom: number | undefined;
  #isRead = false;
  /** Numbers of the rows that mention whoever has not read them. */
  readonly #mentions = new Set<number>();

  /**
   * @param options.muted those whose messages do not count
   * @param options.mentionsReader whether a text mentions whoever reads here; nothing does by default
   * @param options.onChange called whenever the timeline has changed, read or not, and when what counts is another
   */
  constructor(options: {
    readonly timeline: UnreadSource;
    readonly muted?: Muting | undefined;
    readonly mentionsReader?: (text: string) => boolean;
    readonly onChange: () => void;
  }) {
    this.#timeline = options.timeline;
    this.#muted = options.muted;
    this.#mentionsReader = options.mentionsReader ?? (() => false);
    this.#onChange = options.onChange;
    this.#end = placedEnd(this.#timeline);
    this.#unreadFrom = this.#end;
    this.#unsubscribe = [
      this.#timeline.onChange((change) => this.#onRows(change)),
      this.#muted?.onChange(() => this.#countAgain()),
    ];
  }

  get count(): number {
    return this.#count;
  }

  /** Whether any of it mentions whoever reads here. */
  get hasMention(): boolean {
    return this.#mentions.size > 0;
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
    this.#forget();
    this.#unreadFrom = this.#end;
  }

  close(): void {
    for (const cancel of this.#unsubscribe) cancel?.();
  }

  #onRows({ amended }: TimelineChange): void {
    this.#onAmended(amended);
    const from = this.#end;
    this.#end = placedEnd(this.#timeline);
    if (!this.#isRead) this.#countFrom(from);
    this.#onChange();
  }

  #countAgain(): void {
    this.#forget();
    if (!this.#isRead) this.#countFrom(this.#unreadFrom);
    this.#onChange();
  }

  #forget(): void {
    this.#count = 0;
    this.#first = undefined;
    this.#mentions.clear();
  }

  #countFrom(from: number): void {
    const timeline = this.#timeline;
    for (let number = Math.max(from, timeline.dropped); number < this.#end; number++) {
      const row = timeline.at(number - timeline.dropped);
      if (!isFromOthers(row, this.#muted) || isDeleted(row)) continue;
      this.#count += 1;
      this.#first ??= number;
      this.#noteMention(number, row);
    }
  }

  /** What was taken back before anybody read it does not count, and what was changed may mention somebody else. */
  #onAmended(number: number | undefined): void {
    const row = number === undefined ? undefined : this.#timeline.at(number - this.#timeline.dropped);
    if (number === undefined || !isFromOthers(row, this.#muted)) return;
    if (number >= this.#end || number < (this.#first ?? number + 1)) return;
    this.#mentions.delete(number);
    if (!isDeleted(row)) {
      this.#noteMention(number, row);
      return;
    }
    this.#count -= 1;
    if (this.#count === 0) this.#first = undefined;
  }

  #noteMention(number: number, row: SpokenRow): void {
    if (this.#mentions.size < MOST_MENTIONS && this.#mentionsReader(row.text)) this.#mentions.add(number);
  }
}

/** The last message of a timeline, own ones included; none of somebody who is muted, and none too many. */
export function lastMessage(timeline: UnreadSource, muted?: Muting): TimelineRow | undefined {
  // Further back there may be thousands of people who came.
  for (const row of rowsFromTheEnd(timeline, 50)) {
    if ((row.kind === 'message' && row.own) || isFromOthers(row, muted)) return row;
  }
  return undefined;
}

/** Whether it is something that others said, and that counts. */
export function isFromOthers(row: TimelineRow | undefined, muted: Muting | undefined): row is SpokenRow {
  if (row?.kind !== 'foreign' && (row?.kind !== 'message' || row.own)) return false;
  return !row.isFlood && !muted?.has(row.author);
}

export function isDeleted(row: TimelineRow | undefined): boolean {
  return row?.kind === 'message' && row.changed === 'deleted';
}
