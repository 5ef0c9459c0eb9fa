import type { Cancel } from '../../base/cancel.ts';
import type { RoomRequest } from '../room/room-request.ts';

/** How a room was entered; kept in the history entry, so that forward and a reload return to it. */
export type Visit = Omit<RoomRequest, 'roomName'>;

/** What the address and the history entry say. */
export interface Place {
  /** From `?room=`, the only thing that a link can set. */
  readonly roomName: string | undefined;
  /** Present if this entry stands for being in the room. */
  readonly visit: Visit | undefined;
}

/** The page's address and history: a join entry, and one after it for each room entered. */
export class Navigation {
  readonly #window: Window;

  constructor(window: Window = globalThis.window) {
    this.#window = window;
  }

  get place(): Place {
    const roomName = new URL(this.#window.location.href).searchParams.get('room') ?? undefined;
    return { roomName, visit: parseVisit(this.#window.history.state) };
  }

  /** Makes the room the current entry. Replaces an entry that is already in a room. */
  enter({ roomName, machineName, userName }: RoomRequest): void {
    const state = { joined: true, machineName, userName };
    this.#write(this.place.visit ? 'replaceState' : 'pushState', state, roomQuery(roomName));
  }

  /** Goes from a room back to the entry that it was entered from. `onMove` is called. */
  leave(): void {
    if (this.place.visit) this.#window.history.back();
  }

  /** Turns the current entry into a join entry for this room. */
  stayOutside(roomName: string): void {
    this.#write('replaceState', null, roomName === '' ? '?' : roomQuery(roomName));
  }

  /** The link to send to others. It contains the room and nothing else. */
  inviteLink(roomName: string): string {
    return new URL(roomQuery(roomName), this.#window.location.href).href;
  }

  /** Calls the listener on back and forward. */
  onMove(listener: (place: Place) => void): Cancel {
    const hear = () => listener(this.place);
    this.#window.addEventListener('popstate', hear);
    return () => this.#window.removeEventListener('popstate', hear);
  }

  reload(): void {
    this.#window.location.reload();
  }

  #write(how: 'pushState' | 'replaceState', state: unknown, query: string): void {
    try {
      this.#window.history[how](state, '', query);
    } catch {
      // Not allowed, or too often: the room opens without an entry.
    }
  }
}

function roomQuery(roomName: string): string {
  return `?room=${encodeURIComponent(roomName)}`;
}

function parseVisit(state: unknown): Visit | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { joined, machineName, userName } = state as Record<string, unknown>;
  if (joined !== true || typeof machineName !== 'string' || typeof userName !== 'string') return undefined;
  return { machineName, userName };
}
