// `momento-chat/elements`: a room of the chat in somebody else's page. To import it is to define `<momento-chat-room>`.

import { MomentoChatRoom } from './momento-chat-room.ts';

export type { SendResult } from '../../chat/room/chat-room.ts';
export type { Connection } from '../../chat/room/connection.ts';
export type { MessageRow } from '../../chat/timeline/timeline-row.ts';
export type { TopicTransport } from '../../topics/transport.ts';
export type { GivenToken, TokenAnswer, TokenFunction } from '../topics/tokens.ts';
export { ChatJoinedEvent, ChatLeftEvent, ChatMessageEvent, ChatTroubleEvent } from './element-events.ts';
export { setLanguage } from './language.ts';
export { MomentoChatRoom };

// Where two parts of a page have brought it, the first one is it. A program without a page has no elements.
if (globalThis.customElements && !customElements.get('momento-chat-room')) {
  customElements.define('momento-chat-room', MomentoChatRoom);
}
