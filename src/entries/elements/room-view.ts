// What draws a room, loaded with the first one that is wanted.

import type { Cancel } from '../../base/cancel.ts';
import { MutedPeople } from '../../chat/muted-people.ts';
import type { ChatRoom as Conversation } from '../../chat/room/chat-room.ts';
import { pageStyles } from '../../ui/parts/page-styles.ts';
import { ChatRoom } from '../../ui/room/chat-room.ts';
import { embeddedWords } from '../../ui/room/embedded-words.ts';
import * as roomEvents from '../../ui/room/room-events.ts';
import { chooseLanguage, speak } from '../../ui/words/language.ts';
import { renderAgain } from '../../ui/words/render-again.ts';
import { speakIn } from '../../ui/words/spoken-in.ts';
import { hostStyles } from './host-styles.ts';

/** Of all elements, since their words are: one language for a page. */
const spoken = { lang: 'en', dir: 'ltr' };
speakIn(spoken);
const drawn = new Map<Drawn, () => void>();

type Drawn = HTMLElement & { requestUpdate(): void };

/** Has all elements speak this language, or English where that is not known. */
export async function speakInRooms(tag: string): Promise<void> {
  await speak(chooseLanguage([tag]));
  for (const [element, onSpoken] of drawn) {
    Object.assign(element, spoken);
    element.requestUpdate();
    if (element.shadowRoot) renderAgain(element.shadowRoot);
    onSpoken();
  }
}

/** Has an element say in which language it speaks, and speak another when that is wanted. */
export function keepSpeaking(element: Drawn, onSpoken = () => {}): Cancel {
  Object.assign(element, spoken);
  drawn.set(element, onSpoken);
  return () => void drawn.delete(element);
}

export interface RoomView {
  focus(): void;
  remove(): void;
}

interface RoomViewOptions {
  readonly room: Conversation;
  readonly cacheName: string;
  readonly muted: MutedPeople;
  readonly onFailure: (error: unknown) => void;
}

/** Whom somebody does not want to read, as long as the page is there: nothing is stored. */
export function nobodyMuted(): MutedPeople {
  return new MutedPeople({ load: () => undefined, save: () => {} });
}

/** Draws a room in the place of whatever is in a shadow root. */
export function drawRoom(root: ShadowRoot, options: RoomViewOptions): RoomView {
  const before = [...root.childNodes];
  const { element, remove } = makeRoomElement(options);
  element.isAlone = true;
  dressRoot(root);
  root.replaceChildren(element);
  return {
    focus: () => element.shadowRoot?.querySelector('chat-composer')?.focus(),
    remove: () => {
      remove();
      root.replaceChildren(...before);
    },
  };
}

/** Has a shadow root look as the page does. */
export function dressRoot(root: ShadowRoot): void {
  root.adoptedStyleSheets = [...hostStyles(pageStyles)];
}

/** @returns what draws a room, which is in no document yet, and what ends it */
export function makeRoomElement({ room, cacheName, muted, onFailure }: RoomViewOptions): {
  readonly element: ChatRoom;
  readonly remove: Cancel;
} {
  const element = Object.assign(new ChatRoom(), {
    room,
    cacheName,
    muted,
    muteText: () => embeddedWords().muteText,
    onFailure,
    clock: room.clock,
    isEmbedded: true,
    // What gives tokens has no name that people know but that of the page.
    machineName: location.host,
  });
  element.setAttribute('part', 'room');
  element.setAttribute('exportparts', 'header, heading, messages, composer');
  // What its parts tell each other is no matter of the page.
  for (const { type } of Object.values(roomEvents)) {
    element.addEventListener(type, (event) => event.stopPropagation());
  }
  return { element, remove: keepSpeaking(element) };
}
