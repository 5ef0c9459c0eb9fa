// What draws a room, loaded with the first one that is wanted.

import type { ChatRoom as Conversation } from '../../chat/room/chat-room.ts';
import { pageStyles } from '../../ui/parts/page-styles.ts';
import { ChatRoom } from '../../ui/room/chat-room.ts';
import * as roomEvents from '../../ui/room/room-events.ts';
import { chooseLanguage, speak } from '../../ui/words/language.ts';
import { renderAgain } from '../../ui/words/render-again.ts';
import { speakIn } from '../../ui/words/spoken-in.ts';
import { hostStyles } from './host-styles.ts';

/** Of all rooms, since their words are: one language for a page. */
const spoken = { lang: 'en', dir: 'ltr' };
speakIn(spoken);
const drawn = new Set<ChatRoom>();

/** Has all rooms speak this language, or English where that is not known. */
export async function speakInRooms(tag: string): Promise<void> {
  await speak(chooseLanguage([tag]));
  for (const room of drawn) {
    Object.assign(room, spoken);
    room.requestUpdate();
    if (room.shadowRoot) renderAgain(room.shadowRoot);
  }
}

export interface RoomView {
  focus(): void;
  remove(): void;
}

/** Draws a room in the place of whatever is in a shadow root. */
export function drawRoom(
  root: ShadowRoot,
  {
    room,
    cacheName,
    onFailure,
  }: {
    readonly room: Conversation;
    readonly cacheName: string;
    readonly onFailure: (error: unknown) => void;
  },
): RoomView {
  const before = [...root.childNodes];
  const element = Object.assign(new ChatRoom(), {
    room,
    cacheName,
    onFailure,
    clock: room.clock,
    isEmbedded: true,
    // What gives tokens has no name that people know but that of the page.
    machineName: location.host,
    ...spoken,
  });
  element.setAttribute('part', 'room');
  element.setAttribute('exportparts', 'header, heading, messages, composer');
  // What its parts tell each other is no matter of the page.
  for (const { type } of Object.values(roomEvents)) {
    element.addEventListener(type, (event) => event.stopPropagation());
  }
  root.adoptedStyleSheets = [...hostStyles(pageStyles)];
  root.replaceChildren(element);
  drawn.add(element);
  return {
    focus: () => element.shadowRoot?.querySelector('chat-composer')?.focus(),
    remove: () => {
      drawn.delete(element);
      root.replaceChildren(...before);
    },
  };
}
