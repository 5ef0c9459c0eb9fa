import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Cancel } from '../../base/cancel.ts';
import { lazily } from '../../base/lazily.ts';
import type { RoomRequest } from '../room/room-request.ts';
import { type OpenRoom, OpenRooms } from '../rooms/open-rooms.ts';
import type { ChatServices, EnteredRoom } from './chat-services.ts';
import type { Notices, NoticesOptions } from './notices/notices.ts';
import { PageTitle } from './page-title.ts';
import type { roomsScreen } from './rooms-screen.ts';

/** Being in a room. */
export interface Inside extends OpenRoom {
  readonly request: RoomRequest;
  readonly draw: typeof roomsScreen;
}

// A room that is gone to is painted first: a title costs the page as much as some rows.
const TITLE_MS = 50;

/** Draws rooms. Loaded again it is there at once, with no task between: whoever comes back is not painted a form first. */
export const loadScreen = lazily(() => import('./rooms-screen.ts'));

/**
 * Loads what entering a room needs.
 * @throws when a chunk of the page cannot be loaded.
 */
export async function prepareStay(services: ChatServices): Promise<void> {
  await Promise.all([loadScreen(), services.prepare()]);
}

/** Being in a room, with others open in the background, or on the way into one. All are one person's, at one machine. */
export class Stay implements ReactiveController {
  readonly rooms = new OpenRooms();
  history: EnteredRoom['history'];
  readonly #host: ReactiveControllerHost;
  readonly #services: ChatServices;
  readonly #title = new PageTitle();
  #cancelTitle: Cancel | undefined;
  /** Set on the way into a room. */
  #entering: RoomRequest | undefined;
  readonly #onChosen: NoticesOptions['onChosen'];
  /** Loads what tells of messages. */
  #notices: (() => Promise<Notices>) | undefined;
  /** Somebody wanted it, and may want it no longer. */
  #hasNotices = false;
  #inside: Inside | undefined;

  /** @param onChosen somebody wants to see a room that is open */
  constructor(host: ReactiveControllerHost, services: ChatServices, onChosen: NoticesOptions['onChosen']) {
    this.#host = host;
    this.#services = services;
    this.#onChosen = onChosen;
    this.rooms.onChange(() => this.#onChange());
    host.addController(this);
  }

  /** Who enters which room, or is in it; undefined outside. */
  get request(): RoomRequest | undefined {
    return this.#entering ?? this.#inside?.request;
  }

  /** The room in view, as long as no other can be shown; undefined outside. */
  get inside(): Inside | undefined {
    return this.#inside;
  }

  /**
   * Goes to a room, at once if it is open.
   * @throws when a chunk of the page cannot be loaded; who was outside is so again then.
   */
  async enter(request: RoomRequest): Promise<void> {
    if (this.#inside && this.rooms.get(request.roomName)) {
      this.#show(request, this.#inside.draw);
      return;
    }
    // A copy, so that the same room entered twice is two ways in.
    const entering = { ...request };
    this.#entering = entering;
    this.#host.requestUpdate();
    try {
      await prepareStay(this.#services);
      const { roomsScreen: draw } = await loadScreen();
      const { room, limit, muted, notices, history } = await this.#services.enterRoom(request);
      this.history = history;
      this.#notices ??= lazily(() => notices({ rooms: this.rooms, onChosen: this.#onChosen }));
      // Back was pressed meanwhile, or another room was chosen.
      if (this.#entering !== entering) {
        room.close();
        return;
      }
      this.rooms.add(room, { limit, muted });
      this.#show(request, draw);
    } finally {
      if (this.#entering === entering) this.#entering = undefined;
      this.#host.requestUpdate();
    }
  }

  /** Closes a room. Of the room in view, the one that was read before it takes the place, if there is one. */
  leave(roomName: string): void {
    const { previous } = this.rooms;
    const isShown = this.#inside?.request.roomName === roomName;
    this.rooms.close(roomName);
    if (!isShown) return;
    if (previous && this.#inside) {
      this.#show({ ...this.#inside.request, roomName: previous.room.roomName }, this.#inside.draw);
    } else this.leaveAll();
  }

  leaveAll(): void {
    this.#entering = undefined;
    this.#inside = undefined;
    this.rooms.closeAll();
    this.#cancelTitle?.();
    this.#cancelTitle = undefined;
    this.#title.clear();
    window.removeEventListener('beforeunload', this.#onBeforeUnload);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#host.requestUpdate();
  }

  /** After each change of the rooms, of what is in view, and of the settings. */
  hostUpdated(): void {
    void this.#tell();
  }

  hostDisconnected(): void {
    this.leaveAll();
  }

  #show(request: RoomRequest, draw: typeof roomsScreen): void {
    const open = this.rooms.get(request.roomName);
    if (!open) return;
    if (!this.#inside) {
      window.addEventListener('beforeunload', this.#onBeforeUnload);
      document.addEventListener('visibilitychange', this.#onVisibility);
      this.#onVisibility();
    }
    this.#entering = undefined;
    this.#inside = { ...open, request, draw };
    this.rooms.show(request.roomName);
  }

  #onChange(): void {
    if (!this.#inside) return;
    this.#cancelTitle ??= this.#inside.room.clock.setTimer(TITLE_MS, () => {
      this.#cancelTitle = undefined;
      if (this.#inside) this.#title.show(this.#inside.request.roomName, this.rooms.unreadCount);
    });
    this.#host.requestUpdate();
  }

  async #tell(): Promise<void> {
    const { memory } = this.#services;
    // Before the first room there is nothing to tell.
    if (!this.#notices || !(this.#hasNotices || memory.load('notices'))) return;
    this.#hasNotices = true;
    const { machineName = '' } = this.#inside?.request ?? {};
    try {
      const notices = await this.#notices();
      notices.look({ machineName, wish: memory.load('notices') });
    } catch {
      // Again with the next change.
    }
  }

  readonly #onVisibility = () => {
    this.rooms.isVisible = !document.hidden;
  };

  readonly #onBeforeUnload = (event: BeforeUnloadEvent) => {
    if (this.rooms.unsentCount > 0) event.preventDefault();
  };
}
