/** Who enters which room, through which machine. */
export interface RoomRequest {
  readonly machineName: string;
  readonly roomName: string;
  readonly userName: string;
}

export function isSame(a: RoomRequest, b: RoomRequest | undefined): boolean {
  return a.roomName === b?.roomName && a.machineName === b.machineName && a.userName === b.userName;
}

/** A draft belongs to one person in one room. */
export function draftKeyOf({ machineName, userName, roomName }: RoomRequest): `draft:${string}` {
  return `draft:${JSON.stringify([machineName, userName, roomName])}`;
}
