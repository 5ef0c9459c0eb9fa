import { html, render } from 'lit';
import { roomScreen } from '../room/room-screen.ts';
import type { RoomEntry } from '../rooms/room-entry.ts';
import type { RoomChosen, RoomForgotten, RoomLeft } from '../rooms/rooms-events.ts';
import type { RoomsFrame } from '../rooms/rooms-frame.ts';
import '../rooms/rooms-frame.ts';

type RoomOptions = Parameters<typeof roomScreen>[0];

/**
 * Draws the room in view with the list of rooms. Every room has an element of its own, which keeps its place in the list
 * of messages, the draft and all else while another is in view.
 */
export function roomsScreen(
  options: Omit<RoomOptions, 'onLeave' | 'onRooms'> & {
    /** What the room is drawn into; the same for as long as it is open. */
    readonly screen: HTMLElement;
    readonly rooms: readonly RoomEntry[];
    /** @returns what is wrong with the name, in words */
    readonly onChoose: (roomName: string) => string | undefined;
    readonly onLeave: (roomName: string) => void;
    readonly onForget: (roomName: string) => void;
  },
) {
  const { screen, rooms, request, onLeave } = options;
  const room = roomScreen({
    ...options,
    onRooms: () => screen.closest<RoomsFrame>('rooms-frame')?.openDrawer(),
    onLeave: () => onLeave(request.roomName),
  });
  render(room, screen);
  return html`
    <rooms-frame
      .rooms=${rooms}
      .onFailure=${options.onFailure}
      @room-chosen=${(event: RoomChosen) => {
        event.problem = options.onChoose(event.name);
      }}
      @room-left=${({ name }: RoomLeft) => onLeave(name)}
      @room-forgotten=${({ name }: RoomForgotten) => options.onForget(name)}
    >${screen}</rooms-frame>
  `;
}
