import { describe, expect, it } from 'vitest';
import { Notifier } from '../../src/base/notifier.ts';
import type { SessionState } from '../../src/topics/session-state.ts';
import { ShortStreams } from '../../src/topics/short-streams.ts';
import { TopicSession } from '../../src/topics/topic-session.ts';
import { TopicErrorCode } from '../../src/topics/transport.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';
import { FakeTokenSource, tokenFailure } from '../support/fake-token-source.ts';
import { FakeTopicService } from '../support/fake-topic-service.ts';

const DELAYED = { phase: 'live', canPublish: true, isDelayed: true };
const LIVE = { phase: 'live', canPublish: true };

interface Options {
  /** Default: there from the start. */
  readonly holds?: boolean;
  readonly load?: () => Promise<{ readonly ShortStreams: typeof ShortStreams }>;
}

function createSession({ holds = true, load = async () => ({ ShortStreams }) }: Options = {}) {
  const clock = new FakeClock();
  const service = new FakeTopicService(clock);
  service.networkHolds = holds;
  const tokens = new FakeTokenSource();
  const wakes = new Notifier<void>();
  const session = new TopicSession({
    tokens,
    transport: service,
    clock,
    wake: wakes,
    random: () => 0.5,
    cacheName: 'chat',
    topicName: 'lobby',
    loadShortStreams: load,
  });
  const states: SessionState[] = [];
  const shown: string[] = [];
  session.onState((state) => states.push(state));
  session.onItem((item) => shown.push(String(item.value)));
  session.onGap((gap) => shown.push(`gap ${gap.count ?? '?'}`));
  const shorts = () => service.subscribes.filter(({ endsAfterMs }) => endsAfterMs !== undefined);
  return { clock, service, tokens, session, states, shown, wakes, shorts };
}

/** A session that delivers by short streams. */
async function createDelayed(options: Options = {}) {
  const parts = createSession(options);
  parts.session.start();
  await parts.clock.advance(4_100);
  expect(parts.session.state).toEqual(DELAYED);
  return parts;
}

/** The most subscriptions in any five seconds. */
function mostInFiveSeconds(service: FakeTopicService): number {
  const times = service.subscribes.map(({ atMs }) => atMs);
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 5_000).length));
}

describe('TopicSession on a network that holds streams back', () => {
  it('suspects it after 2 s of silence, and goes on in short streams when one of them comes whole', async () => {
    const { session, clock, service, states } = createSession();
    session.start();
    await clock.advance(1_999);
    expect(service.subscribes).toHaveLength(1);
    await clock.advance(1);
    expect(service.subscribes.map(({ endsAfterMs }) => endsAfterMs)).toEqual([undefined, 2_000]);
    await clock.advance(1_999);
    expect(session.state).toEqual(LIVE);
    await clock.advance(1);
    expect(session.state).toEqual(DELAYED);
    expect(service.openStreams).toBe(0);
    expect(states.map(({ phase }) => phase)).toEqual(['connecting', 'live', 'live']);
  });

  it('delivers everything once and in order, whenever it is said', async () => {
    const { session, clock, service, shown } = createSession();
    const said: string[] = [];
    const say = () => {
      said.push(`message ${said.length + 1}`);
      service.send(said.at(-1) ?? '');
    };
    say();
    session.start();
    for (let second = 0; second < 120; second++) {
      await clock.advance(700);
      say();
      await clock.advance(300);
      if (second % 7 === 0) say();
    }
    await clock.advance(6_000);
    expect(shown).toEqual(said);
    expect(mostInFiveSeconds(service)).toBeLessThanOrEqual(3);
    expect(service.peakStreams).toBe(2);
  });

  it('takes longer turns while nothing is said, and short ones as soon as something is', async () => {
    const { clock, service, shorts, session } = await createDelayed();
    await clock.advance(25_000);
    expect(shorts().map(({ endsAfterMs }) => endsAfterMs)).toEqual([
      2_000, 3_000, 4_500, 5_000, 5_000, 5_000,
    ]);
    service.send('hello');
    await clock.advance(5_500);
    expect(shorts().at(-1)?.endsAfterMs).toBe(2_000);
    await clock.advance(30_000);
    expect(shorts().at(-1)?.endsAfterMs).toBe(5_000);
    await session.publish(() => 'from here');
    await clock.advance(5_500);
    expect(shorts().at(-1)?.endsAfterMs).toBe(2_000);
  });

  it('brings what is published here back, and takes it for no sign of a dead stream', async () => {
    const { session, clock, shown, states } = await createDelayed();
    for (const text of ['one', 'two', 'three']) {
      await session.publish(() => text);
      await clock.advance(6_000);
    }
    expect(shown).toEqual(['one', 'two', 'three']);
    expect(states.at(-1)).toEqual(DELAYED);
  });

  it('finds it where the first stream spoke and an own message does not come back', async () => {
    const { session, clock, service, shown, states } = createSession({ holds: false });
    service.send('history');
    session.start();
    await settle();
    expect(session.state).toEqual(LIVE);
    service.freeze();
    service.networkHolds = true;
    await session.publish(() => 'hello');
    await clock.advance(10_000);
    expect(session.state).toEqual(DELAYED);
    expect(shown).toEqual(['history', 'hello']);
    expect(states.map(({ phase }) => phase)).not.toContain('refused');
  });

  it('goes back to a long stream when one is let through, without losing or doubling anything', async () => {
    const { session, clock, service, shown } = await createDelayed();
    service.send('held');
    await clock.advance(3_000);
    service.networkHolds = false;
    for (let index = 0; index < 10; index++) {
      service.send(`there ${index}`);
      await clock.advance(600);
    }
    expect(session.state).toEqual(LIVE);
    expect(service.openStreams).toBe(1);
    const subscribed = service.subscribes.length;
    service.heartbeat();
    await clock.advance(1_500);
    service.send('at once');
    await settle();
    expect(shown).toEqual(['held', ...Array.from({ length: 10 }, (_, index) => `there ${index}`), 'at once']);
    expect(service.subscribes).toHaveLength(subscribed);
  });

  it('is slower to go back each time that it was in vain', async () => {
    const { clock, service, session } = await createDelayed();
    const longs = () => service.subscribes.filter(({ endsAfterMs }) => endsAfterMs === undefined).length;
    // What is short gets through at once, what is long does not.
    const open = service.open.bind(service);
    service.open = (request, handlers) => {
      service.networkHolds = request.endsAfterMs === undefined;
      return open(request, handlers);
    };
    const before = longs();
    await clock.advance(600_000);
    expect(session.state).toEqual(DELAYED);
    expect(longs() - before).toBe(4);
  });

  it('is left alone where the service has nothing to say in a quiet room', async () => {
    const { session, clock, service } = createSession({ holds: false });
    service.firstHeartbeat = false;
    session.start();
    await clock.advance(60_000);
    expect(session.state).toEqual(LIVE);
    expect(service.subscribes.filter(({ endsAfterMs }) => endsAfterMs !== undefined)).toHaveLength(1);
  });

  it('does not take a stream for held back that hangs alone', async () => {
    const { session, clock, service } = createSession({ holds: false });
    service.refuse('hang');
    session.start();
    await clock.advance(1_000);
    service.refuse(undefined);
    await clock.advance(1_600);
    expect(session.state).toEqual(LIVE);
    service.send('through');
    await settle();
    expect(service.openStreams).toBe(1);
  });

  it('renews its token between two streams', async () => {
    const { session, clock, service, tokens, shown } = await createDelayed();
    tokens.renew();
    await clock.advance(6_000);
    service.send('after');
    await clock.advance(6_000);
    expect(service.subscribes.at(-1)?.token).not.toBe(service.subscribes[0]?.token);
    expect(shown).toEqual(['after']);
    expect(session.state).toEqual(DELAYED);
  });

  it('says what is in the way when a stream fails, and resumes by short streams', async () => {
    const { session, clock, service, shown } = await createDelayed();
    service.refuse(TopicErrorCode.Unavailable);
    await clock.advance(6_000);
    expect(session.state).toMatchObject({ phase: 'recovering', problem: { code: 'unavailable' } });
    service.send('meanwhile');
    service.refuse(undefined);
    session.retryNow();
    const subscribed = service.subscribes.length;
    await clock.advance(7_000);
    expect(session.state).toEqual(DELAYED);
    expect(shown).toEqual(['meanwhile']);
    for (const { endsAfterMs } of service.subscribes.slice(subscribed)) expect(endsAfterMs).toBeDefined();
  });

  it('says what is in the way when there is no token', async () => {
    const { session, clock, tokens } = await createDelayed();
    tokens.failure = tokenFailure('unavailable', true);
    tokens.invalidate({ authToken: 'token-1' });
    await clock.advance(6_000);
    expect(session.state).toMatchObject({ phase: 'recovering', problem: { source: 'machine' } });
    tokens.failure = undefined;
    await clock.advance(30_000);
    expect(session.state).toEqual(DELAYED);
  });

  it('goes without them where they cannot be loaded, and tries again later', async () => {
    let isThere = false;
    const load = () => (isThere ? Promise.resolve({ ShortStreams }) : Promise.reject(new Error('offline')));
    const { session, clock, shorts } = createSession({ load });
    session.start();
    await clock.advance(3_000);
    await session.publish(() => 'hello');
    await clock.advance(6_000);
    expect(session.state.phase).toBe('recovering');
    expect(shorts()).toEqual([]);
    isThere = true;
    await clock.advance(30_000);
    expect(session.state).toEqual(DELAYED);
  });

  it('leaves no stream and no timer when it is closed in any of it', async () => {
    for (const ms of [1_000, 2_000, 3_000, 4_000, 4_200, 5_000, 9_000, 30_000]) {
      const { session, clock, service } = createSession();
      session.start();
      await clock.advance(ms);
      session.close();
      await settle();
      expect([ms, service.openStreams, clock.pendingTimers]).toEqual([ms, 0, 0]);
    }
  });
});

describe('TopicSession where streams are held back and the service does not end them', () => {
  /** A session whose own message was taken, and did not come back. */
  async function createDeaf() {
    const parts = createSession();
    parts.service.honoursDeadlines = false;
    parts.session.start();
    await parts.clock.advance(3_000);
    await parts.session.publish(() => 'hello');
    await parts.clock.advance(5_000);
    return parts;
  }

  it('says within 15 s that messages go out and none comes, and never again that it is live', async () => {
    const { session, clock, states } = await createDeaf();
    expect(session.state).toMatchObject({
      phase: 'recovering',
      problem: { source: 'topic', code: 'held-back' },
      canPublish: true,
    });
    const since = states.length;
    await clock.advance(120_000);
    for (const state of states.slice(since)) {
      expect(state).toMatchObject({ phase: 'recovering', problem: { code: 'held-back' }, canPublish: true });
    }
  });

  it('goes on in short streams once the service ends them', async () => {
    const { session, clock, service, shown } = await createDeaf();
    service.honoursDeadlines = true;
    await clock.advance(60_000);
    expect(session.state).toEqual(DELAYED);
    expect(shown).toEqual(['hello']);
  });

  it('is live again when streams get through, with all that was said', async () => {
    const { session, clock, service, shown } = await createDeaf();
    service.send('unheard');
    service.networkHolds = false;
    session.retryNow();
    await clock.advance(6_000);
    expect(session.state).toEqual(LIVE);
    expect(shown).toEqual(['hello', 'unheard']);
  });

  it('speaks of a slow service where nothing answers at all', async () => {
    const { session, clock, service } = createSession();
    service.honoursDeadlines = false;
    service.isReachable = false;
    session.start();
    await clock.advance(3_000);
    await session.publish(() => 'hello');
    await clock.advance(20_000);
    expect(session.state).toMatchObject({ phase: 'recovering', problem: { code: 'timeout' } });
    expect(session.state).not.toHaveProperty('canPublish');
  });

  it('says so also of a stream that was heard before', async () => {
    const { session, clock, service } = createSession({ holds: false });
    session.start();
    await settle();
    service.freeze();
    service.networkHolds = true;
    service.honoursDeadlines = false;
    await session.publish(() => 'hello');
    await clock.advance(15_000);
    expect(session.state).toMatchObject({ problem: { code: 'held-back' }, canPublish: true });
  });
});
