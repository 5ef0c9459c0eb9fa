import type { ChatRoom } from '../../chat/room.ts';
import type { ConfigResult } from '../../config/app-config.ts';
import type { CognitoWayIn } from '../../sign-in/cognito/cognito-way-in.ts';
import type { LambdaWayIn } from '../../sign-in/lambda-way-in.ts';
import type { SettingsServices } from '../settings/settings-services.ts';

/** A room as the page uses it; by shape, so that a test or a story can bring its own. */
export type Room = Pick<ChatRoom, keyof ChatRoom>;

/** Who enters what, and through which machine. */
export interface RoomRequest {
  readonly machineName: string;
  readonly roomName: string;
  readonly userName: string;
}

/** The way in of a machine that asks who people are; `auth` tells which element asks. */
export type MachineWayIn = LambdaWayIn | CognitoWayIn;

/**
 * A draft is for this tab and survives a reload of it; all else is for this device: the name of guests, the way in
 * that was chosen, how the page looks (index.html reads the theme) and speaks, and settings (JSON).
 */
export type MemoryKey = 'user-name' | 'machine' | 'theme' | 'language' | 'settings' | `draft:${string}`;

/** What the page remembers. Never throws; where storage is blocked it forgets. */
export interface PageMemory {
  load(key: MemoryKey): string | undefined;
  /** An empty value forgets the key. */
  save(key: MemoryKey, value: string): void;
  /** Forgets every draft of this tab. */
  forgetDrafts(): void;
}

/** All that `<chat-app>` gets from outside. */
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
   * Makes and starts a room; whoever gets it closes it.
   * @throws only when a chunk of the page cannot be loaded.
   */
  enterRoom(request: RoomRequest): Promise<Room>;
}
