// `momento-chat/elements`: the chat in somebody else's page. To import it is to define `<momento-chat>`, with a form and
// rooms, and `<momento-chat-room>`.

import { MomentoChat } from './momento-chat.ts';
import { MomentoChatRoom } from './momento-chat-room.ts';

export type { SendResult } from '../../chat/room/chat-room.ts';
export type { Connection } from '../../chat/room/connection.ts';
export type { MessageRow } from '../../chat/timeline/timeline-row.ts';
export type { TopicTransport } from '../../topics/transport.ts';
export type { GivenToken, TokenAnswer, TokenFunction } from '../topics/tokens.ts';
export type { ElementTokenFunction } from './chat-element.ts';
export {
  ChatJoinedEvent,
  ChatLeftEvent,
  ChatMessageEvent,
  ChatShownEvent,
  ChatTroubleEvent,
} from './element-events.ts';
export { setLanguage } from './language.ts';
export { MomentoChat, MomentoChatRoom };

// Where two parts of a page have brought it, the first one is it. A program without a page has no elements.
define('momento-chat', MomentoChat);
define('momento-chat-room', MomentoChatRoom);

function define(tag: string, element: CustomElementConstructor): void {
  if (globalThis.customElements && !customElements.get(tag)) customElements.define(tag, element);
}
