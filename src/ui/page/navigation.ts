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

/** The page's address and history, as far as the join form needs them; `RoomHistory` writes the entries of rooms. */
export class Navigation {
  readonly #window: Window;

  constructor(window: Window = globalThis.window) {
    this.#window = window;
  }

  get place(): Place {
    const roomName = new URL(this.#window.location.href).searchParams.get('room') ?? undefined;
    return { roomName, visit: parseVisit(this.#window.history.state) };
  }

  /** Turns the current entry into a join entry for this room. */
  stayOutside(roomName: string): void {
    writeEntry(this.#window, { how: 'replaceState', state: null, roomName });
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
}

/** What is written into the history; an empty name is no room. */
export interface NewEntry {
  readonly how: 'pushState' | 'replaceState';
  readonly state: unknown;
  readonly roomName: string;
}

export function writeEntry({ history }: Window, { how, state, roomName }: NewEntry): void {
  try {
    history[how](state, '', roomQuery(roomName));
  } catch {
    // Not allowed, or too often: the room opens without an entry.
  }
}

/** The address of a room, within the page. */
export function roomQuery(roomName: string): string {
  return roomName === '' ? '?' : `?room=${encodeURIComponent(roomName)}`;
}

function parseVisit(state: unknown): Visit | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { joined, machineName, userName } = state as Record<string, unknown>;
  if (joined !== true || typeof machineName !== 'string' || typeof userName !== 'string') return undefined;
  return { machineName, userName };
}
