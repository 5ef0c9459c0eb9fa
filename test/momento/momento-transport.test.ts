import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../local/momento/index.ts';
import { MomentoTransport } from '../../src/momento/momento-transport.ts';
import type { TopicItem } from '../../src/topics/transport.ts';
import { FakeClock } from '../support/fake-clock.ts';

const TOPIC = { cacheName: 'chat', topicName: 'lobby' };
let momento: MomentoStandIn;

beforeAll(async () => {
  momento = await startMomentoStandIn({ caches: ['chat'], heartbeatMs: Number.POSITIVE_INFINITY });
});
beforeEach(() => momento.control.reset());
afterAll(() => momento.close());

function setUp() {
  const clock = new FakeClock();
  const transport = new MomentoTransport({ endpoint: momento.webUrl, clock });
  const publish = (
    text: string,
    options: { readonly signal?: AbortSignal; readonly cacheName?: string } = {},
  ) => transport.publish({ ...TOPIC, authToken: momento.legacyApiToken, text, ...options });
  return { clock, transport, publish };
}

/** Opens a stream from the newest item on. @returns the items of it, each when it is there */
async function listen(transport: MomentoTransport) {
  const items: TopicItem[] = [];
  let changed = () => {};
  let live = () => {};
  const isLive = new Promise<void>((resolve) => (live = resolve));
  const stream = transport.open(
    { ...TOPIC, authToken: momento.legacyApiToken, position: { page: 0, next: 0 } },
    {
      onItem: (item) => {
        items.push(item);
        changed();
      },
      onHeartbeat: () => live(),
      onDiscontinuity: () => {},
      onEnd: () => {},
    },
  );
  await isLive;
  const received = async (count: number) => {
    while (items.length < count) await new Promise<void>((resolve) => (changed = resolve));
    return items.map(({ value }) => value);
  };
  return { stream, received };
}

describe('MomentoTransport', () => {
  it('publishes what its streams bring back', async () => {
    const { transport, publish, clock } = setUp();
    const { stream, received } = await listen(transport);
    const texts = ['hello', '', 'ünï ¢ 😀 日本語', '100 % \r\n\0', '€'.repeat(1_365)];
    for (const text of texts) await publish(text);
    expect(await received(texts.length)).toEqual(texts);
    stream.cancel();
    expect(clock.pendingTimers).toBe(0);
  });

  it('asks the service to end a stream, which is then over for want of time', async () => {
    const { transport } = setUp();
    const told: unknown[] = [];
    const error = await new Promise((resolve) => {
      transport.open(
        { ...TOPIC, authToken: momento.legacyApiToken, position: { page: 0, next: 0 }, endsAfterMs: 100 },
        {
          onItem: () => told.push('item'),
          onHeartbeat: () => told.push('heartbeat'),
          onDiscontinuity: () => told.push('discontinuity'),
          onEnd: resolve,
        },
      );
    });
    expect([told, error]).toMatchObject([['heartbeat'], { name: 'TopicError', code: 'timeout' }]);
  });

  it('tells whether anything answers, and nothing of a token that leads elsewhere', async () => {
    const { transport } = setUp();
    const { signal } = new AbortController();
    expect(await transport.answers({ authToken: momento.legacyApiToken, signal })).toBe(true);
    const dead = new MomentoTransport({ endpoint: 'http://127.0.0.1:9' });
    expect(await dead.answers({ authToken: momento.legacyApiToken, signal })).toBe(false);
    expect(await transport.answers({ authToken: 'undecodable', signal })).toBe(false);
    expect(await transport.answers({ authToken: momento.legacyApiToken, signal: AbortSignal.abort() })).toBe(
      false,
    );
  });

  it('tells why the service does not take a message, percent signs and all', async () => {
    const { publish } = setUp();
    momento.control.refuse({ status: 'PERMISSION_DENIED', message: '100 % no – ünï', times: 1 });
    await expect(publish('x')).rejects.toMatchObject({
      code: 'permission-denied',
      message: '100 % no – ünï',
    });
  });

  it.each([4_097, 300_000])('leaves it to the service to refuse a message of %i bytes', async (bytes) => {
    const { publish } = setUp();
    await expect(publish('x'.repeat(bytes))).rejects.toMatchObject({
      name: 'TopicError',
      code: 'limit-exceeded',
    });
  });

  it('takes a message back from a service that has not looked at it yet', async () => {
    const { transport, publish } = setUp();
    const { stream, received } = await listen(transport);
    momento.control.delay({ operation: 'publish', ms: 60_000 });
    const abort = new AbortController();
    const given = publish('taken back', { signal: abort.signal });
    await expect.poll(() => momento.control.counters().calls.publish).toBe(1);
    abort.abort();
    await expect(given).rejects.toMatchObject({ name: 'AbortError' });
    // The service hears of it a moment later.
    await expect.poll(() => momento.control.counters().outcomes.CANCELLED).toBe(1);
    momento.control.delay({ operation: 'publish', ms: 0 });
    await publish('sent');
    expect(await received(1)).toEqual(['sent']);
    stream.cancel();
  });

  it('sends nothing without a name of the cache or the topic, or with one that no header can hold', async () => {
    const { transport, publish } = setUp();
    const authToken = momento.legacyApiToken;
    const nameless = transport.publish({ ...TOPIC, topicName: '', authToken, text: 'x' });
    for (const refused of [nameless, publish('x', { cacheName: ' ' }), publish('x', { cacheName: '日本' })]) {
      await expect(refused).rejects.toMatchObject({ name: 'TopicError', code: 'invalid-argument' });
    }
  });

  it('rejects a token that is none, and says where others go', async () => {
    const { transport } = setUp();
    const bad = { ...TOPIC, authToken: 'none' };
    await expect(transport.publish({ ...bad, text: 'x' })).rejects.toMatchObject({ code: 'bad-token' });
    expect(() => transport.urlFor('none')).toThrow(expect.objectContaining({ code: 'bad-token' }));
    expect(transport.urlFor(momento.legacyApiToken)).toBe(momento.webUrl);
  });

  it('asks ahead with the headers of the call but no key, and does not mind what comes of it', async () => {
    const asked: Request[] = [];
    const { fetch } = globalThis;
    onTestFinished(() => void (globalThis.fetch = fetch));
    globalThis.fetch = async (input, init) => {
      asked.push(new Request(input, init));
      throw new TypeError('unreachable');
    };
    const { transport } = setUp();
    transport.askAhead('https://momento.example/');
    const authToken = momento.legacyApiToken;
    const position = { page: 0, next: 0 };
    const nothing = () => {};
    const handlers = { onItem: nothing, onDiscontinuity: nothing, onHeartbeat: nothing, onEnd: nothing };
    transport.open({ ...TOPIC, authToken, position }, handlers);
    await expect.poll(() => asked.length).toBe(2);
    const [ahead, call] = asked;
    expect(ahead?.url).toBe('https://momento.example/cache_client.pubsub.Pubsub/Subscribe');
    expect(ahead?.method).toBe('HEAD');
    expect([...(ahead?.headers.keys() ?? [])]).toEqual([...(call?.headers.keys() ?? [])]);
    expect(ahead?.headers.get('authorization')).toBe('');
  });

  it('connects ahead to where a token leads, and nowhere else', () => {
    const connected: string[] = [];
    const connect = (url: string) => void connected.push(url);
    const transport = new MomentoTransport({ endpoint: momento.webUrl, connect });
    transport.approach(momento.legacyApiToken);
    expect(() => transport.approach('none')).toThrow(expect.objectContaining({ code: 'bad-token' }));
    expect(connected).toEqual([momento.webUrl]);
  });

  it('says where a token leads to whoever was not told ahead, once', () => {
    const connected: string[] = [];
    const connect = (url: string) => void connected.push(url);
    const transport = new MomentoTransport({ endpoint: momento.webUrl, connect });
    const authToken = momento.legacyApiToken;
    const nobody = { onItem: () => {}, onHeartbeat: () => {}, onDiscontinuity: () => {}, onEnd: () => {} };
    const open = () =>
      transport.open({ ...TOPIC, authToken, position: { page: 0, next: 0 } }, nobody).cancel();
    open();
    open();
    expect(connected).toEqual([momento.webUrl]);
    transport.approach(authToken);
    open();
    expect(connected).toEqual([momento.webUrl, momento.webUrl]);
  });
});
