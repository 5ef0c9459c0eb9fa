import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../../local/momento/index.ts';
import { type SubscriptionEvent, WebSubscription } from '../../support/grpc-web-client.ts';
import { cacheClient, credentialsOf } from '../../support/momento-node-clients.ts';

const ROOM = { cacheName: 'chat', topicName: 'lobby' };

describe('resuming a topic of the stand-in', () => {
  let stand: MomentoStandIn;
  const open: WebSubscription[] = [];

  beforeEach(async () => {
    stand = await startMomentoStandIn({
      caches: ['chat'],
      heartbeatMs: Number.POSITIVE_INFINITY,
      replayLimit: 10,
      replayOnJoin: 3,
    });
  });
  afterEach(async () => {
    for (const stream of open.splice(0)) stream.cancel();
    await stand.close();
  });

  const publish = (count: number) => {
    for (let index = 0; index < count; index++) stand.control.publish(ROOM, { text: `m${index}` });
  };
  /** A stream that has had its first heartbeat. */
  const subscribe = async (from: { sequence?: number; page?: number } = {}) => {
    const stream = new WebSubscription({
      webUrl: stand.webUrl,
      authorization: stand.apiKey,
      ...ROOM,
      ...from,
    });
    open.push(stream);
    expect(await stream.next()).toEqual({ kind: 'heartbeat' });
    return stream;
  };
  const outline = (events: readonly SubscriptionEvent[]) =>
    events.map((event) => {
      if (event.kind === 'item') return `${event.page}/${event.sequence}`;
      if (event.kind === 'heartbeat') return 'heartbeat';
      return `last ${event.lastSequence}, after ${event.newPage}/${event.newSequence}`;
    });
  /** What a stream that resumes there hears, up to and with one item that is published afterwards. */
  const hears = async (from: { sequence?: number; page?: number }, count: number) => {
    const stream = await subscribe(from);
    publish(1);
    return outline(await stream.take(count));
  };

  it('numbers the items of a topic from 1 on page 1, each topic by itself', async () => {
    const stream = await subscribe();
    publish(2);
    expect(stand.control.publish({ ...ROOM, topicName: 'other' }, { text: 'x' })).toEqual({
      page: 1,
      sequence: 1,
    });
    publish(1);
    expect(outline(await stream.take(3))).toEqual(['1/1', '1/2', '1/3']);
  });

  it('starts with what comes next at 0', async () => {
    publish(5);
    expect(await hears({}, 1)).toEqual(['1/6']);
  });

  it('starts with the recent items at 1 without a page, and calls that no discontinuity', async () => {
    publish(5);
    expect(await hears({ sequence: 1 }, 4)).toEqual(['1/3', '1/4', '1/5', '1/6']);
  });

  it('starts with what comes next at 1 too where it is told to replay nothing on joining', async () => {
    publish(5);
    stand.control.setTopicHabits({ replaysOnJoin: false });
    expect(await hears({ sequence: 1 }, 1)).toEqual(['1/6']);
    stand.control.reset();
    expect(await hears({ sequence: 1 }, 1)).toEqual(['1/4']);
  });

  it('drops what nobody listens to where it is told so', async () => {
    stand.control.setTopicHabits({ dropsUnheard: true });
    publish(5);
    const first = await subscribe({ sequence: 1 });
    publish(2);
    expect(outline(await first.take(2))).toEqual(['1/1', '1/2']);
    first.cancel();
    stand.control.reset();
    publish(1);
    expect(await hears({ sequence: 1 }, 4)).toEqual(['1/1', '1/2', '1/3', '1/4']);
  });

  it('replays exactly from N on', async () => {
    publish(5);
    expect(await hears({ sequence: 4, page: 1 }, 3)).toEqual(['1/4', '1/5', '1/6']);
    expect(await hears({ sequence: 1, page: 1 }, 7)).toEqual([
      '1/1',
      '1/2',
      '1/3',
      '1/4',
      '1/5',
      '1/6',
      '1/7',
    ]);
  });

  it('replays nothing where nothing was missed', async () => {
    publish(5);
    expect(await hears({ sequence: 6, page: 1 }, 1)).toEqual(['1/6']);
  });

  it('tells of the gap first where some are gone, just beyond what is kept and not before', async () => {
    publish(15);
    const kept = ['1/6', '1/7', '1/8', '1/9', '1/10', '1/11', '1/12', '1/13', '1/14', '1/15'];
    expect(await hears({ sequence: 6, page: 1 }, 11)).toEqual([...kept, '1/16']);
    expect(await hears({ sequence: 6, page: 1 }, 2)).toEqual(['last 6, after 1/6', '1/7']);
  });

  it('keeps no more than the limit, however many came', async () => {
    publish(1000);
    expect(await hears({ sequence: 1, page: 1 }, 2)).toEqual(['last 990, after 1/990', '1/991']);
  });

  it('tells of the gap and starts over where the page is an older one', async () => {
    publish(5);
    expect(stand.control.resetTopic(ROOM)).toEqual({ page: 2, sequence: 0 });
    publish(2);
    expect(await hears({ sequence: 6, page: 1 }, 4)).toEqual(['last 5, after 2/0', '2/1', '2/2', '2/3']);
  });

  it('tells of the gap where the numbers are not from this topic', async () => {
    publish(5);
    expect(await hears({ sequence: 300, page: 1 }, 2)).toEqual(['last 5, after 1/5', '1/6']);
    expect(await hears({ sequence: 3, page: 77 }, 2)).toEqual(['last 2, after 1/0', '1/1']);
  });

  it.each([
    ['first', ['last 1, after 2/0', '2/1']],
    ['off-by-one', ['last 2, after 2/1', '2/1']],
    ['never', ['2/1']],
  ] as const)('announces a reset to live streams: %s', async (announcement, expected) => {
    const stream = await subscribe();
    publish(1);
    stand.control.resetTopic(ROOM, announcement);
    publish(1);
    expect(outline(await stream.take(1 + expected.length))).toEqual(['1/1', ...expected]);
  });

  it.each([
    ['on-gap', ['1/4'], ['last 5, after 1/5', '1/6']],
    ['always', ['last 3, after 1/3', '1/4'], ['last 5, after 1/5', '1/6']],
    ['off-by-one', ['last 4, after 1/4', '1/4'], ['last 6, after 1/6', '1/6']],
    ['never', ['1/4'], ['1/6']],
  ] as const)('begins streams with a discontinuity: %s', async (mode, fresh, afterLoss) => {
    stand.control.setDiscontinuities(mode);
    publish(3);
    expect(await hears({}, fresh.length)).toEqual(fresh);
    publish(11);
    expect(await hears({ sequence: 2, page: 1 }, afterLoss.length)).toEqual(afterLoss);
  });

  it('goes on with a greater page in a cache that was deleted and created again', async () => {
    publish(3);
    const client = cacheClient(credentialsOf(stand.legacyApiToken, stand.grpcAddress));
    await client.deleteCache('chat');
    await client.createCache('chat');
    client.close();
    publish(1);
    expect(await hears({ sequence: 4, page: 1 }, 3)).toEqual(['last 3, after 2/0', '2/1', '2/2']);
  });
});
