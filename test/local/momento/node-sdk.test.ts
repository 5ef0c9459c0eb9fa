import {
  AllTopics,
  CreateCache,
  DeleteCache,
  ExpiresIn,
  GenerateDisposableToken,
  type ListCaches,
  MomentoErrorCode,
  TokenScopes,
  type TopicItem,
  TopicPublish,
  type TopicSubscribe,
} from '@gomomento/sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../../local/momento/index.ts';
import {
  authClient,
  cacheClient,
  credentialsOf,
  credentialsOfV2Key,
  topicClient,
} from '../../support/momento-node-clients.ts';

const ROOM = { cacheName: 'chat', topicName: 'lobby' };

describe('the Node SDK against the stand-in', () => {
  let stand: MomentoStandIn;

  beforeEach(async () => {
    stand = await startMomentoStandIn({ caches: ['chat'] });
  });
  afterEach(() => stand.close());

  const vend = async (scope = TokenScopes.topicPublishSubscribe('chat', AllTopics), tokenId = 'ann') => {
    const client = authClient(credentialsOf(stand.legacyApiToken, stand.grpcAddress));
    const answer = await client.generateDisposableToken(scope, ExpiresIn.seconds(60), { tokenId });
    if (!(answer instanceof GenerateDisposableToken.Success)) throw new Error(answer.toString());
    return answer;
  };
  const topicsWith = (authToken: string) => topicClient(credentialsOf(authToken, stand.grpcAddress));

  it('vends with the key in its legacy form, for as long as it was asked to', async () => {
    const before = Math.floor(Date.now() / 1000);
    const { authToken, expiresAt } = await vend();
    const after = Math.ceil(Date.now() / 1000);
    expect(JSON.parse(Buffer.from(authToken, 'base64').toString())).toEqual({
      endpoint: `localhost:${stand.webPort}`,
      api_key: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/u) as unknown,
    });
    expect(expiresAt.epoch() - before).toBeGreaterThanOrEqual(60);
    expect(expiresAt.epoch() - after).toBeLessThanOrEqual(61);
  });

  it('vends with the key as a v2 key', async () => {
    const client = authClient(credentialsOfV2Key(stand.apiKey, stand.grpcAddress));
    const scope = TokenScopes.topicSubscribeOnly('chat', 'lobby');
    const answer = await client.generateDisposableToken(scope, ExpiresIn.minutes(5));
    expect(answer).toBeInstanceOf(GenerateDisposableToken.Success);
  });

  it('delivers what is published, with the token id of the publisher', async () => {
    const topics = topicsWith((await vend()).authToken);
    const item = await new Promise<TopicItem>((resolve, reject) => {
      const onError = (error: TopicSubscribe.Error) => reject(new Error(error.toString()));
      void topics.subscribe('chat', 'lobby', { onItem: resolve, onError }).then(async () => {
        expect(await topics.publish('chat', 'lobby', 'grüße 👋')).toBeInstanceOf(TopicPublish.Success);
      });
    });
    expect([item.valueString(), item.tokenId(), item.sequenceNumber()]).toEqual(['grüße 👋', 'ann', 1]);
  });

  it('delivers bytes as bytes', async () => {
    const topics = topicsWith((await vend()).authToken);
    const item = await new Promise<TopicItem>((resolve) => {
      const handlers = { onItem: resolve, onError: () => undefined };
      void topics
        .subscribe('chat', 'lobby', handlers)
        .then(() => topics.publish('chat', 'lobby', new Uint8Array([1, 2, 255])));
    });
    expect([...item.valueUint8Array()]).toEqual([1, 2, 255]);
  });

  it('hears a heartbeat first, and the reason when its stream ends', async () => {
    const topics = topicsWith((await vend()).authToken);
    let heartbeats = 0;
    const error = await new Promise<TopicSubscribe.Error>((resolve) => {
      const onHeartbeat = () => {
        heartbeats += 1;
      };
      const handlers = { onItem: () => undefined, onError: resolve, onHeartbeat };
      void topics.subscribe('chat', 'lobby', handlers).then(() => stand.control.expireTokens());
    });
    expect(heartbeats).toBe(1);
    expect(error.errorCode()).toBe(MomentoErrorCode.AUTHENTICATION_ERROR);
  });

  it.each([
    ['PERMISSION_DENIED', MomentoErrorCode.PERMISSION_ERROR],
    ['NOT_FOUND', MomentoErrorCode.CACHE_NOT_FOUND_ERROR],
    ['RESOURCE_EXHAUSTED', MomentoErrorCode.LIMIT_EXCEEDED_ERROR],
    ['UNAVAILABLE', MomentoErrorCode.SERVER_UNAVAILABLE],
  ] as const)('turns a stream that fails with %s into %s', async (status, code) => {
    stand.control.refuse({ operation: 'subscribe', status, times: 1 });
    const topics = topicsWith((await vend()).authToken);
    const answer = await topics.subscribe('chat', 'lobby', {
      onItem: () => undefined,
      onError: () => undefined,
    });
    expect((answer as TopicSubscribe.Error).errorCode()).toBe(code);
  });

  it.each([
    ['HTTP 401', { httpStatus: 401 }, MomentoErrorCode.AUTHENTICATION_ERROR],
    ['HTTP 503', { httpStatus: 503 }, MomentoErrorCode.SERVER_UNAVAILABLE],
    ['HTTP 418', { httpStatus: 418 }, MomentoErrorCode.UNKNOWN_SERVICE_ERROR],
    ['a cut connection', { drop: true }, MomentoErrorCode.SERVER_UNAVAILABLE],
  ] as const)('turns a publish that gets %s into an error', async (_what, fault, code) => {
    const topics = topicsWith((await vend()).authToken);
    stand.control.refuse({ operation: 'publish', ...fault });
    const answer = await topics.publish('chat', 'lobby', 'hi');
    expect((answer as TopicPublish.Error).errorCode()).toBe(code);
    expect(stand.control.counters().published).toBe(0);
  });

  it('is refused a publish with a read-only token, and a message over 4,096 bytes with any', async () => {
    const reader = topicsWith((await vend(TokenScopes.topicSubscribeOnly('chat', 'lobby'))).authToken);
    const writer = topicsWith((await vend()).authToken);
    const refused = await reader.publish('chat', 'lobby', 'hi');
    const fits = await writer.publish('chat', 'lobby', 'x'.repeat(4096));
    const tooLarge = await writer.publish('chat', 'lobby', 'x'.repeat(4097));
    expect((refused as TopicPublish.Error).errorCode()).toBe(MomentoErrorCode.PERMISSION_ERROR);
    expect(fits).toBeInstanceOf(TopicPublish.Success);
    expect((tooLarge as TopicPublish.Error).errorCode()).toBe(MomentoErrorCode.LIMIT_EXCEEDED_ERROR);
  });

  it('creates, lists and deletes caches, and is told what exists and what does not', async () => {
    const client = cacheClient(credentialsOf(stand.legacyApiToken, stand.grpcAddress));
    expect(await client.createCache('more')).toBeInstanceOf(CreateCache.Success);
    expect(await client.createCache('more')).toBeInstanceOf(CreateCache.AlreadyExists);
    const listed = await client.listCaches();
    expect((listed as ListCaches.Success).getCaches().map((cache) => cache.getName())).toEqual([
      'chat',
      'more',
    ]);
    expect(await client.deleteCache('more')).toBeInstanceOf(DeleteCache.Success);
    const again = await client.deleteCache('more');
    expect((again as DeleteCache.Error).errorCode()).toBe(MomentoErrorCode.CACHE_NOT_FOUND_ERROR);
    client.close();
  });

  it('resubscribes by itself where its connection is cut, and loses nothing', async () => {
    const topics = topicsWith((await vend()).authToken);
    const texts: string[] = [];
    let subscribed: () => void = () => undefined;
    const done = new Promise<void>((resolve) => {
      const onItem = (item: TopicItem) => {
        texts.push(item.valueString());
        if (texts.length === 1) subscribed();
        if (texts.length === 3) resolve();
      };
      void topics.subscribe('chat', 'lobby', { onItem, onError: () => undefined }).then(() => {
        stand.control.publish(ROOM, { text: 'one' });
      });
    });
    await new Promise<void>((resolve) => {
      subscribed = resolve;
    });
    expect(stand.control.dropStreams()).toBe(1);
    stand.control.publish(ROOM, { text: 'two' });
    stand.control.publish(ROOM, { text: 'three' });
    await done;
    expect(texts).toEqual(['one', 'two', 'three']);
  });
});
