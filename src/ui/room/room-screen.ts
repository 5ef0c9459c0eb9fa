import { html } from 'lit';
import type { MutedPeople } from '../../chat/muted-people.ts';
import type { Identity } from '../../sign-in/way-in.ts';
import type { PageMemory } from '../parts/page-memory.ts';
import type { ChatRoom } from './chat-room.ts';
import type { Room } from './room.ts';
import type { DraftChanged } from './room-events.ts';
import { draftKeyOf, type RoomRequest } from './room-request.ts';
import './chat-room.ts';

/** Draws a room. */
export function roomScreen(options: {
  readonly room: Room;
  readonly request: RoomRequest;
  readonly cacheName: string;
  readonly inviteLink: string;
  readonly muted: MutedPeople | undefined;
  readonly newFrom: number | undefined;
  readonly unreadElsewhere: number;
  /** Keeps the draft. */
  readonly memory: PageMemory;
  /** Of a member; undefined: a guest. */
  readonly identity: Identity['state'] | undefined;
  readonly signInTrouble: ChatRoom['signInTrouble'];
  readonly onRooms: () => void;
  readonly onLeave: () => void;
  readonly onSignIn: () => void;
  readonly onSettings: () => void;
  readonly onFailure: (error: unknown) => void;
}) {
  const { room, request, memory } = options;
  const draftKey = draftKeyOf(request);
  return html`
      <chat-room
        .room=${room}
        .clock=${room.clock}
        .machineName=${request.machineName}
        .cacheName=${options.cacheName}
        .inviteLink=${options.inviteLink}
        .muted=${options.muted}
        .newFrom=${options.newFrom}
        .unreadElsewhere=${options.unreadElsewhere}
        .draft=${memory.load(draftKey) ?? ''}
        .isMember=${options.identity !== undefined}
        .identityLost=${options.identity === 'lost'}
        .signInTrouble=${options.signInTrouble}
        .onFailure=${options.onFailure}
        @rooms-requested=${options.onRooms}
        @leave-requested=${options.onLeave}
        @sign-in-requested=${options.onSignIn}
        @settings-requested=${options.onSettings}
        @draft-changed=${(event: DraftChanged) => memory.save(draftKey, event.text)}
      ></chat-room>
    `;
}
