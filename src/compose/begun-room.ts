import { isSame, type RoomRequest } from '../ui/room/room-request.ts';
import { checkEntry } from '../ui/rooms/check-entry.ts';

interface Closable {
  readonly close: () => void;
}

/**
 * A room that a guest comes back to, made and started before anything is drawn: its stream takes a trip, during which there is
 * time to draw.
 */
export class BegunRoom<Room extends Closable> {
  #request: RoomRequest | undefined;
  #room: Room | undefined;

  /** @param enter makes and starts the room; not called where the names are not those of a room and a guest */
  constructor(request: RoomRequest, enter: (request: RoomRequest) => Room) {
    const entry = checkEntry(request, { isGuest: true });
    if (!entry.ok) return;
    this.#request = entry.request;
    this.#room = enter(entry.request);
  }

  /** Hands the room over to whoever enters it. Where somebody enters another, it is closed. */
  take(request: RoomRequest): Room | undefined {
    const room = this.#room;
    if (room && isSame(request, this.#request)) {
      this.#room = undefined;
      return room;
    }
    this.close();
    return undefined;
  }

  /** Closes the room, unless somebody has taken it. */
  close(): void {
    this.#room?.close();
    this.#room = undefined;
  }
}
