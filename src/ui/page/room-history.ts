import type { RoomRequest } from '../room/room-request.ts';
import { type NewEntry, roomQuery, writeEntry } from './navigation.ts';

/** Beside who is in the room: how far it is to the join entry, and which room is in the entry before. */
interface Depth {
  readonly depth: number;
  readonly before: string | undefined;
}

/** The entries of rooms in the page's history: after a join entry, one for each room that was gone to. */
export class RoomHistory {
  readonly #window: Window;

  constructor(window: Window = globalThis.window) {
    this.#window = window;
  }

  /** Makes the room the current entry: after a join entry, else in the place of the room there was. */
  enter(request: RoomRequest): void {
    const depth = this.#depth;
    if (depth) this.#write('replaceState', request, depth);
    else this.#write('pushState', request, { depth: 1, before: undefined });
  }

  /** Goes on from the room of the current entry to another. */
  goOn(request: RoomRequest): void {
    const { depth = 0 } = this.#depth ?? {};
    const before = new URL(this.#window.location.href).searchParams.get('room') ?? undefined;
    this.#write('pushState', request, { depth: depth + 1, before: depth > 0 ? before : undefined });
  }

  /**
   * Leaves the room of the current entry.
   * @param next what is shown then; undefined: the join entry, and `Navigation.onMove` is called
   */
  leave(next: RoomRequest | undefined): void {
    const depth = this.#depth;
    if (!depth) return;
    if (!next) this.#window.history.go(-depth.depth);
    else if (depth.before === next.roomName) this.#window.history.back();
    else this.#write('replaceState', next, depth);
  }

  /** The link to send to others. It contains the room and nothing else. */
  inviteLink(roomName: string): string {
    return new URL(roomQuery(roomName), this.#window.location.href).href;
  }

  /** Of the current entry; undefined where that is not a room. */
  get #depth(): Depth | undefined {
    const state: unknown = this.#window.history.state;
    if (typeof state !== 'object' || state === null) return undefined;
    const { joined, depth, before } = state as Record<string, unknown>;
    if (joined !== true) return undefined;
    const isDepth = typeof depth === 'number' && Number.isInteger(depth) && depth > 0;
    return { depth: isDepth ? depth : 1, before: typeof before === 'string' ? before : undefined };
  }

  #write(how: NewEntry['how'], { roomName, machineName, userName }: RoomRequest, depth: Depth): void {
    const state = { joined: true, machineName, userName, ...depth };
    writeEntry(this.#window, { how, state, roomName });
  }
}
