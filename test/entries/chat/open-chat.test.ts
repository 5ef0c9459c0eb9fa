import { describe, expect, it } from 'vitest';
import { encodeHere } from '../../../src/chat/wire/here.ts';
import { encodeMessage } from '../../../src/chat/wire/message.ts';
import { type Chat, type ChatRow, openChat } from '../../../src/entries/chat/index.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeTopicService } from '../../support/fake-topic-service.ts';

const BOB = 'guest:bob';

interface SetUp {
  readonly role?: 'subscribe-only';
  readonly presence?: boolean;
}

async function setUp({ role, presence }: SetUp = {}) {
  const clock = new FakeClock();
  const service = new FakeTopicService(clock);
  service.publisherId = BOB;
  service.heartbeatEvery(5_000);
  const messages: string[] = [];
  const connections: string[] = [];
  let changes = 0;
  const chat = openChat({
    cacheName: 'chat',
    topicName: 'lobby',
    userName: 'bob',
    presence,
    tokens: () => ({
      authToken: 'token',
      tokenId: BOB,
      idRule: 'guest-prefix',
      ...(role && { role }),
      expiresIn: 900,
    }),
    transport: service,
    clock,
    random: () => 0.5,
    onMessage: ({ own, author, text }) => messages.push(`${own ? 'own' : author.name}: ${text}`),
    onChange: () => {
      changes += 1;
    },
    onConnection: ({ state }) => connections.push(state),
  });
  await settle();
  return { clock, service, chat, messages, connections, changes: () => changes };
}

/** Another one, who says these. */
function say(service: FakeTopicService, ...texts: readonly string[]) {
  return publish(service, ...texts.map((text) => encodeMessage({ ...annSays(`id of ${text}`), text })));
}

async function publish(service: FakeTopicService, ...events: readonly string[]) {
  service.publisherId = 'guest:ann';
  for (const event of events) service.send(event);
  service.publisherId = BOB;
  await settle();
}

const annSays = (id: string) => ({ id, username: 'ann', timestampMs: 0 });

const drawn = (rows: readonly (ChatRow | undefined)[]) =>
  rows.map((row) =>
    row?.kind === 'message' ? `${row.author.name}: ${row.text} (${row.delivery})` : row?.kind,
  );

function keyOf(chat: Chat, text: string): string {
  return chat.rows().find((row) => row.kind === 'message' && row.text === text)?.key ?? '';
}

describe('openChat', () => {
  it('joins, and tells of messages as they get their places', async () => {
    const { service, chat, messages, connections, changes } = await setUp();
    expect(connections).toEqual(['connecting', 'live']);
    await say(service, 'hi', 'who is there?');
    const result = chat.send('me');
    expect(chat.unsentCount).toBe(1);
    await settle();
    expect(result).toEqual({ ok: true, key: keyOf(chat, 'me') });
    expect(messages).toEqual(['ann: hi', 'ann: who is there?', 'own: me']);
    expect(drawn(chat.rows())).toEqual([
      'joined',
      'ann: hi (received)',
      'ann: who is there? (received)',
      'bob: me (seen)',
    ]);
    expect(drawn(chat.rows(1))).toEqual(['bob: me (seen)']);
    expect(chat.unsentCount).toBe(0);
    expect(changes()).toBeGreaterThan(3);
  });

  it('answers a message, so that others see which', async () => {
    const { service, chat } = await setUp();
    await say(service, 'how late is it?');
    const { ok } = chat.send('noon', { replyTo: keyOf(chat, 'how late is it?') });
    await settle();
    expect(ok).toBe(true);
    expect(chat.row(keyOf(chat, 'noon'))).toMatchObject({
      replyTo: { publisherId: 'guest:ann', text: 'how late is it?' },
    });
    expect(chat.send('what?', { replyTo: 'no key' })).toEqual({ ok: false, reason: 'gone' });
  });

  it('edits and deletes own messages, and no others', async () => {
    const { service, chat, messages } = await setUp();
    await say(service, 'hers');
    chat.send('frist');
    chat.send('second');
    await settle();
    const key = keyOf(chat, 'frist');
    expect(chat.edit(key, 'first')).toEqual({ ok: true });
    expect(chat.delete(keyOf(chat, 'second'))).toEqual({ ok: true });
    await settle();
    expect(chat.row(key)).toMatchObject({ text: 'first', changed: 'edited' });
    expect(chat.rows().at(-1)).toMatchObject({ text: '', changed: 'deleted' });
    expect([chat.canChange(key), chat.canChange(keyOf(chat, 'hers'))]).toEqual([true, false]);
    expect(chat.edit(keyOf(chat, 'hers'), 'mine')).toEqual({ ok: false, reason: 'gone' });
    expect(messages).toEqual(['ann: hers', 'own: frist', 'own: second']);
  });

  it('says why it sends nothing', async () => {
    const { chat } = await setUp();
    expect(chat.send('  ')).toEqual({ ok: false, reason: 'empty' });
    expect(chat.send('x'.repeat(4_096))).toEqual({ ok: false, reason: 'too-long' });
    const reader = await setUp({ role: 'subscribe-only' });
    expect(reader.chat.send('hello')).toEqual({ ok: false, reason: 'read-only' });
    expect(reader.service.publishes).toEqual([]);
  });

  it('keeps what could not be sent until it is sent again, or given up', async () => {
    const { clock, service, chat } = await setUp();
    service.publishError = 'invalid-argument';
    const kept = chat.send('again');
    const given = chat.send('never mind');
    await clock.advance(1_000);
    expect(drawn(chat.rows(2))).toEqual(['bob: again (failed)', 'bob: never mind (failed)']);
    service.publishError = undefined;
    chat.discard(given.ok ? given.key : '');
    chat.retry(kept.ok ? kept.key : '');
    await settle();
    expect(drawn(chat.rows())).toEqual(['joined', 'bob: again (seen)']);
  });

  it('tells of a message once that a listener answers at once', async () => {
    const { service, chat, messages } = await setUp();
    const stop = chat.onMessage(({ own, text }) => void (own || chat.send(`you said ${text}`)));
    await say(service, 'one', 'two');
    stop();
    await say(service, 'three');
    expect(messages.toSorted()).toEqual([
      'ann: one',
      'ann: three',
      'ann: two',
      'own: you said one',
      'own: you said two',
    ]);
  });

  it('names the row of a message, also where a listener sends another at once', async () => {
    const { chat } = await setUp();
    const results: ReturnType<Chat['send']>[] = [];
    const stop = chat.onChange(() => {
      stop();
      results.push(chat.send('second'));
    });
    results.push(chat.send('first'));
    expect(results).toEqual([
      { ok: true, key: keyOf(chat, 'second') },
      { ok: true, key: keyOf(chat, 'first') },
    ]);
  });

  it('knows who is here, and who has left', async () => {
    const { clock, service, chat } = await setUp();
    await say(service, 'hi');
    expect(await chat.people()).toMatchObject([{ author: { name: 'ann' }, isHere: true }]);
    let told = 0;
    const stop = chat.onPeople(() => {
      told += 1;
    });
    await settle();
    const leaves = () => publish(service, encodeHere({ ...annSays('left'), forS: 0, isTyping: false }));
    await leaves();
    expect(await chat.people()).toMatchObject([{ author: { name: 'ann' }, isHere: false }]);
    await clock.advance(10_000);
    expect(chat.rows(1)).toMatchObject([{ kind: 'joined', hasLeft: true }]);
    expect(told).toBe(1);
    stop();
    await leaves();
    expect(told).toBe(1);
    expect(service.publishes.some(({ text }) => text.includes('forS'))).toBe(false);
  });

  it('tells others that we are here, and that we leave, if it shall', async () => {
    const { clock, service, chat } = await setUp({ presence: true });
    await chat.people();
    await clock.advance(600_000);
    const told = () => service.publishes.flatMap(({ text }) => /"forS":\d+/.exec(text) ?? []);
    expect(told()).toContain('"forS":150');
    chat.close();
    await settle();
    expect(told().at(-1)).toBe('"forS":0');
    expect(await chat.people()).toEqual([]);
  });

  it('leaves nothing behind when it is closed; the rows stay', async () => {
    const { clock, service, chat, messages, changes } = await setUp();
    await say(service, 'hi');
    await chat.people();
    service.heartbeatEvery(Number.POSITIVE_INFINITY);
    const before = changes();
    chat.close();
    chat.close();
    await say(service, 'anybody?');
    await clock.advance(300_000);
    expect([service.openStreams, clock.pendingTimers, clock.jumpListeners]).toEqual([0, 0, 0]);
    expect(messages).toEqual(['ann: hi']);
    expect(changes()).toBe(before);
    expect(chat.connection).toEqual({ state: 'closed' });
    expect(drawn(chat.rows())).toEqual(['joined', 'ann: hi (received)']);
    expect(chat.send('late')).toEqual({ ok: false, reason: 'read-only' });
  });
});
