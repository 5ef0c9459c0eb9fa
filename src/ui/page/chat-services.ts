import type { MutedPeople } from '../../chat/muted-people.ts';
import type { ConfigResult } from '../../config/app-config.ts';
import type { PageMemory } from '../parts/page-memory.ts';
import type { Room } from '../room/room.ts';
import type { RoomRequest } from '../room/room-request.ts';
import type { LiveLimit } from '../rooms/open-rooms.ts';
import type { SettingsServices } from '../settings/settings-services.ts';
import type { WaysIn } from '../sign-in/way-in-controller.ts';
import type { Notices, NoticesOptions } from './notices/notices.ts';

export interface EnteredRoom {
  readonly room: Room;
  /** How many rooms may be live beside it. */
  readonly limit: LiveLimit;
  /** Whom they do not want to read. */
  readonly muted: MutedPeople;
  /** What keeps messages; absent where nothing does. */
  readonly history?: { readonly forgetRoom: (room: RoomRequest) => void } | undefined;
  /**
   * Makes what tells of messages that nobody looks at, for all rooms that are open.
   * @throws only when a chunk of the page cannot be loaded.
   */
  readonly notices: (options: NoticesOptions) => Promise<Notices>;
}

/** Everything that `<chat-app>` gets from outside. */
export interface ChatServices extends WaysIn {
  readonly config: ConfigResult;
  readonly memory: PageMemory;
  /**
   * Loads what joining will need; safe to call often.
   * @param request by which machine somebody may enter: a connection to it is opened; or the whole of it, where they are
   *   about to: their token is asked for, which costs a vend
   * @throws only when a chunk of the page cannot be loaded.
   */
  prepare(request?: RoomRequest | Pick<RoomRequest, 'machineName'>): Promise<void>;
  /** @throws only when a chunk of the page cannot be loaded. */
  settings(): Promise<SettingsServices>;
  /**
   * Makes and starts a room. The caller has to close it.
   * @throws only when a chunk of the page cannot be loaded.
   */
  enterRoom(request: RoomRequest): Promise<EnteredRoom>;
}
