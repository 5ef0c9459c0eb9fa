import type { ChatRoom } from '../../chat/room/chat-room.ts';

/** A room as the page uses it; by shape, so that a test or a story can bring its own. */
export type Room = Pick<ChatRoom, keyof ChatRoom>;
