import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Room } from '../room/room.ts';
import type { RoomRequest } from '../room/room-request.ts';
import type { roomScreen } from '../room/room-screen.ts';
import type { ChatServices } from './chat-services.ts';

interface State {
  readonly request: RoomRequest;
  /** Set as soon as the room is. */
  readonly inside?: { readonly room: Room; readonly screen: typeof roomScreen };
}

const loadScreen = () => import('../room/room-screen.ts');

/**
 * Loads what entering a room needs.
 * @throws when a chunk of the page cannot be loaded.
 */
export async function prepareStay(services: ChatServices): Promise<void> {
  await Promise.all([loadScreen(), services.prepare()]);
}

/** Being in a room, or on the way into it. */
export class Stay implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #state: State | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Who enters which room; undefined outside. */
  get request(): RoomRequest | undefined {
    return this.#state?.request;
  }

  /** The room and what draws it; undefined outside, and on the way in. */
  get inside(): State['inside'] {
    return this.#state?.inside;
  }

  /** @throws when a chunk of the page cannot be loaded; the user is outside again then. */
  async enter(request: RoomRequest, services: ChatServices): Promise<void> {
    this.leave();
    const entering = { request };
    this.#become(entering);
    try {
      await prepareStay(services);
      const { roomScreen: screen } = await loadScreen();
      const room = await services.enterRoom(request);
      // Back was pressed meanwhile.
      if (this.#state !== entering) room.close();
      else this.#become({ request, inside: { room, screen } });
    } catch (error) {
      if (this.#state === entering) this.#become(undefined);
      throw error;
    }
  }

  leave(): void {
    this.inside?.room.close();
    this.#become(undefined);
  }

  hostDisconnected(): void {
    this.leave();
  }

  #become(state: State | undefined): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
