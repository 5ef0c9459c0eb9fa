// What keeps the last messages of rooms on this device; loaded for whoever wants that.

import { type Clock, SystemClock } from '../base/clock.ts';
import { newId } from '../base/new-id.ts';
import { History } from '../chat/history/history.ts';
import { historyDatabase } from '../chat/history/history-database.ts';
import { KeptSession } from '../chat/history/kept-session.ts';
import type { ChatRoom } from '../chat/room/chat-room.ts';
import type { RoomSession } from '../chat/room/room-session.ts';
import type { AppConfig } from '../config/app-config.ts';
import type { PageMemory } from '../ui/parts/page-memory.ts';
import type { RoomRequest } from '../ui/room/room-request.ts';
import { webStorage } from './browser.ts';

/** Puts what is kept of a room before what its session brings. */
export type Keep = (session: RoomSession) => RoomSession;

/** As it is remembered: below it, a line each, the machines whose messages have to go. */
const ON = 'on';

export interface PageHistoryOptions {
  readonly memory: PageMemory;
  readonly config: AppConfig | undefined;
  readonly clock?: Clock;
  readonly database?: () => IDBFactory | undefined;
}

/** Whoever makes one has what must not be there any more forgotten first. */
export class PageHistory {
  readonly #options: PageHistoryOptions;
  readonly #clock: Clock;
  readonly #history: History;
  /** One after the other, so that nothing is read that is about to go. */
  #forgetting: Promise<void>;

  constructor(options: PageHistoryOptions) {
    const { clock = new SystemClock(), database = webStorage.database } = options;
    this.#options = options;
    this.#clock = clock;
    this.#history = new History({ records: historyDatabase(database), clock, newId });
    this.#forgetting = this.#history.tidy().catch(() => {});
    this.forgetOwed();
  }

  /** Enters a room, and has what was kept of it in its timeline, unless that takes too long. */
  async enter(request: RoomRequest, enterRoom: (keep?: Keep) => ChatRoom): Promise<ChatRoom> {
    const { config } = this.#options;
    const machineUrl = this.#urlOf(request);
    if (!config || config.history === false || machineUrl === undefined) return enterRoom();
    const { userName, roomName } = request;
    const owner = { machineUrl, userName, cacheName: config.cacheName, roomName };
    let kept: KeptSession | undefined;
    const room = enterRoom((session) => {
      const opening = this.#forgetting.then(() => this.#history.open(owner));
      kept = new KeptSession({ session, clock: this.#clock, room: opening });
      return kept;
    });
    kept?.follow(room.timeline);
    await kept?.fed;
    return room;
  }

  /** Somebody has left this room for good, whoever they were. */
  forgetRoom(request: RoomRequest): void {
    const machineUrl = this.#urlOf(request);
    const { roomName } = request;
    if (machineUrl !== undefined) this.#forget(() => this.#history.forget({ machineUrl, roomName }));
  }

  /** Forgets what came by machines whose members have signed out; where that fails, it is tried with the next visit. */
  forgetOwed(): void {
    this.#forget(async () => {
      const { memory, config } = this.#options;
      const owed = owedIn(memory);
      const machines = config?.history === false ? config.tokenVendingMachines.map(({ url }) => url) : [];
      for (const machineUrl of new Set([...owed, ...machines])) await this.#history.forget({ machineUrl });
      if (owed.length === 0 || !memory.load('history')) return;
      // Somebody else may have signed out meanwhile.
      memory.save('history', [ON, ...owedIn(memory).filter((url) => !owed.includes(url))].join('\n'));
    });
  }

  /**
   * Keeps messages from now on, or no more, and none that was kept.
   * @returns whether the browser remembers it
   * @throws where the browser does not allow it; all is as before then
   */
  async turn(isOn: boolean): Promise<boolean> {
    const { memory } = this.#options;
    if (isOn) await this.#history.tidy();
    else await this.#history.forget({});
    memory.save('history', isOn ? ON : '');
    // Another tab may have begun to keep a room since.
    if (!isOn) await this.#history.forget({});
    return Boolean(memory.load('history')) === isOn;
  }

  #urlOf({ machineName }: RoomRequest): string | undefined {
    const { tokenVendingMachines = [] } = this.#options.config ?? {};
    return tokenVendingMachines.find(({ name }) => name === machineName)?.url;
  }

  #forget(work: () => Promise<void>): void {
    this.#forgetting = this.#forgetting.catch(() => {}).then(work);
    // A room that is entered after it failed is as without: nothing is shown that had to go.
    this.#forgetting.catch(() => {});
  }
}

function owedIn(memory: PageMemory): readonly string[] {
  return memory.load('history')?.split('\n').slice(1) ?? [];
}
