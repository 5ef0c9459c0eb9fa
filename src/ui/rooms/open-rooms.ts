import type { Cancel } from '../../base/cancel.ts';
import { Notifier } from '../../base/notifier.ts';
import { mentions } from '../../chat/mention.ts';
import type { MutedPeople } from '../../chat/muted-people.ts';
import { Unread } from '../../chat/room/unread.ts';
import type { Room } from '../room/room.ts';

/** Counts a room among those that are live in all tabs. */
export interface LivePlace {
  /** Whether it is in view; else others may take its place. */
  readonly show: (isShown: boolean) => void;
  readonly release: Cancel;
}

/** How many rooms may be live. */
export interface LiveLimit {
  /** In this page, as far as is known now. */
  readonly most: number;
  /** @param onTaken another tab needs the place */
  readonly take: (onTaken: () => void) => LivePlace;
}

export interface OpenRoom {
  readonly room: Room;
  readonly unread: Unread;
  /** Whom its reader does not want to read; undefined: nobody can be muted. */
  readonly muted: MutedPeople | undefined;
  /** Draws the room, and is kept while it is in the background. */
  readonly screen: HTMLElement;
}

interface Kept extends OpenRoom {
  readonly place: LivePlace;
  /** Another tab needs its place. */
  isAskedFor: boolean;
}

// Whoever looks at a count does not read faster.
const GATHER_MS = 250;

/**
 * The rooms that one person has open. One is in view; the others go on receiving. Where there are too many, the one
 * that was read least recently is closed, unless something that was written there has not been sent.
 */
export class OpenRooms {
  /** By name, the least recently read first. */
  readonly #rooms = new Map<string, Kept>();
  readonly #changes = new Notifier<void>();
  /** Closed because there were too many. */
  readonly #gaveWay = new Set<string>();
  #shown: Kept | undefined;
  #limit: LiveLimit | undefined;
  #isVisible = true;
  #cancelGather: Cancel | undefined;

  /** The room in view. */
  get shown(): OpenRoom | undefined {
    return this.#shown;
  }

  /** Own messages, in all rooms, that are not on the topic. */
  get unsentCount(): number {
    return sum(this.all, ({ room }) => room.unsentCount);
  }

  /** What others said, in all rooms, and nobody has read. */
  get unreadCount(): number {
    return sum(this.all, ({ unread }) => unread.count);
  }

  /** The least recently read first. */
  get all(): readonly OpenRoom[] {
    return [...this.#rooms.values()];
  }

  get(roomName: string): OpenRoom | undefined {
    return this.#rooms.get(roomName);
  }

  /** The room that was read last before the one in view. */
  get previous(): OpenRoom | undefined {
    return this.all.filter((kept) => kept !== this.#shown).at(-1);
  }

  /** Whether the room was closed because there were too many. */
  gaveWay(roomName: string): boolean {
    return this.#gaveWay.has(roomName);
  }

  /** Tells of what is drawn differently: rooms that came, went or changed; the latter at most four times a second. */
  onChange(listener: () => void): Cancel {
    return this.#changes.subscribe(listener);
  }

  /** Takes a room that was started, which is closed by this class from now on. */
  add(
    room: Room,
    { limit, muted }: { readonly limit: LiveLimit; readonly muted: MutedPeople | undefined },
  ): void {
    this.#limit = limit;
    const { roomName, timeline } = room;
    this.#gaveWay.delete(roomName);
    const kept: Kept = {
      room,
      unread: new Unread({
        timeline,
        muted,
        // Who somebody is may be known only when their token has come.
        mentionsReader: (text) => mentions(text, room.author.name),
        onChange: () => this.#onRows(),
      }),
      muted,
      screen: document.createElement('div'),
      place: limit.take(() => {
        kept.isAskedFor = true;
        this.#makeRoom();
      }),
      isAskedFor: false,
    };
    kept.screen.style.display = 'contents';
    this.#rooms.set(roomName, kept);
  }

  /** Brings a room into view that is open. */
  show(roomName: string): void {
    const kept = this.#rooms.get(roomName);
    if (!kept) return;
    this.#rooms.delete(roomName);
    this.#rooms.set(roomName, kept);
    if (this.#shown !== kept) this.#hide();
    this.#shown = kept;
    kept.isAskedFor = false;
    kept.place.show(true);
    kept.unread.isRead = this.#isVisible;
    this.#makeRoom();
    this.#changed();
  }

  /** Whether the page can be seen, so that the room in view is read. */
  set isVisible(isVisible: boolean) {
    this.#isVisible = isVisible;
    if (!this.#shown) return;
    this.#shown.unread.isRead = isVisible;
    this.#changed();
  }

  close(roomName: string): void {
    const kept = this.#rooms.get(roomName);
    if (!kept) return;
    this.#rooms.delete(roomName);
    if (this.#shown === kept) this.#shown = undefined;
    kept.unread.close();
    kept.place.release();
    kept.room.leave();
    kept.screen.remove();
    this.#changed();
  }

  closeAll(): void {
    for (const name of this.#rooms.keys()) this.close(name);
    this.#gaveWay.clear();
    this.#cancelGather?.();
    this.#cancelGather = undefined;
  }

  retryNow(): void {
    for (const { room } of this.all) room.retryNow();
  }

  #hide(): void {
    if (!this.#shown) return;
    this.#shown.unread.isRead = false;
    this.#shown.place.show(false);
  }

  #onRows(): void {
    // What kept a room open may have been sent.
    this.#makeRoom();
    const clock = this.all[0]?.room.clock;
    this.#cancelGather ??= clock?.setTimer(GATHER_MS, () => this.#changed());
  }

  #changed(): void {
    this.#cancelGather?.();
    this.#cancelGather = undefined;
    this.#changes.notify();
  }

  #makeRoom(): void {
    const most = this.#limit?.most ?? 1;
    for (const kept of this.#rooms.values()) {
      if (kept === this.#shown || kept.room.unsentCount > 0) continue;
      if (!kept.isAskedFor && this.#rooms.size <= most) continue;
      this.#gaveWay.add(kept.room.roomName);
      this.close(kept.room.roomName);
    }
  }
}

function sum<T>(all: readonly T[], amount: (one: T) => number): number {
  return all.reduce((total, one) => total + amount(one), 0);
}
