/** A room in the list. */
export interface RoomEntry {
  readonly name: string;
  readonly state:
    | 'shown'
    /** In the background. */
    | 'live'
    /** It was closed because too many were open. */
    | 'gave-way'
    | 'known';
  readonly unreadCount: number;
  /** Whether any of that mentions whoever reads here. */
  readonly hasMention: boolean;
  /** Who said what last; absent where that is not known. */
  readonly last: { readonly name: string; readonly text: string } | undefined;
  /** Whether it can be taken out of the list. */
  readonly canForget: boolean;
}

/** The name of the room in view. */
export function shownIn(rooms: readonly RoomEntry[]): string | undefined {
  return rooms.find((room) => room.state === 'shown')?.name;
}
