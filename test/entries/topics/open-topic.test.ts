import { describe, expect, it } from 'vitest';
import {
  type GivenToken,
  openTopic,
  type TokenFunction,
  TokenFunctionError,
  TopicError,
  type TopicOptions,
  type TopicState,
} from '../../../src/entries/topics/index.ts';
import { TvmClient } from '../../../src/tvm-client/index.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeTopicService } from '../../support/fake-topic-service.ts';

function setUp() {
  const clock = new FakeClock();
  const service = new FakeTopicService(clock);
  service.heartbeatEvery(5_000);
  const heard: string[] = [];
  const states: TopicState[] = [];
  const options = {
    cacheName: 'chat',
    topicName: 'lobby',
    transport: service,
    clock,
    random: () => 0.5,
    onItem: ({ value, publisherId }) => heard.push(`${publisherId}: ${String(value)}`),
    onGap: ({ count }) => heard.push(`gap ${count ?? '?'}`),
    onState: (state) => states.push(state),
  } satisfies Partial<TopicOptions>;
  const open = async (tokens: TopicOptions['tokens']) => {
    const topic = openTopic({ ...options, tokens });
    await settle();
    return topic;
  };
  return { clock, service, heard, states, open };
}

/** Gives these, one after another, and then the last again. */
function giving(...tokens: readonly GivenToken[]) {
  const asked: AbortSignal[] = [];
  const give: TokenFunction = ({ signal }) => {
    asked.push(signal);
    return tokens[Math.min(asked.length, tokens.length) - 1] ?? '';
  };
  return { give, asked };
}

describe('openTopic', () => {
  it('brings items to those who were named when it was opened, and to those who come later', async () => {
    const { service, heard, states, open } = setUp();
    service.send('before');
    const topic = await open(() => 'token');
    const later: string[] = [];
    const stop = topic.onItem(({ value }) => later.push(String(value)));
    service.send('after');
    await settle();
    stop();
    service.lose(2);
    service.send('last');
    await settle();
    expect(heard).toEqual(['ann: before', 'ann: after', 'gap 2', 'ann: last']);
    expect(later).toEqual(['after']);
    expect(states).toEqual([{ phase: 'connecting' }, { phase: 'live', canPublish: true }]);
    expect(topic.state).toEqual(states.at(-1));
  });

  it('publishes before the first stream is there', async () => {
    const { service, heard, open } = setUp();
    const topic = await open(() => 'token');
    await topic.publish('hello');
    await settle();
    expect(service.publishes).toEqual([{ token: 'token', text: 'hello' }]);
    expect(heard).toEqual(['ann: hello']);
  });

  it('leaves nothing behind when it is closed, and publishes nothing any more', async () => {
    const { clock, service, states, open } = setUp();
    const { give, asked } = giving({ authToken: 'token', expiresIn: 60 });
    const topic = await open(give);
    service.heartbeatEvery(Number.POSITIVE_INFINITY);
    topic.close();
    topic.close();
    await expect(topic.publish('late')).rejects.toThrow(
      new TopicError('cancelled', 'unable to publish; the topic is closed'),
    );
    await clock.advance(300_000);
    expect([service.openStreams, clock.pendingTimers, clock.jumpListeners]).toEqual([0, 0, 0]);
    expect(asked).toHaveLength(1);
    expect(service.publishes).toEqual([]);
    expect(states.filter(({ phase }) => phase === 'closed')).toHaveLength(1);
  });
});

describe('A function that gets tokens', () => {
  it('is asked again ahead of the end that it names, and the topic goes on with the new one', async () => {
    const { clock, service, heard, open } = setUp();
    const { give, asked } = giving(
      { authToken: 'first', expiresIn: 600, tokenId: 'guest:ann' },
      { authToken: 'second', expiresIn: 600, tokenId: 'guest:ann' },
    );
    const topic = await open(give);
    expect(topic.tokenId).toBe('guest:ann');
    await clock.advance(430_000);
    expect(asked).toHaveLength(1);
    await clock.advance(10_000);
    service.expire('first');
    service.send('still here');
    await settle();
    expect(asked).toHaveLength(2);
    expect(heard).toEqual(['ann: still here']);
    expect(service.subscribes.at(-1)).toMatchObject({ token: 'second' });
  });

  it('is asked again when the service rejects the token', async () => {
    const { clock, service, open } = setUp();
    const { give, asked } = giving('first', 'second');
    const topic = await open(give);
    service.expire('first');
    await clock.advance(10_000);
    expect(asked).toHaveLength(2);
    expect(topic.state).toEqual({ phase: 'live', canPublish: true });
  });

  it('may say that the token is for reading only', async () => {
    const { open } = setUp();
    const topic = await open(() => ({ authToken: 'token', role: 'subscribe-only' }));
    expect(topic.state).toEqual({ phase: 'live', canPublish: false });
    await expect(topic.publish('hello')).rejects.toMatchObject({ code: 'permission-denied' });
  });

  it('is asked again when it threw, and the state says what', async () => {
    const { clock, states, open } = setUp();
    let isDown = true;
    const topic = await open(async () => {
      if (isDown) throw new TypeError('no route to the server');
      return 'token';
    });
    expect(topic.state).toMatchObject({
      phase: 'recovering',
      problem: {
        source: 'machine',
        code: 'unreachable',
        reason: { name: 'TypeError', says: 'no route to the server' },
      },
    });
    const failure: unknown = await topic.publish('hello').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TokenFunctionError);
    expect(failure).toMatchObject({
      retryable: true,
      message: 'unable to get a token; the token function threw TypeError: no route to the server',
      cause: expect.any(TypeError) as unknown,
    });
    isDown = false;
    await clock.advance(60_000);
    expect(states.at(-1)).toEqual({ phase: 'live', canPublish: true });
  });

  it('is not asked again when it says that this is of no use, until somebody wants it', async () => {
    const { clock, open } = setUp();
    let calls = 0;
    const topic = await open(() => {
      calls += 1;
      if (calls > 1) return 'token';
      throw Object.assign(new Error('sign in first'), { retryable: false });
    });
    await clock.advance(600_000);
    expect(calls).toBe(1);
    expect(topic.state).toMatchObject({
      phase: 'refused',
      problem: { code: 'forbidden', reason: { name: 'Error', says: 'sign in first' } },
    });
    topic.retryNow();
    await settle();
    expect(topic.state).toEqual({ phase: 'live', canPublish: true });
  });

  it('that gives no token is told so', async () => {
    const { open } = setUp();
    const topic = await open(() => undefined as unknown as string);
    expect(topic.state).toMatchObject({ phase: 'recovering', problem: { code: 'malformed' } });
  });

  it('is given up after ten seconds', async () => {
    const { clock, open } = setUp();
    let aborted = false;
    const topic = await open(({ signal }) => {
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise<never>(() => {});
    });
    await clock.advance(10_000);
    expect(aborted).toBe(true);
    expect(topic.state).toMatchObject({ phase: 'recovering', problem: { code: 'timeout' } });
  });
});

describe('A source of tokens', () => {
  it('may be a TvmClient, which goes on when the topic is closed', async () => {
    const { clock, service, open } = setUp();
    const asked: string[] = [];
    const client = new TvmClient({
      url: 'https://machine.example/token',
      clock,
      inPage: false,
      fetch: async ({ url }) => {
        asked.push(url);
        return Response.json({ authToken: 'vended', expiresIn: 900, role: 'subscribe-only' });
      },
    });
    const topic = await open(client);
    expect(service.subscribes).toMatchObject([{ token: 'vended' }]);
    expect(topic.state).toEqual({ phase: 'live', canPublish: false });
    topic.close();
    expect((await client.getToken()).authToken).toBe('vended');
    client.close();
    expect(asked).toEqual(['https://machine.example/token']);
  });
});
