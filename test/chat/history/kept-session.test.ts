import { describe, expect, it } from 'vitest';
import { KeptSession } from '../../../src/chat/history/kept-session.ts';
import { ChatRoom } from '../../../src/chat/room/chat-room.ts';
import { lastMessage, Unread } from '../../../src/chat/room/unread.ts';
import { encodeDeleted } from '../../../src/chat/wire/deleted.ts';
import { encodeEdited } from '../../../src/chat/wire/edited.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeTopicSession } from '../../support/fake-topic-session.ts';
import { ANN, linesOf, openBrowser, said } from './history-set-up.ts';

const BOB = { publisherId: 'bob' };
/** Whoever only reads is not announced, so that the topic has no item of that. */
const READING = { canPublish: false };

/** A visit in which Bob has said this. */
async function visit(...texts: readonly string[]) {
  const browser = openBrowser();
  const { session, leave } = await browser.enter();
  session.goLive(READING);
  for (const text of texts) session.deliver(said(text), BOB);
  await leave();
  return browser;
}

describe('A room that is kept', () => {
  it('begins with what was said before, and goes on where the topic does', async () => {
    const { enter } = await visit('one', 'two');
    const { room, session } = await enter({ after: { page: 1, sequence: 2 } });
    expect(linesOf(room)).toEqual(['kept', 'one', 'two']);
    session.goLive(READING);
    session.deliver(said('three'), BOB);
    expect(linesOf(room)).toEqual(['kept', 'one', 'two', 'three']);
  });

  it('shows once what the topic replays', async () => {
    const { enter } = await visit('one', 'two', 'three');
    const { room, session } = await enter({ after: { page: 1, sequence: 1 } });
    session.goLive(READING);
    for (const text of ['two', 'three', 'four']) session.deliver(said(text), BOB);
    expect(linesOf(room)).toEqual(['kept', 'one', 'two', 'three', 'four']);
  });

  it('does not doubt what it has where nothing new comes after a replay', async () => {
    const { clock, enter } = await visit('one');
    const { room, session } = await enter();
    session.goLive(READING);
    session.deliver(said('one'), BOB);
    await clock.advance(60_000);
    expect(linesOf(room)).toEqual(['kept', 'one']);
  });

  it.each([
    [{ page: 1, sequence: 4 }, 'gap 3'],
    [{ page: 2, sequence: 0 }, 'gap ?'],
  ])('says what is missing where the topic goes on behind %j', async (after, gap) => {
    const { enter, gather } = await visit('one');
    const { room, session, leave } = await enter({ after });
    session.goLive(READING);
    session.deliver(said('later'), BOB);
    expect(linesOf(room)).toEqual(['kept', 'one', gap, 'later']);
    await gather();
    await leave();
    const again = await enter({ after: { ...after, sequence: after.sequence + 1 } });
    expect(linesOf(again.room)).toEqual(['kept', 'one', gap, 'later']);
  });

  it('says that something may be missing where the topic shows nothing, and says so once', async () => {
    const { clock, enter } = await visit('one');
    const { room, session } = await enter({ after: { page: 1, sequence: 9 } });
    await clock.advance(60_000);
    session.goLive(READING);
    await clock.advance(4_999);
    expect(linesOf(room)).toEqual(['kept', 'one']);
    await clock.advance(1);
    expect(linesOf(room)).toEqual(['kept', 'one', 'gap ?']);
    session.deliver(said('later'), BOB);
    expect(linesOf(room)).toEqual(['kept', 'one', 'gap ?', 'later']);
  });

  it('hides nothing of a topic that counts anew, and keeps that instead', async () => {
    const { enter, gather } = await visit('one', 'two', 'three');
    const first = await enter();
    first.session.goLive(READING);
    for (const text of ['other one', 'other two']) first.session.deliver(said(text), BOB);
    const lines = ['kept', 'one', 'two', 'three', 'gap ?', 'other one', 'other two'];
    expect(linesOf(first.room)).toEqual(lines);
    await gather();
    await first.leave();
    const { room } = await enter();
    expect(linesOf(room)).toEqual(['kept', 'other one', 'other two']);
  });

  it('hides nothing of one that counts from further back, once that is seen to be another', async () => {
    const browser = openBrowser();
    const before = await browser.enter({ after: { page: 1, sequence: 50 } });
    before.session.deliver(said('of before'), BOB);
    await before.leave();
    const { room, session } = await browser.enter();
    session.goLive(READING);
    session.deliver(said('one'), BOB);
    session.deliver(said('two'), BOB);
    expect(linesOf(room)).toEqual(['kept', 'of before']);
    await browser.clock.advance(5_000);
    expect(linesOf(room)).toEqual(['kept', 'of before', 'gap ?', 'one', 'two']);
  });

  it('is in order where live messages come before it has been read', async () => {
    const { history, clock, untilStored } = await visit('one');
    const session = new FakeTopicSession({ clock, after: { page: 1, sequence: 1 } });
    const kept = new KeptSession({ session, clock, room: history.open(ANN) });
    const room = new ChatRoom({ session: kept, clock, roomName: 'lobby', userName: 'Ann' });
    room.start();
    session.goLive(READING);
    session.deliver(said('two'), BOB);
    expect(linesOf(room)).toEqual([]);
    await untilStored();
    expect(linesOf(room)).toEqual(['kept', 'one', 'two']);
    room.close();
  });

  it('does not wait for a database that does not answer, nor for one that is forbidden', async () => {
    const clock = new FakeClock();
    const forbidden = () => Promise.reject(new DOMException('no', 'SecurityError'));
    for (const answer of [() => new Promise<never>(() => {}), forbidden]) {
      const session = new FakeTopicSession({ clock });
      const kept = new KeptSession({ session, clock, room: answer() });
      const room = new ChatRoom({ session: kept, clock, roomName: 'lobby', userName: 'Ann' });
      room.start();
      session.goLive(READING);
      session.deliver(said('hello'), BOB);
      await clock.advance(500);
      await kept.fed;
      expect(linesOf(room)).toContain('hello');
      room.close();
      await clock.advance(1_000);
      expect(clock.pendingTimers).toBe(0);
    }
  });

  it('knows own messages and who is verified before the machine has said so again', async () => {
    const browser = openBrowser();
    const first = await browser.enter({ tokenId: 'ann' });
    first.session.goLive();
    first.room.send('mine');
    await browser.gather();
    first.session.deliver(said('his'), BOB);
    await first.leave();
    const { room } = await browser.enter({ tokenId: undefined, verifiedIds: undefined });
    const rows = ['mine', 'his'].map((text) => room.timeline.at(linesOf(room).indexOf(text)));
    expect(rows).toMatchObject([
      { text: 'mine', own: true, delivery: 'seen', author: { mark: 'verified' } },
      { text: 'his', own: false, author: { name: 'bob', mark: 'verified' } },
    ]);
  });

  it('dates what it kept by its sender where that can be, and else by when it came', async () => {
    const browser = openBrowser();
    const cameAtMs = browser.clock.wallMs();
    const first = await browser.enter();
    first.session.deliver(said('with a time', { timestamp: cameAtMs - 60_000 }), BOB);
    first.session.deliver(said('from the future', { timestamp: cameAtMs + 60_000 }), BOB);
    await first.leave();
    await browser.clock.advance(24 * 3_600_000);
    const { room } = await browser.enter();
    const times = [0, 1, 2].map((index) => (room.timeline.at(index)?.atMs ?? 0) - cameAtMs);
    expect(times).toEqual([-60_000, -60_000, -60_000]);
  });

  it('counts as read', async () => {
    const { enter } = await visit('one', 'two');
    const { room, session } = await enter({ after: { page: 1, sequence: 2 } });
    const unread = new Unread({ timeline: room.timeline, onChange: () => {} });
    session.goLive(READING);
    session.deliver(said('three'), BOB);
    expect(unread.count).toBe(1);
  });

  it.each([
    ['coming', { event: 'user_joined', username: 'Eve', id: 'came' }],
    ['being here', { event: 'person_here', username: 'Eve', id: 'here', forS: 100 }],
  ])('keeps nobody’s %s, and misses no place for it', async (_, passing) => {
    const browser = openBrowser();
    const first = await browser.enter();
    first.session.deliver(said('one'), BOB);
    first.session.deliver(JSON.stringify(passing), BOB);
    first.session.deliver(said('two'), BOB);
    await first.leave();
    const { room, session } = await browser.enter();
    expect(linesOf(room)).toEqual(['kept', 'one', 'two']);
    expect(await browser.content()).not.toContain(passing.event);
    session.deliver(said('one'), BOB);
    session.deliver(JSON.stringify(passing), BOB);
    session.deliver(said('two'), BOB);
    session.deliver(said('three'), BOB);
    expect(linesOf(room)).toEqual(['kept', 'one', 'two', 'three']);
  });
});

describe('A kept message that was changed', () => {
  const claims = { username: 'Bob', timestampMs: 0, targetId: 'id of secret' };
  const edit = encodeEdited({ ...claims, id: 'edit', text: 'secret too' });
  const deletion = encodeDeleted({ ...claims, id: 'deletion' });

  it('shows its latest text', async () => {
    const browser = openBrowser();
    const first = await browser.enter();
    first.session.deliver(said('secret'), BOB);
    first.session.deliver(edit, BOB);
    await first.leave();
    const { room } = await browser.enter();
    expect(room.timeline.at(1)).toMatchObject({ text: 'secret too', changed: 'edited' });
  });

  it('leaves no text once it is deleted, and still shows that', async () => {
    const browser = openBrowser();
    const first = await browser.enter();
    first.session.goLive(READING);
    first.session.deliver(said('secret'), BOB);
    first.session.deliver(edit, BOB);
    await browser.gather();
    expect(await browser.content()).toContain('secret too');
    first.session.deliver(deletion, BOB);
    await browser.gather();
    expect(await browser.content()).not.toMatch(/"text\\":\\"secret/);
    await first.leave();
    const { room, session } = await browser.enter();
    expect(linesOf(room)).toEqual(['kept', 'deleted']);
    for (const value of [said('secret'), edit, deletion, said('next')]) session.deliver(value, BOB);
    expect(linesOf(room)).toEqual(['kept', 'deleted', 'next']);
    await browser.gather();
    expect(await browser.content()).not.toMatch(/"text\\":\\"secret/);
  });

  it('keeps its text where somebody else wants it deleted', async () => {
    const browser = openBrowser();
    const first = await browser.enter();
    first.session.deliver(said('secret'), BOB);
    first.session.deliver(deletion, { publisherId: 'eve' });
    await first.leave();
    const { room } = await browser.enter();
    expect(linesOf(room)).toEqual(['kept', 'secret']);
  });

  it('loses it also where it was deleted meanwhile', async () => {
    const browser = openBrowser();
    const first = await browser.enter();
    first.session.deliver(said('secret'), BOB);
    await first.leave();
    const { session } = await browser.enter({ after: { page: 1, sequence: 1 } });
    session.deliver(deletion, BOB);
    await browser.gather();
    expect(await browser.content()).not.toMatch(/"text\\":\\"secret/);
  });

  it('loses that of an own one when the topic has the deletion, and not before', async () => {
    const browser = openBrowser();
    const { room, session, leave } = await browser.enter();
    session.goLive();
    room.send('mine');
    await browser.gather();
    const key = room.timeline.at(linesOf(room).indexOf('mine'))?.key ?? '';
    session.next('hangs');
    expect(room.delete(key)).toEqual({ ok: true });
    await browser.gather();
    expect(await browser.content()).toContain('mine');
    // It has failed, and is sent again.
    await browser.clock.advance(20_000);
    room.retry(key);
    await browser.gather();
    expect(await browser.content()).not.toContain('mine');
    await leave();
    const again = await browser.enter();
    expect(linesOf(again.room)).toContain('deleted');
  });

  it.each([
    ['a guest', { tokenId: 'guest:Ann', verifiedIds: undefined }],
    ['somebody without an id', { tokenId: undefined, verifiedIds: undefined }],
    ['somebody signed in', { tokenId: 'ann' }],
  ])('stays that of %s who wrote it, edited or deleted', async (_, machine) => {
    const browser = openBrowser();
    const { room, session, leave } = await browser.enter(machine);
    session.goLive();
    for (const text of ['first', 'second']) room.send(text);
    await browser.gather();
    const keyOf = (text: string) => room.timeline.at(linesOf(room).indexOf(text))?.key ?? '';
    room.edit(keyOf('first'), 'mended');
    room.delete(keyOf('second'));
    await browser.gather();
    await leave();
    const again = await browser.enter({ ...machine, after: { page: 1, sequence: 5 } });
    const { timeline } = again.room;
    expect(linesOf(again.room)).toEqual(['kept', 'mended', 'deleted']);
    expect([timeline.at(1), timeline.at(2)]).toMatchObject([
      { own: true, delivery: 'seen', changed: 'edited' },
      { own: true, delivery: 'seen', changed: 'deleted' },
    ]);
    expect(lastMessage(timeline)).toBe(timeline.at(2));
  });

  it('leaves no text where its sender, without an answer, had sent it twice', async () => {
    const browser = openBrowser();
    const first = await browser.enter();
    for (const value of [said('secret'), said('secret'), deletion, said('next')])
      first.session.deliver(value, BOB);
    await browser.gather();
    expect(await browser.content()).not.toMatch(/"text\\":\\"secret/);
    await first.leave();
    const { room, session } = await browser.enter();
    expect(linesOf(room)).toEqual(['kept', 'deleted', 'next']);
    for (const value of [said('secret'), said('secret'), deletion, said('next'), said('last')])
      session.deliver(value, BOB);
    expect(linesOf(room)).toEqual(['kept', 'deleted', 'next', 'last']);
  });
});

describe('A reaction that was kept', () => {
  it.each([
    ['a guest', { tokenId: 'guest:Ann', verifiedIds: undefined }],
    ['somebody signed in', { tokenId: 'ann' }],
  ])('stays that of %s, before the machine has said again who they are, and after', async (_, machine) => {
    const browser = openBrowser();
    const first = await browser.enter(machine);
    first.session.goLive();
    first.session.deliver(said('hello'), BOB);
    const index = linesOf(first.room).indexOf('hello');
    (await first.room.reactions.get()).toggle(index, '👍');
    await browser.gather();
    await browser.gather();
    await first.leave();
    const { room, session } = await browser.enter({ tokenId: undefined, verifiedIds: undefined });
    const reactions = await room.reactions.get();
    const own = () => reactions.of(room.timeline.at(1)?.key ?? '', () => false);
    expect(own()).toMatchObject([{ reaction: '👍', isOwn: true }]);
    Object.assign(session, { verifiedIds: 'all', ...machine });
    session.goLive();
    expect(own()).toMatchObject([{ reaction: '👍', isOwn: true }]);
  });
});
