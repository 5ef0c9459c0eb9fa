import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../../local/momento/index.ts';
import { WebSubscription } from '../../support/grpc-web-client.ts';
import { type HoldingProxy, startHoldingProxy } from '../../support/holding-proxy.ts';
import { publishWeb } from '../../support/momento-web-calls.ts';

const ROOM = { cacheName: 'chat', topicName: 'lobby' };

describe('the stand-in behind something that holds answers back', () => {
  let stand: MomentoStandIn;
  let proxy: HoldingProxy;

  beforeEach(async () => {
    stand = await startMomentoStandIn({ caches: ['chat'], heartbeatMs: Number.POSITIVE_INFINITY });
    proxy = await startHoldingProxy(stand.webUrl);
  });
  afterEach(async () => {
    await proxy.close();
    await stand.close();
  });

  const subscribe = (timeout?: string) =>
    new WebSubscription({ webUrl: proxy.origin, authorization: stand.apiKey, ...ROOM, timeout });
  const publish = (value: string) =>
    publishWeb({ webUrl: proxy.origin, authorization: stand.apiKey, ...ROOM, value });

  it('shows nothing of a stream to those who leave, although the service sends', async () => {
    const stream = subscribe();
    await expect.poll(() => stand.control.counters().streams.open).toBe(1);
    expect((await publish('held')).status).toBe(0);
    expect(stand.control.counters().frames).toMatchObject({ heartbeat: 1, item: 1 });
    stream.cancel();
    expect(await stream.ended).toMatchObject({ httpStatus: 0, status: undefined });
    expect(stream.queued).toEqual([]);
    await expect.poll(() => stand.control.counters().streams.open).toBe(0);
  });

  it('hands a stream over whole that ends at its deadline', async () => {
    const stream = subscribe('300m');
    await expect.poll(() => stand.control.counters().streams.open).toBe(1);
    stand.control.publish(ROOM, { text: 'held' });
    expect(stream.queued).toEqual([]);
    expect(await stream.ended).toMatchObject({ httpStatus: 200, status: 4 });
    expect(stream.queued).toMatchObject([{ kind: 'heartbeat' }, { kind: 'item', value: 'held' }]);
  });

  it('lets streams through that begin when it holds nothing back any more', async () => {
    proxy.holds = false;
    const stream = subscribe();
    expect(await stream.next()).toEqual({ kind: 'heartbeat' });
    stream.cancel();
  });
});
