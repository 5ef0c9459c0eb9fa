import { ChatRoom, type ChatRoomOptions } from '../../src/chat/room/chat-room.ts';
import { FakeClock, settle } from './fake-clock.ts';
import { FakeTopicSession } from './fake-topic-session.ts';

export interface PageOnTopic {
  readonly name: string;
  readonly session: FakeTopicSession;
  readonly room: ChatRoom;
}

export interface PeopleOnATopic {
  readonly clock: FakeClock;
  readonly pages: readonly PageOnTopic[];
  /** What was published since the last call, each once: its members, and who published it. */
  readonly take: () => readonly { readonly by: string; readonly fields: Readonly<Record<string, unknown>> }[];
  readonly close: () => void;
}

/** So many people in one room, each with a page; all hear what one of them publishes. Guests, unless `ids` names them. */
export async function peopleOnATopic(
  count: number,
  options: Partial<ChatRoomOptions> & { readonly ids?: readonly string[] } = {},
): Promise<PeopleOnATopic> {
  const { ids = Array.from({ length: count }, (_, index) => `guest:P${index}`), ...more } = options;
  const clock = new FakeClock();
  const published: { readonly by: string; readonly fields: Readonly<Record<string, unknown>> }[] = [];
  const pages: PageOnTopic[] = [];
  // The same numbers in each run, and others on each page.
  let seed = 1;
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };

  for (const id of ids) {
    const session = new FakeTopicSession({ clock, tokenId: id });
    // What comes back to its page is on the topic.
    session.onItem(({ value, publisherId }) => {
      if (publisherId !== id || typeof value !== 'string') return;
      published.push({ by: id, fields: JSON.parse(value) as Record<string, unknown> });
      for (const other of pages) if (other.session !== session) other.session.deliver(value, { publisherId });
    });
    const name = id.replace('guest:', '');
    const room = new ChatRoom({ session, clock, roomName: 'lobby', userName: name, random, ...more });
    pages.push({ name, session, room });
  }
  for (const { room } of pages) room.start();
  for (const { session } of pages) session.goLive();
  await settle();
  return {
    clock,
    pages,
    take: () => published.splice(0),
    close: () => {
      for (const { room } of pages) room.close();
    },
  };
}
