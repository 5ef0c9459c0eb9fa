import { cache_client } from '@gomomento/generated-types/dist/cachepubsub.js';
import { credentials, Metadata } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../../local/momento/index.ts';
import { WebSubscription } from '../../support/grpc-web-client.ts';
import { cacheClient, credentialsOf } from '../../support/momento-node-clients.ts';

const { pubsub } = cache_client;
const ROOM = { cacheName: 'chat', topicName: 'lobby' };

describe('streams of the stand-in', () => {
  let stand: MomentoStandIn | undefined;
  afterEach(() => stand?.close());

  const start = async (options: Parameters<typeof startMomentoStandIn>[0] = {}) => {
    stand = await startMomentoStandIn({
      caches: ['chat'],
      heartbeatMs: Number.POSITIVE_INFINITY,
      ...options,
    });
    return stand;
  };
  const subscribe = async ({ webUrl, apiKey }: MomentoStandIn, options: { cacheName?: string } = {}) => {
    const stream = new WebSubscription({ webUrl, authorization: apiKey, ...ROOM, ...options });
    expect(await stream.next()).toEqual({ kind: 'heartbeat' });
    return stream;
  };

  it('ends a reader that does not keep up, behind what it had not read yet', async () => {
    const { control, ...rest } = await start({ bufferLimitBytes: 1 << 20 });
    const slow = await subscribe({ control, ...rest });
    const quick = await subscribe({ control, ...rest });
    slow.pause();
    let published = 0;
    // Far more than sockets and limit hold together; each round lets the sockets work.
    while (control.counters().streams.open === 2 && published < 20_000) {
      control.publish(ROOM, { text: 'x'.repeat(4000) });
      published += 1;
      if (published % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(control.counters()).toMatchObject({ streams: { open: 1 }, outcomes: { RESOURCE_EXHAUSTED: 1 } });
    expect(await quick.take(published)).toHaveLength(published);
    slow.resume();
    expect(await slow.ended).toMatchObject({ status: 8, reason: 'topic_subscriptions_limit_exceeded' });
    const read = slow.queued.map((event) => (event.kind === 'item' ? event.sequence : 0));
    expect(read).toEqual(Array.from({ length: read.length }, (_, index) => index + 1));
    quick.cancel();
  });

  it('ends a gRPC reader that does not keep up', async () => {
    const { control, grpcAddress, apiKey } = await start({ bufferLimitBytes: 1 << 20 });
    const client = new pubsub.PubsubClient(grpcAddress, credentials.createInsecure());
    const metadata = new Metadata();
    metadata.set('authorization', apiKey);
    const request = new pubsub._SubscriptionRequest({ cache_name: 'chat', topic: 'lobby' });
    // Nobody listens to its data, so it takes no more than the window of its connection.
    const call = client.Subscribe(request, metadata);
    call.on('error', () => undefined);
    await new Promise((resolve) => call.once('metadata', resolve));
    let published = 0;
    while (control.counters().streams.open === 1 && published < 20_000) {
      control.publish(ROOM, { text: 'x'.repeat(4000) });
      published += 1;
      if (published % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    expect(control.counters().outcomes).toEqual({ RESOURCE_EXHAUSTED: 1 });
    call.cancel();
    client.close();
  });

  it('ends a frozen stream that would have to hold too much', async () => {
    const { control, ...rest } = await start({ bufferLimitBytes: 10_000 });
    const stream = await subscribe({ control, ...rest });
    control.freeze();
    for (let item = 0; item < 5; item++) control.publish(ROOM, { text: 'x'.repeat(4000) });
    control.unfreeze();
    expect(await stream.ended).toMatchObject({ status: 8 });
    expect(stream.queued[0]).toMatchObject({ sequence: 1 });
    expect(stream.queued.length).toBeLessThan(5);
  });

  it('opens no more than it may', async () => {
    const standIn = await start({ maxStreams: 1 });
    const first = await subscribe(standIn);
    const { webUrl, apiKey: authorization } = standIn;
    const second = await new WebSubscription({ webUrl, authorization, ...ROOM }).ended;
    expect(second).toMatchObject({ status: 8, reason: 'topic_subscriptions_limit_exceeded' });
    first.cancel();
    await expect.poll(() => standIn.control.counters().streams.open).toBe(0);
    (await subscribe(standIn)).cancel();
  });

  it('ends the streams of a cache that is deleted, and no others', async () => {
    const standIn = await start({ caches: ['chat', 'other'] });
    const [here, there] = [await subscribe(standIn), await subscribe(standIn, { cacheName: 'other' })];
    const client = cacheClient(credentialsOf(standIn.legacyApiToken, standIn.grpcAddress));
    await client.deleteCache('chat');
    client.close();
    expect(await here.ended).toMatchObject({ status: 5, message: 'Cache not found: chat' });
    expect(standIn.control.counters().streams.open).toBe(1);
    there.cancel();
  });

  it('are cut when it closes, with all that hangs, and closing twice is closing once', async () => {
    const standIn = await start({ heartbeatMs: 20 });
    const stream = await subscribe(standIn);
    standIn.control.hang('subscribe');
    const { webUrl, apiKey: authorization } = standIn;
    const hanging = new WebSubscription({ webUrl, authorization, ...ROOM });
    await expect.poll(() => standIn.control.counters().calls.subscribe).toBe(2);
    await Promise.all([standIn.close(), standIn.close()]);
    expect((await stream.ended).status).toBeUndefined();
    expect((await hanging.ended).status).toBeUndefined();
    expect(standIn.control.counters().streams.open).toBe(0);
  });

  it('leave the ports free for the next', async () => {
    const { webPort, grpcAddress, ...first } = await start();
    await first.close();
    const grpcPort = Number(grpcAddress.split(':')[1]);
    const again = await start({ webPort, grpcPort });
    expect([again.webPort, again.grpcAddress]).toEqual([webPort, grpcAddress]);
  });

  it('do not begin where a port is taken', async () => {
    const { webPort, grpcAddress } = await start();
    await expect(startMomentoStandIn({ webPort })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    const grpcPort = Number(grpcAddress.split(':')[1]);
    await expect(startMomentoStandIn({ grpcPort })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
