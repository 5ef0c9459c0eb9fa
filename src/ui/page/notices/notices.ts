import type { Cancel } from '../../../base/cancel.ts';
import type { Clock } from '../../../base/clock.ts';
import { mentions } from '../../../chat/mention.ts';
import { isDeleted, isFromOthers, type SpokenRow } from '../../../chat/room/unread.ts';
import { placedEnd } from '../../../chat/timeline/placed-end.ts';
import type { BrowserNotice } from '../../parts/browser-notices.ts';
import { parseNoticeWish } from '../../parts/notice-wish.ts';
import { spokenName } from '../../room/list/list-words.ts';
import { spokenText } from '../../room/list/spoken-text.ts';
import type { Room } from '../../room/room.ts';
import type { OpenRoom, OpenRooms } from '../../rooms/open-rooms.ts';
import { roomsWords } from '../../rooms/rooms-words.ts';
import { noticesWords } from './notices-words.ts';

/** Whoever is told of something needs that long to look. */
const PAUSE_MS = 3_000;
// What a notification can show, and more.
const MAX_TEXT_LENGTH = 200;
/** Of a room; nobody is told a larger number. */
const MOST_WAITING = 999;

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

/** What is told of a room. */
interface Told {
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
  /** By the name of the room, the numbers of the rows that are to be told of. */
  readonly #waiting = new Map<string, number[]>();
  readonly #shown = new Map<string, Cancel>();
  #machineName = '';
  #wish = parseNoticeWish(undefined);
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
    this.#wish = parseNoticeWish(wish);
    const inView = isVisible() ? this.#rooms.shown?.room : undefined;
    turn.read(inView && this.#keyOf(inView.roomName));
    for (const open of this.#rooms.all) {
      const { room } = open;
      const numbers = this.#newRows(room).filter((number) => this.#wanted(number, open));
      if (room === inView) this.#seen(room.roomName);
      else if (numbers.length > 0) {
        const before = this.#waiting.get(room.roomName) ?? [];
        this.#waiting.set(room.roomName, [...before, ...numbers].slice(-MOST_WAITING));
      }
    }
    const openNames = new Set(this.#rooms.all.map(({ room }) => room.roomName));
    for (const name of [...this.#shown.keys(), ...this.#waiting.keys()]) {
      if (!openNames.has(name)) this.#seen(name);
    }
    this.#tell();
  }

  /** Numbers of the rows since the last look; none of a room that is looked at for the first time. */
  #newRows(room: Room): readonly number[] {
    const { timeline } = room;
    const end = placedEnd(timeline);
    const from = Math.max(this.#ends.get(room) ?? end, timeline.dropped, end - MOST_WAITING);
    this.#ends.set(room, end);
    return Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index);
  }

  /** The row of this number, if whoever is here wants to be told of it now. */
  #wanted(number: number, { room, muted }: OpenRoom): SpokenRow | undefined {
    const { about, quietUntilMs } = this.#wish;
    const row = room.timeline.at(number - room.timeline.dropped);
    if (!isFromOthers(row, muted) || isDeleted(row)) return undefined;
    if (about === 'nothing' || this.#platform.clock.wallMs() < quietUntilMs) return undefined;
    return about === 'all' || mentions(row.text, room.author.name) ? row : undefined;
  }

  /** What is left to be told: things are taken back, and people muted, while it waits. */
  #takeWaiting(): ReadonlyMap<string, Told> {
    const told = new Map<string, Told>();
    for (const [roomName, numbers] of this.#waiting) {
      const open = this.#rooms.all.find(({ room }) => room.roomName === roomName);
      if (!open) continue;
      const rows = numbers.flatMap((number) => this.#wanted(number, open) ?? []);
      const mention = rows.findLast(({ text }) => mentions(text, open.room.author.name));
      const row = mention ?? rows.at(-1);
      if (row) told.set(roomName, { count: rows.length, row, isMention: mention !== undefined });
    }
    this.#waiting.clear();
    return told;
  }

  /** Nothing is to be told of it any more. */
  #seen(roomName: string): void {
    this.#waiting.delete(roomName);
    this.#shown.get(roomName)?.();
    this.#shown.delete(roomName);
  }

  #tell(): void {
    if (this.#cancelPause) return;
    const told = this.#takeWaiting();
    if (told.size === 0) return;
    this.#cancelPause = this.#platform.clock.setTimer(PAUSE_MS, () => {
      this.#cancelPause = undefined;
      this.#tell();
    });
    void this.#tellOf(told);
  }

  async #tellOf(all: ReadonlyMap<string, Told>): Promise<void> {
    const { turn, show, chime } = this.#platform;
    const taken = [...all].map(async ([name, said]) =>
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
    if (this.#wish.hasSound) chime();
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

function textOf(roomName: string, { row, count, isMention }: Told) {
  const name = spokenName(row.author);
  const text = spokenText(row, MAX_TEXT_LENGTH);
  if (isMention) return { title: `${noticesWords().mentionBy(name)} · ${roomName}`, body: text };
  if (count === 1) return { title: `${name} · ${roomName}`, body: text };
  return { title: `${roomsWords().unread(count)} · ${roomName}`, body: `${name}: ${text}` };
}
