import { lastMessage, type Muting, type UnreadSource } from '../../chat/room/unread.ts';
import { listWords, nameOf } from '../room/list/list-words.ts';
import { spokenText } from '../room/list/spoken-text.ts';
import type { OpenRooms } from './open-rooms.ts';
import type { RoomEntry } from './room-entry.ts';

// What one line can show, and more.
const MAX_LINE_LENGTH = 120;

/** The rooms that can be gone to. */
interface KnownRooms {
  names(machineName: string): readonly string[];
  /** Whether it is remembered, so that it can be forgotten. */
  isRemembered(machineName: string, roomName: string): boolean;
}

/** What the list of rooms shows. */
export function roomEntries(options: {
  readonly open: OpenRooms;
  readonly known: KnownRooms;
  readonly machineName: string;
}): readonly RoomEntry[] {
  const { open, known, machineName } = options;
  return known.names(machineName).map((name) => {
    const { room, unread, muted } = open.get(name) ?? {};
    return {
      name,
      state: room
        ? open.shown?.room === room
          ? 'shown'
          : 'live'
        : open.gaveWay(name)
          ? 'gave-way'
          : 'known',
      unreadCount: unread?.count ?? 0,
      hasMention: unread?.hasMention ?? false,
      last: room && lastSaid(room.timeline, muted),
      canForget: known.isRemembered(machineName, name),
    };
  });
}

function lastSaid(timeline: UnreadSource, muted?: Muting): RoomEntry['last'] {
  const row = lastMessage(timeline, muted);
  if (row?.kind !== 'message' && row?.kind !== 'foreign') return undefined;
  const name = row.kind === 'message' && row.own ? listWords().you : nameOf(row.author);
  return { name, text: spokenText(row, MAX_LINE_LENGTH).replace(/\s+/g, ' ') };
}
