import type { ConfigResult } from '../../config/app-config.ts';
import type { CognitoWayIn } from '../../sign-in/cognito/cognito-way-in.ts';
import type { LambdaWayIn } from '../../sign-in/lambda/lambda-way-in.ts';
import type { PageMemory } from '../parts/page-memory.ts';
import type { Room } from '../room/room.ts';
import type { RoomRequest } from '../room/room-request.ts';
import type { SettingsServices } from '../settings/settings-services.ts';

/** The way in of a machine that requires a sign-in; `auth` says which element draws it. */
export type MachineWayIn = LambdaWayIn | CognitoWayIn;

/** Everything that `<chat-app>` gets from outside. */
export interface ChatServices {
  readonly config: ConfigResult;
  readonly memory: PageMemory;
  /**
   * Loads what joining will need; safe to call often.
   * @throws only when a chunk of the page cannot be loaded.
   */
  prepare(): Promise<void>;
  /**
   * The way in of a machine that is not open; always the same one.
   * @throws only when a chunk of the page cannot be loaded.
   */
  wayIn(machineName: string): Promise<MachineWayIn>;
  /** @throws only when a chunk of the page cannot be loaded. */
  settings(): Promise<SettingsServices>;
  /**
   * Makes and starts a room. The caller has to close it.
   * @throws only when a chunk of the page cannot be loaded.
   */
  enterRoom(request: RoomRequest): Promise<Room>;
}
