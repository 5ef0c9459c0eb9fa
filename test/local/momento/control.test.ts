import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../../local/momento/index.ts';
import { WebSubscription } from '../../support/grpc-web-client.ts';
import { permissionsOf, publishWeb, tokenWith, vendWeb } from '../../support/momento-web-calls.ts';

const ROOM = { cacheName: 'chat', topicName: 'lobby' };

describe('the control of the stand-in', () => {
  let stand: MomentoStandIn;
  const open: WebSubscription[] = [];

  const start = async () => {
    stand = await startMomentoStandIn({ caches: ['chat'], heartbeatMs: Number.POSITIVE_INFINITY });
  };

  beforeEach(start);
  afterEach(async () => {
    for (const stream of open.splice(0)) stream.cancel();
    await stand.close();
  });

  /** A subscription that may not have begun yet. */
  const begin = (
    options: { topicName?: string; host?: string; authorization?: string; timeout?: string } = {},
  ) => {
    const stream = new WebSubscription({
      webUrl: stand.webUrl,
      authorization: stand.apiKey,
      ...ROOM,
      ...options,
    });
    open.push(stream);
    return stream;
  };
  /** A subscription that has had its first heartbeat. */
  const subscribe = async (options: Parameters<typeof begin>[0] = {}) => {
    const stream = begin(options);
    expect(await stream.next()).toEqual({ kind: 'heartbeat' });
    return stream;
  };
  const publish = (value = 'hi', host?: string) =>
    publishWeb({ webUrl: stand.webUrl, authorization: stand.apiKey, host, ...ROOM, value });
  const outcomes = () => stand.control.counters().outcomes;

  describe('streams', () => {
    it('drops them: the connection ends without a status', async () => {
      const stream = await subscribe();
      expect(stand.control.dropStreams()).toBe(1);
      expect(await stream.ended).toMatchObject({ httpStatus: 200, status: undefined });
      expect(outcomes()).toEqual({ DROPPED: 1 });
    });

    it('ends them cleanly', async () => {
      const stream = await subscribe();
      expect(stand.control.endStreams()).toBe(1);
      expect(await stream.ended).toMatchObject({ status: 0, trailersOnly: false });
      expect(outcomes()).toEqual({ OK: 1 });
    });

    it('fails them with a status', async () => {
      const stream = await subscribe();
      expect(stand.control.failStreams('INTERNAL', { message: 'Received RST_STREAM with code 0' })).toBe(1);
      expect(await stream.ended).toMatchObject({ status: 13, message: 'Received RST_STREAM with code 0' });
      expect(outcomes()).toEqual({ INTERNAL: 1 });
    });

    it('picks them by topic, host name or token id', async () => {
      const token = await tokenWith(stand, { permissions: [{ role: 'publishsubscribe' }], tokenId: 'ann' });
      await subscribe({ topicName: 'news' });
      await subscribe({ host: `p1.localhost:${stand.webPort}` });
      await subscribe({ authorization: token });
      await subscribe();
      expect(stand.control.endStreams({ topicName: 'news' })).toBe(1);
      expect(stand.control.endStreams({ host: 'p1.localhost' })).toBe(1);
      expect(stand.control.endStreams({ tokenId: 'ann' })).toBe(1);
      expect(stand.control.endStreams({ cacheName: 'other' })).toBe(0);
      expect(stand.control.endStreams()).toBe(1);
    });

    it('freezes old and new ones half-open, and lets go of everything afterwards', async () => {
      const old = await subscribe();
      stand.control.freeze();
      const fresh = begin();
      await fresh.accepted;
      await publish('one');
      await publish('two');
      // Answered after the items would have been sent: what is silent now was frozen.
      expect([old.queued, fresh.queued]).toEqual([[], []]);
      stand.control.unfreeze();
      expect(await old.take(2)).toMatchObject([{ value: 'one' }, { value: 'two' }]);
      expect(await fresh.next()).toEqual({ kind: 'heartbeat' });
      expect(await fresh.take(2)).toMatchObject([{ value: 'one' }, { value: 'two' }]);
    });

    it('ends them at the deadline that their caller set, and not before', async () => {
      const begunAtMs = Date.now();
      const [timed, other] = [begin({ timeout: '300m' }), await subscribe()];
      expect(await timed.ended).toMatchObject({ status: 4, trailersOnly: false });
      expect(Date.now() - begunAtMs).toBeGreaterThanOrEqual(299);
      expect(outcomes()).toEqual({ DEADLINE_EXCEEDED: 1 });
      stand.control.publish(ROOM, { text: 'still here' });
      expect(await other.take(1)).toMatchObject([{ value: 'still here' }]);
    });

    it('lets them go on past it, where it is told so, until it honours them again', async () => {
      stand.control.honourDeadlines(false);
      const ignored = begin({ timeout: '1m' });
      await ignored.next();
      // Those that begin from now on end; this one ends later than the other would have.
      stand.control.honourDeadlines(true);
      expect((await begin({ topicName: 'news', timeout: '50m' }).ended).status).toBe(4);
      stand.control.publish(ROOM, { text: 'past it' });
      expect(await ignored.take(1)).toMatchObject([{ value: 'past it' }]);
    });

    it('holds the end at a deadline back on a frozen stream', async () => {
      stand.control.freeze({ topicName: 'lobby' });
      const stream = begin({ timeout: '1m' });
      await stream.accepted;
      expect((await begin({ topicName: 'news', timeout: '50m' }).ended).status).toBe(4);
      expect(stand.control.counters().streams.open).toBe(1);
      stand.control.unfreeze();
      expect((await stream.ended).status).toBe(4);
    });

    it('freezes only what it is told to', async () => {
      const [frozen, other] = [await subscribe(), await subscribe({ topicName: 'news' })];
      stand.control.freeze({ topicName: 'lobby' });
      stand.control.publish(ROOM, { text: 'held' });
      stand.control.publish({ ...ROOM, topicName: 'news' }, { text: 'free' });
      expect(await other.take(1)).toMatchObject([{ value: 'free' }]);
      expect(frozen.queued).toEqual([]);
    });

    it('freezes only those that are open, where it is told so', async () => {
      const old = await subscribe();
      stand.control.freeze({}, { onlyOpen: true });
      const fresh = await subscribe();
      stand.control.publish(ROOM, { text: 'past it' });
      expect(await fresh.take(1)).toMatchObject([{ value: 'past it' }]);
      expect(old.queued).toEqual([]);
    });

    it('does not let a frozen stream end before it is let go', async () => {
      const stream = await subscribe();
      stand.control.freeze();
      stand.control.publish(ROOM, { text: 'last words' });
      stand.control.endStreams();
      await publish();
      expect(stand.control.counters().streams.open).toBe(1);
      stand.control.unfreeze();
      expect(await stream.take(2)).toMatchObject([{ value: 'last words' }]);
      expect((await stream.ended).status).toBe(0);
    });

    it('cuts a frozen stream all the same', async () => {
      const stream = await subscribe();
      stand.control.freeze();
      expect(stand.control.dropStreams()).toBe(1);
      expect((await stream.ended).status).toBeUndefined();
    });
  });

  describe('refusals', () => {
    it('refuses with a status, as many times as told', async () => {
      stand.control.refuse({ operation: 'subscribe', status: 'UNAVAILABLE', message: 'later', times: 2 });
      for (let attempt = 0; attempt < 2; attempt++) {
        expect(await begin().ended).toMatchObject({ status: 14, message: 'later', trailersOnly: true });
      }
      await subscribe();
      expect(outcomes()).toEqual({ UNAVAILABLE: 2 });
    });

    it('refuses for as long as told', async () => {
      vi.useFakeTimers({ toFake: ['Date'] });
      onTestFinished(() => void vi.useRealTimers());
      // It takes its clock when it starts.
      await stand.close();
      await start();
      const begunAtMs = Date.now();
      stand.control.refuse({ operation: 'publish', status: 'UNAVAILABLE', forMs: 100 });
      vi.setSystemTime(begunAtMs + 99);
      expect((await publish()).status).toBe(14);
      vi.setSystemTime(begunAtMs + 100);
      expect((await publish()).status).toBe(0);
    });

    it('refuses with an HTTP answer as of a proxy', async () => {
      stand.control.refuse({ httpStatus: 429, body: 'slow down', headers: { 'retry-after': '7' }, times: 1 });
      expect(await publish()).toMatchObject({
        httpStatus: 429,
        status: undefined,
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          'retry-after': '7',
          'access-control-allow-origin': '*',
        },
      });
      expect(outcomes()).toEqual({ 'HTTP 429': 1 });
    });

    it('refuses without the headers a page needs to see it', async () => {
      stand.control.refuse({ httpStatus: 401, cors: false });
      expect((await publish()).headers).not.toHaveProperty('access-control-allow-origin');
    });

    it('refuses by cutting the connection', async () => {
      stand.control.refuse({ drop: true });
      expect((await publish()).status).toBeUndefined();
      expect((await begin().ended).status).toBeUndefined();
      expect(outcomes()).toEqual({ DROPPED: 2 });
    });

    it('refuses one operation and leaves the others', async () => {
      stand.control.refuse({ operation: 'vend', status: 'RESOURCE_EXHAUSTED' });
      const permissions = permissionsOf([{ role: 'subscribeonly' }]);
      expect((await vendWeb({ webUrl: stand.webUrl, apiKey: stand.apiKey, permissions })).status).toBe(8);
      expect((await publish()).status).toBe(0);
      await subscribe();
    });

    it('refuses one host name and leaves the others', async () => {
      stand.control.refuse({ host: 'p1.localhost', status: 'UNAVAILABLE' });
      expect((await publish('hi', `p1.localhost:${stand.webPort}`)).status).toBe(14);
      expect((await publish('hi', `p2.localhost:${stand.webPort}`)).status).toBe(0);
    });
  });

  describe('delays', () => {
    it('holds a subscription back before its first byte, until it is let go', async () => {
      stand.control.hang('subscribe');
      const stream = begin();
      await expect.poll(() => stand.control.counters().calls.subscribe).toBe(1);
      expect((await publish()).status).toBe(0);
      expect(stand.control.counters().streams.open).toBe(0);
      stand.control.delay({ operation: 'subscribe', ms: 0 });
      expect(await stream.next()).toEqual({ kind: 'heartbeat' });
    });

    it('forgets a call whose caller has left by then', async () => {
      stand.control.hang();
      const stream = begin();
      await expect.poll(() => stand.control.counters().calls.subscribe).toBe(1);
      stream.cancel();
      await expect.poll(outcomes).toEqual({ CANCELLED: 1 });
      expect(stand.control.counters().streams.opened).toBe(0);
    });

    it('ends a hang of everything by no delay of everything', async () => {
      stand.control.hang();
      const publishing = publish();
      await expect.poll(() => stand.control.counters().calls.publish).toBe(1);
      stand.control.delay({ ms: 0 });
      expect((await publishing).status).toBe(0);
    });

    it('delivers a message although its answer hangs', async () => {
      const stream = await subscribe();
      stand.control.delay({ operation: 'publish', ms: 60_000, phase: 'after' });
      const publishing = publish('delivered');
      expect(await stream.take(1)).toMatchObject([{ value: 'delivered' }]);
      expect(outcomes()).toEqual({});
      stand.control.reset();
      expect((await publishing).status).toBe(0);
    });

    it('holds a message back that is answered late', async () => {
      stand.control.delay({ operation: 'publish', ms: 60_000 });
      const publishing = publish('late');
      await expect.poll(() => stand.control.counters().calls.publish).toBe(1);
      expect(stand.control.counters().published).toBe(0);
      stand.control.delay({ operation: 'publish', ms: 0 });
      expect((await publishing).status).toBe(0);
      expect(stand.control.counters().published).toBe(1);
    });

    it('delays by the time it is told', async () => {
      stand.control.delay({ operation: 'publish', ms: 50 });
      const startedAtMs = performance.now();
      await publish();
      expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(49);
    });
  });

  describe('heartbeats', () => {
    it('come periodically, in the period that was set last', async () => {
      const stream = await subscribe();
      stand.control.setHeartbeats({ everyMs: 30 });
      const startedAtMs = performance.now();
      for (let beat = 0; beat < 3; beat++) expect(await stream.next()).toEqual({ kind: 'heartbeat' });
      expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(60);
    });

    it('do not come first where they shall not: the first frame is an item', async () => {
      stand.control.setHeartbeats({ first: false });
      const stream = begin();
      await stream.accepted;
      stand.control.publish(ROOM, { text: 'first' });
      expect(await stream.next()).toMatchObject({ kind: 'item', value: 'first' });
    });
  });

  it('counts what happens', async () => {
    const before = Date.now();
    const stream = await subscribe();
    await subscribe({ topicName: 'news' });
    await publish();
    await stream.take(1);
    stand.control.endStreams({ topicName: 'news' });
    await fetch(`${stand.webUrl}/any`, { method: 'OPTIONS' });
    const { subscribeTimesMs, ...counters } = stand.control.counters();
    expect(counters).toEqual({
      streams: { open: 1, peak: 2, opened: 2 },
      preflights: 1,
      calls: { subscribe: 2, publish: 1, vend: 0, control: 0 },
      frames: { item: 1, heartbeat: 2, discontinuity: 0 },
      published: 1,
      outcomes: { OK: 2 },
    });
    expect(subscribeTimesMs).toHaveLength(2);
    for (const time of subscribeTimesMs) expect(time).toBeGreaterThanOrEqual(before);
  });

  it('is as after the start once reset, but for open streams', async () => {
    const stream = await subscribe();
    stand.control.freeze();
    stand.control.refuse({ status: 'INTERNAL' });
    stand.control.hang();
    stand.control.setHeartbeats({ first: false });
    stand.control.setDiscontinuities('always');
    stand.control.setTopicHabits({ dropsUnheard: true, replaysOnJoin: false });
    stand.control.setPreflights({ areKept: false });
    stand.control.limitTokenLife(1);
    stand.control.withhold(['publish', 'subscribe']);
    stand.control.overrideErrorText({ text: 'x' });
    stand.control.reset();
    expect(stand.control.counters()).toMatchObject({
      streams: { open: 1, peak: 1, opened: 0 },
      outcomes: {},
    });

    const token = await tokenWith(stand, { permissions: [{ role: 'publishsubscribe' }], seconds: 600 });
    const fresh = await subscribe({ authorization: token });
    expect((await publish('after')).status).toBe(0);
    expect(await stream.take(1)).toMatchObject([{ value: 'after' }]);
    expect(await fresh.take(1)).toMatchObject([{ kind: 'item', value: 'after' }]);
    const preflight = await fetch(`${stand.webUrl}/any`, { method: 'OPTIONS' });
    expect(preflight.headers.get('access-control-max-age')).toBe('7200');
    const lost = begin({ authorization: 'x' });
    expect((await lost.ended).message).toContain('Invalid authentication credentials');
  });
});
