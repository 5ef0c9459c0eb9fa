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
  /** Who said what last; empty where that is not known. */
  readonly lastLine: string;
  /** Whether it can be taken out of the list. */
  readonly canForget: boolean;
}
