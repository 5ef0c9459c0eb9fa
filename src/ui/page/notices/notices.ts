import type { Cancel } from '../../../base/cancel.ts';
import type { Clock } from '../../../base/clock.ts';
import { mentions } from '../../../chat/mention.ts';
import { isDeleted, isFromOthers, type SpokenRow } from '../../../chat/room/unread.ts';
import { placedEnd } from '../../../chat/timeline/placed-end.ts';
import type { BrowserNotice } from '../../parts/browser-notices.ts';
import { type NoticeWish, parseNoticeWish } from '../../parts/notice-wish.ts';
import { spokenName } from '../../room/list/list-words.ts';
import type { Room } from '../../room/room.ts';
import { roomsWords } from '../../rooms/rooms-words.ts';
import type { OpenRoom, OpenRooms } from '../open-rooms.ts';
import { spokenText } from '../spoken-text.ts';
import { noticesWords } from './notices-words.ts';

/** Whoever is told of something needs that long to look. */
const PAUSE_MS = 3_000;
// What a notification can show, and more.
const MAX_TEXT_LENGTH = 200;

export interface NoticesOptions {
  readonly rooms: Pick<OpenRooms, 'all' | 'shown'>;
  /** Somebody wants to see a room. */
  readonly onChosen: (roomName: string) => void;
}

/** How somebody is told. */
export interface NoticePlatform {
  readonly clock: Clock;
  /** Several tabs tell of something once. */
  readonly turn: { read(room: string | undefined): void; take(room: string): Promise<boolean> };
  /** Whether the page can be seen. */
  readonly isVisible: () => boolean;
  readonly show: (notice: BrowserNotice) => Cancel;
  readonly chime: () => void;
}

/** What has been said in a room since it was last told of. */
interface Waiting {
  readonly count: number;
  /** The last message, or the last one that mentions whoever is here. */
  readonly row: SpokenRow;
  readonly isMention: boolean;
}

/** Tells whoever wants it of what others say in rooms that they do not have in view: at most once in a few seconds. */
export class Notices {
  readonly #rooms: NoticesOptions['rooms'];
  readonly #onChosen: NoticesOptions['onChosen'];
  readonly #platform: NoticePlatform;
  /** Numbers of the rows after the last ones that were looked at. */
  readonly #ends = new WeakMap<Room, number>();
  /** By the name of the room. */
  readonly #waiting = new Map<string, Waiting>();
  readonly #shown = new Map<string, Cancel>();
  #machineName = '';
  #hasSound = false;
  #cancelPause: Cancel | undefined;

  constructor({ rooms, onChosen }: NoticesOptions, platform: NoticePlatform) {
    this.#rooms = rooms;
    this.#onChosen = onChosen;
    this.#platform = platform;
  }

  /**
   * To be called whenever the rooms have changed, and what is in view.
   * @param options.machineName of the rooms
   * @param options.wish as it is kept (ui/parts/notice-wish.ts)
   */
  look({ machineName, wish }: { readonly machineName: string; readonly wish: string | undefined }): void {
    const { turn, isVisible } = this.#platform;
    this.#machineName = machineName;
    const wished = parseNoticeWish(wish);
    this.#hasSound = wished.hasSound;
    const inView = isVisible() ? this.#rooms.shown?.room : undefined;
    turn.read(inView && this.#keyOf(inView.roomName));
    for (const open of this.#rooms.all) {
      const said = this.#newRows(open);
      if (open.room === inView) this.#seen(inView.roomName);
      else for (const row of said) this.#note(row, open.room, wished);
    }
    const openNames = new Set(this.#rooms.all.map(({ room }) => room.roomName));
    for (const name of [...this.#shown.keys(), ...this.#waiting.keys()]) {
      if (!openNames.has(name)) this.#seen(name);
    }
    this.#tell();
  }

  /** What others have said since the last look; nothing of a room that is looked at for the first time. */
  #newRows({ room, muted }: OpenRoom): readonly SpokenRow[] {
    const { timeline } = room;
    const end = placedEnd(timeline);
    const from = this.#ends.get(room) ?? end;
    this.#ends.set(room, end);
    const rows: SpokenRow[] = [];
    for (let number = Math.max(from, timeline.dropped); number < end; number++) {
      const row = timeline.at(number - timeline.dropped);
      if (isFromOthers(row, muted) && !isDeleted(row)) rows.push(row);
    }
    return rows;
  }

  #note(row: SpokenRow, { roomName, author }: Room, { about, quietUntilMs }: NoticeWish): void {
    if (about === 'nothing' || this.#platform.clock.wallMs() < quietUntilMs) return;
    const isMention = mentions(row.text, author.name);
    if (about === 'mentions' && !isMention) return;
    const before = this.#waiting.get(roomName);
    const isKept = before?.isMention && !isMention;
    this.#waiting.set(roomName, {
      count: (before?.count ?? 0) + 1,
      row: isKept ? before.row : row,
      isMention: isMention || before?.isMention === true,
    });
  }

  /** Nothing is to be told of it any more. */
  #seen(roomName: string): void {
    this.#waiting.delete(roomName);
    this.#shown.get(roomName)?.();
    this.#shown.delete(roomName);
  }

  #tell(): void {
    if (this.#cancelPause || this.#waiting.size === 0) return;
    this.#cancelPause = this.#platform.clock.setTimer(PAUSE_MS, () => {
      this.#cancelPause = undefined;
      this.#tell();
    });
    void this.#tellOf(new Map(this.#waiting));
    this.#waiting.clear();
  }

  async #tellOf(waiting: ReadonlyMap<string, Waiting>): Promise<void> {
    const { turn, show, chime } = this.#platform;
    const taken = [...waiting].map(async ([name, said]) =>
      (await turn.take(this.#keyOf(name))) ? { name, said } : [],
    );
    const mine = (await Promise.all(taken)).flat();
    if (mine.length === 0) {
      // Nobody was told anything here, and so needs no time to look.
      this.#cancelPause?.();
      this.#cancelPause = undefined;
      this.#tell();
      return;
    }
    if (this.#hasSound) chime();
    for (const { name, said } of mine) {
      // Somebody may have gone there while other tabs were asked.
      if (!this.#isUnread(name)) continue;
      const onClick = () => this.#onChosen(name);
      this.#shown.set(name, show({ ...textOf(name, said), tag: this.#keyOf(name), onClick }));
    }
  }

  #isUnread(roomName: string): boolean {
    const { all, shown } = this.#rooms;
    if (this.#platform.isVisible() && shown?.room.roomName === roomName) return false;
    return all.some(({ room }) => room.roomName === roomName);
  }

  #keyOf(roomName: string): string {
    return `${this.#machineName}:${roomName}`;
  }
}

function textOf(roomName: string, { row, count, isMention }: Waiting) {
  const name = spokenName(row.author);
  const text = spokenText(row, MAX_TEXT_LENGTH);
  if (isMention) return { title: `${noticesWords().mentionBy(name)} · ${roomName}`, body: text };
  if (count === 1) return { title: `${name} · ${roomName}`, body: text };
  return { title: `${roomsWords().unread(count)} · ${roomName}`, body: `${name}: ${text}` };
}
