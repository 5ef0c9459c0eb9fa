import type { RoomRequest } from '../page/chat-services.ts';
import type { Place } from '../page/navigation.ts';

/** What the history entry says was entered; undefined when it is not in a room. */
export function requestOf({ roomName, visit }: Place): RoomRequest | undefined {
  return roomName === undefined || !visit ? undefined : { ...visit, roomName };
}

export function isSame(a: RoomRequest, b: RoomRequest | undefined): boolean {
  return a.roomName === b?.roomName && a.machineName === b.machineName && a.userName === b.userName;
}

/** A draft is of one person in one room. */
export function draftKeyOf({ machineName, userName, roomName }: RoomRequest): `draft:${string}` {
  return `draft:${JSON.stringify([machineName, userName, roomName])}`;
}
