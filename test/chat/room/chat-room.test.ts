import { describe, expect, it } from 'vitest';
import { ChatRoom, type Connection } from '../../../src/chat/room/chat-room.ts';
import { OwnMessages } from '../../../src/chat/room/own-messages.ts';
import type { MessageRow, TimelineRow } from '../../../src/chat/timeline/timeline-row.ts';
import { encodeJoined } from '../../../src/chat/wire/joined.ts';
import { encodeMessage } from '../../../src/chat/wire/message.ts';
import { MAX_PAYLOAD_BYTES, utf8Length } from '../../../src/chat/wire/payload-size.ts';
import { TopicError, TopicErrorCode } from '../../../src/topics/transport.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeTopicSession } from '../../support/fake-topic-session.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';

interface SetUp {
  readonly userName?: string;
  /** Whom the machine says that we are. */
  readonly tokenId?: string;
  /** What the service attests, where the machine does not tell. */
  readonly publisherId?: string;
  /** Whose ids are said to be verified. */
  readonly verifiedIds?: FakeTopicSession['verifiedIds'];
  readonly ownMessages?: OwnMessages;
  readonly clock?: FakeClock;
}

function setUp({ userName = 'Ann', clock = new FakeClock(), ownMessages, ...who }: SetUp = {}) {
  const session = new FakeTopicSession({ clock, ...who });
  let ids = 0;
  const room = new ChatRoom({
    session,
    clock,
    roomName: 'lobby',
    userName,
    newId: () => `id-${String(++ids).padStart(4, '0')}`,
    random: () => 0.5,
    ...(ownMessages && { ownMessages }),
  });
  return { clock, session, room };
}

/** A room that is live and past the time in which what comes may be a replay. */
async function setUpLive(options: SetUp = {}) {
  const parts = setUp(options);
  parts.room.start();
  parts.session.goLive();
  await parts.clock.advance(60_000);
  return parts;
}

function rowsOf({ timeline }: ChatRoom): TimelineRow[] {
  return Array.from({ length: timeline.length }, (_, index) => timeline.at(index)).filter(
    (row) => row !== undefined,
  );
}

const messagesOf = (room: ChatRoom): MessageRow[] => rowsOf(room).filter((row) => row.kind === 'message');
/** Texts and deliveries of the messages, in order. */
const summary = (room: ChatRoom) => messagesOf(room).map(({ text, delivery }) => `${text}: ${delivery}`);

function firstMessage(room: ChatRoom): MessageRow {
  const [row] = messagesOf(room);
  if (!row) throw new Error('unable to find a message; there is none');
  return row;
}

function message(
  text: string,
  claims: { id?: string; username?: string; timestampMs?: number } = {},
): string {
  return encodeMessage({ id: `other-${text}`, username: 'Bob', timestampMs: 0, text, ...claims });
}

const denied = new TopicError(TopicErrorCode.PermissionDenied, 'unable to publish; not allowed');

describe('ChatRoom, receiving', () => {
  it('shows messages in the order of the topic', async () => {
    const { room, session } = await setUpLive();
    session.deliver(message('one'));
    session.deliver(message('two'), { publisherId: 'guest:Cy' });
    session.deliver(message('three'), { publisherId: 'dora' });
    expect(
      messagesOf(room).map(({ text, author, own, delivery }) => ({ text, author, own, delivery })),
    ).toMatchObject([
      { text: 'one', author: { name: 'Bob', mark: 'claimed' }, own: false, delivery: 'received' },
      { text: 'two', author: { name: 'Cy', mark: 'guest' }, own: false, delivery: 'received' },
      { text: 'three', author: { name: 'dora', mark: 'verified' }, own: false, delivery: 'received' },
    ]);
  });

  it('gives every row a key of its own', async () => {
    const { room, session, clock } = await setUpLive();
    for (let n = 0; n < 50; n++) session.deliver(n % 2 ? message(String(n)) : `plain ${n}`);
    room.send('mine');
    session.gap(3);
    await clock.advance(1_000);
    const keys = rowsOf(room).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('shows what is not chat as what it is, and unknown events not at all', async () => {
    const { room, session } = await setUpLive();
    const before = room.timeline.length;
    const foreign = ['hello', '', 'null', '[1]', Uint8Array.of(1, 2), '{"event":"typing"}'];
    for (const value of foreign) session.deliver(value, { publisherId: 'bot' });
    expect(rowsOf(room).slice(before)).toMatchObject([
      { kind: 'foreign', format: 'text', text: 'hello', author: { name: 'bot', mark: 'verified' } },
      { kind: 'foreign', format: 'text', text: '' },
      { kind: 'foreign', format: 'json', text: 'null' },
      { kind: 'foreign', format: 'json', text: '[1]' },
      { kind: 'foreign', format: 'binary', text: '01 02', byteCount: 2 },
    ]);
  });

  it('shows a gap where it was', async () => {
    const { room, session } = await setUpLive();
    session.deliver(message('before'));
    session.gap(2);
    session.gap();
    session.deliver(message('after'));
    expect(rowsOf(room).slice(-4)).toMatchObject([
      { text: 'before' },
      { kind: 'gap', count: 2 },
      { kind: 'gap', count: undefined },
      { text: 'after' },
    ]);
  });

  it('shows who joins', async () => {
    const { room, session, clock } = await setUpLive();
    session.deliver(encodeJoined({ id: 'x', username: 'Bob', timestampMs: clock.wallMs() - 1_000 }));
    expect(rowsOf(room).at(-1)).toEqual({
      kind: 'joined',
      key: expect.any(String) as string,
      atMs: clock.wallMs() - 1_000,
      author: { key: 'name:Bob', name: 'Bob', mark: 'claimed' },
      own: false,
    });
  });

  it('believes the time of a message while it is live only where it is near', async () => {
    const { room, session, clock } = await setUpLive();
    const now = clock.wallMs();
    session.deliver(message('near', { timestampMs: now - 20_000 }));
    session.deliver(message('far', { timestampMs: now - 3_600_000 }));
    session.deliver(message('future', { timestampMs: now + 1 }));
    expect(messagesOf(room).map(({ atMs }) => now - atMs)).toEqual([20_000, 0, 0]);
  });

  it('believes the time of what was sent before it was live, on joining and after a break', async () => {
    const { room, session, clock } = setUp();
    room.start();
    session.goLive();
    const joinedAt = clock.wallMs();
    session.deliver(message('before joining', { timestampMs: joinedAt - 3_600_000 }));
    await clock.advance(1_800_000);
    session.breakOff();
    await clock.advance(1_800_000);
    session.goLive();
    await clock.advance(9_999);
    session.deliver(message('during the break', { timestampMs: joinedAt + 2_000_000 }));
    await clock.advance(1);
    session.deliver(message('now', { timestampMs: joinedAt + 2_100_000 }));
    expect(messagesOf(room).map(({ text, atMs }) => [text, atMs - joinedAt])).toEqual([
      ['before joining', -3_600_000],
      ['during the break', 2_000_000],
      ['now', 3_610_000],
    ]);
  });
});

describe('ChatRoom, too much at once', () => {
  const floods = (room: ChatRoom) => rowsOf(room).filter((row) => 'isFlood' in row).length;

  it('is what one person says beyond what anybody can read', async () => {
    const { room, session, clock } = await setUpLive();
    for (let n = 0; n < 600; n++) {
      session.deliver(message(`${n}`, { timestampMs: clock.wallMs() }), { publisherId: 'guest:Bob' });
      session.deliver('not of a chat', { publisherId: 'sensor' });
    }
    session.deliver(message('hi', { timestampMs: clock.wallMs() }), { publisherId: 'guest:Cy' });
    expect(floods(room)).toBe(200);
    expect(messagesOf(room).at(-1)).not.toHaveProperty('isFlood');
  });

  it('is nothing that was said slowly and came at once', async () => {
    const { room, session, clock } = await setUpLive();
    await clock.advance(200_000);
    for (let n = 0; n < 1_000; n++) {
      session.deliver(message(`${n}`, { timestampMs: clock.wallMs() - 200_000 + n * 100 }));
    }
    expect(floods(room)).toBe(0);
  });

  it('is nothing of which a replay does not tell when it was said', async () => {
    const { room, session } = setUp();
    room.start();
    session.goLive();
    for (let n = 0; n < 900; n++) session.deliver('not of a chat', { publisherId: 'sensor' });
    expect(floods(room)).toBe(0);
  });

  it('is nothing that one says oneself', async () => {
    const { room, session, clock } = await setUpLive({ tokenId: 'ann', verifiedIds: 'all' });
    for (let n = 0; n < 900; n++) {
      session.deliver(message(`${n}`, { timestampMs: clock.wallMs() }), { publisherId: 'ann' });
    }
    expect(messagesOf(room)).toHaveLength(900);
    expect(floods(room)).toBe(0);
  });
});

describe('ChatRoom, one message twice', () => {
  it('shows a message once that its sender had to send twice', async () => {
    const { room, session } = await setUpLive();
    session.deliver(message('once', { id: 'same' }), { publisherId: 'bob' });
    session.deliver(message('between'), { publisherId: 'bob' });
    session.deliver(message('once', { id: 'same' }), { publisherId: 'bob' });
    expect(messagesOf(room).map(({ text }) => text)).toEqual(['once', 'between']);
  });

  it('lets nobody hide a message of somebody else by using its id', async () => {
    const { room, session } = await setUpLive();
    session.deliver(message('evil', { id: 'same' }), { publisherId: 'eve' });
    session.deliver(message('good', { id: 'same' }), { publisherId: 'bob' });
    session.deliver(message('evil', { id: 'same' }), { publisherId: '' });
    expect(messagesOf(room).map(({ text, author }) => [text, author.name])).toEqual([
      ['evil', 'eve'],
      ['good', 'bob'],
      ['evil', 'Bob'],
    ]);
  });

  it('does not mix up publisher and id', async () => {
    const { room, session } = await setUpLive();
    session.deliver(message('one', { id: 'c' }), { publisherId: 'ab' });
    session.deliver(message('two', { id: 'bc' }), { publisherId: 'a' });
    expect(messagesOf(room)).toHaveLength(2);
  });

  it('hides no message whose sender uses ids again', async () => {
    const { room, session } = await setUpLive();
    session.deliver(message('before a reload', { id: '1' }), { publisherId: 'bob' });
    session.deliver(message('after it', { id: '1' }), { publisherId: 'bob' });
    session.deliver(message('hi', { id: '1', username: 'Cy' }));
    session.deliver(message('hi', { id: '1', username: 'Dora' }));
    session.deliver(encodeJoined({ id: '1', username: 'Dora', timestampMs: 0 }));
    expect(messagesOf(room).map(({ text }) => text)).toEqual(['before a reload', 'after it', 'hi', 'hi']);
    expect(rowsOf(room).at(-1)).toMatchObject({ kind: 'joined', author: { name: 'Dora' } });
  });

  it('shows all messages without an id', async () => {
    const { room, session } = await setUpLive();
    const payload = '{"event":"message","username":"Bob","text":"hi","timestamp":1}';
    session.deliver(payload);
    session.deliver(payload);
    expect(messagesOf(room)).toHaveLength(2);
  });
});

describe('ChatRoom, amending', () => {
  const amend = (room: ChatRoom, id: string, publisherId: string) =>
    room.timeline.amend({ id, publisherId }, (row) => ({ ...row, text: 'amended' }));

  it('names a message by its id and by whom the service attests', async () => {
    const { room, session } = await setUpLive();
    session.deliver(message('hello', { id: 'one' }), { publisherId: 'bob' });
    amend(room, 'one', 'Bob');
    expect(firstMessage(room).text).toBe('hello');
    amend(room, 'one', 'bob');
    expect(firstMessage(room).text).toBe('amended');
  });

  it('finds an own message on its way', async () => {
    const { clock, room, session } = await setUpLive({ tokenId: 'ann' });
    session.next('hangs');
    room.send('waits');
    await clock.advance(0);
    amend(room, firstMessage(room).key, 'ann');
    expect(summary(room)).toEqual(['amended: pending']);
  });

  it('finds an own message in its place, also when its echo was lost', async () => {
    const { clock, room, session } = await setUpLive({ tokenId: 'ann' });
    session.next('echo-lost', 'delivered', 'echo-lost', 'echo-lost');
    room.send('lost');
    room.send('echoed');
    await clock.advance(40_000);
    session.deliver(message('later'), { publisherId: 'bob' });
    const ids = session.published.map(({ id }) => String(id));
    for (const id of ids) amend(room, id, 'eve');
    expect(summary(room)).toEqual(['echoed: seen', 'lost: sent', 'later: received']);
    for (const id of ids) amend(room, id, 'ann');
    expect(summary(room)).toEqual(['amended: seen', 'amended: sent', 'later: received']);
  });
});

describe('ChatRoom, sending', () => {
  it('shows a message at once, then as sent, then as seen in its place', async () => {
    const { room, session, clock } = await setUpLive();
    session.next('answered-first');
    expect(room.send('hello')).toEqual({ ok: true });
    const { key, author, own } = firstMessage(room);
    expect([author, own, room.unsentCount]).toMatchObject([{ name: 'Ann', mark: 'claimed' }, true, 1]);
    expect(summary(room)).toEqual(['hello: pending']);
    await clock.advance(10);
    expect([summary(room), room.unsentCount]).toEqual([['hello: sent'], 0]);
    session.deliver(message('in between'));
    expect(summary(room)).toEqual(['in between: received', 'hello: sent']);
    await clock.advance(10);
    session.deliver(message('later'));
    expect(summary(room)).toEqual(['in between: received', 'hello: seen', 'later: received']);
    expect(messagesOf(room)[1]?.key).toBe(key);
    expect(clock.pendingTimers).toBe(0);
  });

  it('settles a message by its echo, also when that comes before the answer', async () => {
    const { room, session, clock } = await setUpLive();
    room.send('hello');
    await clock.advance(10);
    expect(summary(room)).toEqual(['hello: seen']);
    await clock.advance(60_000);
    expect([summary(room), session.texts, clock.pendingTimers]).toEqual([['hello: seen'], ['hello'], 0]);
  });

  it("writes the original chat's format, with the time of the try", async () => {
    const { room, session, clock } = setUp();
    room.start();
    room.send('hello');
    await clock.advance(3_600_000);
    session.goLive();
    await clock.advance(1_000);
    expect(session.published.at(-1)).toEqual({
      event: 'message',
      username: 'Ann',
      text: 'hello',
      timestamp: clock.wallMs() - 1_000,
      id: 'id-0002',
      seal: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
    expect(firstMessage(room).atMs).toBe(clock.wallMs() - 1_000);
  });

  it('sends what is written before it is live with the token, beside the announcement', async () => {
    const { room, session, clock } = setUp();
    session.next('echo-lost', 'echo-lost');
    room.start();
    room.send('hello');
    await clock.advance(1_000);
    expect(session.published).toEqual([]);
    session.vend();
    await clock.advance(0);
    expect([session.published.map(({ event }) => event), session.underWay]).toEqual([
      ['user_joined', 'message'],
      2,
    ]);
    await clock.advance(1_000);
    expect(summary(room)).toEqual(['hello: sent']);
    // The stream begins with what was said lately.
    session.goLive();
    for (const { payload } of session.tries.slice(0, 2)) session.deliver(payload);
    await clock.advance(60_000);
    expect(session.tries).toHaveLength(2);
    expect(rowsOf(room).map(({ kind }) => kind)).toEqual(['joined', 'message']);
    expect(summary(room)).toEqual(['hello: seen']);
  });

  it('sends it again under the same id where nobody heard it', async () => {
    const { room, session, clock } = setUp();
    session.next('echo-lost', 'echo-lost');
    room.start();
    room.send('hello');
    session.vend();
    await clock.advance(400);
    session.goLive();
    room.send('next');
    await clock.advance(60_000);
    expect(session.published.map(({ id, event, text }) => [id, text ?? event])).toEqual([
      ['id-0001', 'user_joined'],
      ['id-0002', 'hello'],
      ['id-0001', 'user_joined'],
      ['id-0002', 'hello'],
      ['id-0003', 'next'],
    ]);
    expect(rowsOf(room).map(({ kind }) => kind)).toEqual(['joined', 'message', 'message']);
    expect(summary(room)).toEqual(['hello: seen', 'next: seen']);
  });

  it('keeps what is written before it is live, and sends it in order after the announcement', async () => {
    const { room, session, clock } = setUp();
    room.start();
    for (const text of ['one', 'two', 'three']) room.send(text);
    await clock.advance(3_600_000);
    expect([summary(room), room.unsentCount]).toEqual([
      ['one: pending', 'two: pending', 'three: pending'],
      3,
    ]);
    session.goLive();
    await clock.advance(1_000);
    expect(session.published.map(({ event, text }) => text ?? event)).toEqual([
      'user_joined',
      'one',
      'two',
      'three',
    ]);
    expect([summary(room), room.unsentCount]).toEqual([['one: seen', 'two: seen', 'three: seen'], 0]);
  });

  it('fails a message within 15 s, and sends it again with the same id', async () => {
    const { room, session, clock } = await setUpLive();
    session.next('hangs');
    room.send('hello');
    await clock.advance(15_000);
    const { key, delivery, failure } = firstMessage(room);
    expect([delivery, failure, room.unsentCount]).toEqual(['failed', 'timeout', 1]);
    room.retry(key);
    expect([summary(room), firstMessage(room).failure]).toEqual([['hello: pending'], undefined]);
    await clock.advance(1_000);
    expect(summary(room)).toEqual(['hello: seen']);
    const [first, second] = session.published.slice(-2);
    expect(first?.['id']).toBe(second?.['id']);
  });

  it('says that a message waits for the limits of the service', async () => {
    const { room, session, clock } = await setUpLive();
    session.next(new TopicError(TopicErrorCode.LimitExceeded, 'unable to publish; too much'));
    room.send('hello');
    await clock.advance(100);
    expect(firstMessage(room)).toMatchObject({ delivery: 'pending', failure: 'limited' });
    await clock.advance(5_000);
    expect(firstMessage(room)).not.toHaveProperty('failure');
    expect(summary(room)).toEqual(['hello: seen']);
  });

  it('shows a message once of which both tries arrive', async () => {
    const { room, session, clock } = await setUpLive();
    session.next('hangs');
    room.send('hello');
    await clock.advance(15_000);
    room.retry(firstMessage(room).key);
    await clock.advance(1_000);
    const [first, second] = session.tries.slice(-2);
    expect(first?.payload).not.toBe(second?.payload);
    session.deliver(first?.payload ?? '');
    expect(summary(room)).toEqual(['hello: seen']);
  });

  it('settles a failed message by an echo that comes late', async () => {
    const { room, session, clock } = await setUpLive();
    session.next('hangs');
    room.send('hello');
    await clock.advance(15_000);
    expect(summary(room)).toEqual(['hello: failed']);
    session.deliver(session.tries.at(-1)?.payload ?? '');
    expect([summary(room), room.unsentCount]).toEqual([['hello: seen'], 0]);
    expect(firstMessage(room)).not.toHaveProperty('failure');
  });

  it('leaves the message of another with the id of a pending one alone', async () => {
    const { room, session, clock } = await setUpLive({ tokenId: 'ann' });
    session.next('hangs');
    room.send('mine');
    const id = String(session.published.at(-1)?.['id']);
    session.deliver(message('forged', { id }), { publisherId: 'eve' });
    expect(messagesOf(room).map(({ text, own }) => [text, own])).toEqual([
      ['forged', false],
      ['mine', true],
    ]);
    await clock.advance(15_000);
    room.retry(id);
    await clock.advance(1_000);
    expect(summary(room)).toEqual(['forged: received', 'mine: seen']);
  });

  it('gives a message that was taken and lost in a gap its place after a while', async () => {
    const { room, session, clock } = await setUpLive();
    session.next('echo-lost', 'echo-lost', 'echo-lost');
    room.send('hello');
    await clock.advance(15_009);
    session.deliver(message('early'));
    expect(summary(room)).toEqual(['early: received', 'hello: sent']);
    await clock.advance(1);
    session.deliver(message('late'));
    expect(summary(room)).toEqual(['early: received', 'hello: sent', 'late: received']);
    session.deliver(session.tries.at(-1)?.payload ?? '');
    expect(summary(room)).toHaveLength(3);
  });

  it('moves a message that had its place without its echo to where the echo says, as seen, once', async () => {
    const { room, session, clock } = await setUpLive();
    session.next('echo-lost', 'echo-lost', 'echo-lost');
    room.send('hello');
    await clock.advance(30_000);
    session.deliver(message('replayed 1'));
    session.deliver(message('replayed 2'));
    expect(summary(room)).toEqual(['hello: sent', 'replayed 1: received', 'replayed 2: received']);
    const { key } = firstMessage(room);
    session.deliver(session.tries.at(-1)?.payload ?? '');
    session.deliver(session.tries.at(-1)?.payload ?? '');
    session.deliver(message('later'));
    expect(summary(room)).toEqual([
      'replayed 1: received',
      'replayed 2: received',
      'hello: seen',
      'later: received',
    ]);
    expect(messagesOf(room)[2]?.key).toBe(key);
  });

  it('waits for the echo of a sent message through a break', async () => {
    const { room, session, clock } = await setUpLive();
    session.next('echo-lost');
    room.send('hello');
    await clock.advance(100);
    session.breakOff();
    await clock.advance(3_600_000);
    session.goLive();
    session.deliver(message('replayed before it'));
    session.deliver(session.tries.at(-1)?.payload ?? '');
    expect(summary(room)).toEqual(['replayed before it: received', 'hello: seen']);
  });

  it('takes only failed messages for a retry or a discard', async () => {
    const { room, session, clock } = await setUpLive();
    session.next('hangs');
    room.send('hello');
    const { key } = firstMessage(room);
    room.discard(key);
    room.retry(key);
    room.discard('nothing');
    room.retry('nothing');
    expect([summary(room), session.texts]).toEqual([['hello: pending'], ['hello']]);
    await clock.advance(15_000);
    room.discard(key);
    expect([summary(room), room.unsentCount]).toEqual([[], 0]);
    room.retry(key);
    await clock.advance(60_000);
    expect(session.texts).toEqual(['hello']);
  });
});

describe('ChatRoom, what may be sent', () => {
  it.each([
    [''],
    ['  \n\t '],
    ['\u0000'],
    ['\u200b\u2060\ufeff'],
    [' \u00ad \u200e\u202e'],
    ['\u3164\u115f\uffa0'],
    ['\u2800\u2800'],
    ['\ufe0f\u{e0041}\u034f'],
    ['\ufff9\ufffb\u{1d159}'],
  ])('refuses the text %j, in which there is nothing to see', async (text) => {
    const { room } = await setUpLive();
    expect(room.send(text)).toEqual({ ok: false, reason: 'empty' });
    expect(messagesOf(room)).toEqual([]);
  });

  it.each(['.', '❤\ufe0f', '\u0301', 'می\u200cخواهم', '\ufffd'])('sends %j', async (text) => {
    const { room, session } = await setUpLive();
    expect(room.send(text)).toEqual({ ok: true });
    expect(session.texts).toEqual([text]);
  });

  it('sends a text without white space around it and without control characters', async () => {
    const { room, session } = await setUpLive();
    room.send('\n  one\r\ntwo\u0007\tthree \n');
    expect(session.texts).toEqual(['one\ntwo\tthree']);
  });

  it.each([
    ['letters', 'x'],
    ['emoji', '🙂'],
    ['quotes', '"'],
    ['line breaks', 'a\n'],
    ['half surrogate pairs', 'a\ud800'],
  ])('takes a payload of 4,096 bytes of %s and none larger', async (_, unit) => {
    const { room, session } = await setUpLive();
    const room0 = MAX_PAYLOAD_BYTES - room.payloadBytes('');
    const bytesEach = room.payloadBytes(`${unit}x`) - room.payloadBytes('x');
    const units = unit.repeat(Math.floor((room0 - 8) / bytesEach));
    const fill = 'x'.repeat(MAX_PAYLOAD_BYTES - room.payloadBytes(`${units}x`) + 1);
    const fits = `${units}${fill}`;
    expect(room.payloadBytes(fits)).toBe(MAX_PAYLOAD_BYTES);
    expect(room.send(`${fits}x`)).toEqual({ ok: false, reason: 'too-long' });
    expect(room.send(fits)).toEqual({ ok: true });
    expect(utf8Length(session.tries.at(-1)?.payload ?? '')).toBe(MAX_PAYLOAD_BYTES);
  });

  it('counts the bytes of the message that it would send', async () => {
    const { room, session } = await setUpLive({ userName: 'Zoë 🙂' });
    const bytes = room.payloadBytes('  "hé" 🙂 ');
    room.send('  "hé" 🙂 ');
    expect(utf8Length(session.tries.at(-1)?.payload ?? '')).toBe(bytes);
  });

  it('keeps the text as failed when publishing turns out not to be allowed, and is read-only then', async () => {
    const { room, session, clock } = await setUpLive();
    session.next(denied);
    room.send('hello');
    await clock.advance(1_000);
    expect(firstMessage(room)).toMatchObject({ text: 'hello', delivery: 'failed', failure: 'read-only' });
    expect(room.connection).toEqual({ state: 'live', readOnly: true });
    expect(room.send('more')).toEqual({ ok: false, reason: 'read-only' });
    expect(room.unsentCount).toBe(1);
    room.retry(firstMessage(room).key);
    expect(firstMessage(room)).toMatchObject({ delivery: 'failed', failure: 'read-only' });
    session.goLive({ canPublish: true });
    room.retry(firstMessage(room).key);
    await clock.advance(1_000);
    expect(summary(room)).toEqual(['hello: seen']);
  });
});

describe('ChatRoom with a role that the page does not know', () => {
  it('is read-only, and says that this is why', async () => {
    const { room, session, clock } = setUp();
    room.start();
    session.goLive({ canPublish: false, roleIsUnknown: true });
    await clock.advance(60_000);
    expect(room.connection).toEqual({ state: 'live', readOnly: true, roleIsUnknown: true });
    expect(room.send('hello')).toEqual({ ok: false, reason: 'read-only' });
    expect(session.tries).toEqual([]);
    session.goLive({ canPublish: false });
    expect(room.connection).toEqual({ state: 'live', readOnly: true });
  });
});

describe('ChatRoom, announcing', () => {
  it('says once that somebody joined, however often the connection breaks', async () => {
    const { room, session, clock } = setUp();
    room.start();
    room.start();
    await clock.advance(1_000);
    expect(session.tries).toEqual([]);
    for (let n = 0; n < 3; n++) {
      session.goLive();
      await clock.advance(1_000);
      session.breakOff();
      await clock.advance(1_000);
    }
    expect(session.published).toEqual([
      { event: 'user_joined', username: 'Ann', timestamp: expect.any(Number) as number, id: 'id-0001' },
    ]);
    expect(rowsOf(room)).toMatchObject([{ kind: 'joined', own: true, author: { name: 'Ann' } }]);
  });

  it('never announces a reader', async () => {
    const { room, session, clock } = setUp();
    room.start();
    session.goLive({ canPublish: false });
    await clock.advance(60_000);
    session.goLive({ canPublish: true });
    await clock.advance(60_000);
    expect(session.tries).toEqual([]);
  });

  it('does not count the announcement as unsent, nor show that it failed', async () => {
    const { room, session, clock } = setUp();
    session.next('hangs');
    room.start();
    session.goLive();
    await clock.advance(60_000);
    expect([rowsOf(room), room.unsentCount]).toEqual([[], 0]);
  });

  it('does not announce again when the echo came and the answer did not', async () => {
    const { room, session, clock } = setUp();
    session.next('answer-lost');
    room.start();
    session.goLive();
    await clock.advance(60_000);
    expect(session.tries).toHaveLength(1);
    expect(rowsOf(room)).toHaveLength(1);
  });
});

describe('ChatRoom, whose message it is', () => {
  it('knows its own messages after a reload', async () => {
    const ownMessages = new OwnMessages();
    const before = await setUpLive({ ownMessages, tokenId: 'guest:Ann' });
    before.room.send('hello');
    await before.clock.advance(1_000);
    before.room.close();
    const { room, session } = setUp({ ownMessages, tokenId: 'guest:Ann' });
    for (const { payload } of before.session.tries) session.deliver(payload, { publisherId: 'guest:Ann' });
    session.deliver(message('another'), { publisherId: 'guest:Ann' });
    expect(rowsOf(room)).toMatchObject([
      { kind: 'joined', own: true },
      { kind: 'message', text: 'hello', own: true, delivery: 'seen' },
      { kind: 'message', text: 'another', own: false, delivery: 'received' },
    ]);
  });

  it('takes messages of the same signed-in user as own, from whatever device', async () => {
    const { room, session } = await setUpLive({ tokenId: 'ann' });
    session.deliver(message('from the phone'), { publisherId: 'ann' });
    session.deliver(message('from another'), { publisherId: 'anna' });
    expect(messagesOf(room).map(({ own, delivery }) => [own, delivery])).toEqual([
      [true, 'seen'],
      [false, 'received'],
    ]);
  });

  it('does not take a repeated id of ours from another publisher as own', async () => {
    const { room, session, clock } = await setUpLive({ tokenId: 'ann' });
    room.send('mine');
    await clock.advance(1_000);
    const id = String(session.published.at(-1)?.['id']);
    session.deliver(message('forged', { id }), { publisherId: 'eve' });
    expect(messagesOf(room).map(({ text, own }) => [text, own])).toEqual([
      ['mine', true],
      ['forged', false],
    ]);
  });

  it.each([
    ['a namesake guest', 'guest:Ann', { key: 'id:guest:Ann', name: 'Ann', mark: 'guest' }],
    ['anybody where tokens have no id', '', { key: 'name:Ann', name: 'Ann', mark: 'claimed' }],
  ])(
    'takes nothing as own that %s sends under an id of ours with other words',
    async (_, publisherId, who) => {
      const { room, session, clock } = await setUpLive({ ...(publisherId && { tokenId: publisherId }) });
      room.send('mine');
      await clock.advance(1_000);
      const [joinedId = '', id = ''] = session.published.map((event) => String(event['id']));
      session.deliver(message('forged', { id, username: 'Ann' }), { publisherId });
      // The announcement has an id too.
      session.deliver(message('forged as well', { id: joinedId, username: 'Ann' }), { publisherId });
      expect(
        messagesOf(room).map(({ text, own, delivery, author }) => [text, own, delivery, author]),
      ).toEqual([
        ['mine', true, 'seen', who],
        ['forged', false, 'received', who],
        ['forged as well', false, 'received', who],
      ]);
      room.timeline.amend({ id, publisherId: 'guest:Ann' }, (row) => ({
        ...row,
        text: 'amended',
      }));
      expect(messagesOf(room).map(({ text }) => text)).toContain('forged');
    },
  );

  it('leaves a message on its way alone when its id comes with other words', async () => {
    const { room, session, clock } = await setUpLive({ tokenId: 'guest:Ann' });
    session.next('hangs');
    room.send('mine');
    const id = String(session.published.at(-1)?.['id']);
    session.deliver(message('forged', { id, username: 'Ann' }), { publisherId: 'guest:Ann' });
    session.deliver(encodeJoined({ id, username: 'Ann', timestampMs: 0 }), { publisherId: 'guest:Ann' });
    expect([summary(room), session.underWay, session.aborted]).toEqual([
      ['forged: received', 'mine: pending'],
      1,
      0,
    ]);
    expect(rowsOf(room).filter(({ kind }) => kind === 'joined')).toMatchObject([
      { own: true },
      { own: false },
    ]);
    session.deliver(session.tries.at(-1)?.payload ?? '', { publisherId: 'guest:Ann' });
    await clock.advance(1_000);
    expect(summary(room)).toEqual(['forged: received', 'mine: seen']);
  });

  it('shows our words under our id as those of another publisher who repeats them', async () => {
    const { room, session, clock } = await setUpLive({ publisherId: 'visitor-7' });
    room.send('mine');
    await clock.advance(1_000);
    const payload = session.tries.at(-1)?.payload ?? '';
    session.deliver(payload, { publisherId: 'visitor-7' });
    session.deliver(payload, { publisherId: 'eve' });
    session.deliver(payload, { publisherId: 'eve' });
    expect(messagesOf(room).map(({ own, author }) => [own, author.name])).toEqual([
      [true, 'visitor-7'],
      [false, 'eve'],
    ]);
  });

  it('never shows an own message again, however many others came since', async () => {
    const { room, session, clock } = await setUpLive({ tokenId: 'guest:Ann' });
    room.send('once');
    await clock.advance(1_000);
    const payload = session.tries.at(-1)?.payload ?? '';
    for (let n = 0; n < 5_000; n++) session.deliver(message(`flood ${n}`), { publisherId: 'guest:Eve' });
    session.deliver(payload, { publisherId: 'guest:Ann' });
    expect(messagesOf(room).filter(({ own }) => own)).toHaveLength(1);
    expect(messagesOf(room)).toHaveLength(5_001);
  });

  it('is not deceived after a reload, when the imitation comes with the history', async () => {
    const ownMessages = new OwnMessages();
    const before = await setUpLive({ ownMessages });
    before.room.send('mine');
    await before.clock.advance(1_000);
    before.room.close();
    const id = String(before.session.published.at(-1)?.['id']);
    const { room, session } = setUp({ ownMessages });
    session.deliver(message('forged', { id, username: 'Ann' }));
    session.deliver(before.session.tries.at(-1)?.payload ?? '');
    session.deliver(message('forged', { id, username: 'Ann' }));
    expect(messagesOf(room).map(({ text, own }) => [text, own])).toEqual([
      ['forged', false],
      ['mine', true],
    ]);
  });

  it('is shown once where it comes sooner than what another tab has noted of it, and as ours when it comes again', async () => {
    const storage = Object.assign(new FakeWebStorage().openTab(), { length: 0, key: () => null });
    let isBehind = true;
    const late = { ...storage, getItem: (key: string) => (isBehind ? null : storage.getItem(key)) };
    const tokenId = 'guest:Ann';
    const tab = await setUpLive({ ownMessages: new OwnMessages({ storage: () => storage }), tokenId });
    const other = await setUpLive({ ownMessages: new OwnMessages({ storage: () => late }), tokenId });
    tab.room.send('mine');
    await tab.clock.advance(1_000);
    const payload = tab.session.tries.at(-1)?.payload ?? '';
    const sentAgain = JSON.stringify({ ...(JSON.parse(payload) as object), timestamp: 7 });
    other.session.deliver(payload, { publisherId: tokenId });
    isBehind = false;
    for (const echo of [sentAgain, sentAgain]) other.session.deliver(echo, { publisherId: tokenId });
    expect(messagesOf(other.room)).toMatchObject([{ text: 'mine', own: true, delivery: 'seen' }]);
  });

  it('settles by the echo when the machine does not say who we are', async () => {
    const { room, clock } = await setUpLive({ publisherId: 'visitor-7' });
    room.send('hello');
    expect(firstMessage(room).author).toMatchObject({ name: 'Ann', mark: 'claimed' });
    await clock.advance(1_000);
    expect(firstMessage(room)).toMatchObject({
      delivery: 'seen',
      author: { name: 'visitor-7', mark: 'verified' },
    });
  });

  it('takes ids for claims unless everybody is vouched for, and the own one with a reason of its own', async () => {
    for (const verifiedIds of ['all', 'own', undefined] as const) {
      const { room, session } = await setUpLive({ tokenId: 'ann', publisherId: 'ann', verifiedIds });
      session.deliver(message('from bob'), { publisherId: 'bob' });
      session.deliver(message('from another device'), { publisherId: 'ann' });
      expect(room.author.mark).toBe(verifiedIds === undefined ? 'claimed' : 'verified');
      expect(messagesOf(room).map(({ author, own }) => [author.mark, own])).toEqual([
        [verifiedIds === 'all' ? 'verified' : 'claimed', false],
        [verifiedIds === 'all' ? 'verified' : 'claimed', verifiedIds === 'all'],
      ]);
    }
  });

  it.each([
    ['all', 'b4c8f4e8-7031-70f5-1b5e-2b3e6d'],
    ['all-opaque', '1076915'],
  ] as const)(
    'knows the own rows of another device where ids are no names (%s), and nobody else who says our name',
    async (verifiedIds, start) => {
      const [us, another] = [`${start}7f6a8c`, `${start}000b0b`];
      const { room, session } = await setUpLive({ tokenId: us, publisherId: us, verifiedIds });
      session.deliver(message('from another device'), { publisherId: us });
      session.deliver(message('from somebody else'), { publisherId: another });
      expect(room.author).toMatchObject({ name: 'Ann', mark: 'opaque', idTail: '7f6a8c' });
      expect(messagesOf(room).map(({ author, own }) => [author.idTail, own])).toEqual([
        ['7f6a8c', true],
        ['000b0b', false],
      ]);
    },
  );

  it('settles a message that was sent under the former token', async () => {
    const { room, session, clock } = setUp({ tokenId: 'visit-1', publisherId: 'visit-1' });
    session.goLive();
    session.next('answered-first');
    room.send('hello');
    await clock.advance(15);
    session.tokenId = 'visit-2';
    await clock.advance(1_000);
    expect(summary(room)).toEqual(['hello: seen']);
  });

  it('shows a pending message under the identity that the machine attested', async () => {
    const { room } = await setUpLive({ tokenId: 'guest:Ann Lee' });
    room.send('hello');
    expect(firstMessage(room).author).toMatchObject({ name: 'Ann Lee', mark: 'guest' });
  });
});

describe('ChatRoom, the connection', () => {
  it('tells how it is connected in plain values', () => {
    const { room, session } = setUp();
    const heard: Connection[] = [];
    room.onConnection((connection) => heard.push(connection));
    expect(room.connection).toEqual({ state: 'connecting' });
    const problem = { source: 'machine', code: 'unreachable' } as const;
    room.start();
    session.goLive();
    session.goLive({ canPublish: false });
    session.become({ phase: 'recovering', attempt: 2, retryAtMs: 5, problem, wasLive: true });
    session.become({ phase: 'refused', problem });
    session.become({ phase: 'closed' });
    expect(heard).toEqual([
      { state: 'connecting' },
      { state: 'live', readOnly: false },
      { state: 'live', readOnly: true },
      { state: 'recovering', attempt: 2, retryAtMs: 5, problem, wasLive: true },
      { state: 'refused', problem },
      { state: 'closed' },
    ]);
    expect(room.connection).toEqual({ state: 'closed' });
  });

  it('passes "retry now" on', () => {
    const { room, session } = setUp();
    room.retryNow();
    expect(session.retries).toBe(1);
  });

  it('keeps a message pending while the session is refused', async () => {
    const { room, session, clock } = await setUpLive();
    session.become({ phase: 'refused', problem: { source: 'machine', code: 'unauthorized' } });
    expect(room.send('hello')).toEqual({ ok: true });
    await clock.advance(3_600_000);
    expect(summary(room)).toEqual(['hello: pending']);
    session.goLive();
    await clock.advance(1_000);
    expect(summary(room)).toEqual(['hello: seen']);
  });

  it('leaves no timer, no listener and no try when it is closed, and emits nothing after it', async () => {
    const { room, session, clock } = await setUpLive();
    session.next('hangs');
    room.send('stuck');
    room.send('behind');
    await clock.advance(100);
    let emitted = 0;
    room.timeline.onChange(() => (emitted += 1));
    room.onConnection(() => (emitted += 1));
    room.close();
    room.close();
    session.goLive();
    session.deliver(message('late'));
    session.gap(1);
    room.start();
    expect(room.send('more')).toEqual({ ok: false, reason: 'read-only' });
    await clock.advance(60_000);
    expect([emitted, clock.pendingTimers, session.listeners, session.underWay]).toEqual([0, 0, 0, 0]);
    expect(room.connection).toEqual({ state: 'closed' });
    expect(summary(room)).toEqual(['stuck: pending', 'behind: pending']);
  });

  it('sends nothing again after it is closed', async () => {
    const { room, session, clock } = await setUpLive();
    session.next('hangs');
    room.send('hello');
    await clock.advance(15_000);
    room.close();
    room.retry(firstMessage(room).key);
    expect(summary(room)).toEqual(['hello: failed']);
    await clock.advance(60_000);
    expect(session.texts).toEqual(['hello']);
  });

  it('draws ids at random unless told otherwise', () => {
    const clock = new FakeClock();
    const session = new FakeTopicSession({ clock });
    const room = new ChatRoom({ session, clock, roomName: 'lobby', userName: 'Ann' });
    room.send('one');
    room.send('two');
    const [one, two] = messagesOf(room).map(({ key }) => key);
    expect(one).toMatch(/^[0-9a-f-]{36}$/);
    expect(one).not.toBe(two);
    expect([room.roomName, room.userName]).toEqual(['lobby', 'Ann']);
  });
});

describe('ChatRoom, answering', () => {
  it('quotes a message by its id and its publisher, and shows the quote on its own row at once', async () => {
    const { session, room } = await setUpLive({ tokenId: 'guest:Ann' });
    session.deliver(message('lunch?', { id: 'id-bob' }), { publisherId: 'guest:Bob' });
    const quote = room.quoteOf(room.timeline.length - 1);
    expect(quote).toEqual({ id: 'id-bob', publisherId: 'guest:Bob', text: 'lunch?' });
    room.send('yes', quote);
    expect(messagesOf(room).at(-1)).toMatchObject({ text: 'yes', replyTo: quote, delivery: 'pending' });
  });

  it('keeps the quote on the way, through a failed try, and when it is back', async () => {
    const { session, room, clock } = await setUpLive({ tokenId: 'guest:Ann' });
    session.deliver(message('lunch?', { id: 'id-bob' }), { publisherId: 'guest:Bob' });
    const replyTo = room.quoteOf(room.timeline.length - 1);
    session.next(new TopicError(TopicErrorCode.InvalidArgument, 'refused'));
    room.send('yes', replyTo);
    await clock.advance(1_000);
    const failed = messagesOf(room).at(-1);
    expect(failed).toMatchObject({ delivery: 'failed', replyTo });
    room.retry(failed?.key ?? '');
    await clock.advance(1_000);
    expect(session.published.at(-1)).toMatchObject({ text: 'yes', replyTo });
    expect(messagesOf(room).at(-1)).toMatchObject({ delivery: 'seen', replyTo });
  });

  it('counts the quote among the bytes of the message', async () => {
    const { session, room } = await setUpLive();
    session.deliver(message('lunch?', { id: 'id-bob' }), { publisherId: 'guest:Bob' });
    const quote = room.quoteOf(room.timeline.length - 1);
    const fits = 'x'.repeat(MAX_PAYLOAD_BYTES - room.payloadBytes(''));
    expect(room.payloadBytes('yes', quote)).toBeGreaterThan(room.payloadBytes('yes') + 30);
    expect(room.send(fits, quote)).toEqual({ ok: false, reason: 'too-long' });
    expect(room.send(fits)).toEqual({ ok: true });
  });

  it('quotes nothing that cannot be referred to', async () => {
    const { session, room } = await setUpLive();
    session.deliver(message('nobody attests this'), { publisherId: '' });
    session.deliver('plain', { publisherId: 'bot' });
    expect([0, 1, 2].map((index) => room.quoteOf(index))).toEqual([undefined, undefined, undefined]);
  });

  it('does not take an answer of another who quotes as one of ours for it', async () => {
    const { session, room } = await setUpLive({ tokenId: 'guest:Ann' });
    room.send('mine');
    const [mine] = messagesOf(room);
    session.deliver(
      encodeMessage({
        id: 'id-bob',
        username: 'Bob',
        text: 'answer',
        timestampMs: 0,
        replyTo: { id: mine?.key ?? '', publisherId: 'guest:Ann', text: 'not what was said' },
      }),
      { publisherId: 'guest:Bob' },
    );
    expect(messagesOf(room).find(({ text }) => text === 'answer')).toMatchObject({ own: false });
  });
});
