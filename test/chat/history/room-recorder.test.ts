import { describe, expect, it } from 'vitest';
import type { KeptMore } from '../../../src/chat/history/history.ts';
import { KeptSession } from '../../../src/chat/history/kept-session.ts';
import { ChatRoom } from '../../../src/chat/room/chat-room.ts';
import { encodeDeleted } from '../../../src/chat/wire/deleted.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeTopicSession } from '../../support/fake-topic-session.ts';
import { said } from './history-set-up.ts';

const BOB = { publisherId: 'bob' };

/** A room whose writes are seen one by one. */
async function setUp() {
  const clock = new FakeClock();
  const session = new FakeTopicSession({ clock });
  const writes: KeptMore[] = [];
  const write = async (more: KeptMore) => void writes.push(more);
  const kept = { items: [], tokenId: undefined, verifiedIds: undefined, write };
  const recorded = new KeptSession({ session, clock, room: Promise.resolve(kept) });
  const room = new ChatRoom({ session: recorded, clock, roomName: 'lobby', userName: 'Ann' });
  recorded.follow(room.timeline);
  room.start();
  await recorded.fed;
  session.goLive({ canPublish: false });
  return { clock, session, room, writes };
}

function deletionOf(text: string): string {
  return encodeDeleted({ username: 'Bob', timestampMs: 0, targetId: `id of ${text}`, id: `no ${text}` });
}

function valuesOf(more: KeptMore | undefined): readonly unknown[] {
  return (more?.items ?? []).map(({ value }) => value);
}

describe('RoomRecorder', () => {
  it('writes a burst once, when it is over', async () => {
    const { clock, session, writes } = await setUp();
    for (let count = 0; count < 30; count++) {
      session.deliver(said(`number ${count}`), BOB);
      await clock.advance(100);
    }
    expect(writes).toEqual([]);
    await clock.advance(500);
    expect(writes.map(({ items }) => items.length)).toEqual([30]);
    await clock.advance(60_000);
    expect(writes).toHaveLength(1);
  });

  it('does not wait for the end of one that has none', async () => {
    const { clock, session, writes } = await setUp();
    for (let count = 0; count < 100; count++) {
      session.deliver(said(`number ${count}`), BOB);
      await clock.advance(100);
    }
    expect(writes.map(({ items }) => items.length)).toEqual([50, 50]);
  });

  it('writes what it has when the room is left', async () => {
    const { session, room, writes } = await setUp();
    session.deliver(said('last'), BOB);
    room.close();
    await settle();
    expect(valuesOf(writes[0])).toEqual([said('last')]);
  });

  it('hands on no more of a burst than is kept, and one more, so that nothing of before is kept', async () => {
    const { clock, session, writes } = await setUp();
    for (let count = 0; count < 3_000; count++) session.deliver(said(`number ${count}`), BOB);
    await clock.advance(1_000);
    const numbers = Array.from({ length: 201 }, (_, index) => said(`number ${2_799 + index}`));
    expect(writes.map(valuesOf)).toEqual([numbers]);
  });

  it('hands on places in which nothing is kept, with the messages between them', async () => {
    const { clock, session, writes } = await setUp();
    const came = (count: number) =>
      JSON.stringify({ event: 'user_joined', username: 'Eve', id: `c${count}` });
    for (let count = 0; count < 5_000; count++)
      session.deliver(count % 10 === 0 ? said(`number ${count}`) : came(count), BOB);
    await clock.advance(1_000);
    const values = valuesOf(writes[0]);
    expect(values).toHaveLength(1_001);
    expect(values.filter((value) => value !== undefined)).toHaveLength(100);
    expect(values[991]).toBe(said('number 4990'));
  });

  it('keeps what is no message, and what nobody can read', async () => {
    const { clock, session, writes } = await setUp();
    const edit = JSON.stringify({
      event: 'message_edited',
      username: 'Bob',
      text: 'x',
      target: 'y',
      id: 'z',
    });
    const reaction = JSON.stringify({ event: 'message_reacted', username: 'Bob' });
    const values = ['no chat', new Uint8Array([1, 2]), edit, reaction];
    for (const value of values) session.deliver(value, BOB);
    await clock.advance(1_000);
    expect(valuesOf(writes[0])).toEqual(values);
  });

  it('says which messages of a burst were deleted, also of one before', async () => {
    const { clock, session, writes } = await setUp();
    session.deliver(said('early'), BOB);
    await clock.advance(1_000);
    for (let count = 0; count < 150; count++) session.deliver(said(`number ${count}`), BOB);
    for (const text of ['early', 'number 120']) session.deliver(deletionOf(text), BOB);
    await clock.advance(1_000);
    expect([...(writes[1]?.erased ?? [])]).toEqual([
      ['1:1', 'others'],
      ['1:122', 'others'],
    ]);
  });
});
