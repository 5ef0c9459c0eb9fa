import { describe, expect, it } from 'vitest';
import { Notifier } from '../../src/base/notifier.ts';
import type { SessionState } from '../../src/topics/session-state.ts';
import { TopicSession } from '../../src/topics/topic-session.ts';
import { TopicErrorCode } from '../../src/topics/transport.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';
import { FakeTokenSource, tokenFailure } from '../support/fake-token-source.ts';
import { FakeTopicService } from '../support/fake-topic-service.ts';

const HIGHEST = 0.999_999;

function createSession(options: { random?: () => number } = {}) {
  const clock = new FakeClock();
  const service = new FakeTopicService(clock);
  const tokens = new FakeTokenSource();
  const wakes = new Notifier<void>();
  const page = new Notifier<boolean>();
  const session = new TopicSession({
    tokens,
    transport: service,
    clock,
    wake: wakes,
    page,
    random: options.random ?? (() => HIGHEST),
    cacheName: 'chat',
    topicName: 'lobby',
  });
  const states: SessionState[] = [];
  const shown: string[] = [];
  session.onState((state) => states.push(state));
  session.onItem((item) => shown.push(String(item.value)));
  session.onGap((gap) => shown.push(`gap ${gap.count ?? '?'}`));
  const wake = async () => {
    wakes.notify();
    await settle();
  };
  return { clock, service, tokens, session, states, shown, wakes, wake, page };
}

/** A session that is live. */
async function createLive(options: { random?: () => number } = {}) {
  const parts = createSession(options);
  parts.session.start();
  await settle();
  expect(parts.session.state).toEqual({ phase: 'live', canPublish: true });
  return parts;
}

/** Keeps the service's heartbeat going for a while. */
async function beat(
  { clock, service }: Pick<ReturnType<typeof createSession>, 'clock' | 'service'>,
  times: number,
  everyMs = 5_000,
) {
  for (let beats = 0; beats < times; beats++) {
    await clock.advance(everyMs);
    service.heartbeat();
    await settle();
  }
}

describe('TopicSession on joining', () => {
  it('goes from idle over connecting to live at the first frame', async () => {
    const { session, states } = createSession();
    expect(session.state).toEqual({ phase: 'idle' });
    session.start();
    await settle();
    expect(states).toEqual([{ phase: 'connecting' }, { phase: 'live', canPublish: true }]);
    expect(session.tokenId).toBe('guest:ann');
  });

  it('brings the recent messages and the new ones on one stream', async () => {
    const { session, service, shown } = createSession();
    service.send('before');
    session.start();
    await settle();
    service.send('after');
    await settle();
    expect(shown).toEqual(['before', 'after']);
    expect(service.subscribes.map(({ position }) => position)).toEqual([{ page: 0, next: 1 }]);
  });

  it('loses nothing when the first frame is an item', async () => {
    const { session, service, shown } = createSession();
    service.firstHeartbeat = false;
    service.send('first');
    session.start();
    await settle();
    expect(shown).toEqual(['first']);
  });

  it('shows no gap for a discontinuity that comes first', async () => {
    const { session, service, shown } = createSession();
    service.lose(40);
    service.discontinuityFirst = true;
    service.send('first');
    session.start();
    await settle();
    expect(shown).toEqual(['first']);
  });

  it('presumes a stream alive after 3 s, as a service may have nothing to say in a quiet room', async () => {
    const { session, service, clock, shown } = createSession();
    service.firstHeartbeat = false;
    session.start();
    await clock.advance(2_999);
    expect(session.state).toEqual({ phase: 'connecting' });
    await clock.advance(1);
    expect(session.state).toEqual({ phase: 'live', canPublish: true });
    await clock.advance(3_600_000);
    service.send('at last');
    await settle();
    expect(shown).toEqual(['at last']);
    expect(service.openStreams).toBe(1);
  });

  it('believes in a presumed stream when the echo of a publish comes', async () => {
    const { session, service, clock, states, shown } = createSession();
    service.firstHeartbeat = false;
    session.start();
    await clock.advance(3_000);
    await session.publish(() => 'hello');
    await clock.advance(8_000);
    expect(service.subscribes).toHaveLength(1);
    await clock.advance(12_000);
    expect(shown).toEqual(['hello']);
    expect(states.map(({ phase }) => phase)).toEqual(['connecting', 'live']);
  });

  it('gives a presumed stream up 5 s after a publish without an echo', async () => {
    const { session, service, clock } = createSession();
    service.refuse('hang');
    session.start();
    await clock.advance(3_000);
    await session.publish(() => 'hello');
    await clock.advance(4_999);
    expect(session.state.phase).toBe('live');
    await clock.advance(1);
    expect(session.state.phase).toBe('recovering');
  });

  it.each([TopicErrorCode.Timeout, TopicErrorCode.Unreachable])(
    'gives a presumed stream up when a publish ends with %s, and presumes nothing any more',
    async (code) => {
      const { session, service, clock } = createSession();
      service.refuse('hang');
      service.publishError = code;
      session.start();
      await clock.advance(3_000);
      await expect(session.publish(() => 'hello')).rejects.toMatchObject({ code });
      expect(session.state.phase).toBe('recovering');
      await clock.advance(7_999);
      expect(session.state.phase).toBe('recovering');
      expect(service.subscribes).toHaveLength(2);
    },
  );

  it('waits 8 s for the first frame of a service that is known to greet', async () => {
    const { session, service, clock } = await createLive();
    service.firstHeartbeat = false;
    service.endStreams();
    await clock.advance(7_999);
    expect(session.state.phase).toBe('recovering');
    expect(service.subscribes).toHaveLength(2);
    service.heartbeat();
    await settle();
    expect(session.state.phase).toBe('live');
  });

  it('gives up on a stream without a first frame after 8 s and tries again', async () => {
    const { session, service, clock } = await createLive();
    service.refuse('hang');
    service.endStreams();
    await clock.advance(7_999);
    expect(session.state.phase).toBe('recovering');
    expect(service.openStreams).toBe(1);
    service.refuse(undefined);
    await clock.advance(1_001);
    expect(session.state.phase).toBe('live');
    expect(service.openStreams).toBe(1);
  });

  it('says when it will try again while the machine is down, and keeps to its Retry-After', async () => {
    const { session, tokens, clock } = createSession();
    tokens.failure = tokenFailure('throttled', true, 5_000);
    session.start();
    await settle();
    expect(session.state).toEqual({
      phase: 'recovering',
      attempt: 1,
      retryAtMs: clock.wallMs() + 5_000,
      problem: { source: 'machine', code: 'throttled' },
      wasLive: false,
    });
    tokens.failure = undefined;
    await clock.advance(4_999);
    expect(session.state.phase).toBe('recovering');
    await clock.advance(1);
    expect(session.state.phase).toBe('live');
  });

  it('is refused when the machine refuses for good, and goes on after retryNow', async () => {
    const { session, tokens, clock } = createSession();
    tokens.failure = tokenFailure('unauthorized', false);
    session.start();
    await settle();
    expect(session.state).toEqual({
      phase: 'refused',
      problem: { source: 'machine', code: 'unauthorized' },
    });
    expect(clock.pendingTimers).toBe(0);
    tokens.failure = undefined;
    session.retryNow();
    await settle();
    expect(session.state.phase).toBe('live');
  });

  it.each([TopicErrorCode.NotFound, TopicErrorCode.PermissionDenied, TopicErrorCode.InvalidArgument])(
    'is refused when the service says %s',
    async (code) => {
      const { session, service, clock } = createSession();
      service.refuse(code);
      session.start();
      await settle();
      expect(session.state).toEqual({ phase: 'refused', problem: { source: 'topic', code } });
      expect(clock.pendingTimers).toBe(0);
    },
  );
});

describe('TopicSession after a break', () => {
  it('resumes at the next sequence number and shows what came meanwhile, once', async () => {
    const { service, shown, session } = await createLive();
    service.send('one');
    await settle();
    service.endStreams(TopicErrorCode.Unavailable);
    service.send('two');
    await settle();
    expect(session.state.phase).toBe('live');
    expect(service.subscribes.at(-1)?.position).toEqual({ page: 1, next: 2 });
    expect(shown).toEqual(['one', 'two']);
  });

  it('counts failed tries, and the break is none', async () => {
    const { service, states, clock } = await createLive();
    service.refuse(TopicErrorCode.Unavailable);
    service.endStreams(TopicErrorCode.Unavailable);
    await clock.advance(1_000);
    const attempts = states.flatMap((state) => (state.phase === 'recovering' ? [state.attempt] : []));
    expect(attempts.slice(0, 2)).toEqual([0, 1]);
  });

  it('resumes a quiet room from the recent messages', async () => {
    const { service, shown } = await createLive();
    service.endStreams();
    service.send('while away');
    await settle();
    expect(service.subscribes.at(-1)?.position).toEqual({ page: 0, next: 1 });
    expect(shown).toEqual(['while away']);
  });

  it('asks for the last message once more where streams do not begin with a heartbeat, as a sign of life', async () => {
    const { session, service, clock, shown } = createSession();
    service.firstHeartbeat = false;
    service.send('one');
    service.send('two');
    session.start();
    await settle();
    service.refuse('hang');
    await session.publish(() => 'three');
    service.freeze();
    await session.publish(() => 'four');
    await clock.advance(20_000);
    expect(session.state.phase).toBe('recovering');
    service.refuse(undefined);
    await clock.advance(20_000);
    expect(session.state.phase).toBe('live');
    expect(shown).toEqual(['one', 'two', 'three', 'four']);
    expect(service.subscribes.map(({ position }) => position)).toContainEqual({ page: 1, next: 3 });
    // A quiet room, in which nothing else would come.
    service.refuse('hang');
    service.endStreams();
    await clock.advance(9_000);
    service.refuse(undefined);
    await clock.advance(20_000);
    expect(session.state.phase).toBe('live');
    expect(shown).toHaveLength(4);
  });

  it('shows a gap for what the service no longer has', async () => {
    const { service, shown } = await createLive();
    service.send('one');
    await settle();
    service.replayLimit = 1;
    service.endStreams();
    service.send('two');
    service.send('three');
    await settle();
    expect(shown).toEqual(['one', 'gap 1', 'three']);
  });

  it('shows a gap of unknown size after a reset of the topic', async () => {
    const { service, shown } = await createLive();
    service.send('one');
    await settle();
    service.reset();
    service.endStreams();
    service.send('new page');
    await settle();
    expect(shown).toEqual(['one', 'gap ?', 'new page']);
  });

  it('backs off: at once, then within 1, 2, 4, 4, 8, 16 and 30 s', async () => {
    const { service, states, clock } = await createLive();
    service.refuse(TopicErrorCode.Unavailable);
    service.endStreams(TopicErrorCode.Unavailable);
    await clock.advance(100_000);
    const waits = service.subscribes
      .slice(1)
      .map(({ atMs }, index, all) => atMs - (all[index - 1]?.atMs ?? 0));
    // The window of three attempts in 5 s stretches the wait before the fourth: join, at once, 1 s, then 5 s.
    expect(waits.map((wait) => Math.round(wait))).toEqual([
      0, 1_000, 4_000, 4_000, 4_000, 8_000, 16_000, 30_000, 30_000,
    ]);
    expect(states.at(-1)).toMatchObject({ phase: 'recovering', attempt: 9, wasLive: true });
  });

  it('starts over with the backoff after a stream that lived for 10 s', async () => {
    const { service, clock, session } = await createLive();
    service.refuse(TopicErrorCode.Unavailable);
    service.endStreams(TopicErrorCode.Unavailable);
    await clock.advance(3_000);
    service.refuse(undefined);
    await clock.advance(10_000);
    expect(session.state.phase).toBe('live');
    await clock.advance(10_000);
    const before = service.subscribes.length;
    service.endStreams();
    await settle();
    expect(service.subscribes).toHaveLength(before + 1);
    expect(session.state.phase).toBe('live');
  });

  it('starts over with the backoff after 10 s live on two streams', async () => {
    const { service, clock, session, tokens } = await createLive();
    service.refuse(TopicErrorCode.Unavailable);
    service.endStreams(TopicErrorCode.Unavailable);
    await clock.advance(9_000);
    service.refuse(undefined);
    await clock.advance(4_000);
    expect(session.state.phase).toBe('live');
    await clock.advance(6_000);
    tokens.renew();
    await clock.advance(4_000);
    service.endStreams();
    await settle();
    expect(session.state.phase).toBe('live');
  });

  it('makes at most three attempts in any 5 s when every stream is ended at once', async () => {
    const { service, clock, session } = createSession({ random: () => 0 });
    service.refuse('end');
    session.start();
    for (let step = 0; step < 600; step++) {
      await clock.advance(100);
      if (step % 7 === 0) session.retryNow();
    }
    const times = service.subscribes.map(({ atMs }) => atMs);
    const most = Math.max(
      ...times.map((start) => times.filter((at) => at >= start && at < start + 5_000).length),
    );
    expect(most).toBe(3);
    expect(service.openStreams).toBe(0);
  });

  it('opens nothing while its page is left, and goes on when that comes back', async () => {
    const { service, clock, session, page } = await createLive();
    const { length: opened } = service.subscribes;
    const told: string[] = [];
    session.onState(({ phase }) => told.push(phase));
    page.notify(false);
    service.endStreams(TopicErrorCode.Unreachable);
    await clock.advance(60_000);
    expect(service.subscribes).toHaveLength(opened);
    // Whoever drew that would draw it for nobody.
    expect(told).toEqual([]);
    page.notify(true);
    await settle();
    expect([...new Set(told)]).toEqual(['recovering', 'live']);
    expect(service.subscribes).toHaveLength(opened + 1);
  });

  it('opens no stream in place of one that breaks as its page is about to be left, until it stays after all', async () => {
    const { service, clock, page } = await createLive();
    const staysAtMs = clock.monotonicMs() + 2_000;
    Object.assign(page, { leavingForMs: () => staysAtMs - clock.monotonicMs() });
    service.endStreams(TopicErrorCode.Unreachable);
    await clock.advance(1_900);
    expect(service.subscribes).toHaveLength(1);
    await clock.advance(200);
    expect(service.subscribes).toHaveLength(2);
  });

  it('holds no stream while its page is left, and goes on at its exact position', async () => {
    const { service, tokens, clock, session, page, shown } = await createLive();
    service.send('before');
    await settle();
    // A second one is on its way.
    service.refuse('hang');
    tokens.renew();
    await settle();
    page.notify(false);
    expect(service.openStreams).toBe(0);
    service.refuse(undefined);
    const { length: opened } = service.subscribes;
    service.send('meanwhile');
    await clock.advance(60_000);
    expect(service.subscribes).toHaveLength(opened);
    page.notify(true);
    service.send('after');
    await settle();
    expect(session.state).toEqual({ phase: 'live', canPublish: true });
    expect(shown).toEqual(['before', 'meanwhile', 'after']);
    expect(service.subscribes.at(-1)?.position).toEqual({ page: 1, next: 2 });
    expect(service.openStreams).toBe(1);
  });

  it('stays refused where its page is left and comes back', async () => {
    const { service, session, page, states } = await createLive();
    service.refuse(TopicErrorCode.PermissionDenied);
    service.endStreams(TopicErrorCode.PermissionDenied);
    await settle();
    const refused = session.state;
    expect(refused.phase).toBe('refused');
    const { length: told } = states;
    page.notify(false);
    page.notify(true);
    await settle();
    expect([session.state, states.length]).toEqual([refused, told]);
  });

  it('opens nothing where the token comes when its page has been left', async () => {
    const { service, tokens, session, page } = createSession();
    let vend = () => {};
    tokens.readiness = new Promise((resolve) => {
      vend = resolve;
    });
    session.start();
    page.notify(false);
    vend();
    await settle();
    expect(service.subscribes).toEqual([]);
    page.notify(true);
    await settle();
    expect(session.state.phase).toBe('live');
  });

  it('tries at once on waking, and on retryNow', async () => {
    const { service, clock, session, wake } = await createLive();
    service.refuse(TopicErrorCode.Unreachable);
    service.endStreams(TopicErrorCode.Unreachable);
    await clock.advance(40_000);
    service.refuse(undefined);
    expect(session.state.phase).toBe('recovering');
    await wake();
    expect(session.state.phase).toBe('live');

    service.refuse(TopicErrorCode.Unreachable);
    service.endStreams(TopicErrorCode.Unreachable);
    await clock.advance(40_000);
    service.refuse(undefined);
    session.retryNow();
    await settle();
    expect(session.state.phase).toBe('live');
  });

  it('starts over with the backoff when it is woken', async () => {
    const { service, clock, wake, session } = await createLive();
    service.refuse(TopicErrorCode.Unreachable);
    service.endStreams(TopicErrorCode.Unreachable);
    await clock.advance(90_000);
    const before = service.subscribes.length;
    await wake();
    service.refuse(undefined);
    await clock.advance(1_000);
    expect(service.subscribes.length - before).toBe(3);
    expect(session.state.phase).toBe('live');
  });

  it('comes back when the machine said, however often it has failed', async () => {
    const { service, tokens, clock, session } = await createLive();
    tokens.invalidate({ authToken: 'token-1' });
    tokens.failure = tokenFailure('unreachable', true);
    service.endStreams();
    await clock.advance(120_000);
    tokens.failure = tokenFailure('unreachable', true, 3_000);
    session.retryNow();
    await settle();
    expect(session.state).toMatchObject({ phase: 'recovering', retryAtMs: clock.wallMs() + 3_000 });
  });

  it('asks a machine that refused again when it may be asked', async () => {
    const { tokens, clock, session } = createSession();
    tokens.failure = tokenFailure('unauthorized', false);
    session.start();
    await settle();
    tokens.failure = tokenFailure('unauthorized', false, 4_000);
    session.retryNow();
    await settle();
    expect(session.state).toMatchObject({ phase: 'recovering', retryAtMs: clock.wallMs() + 4_000 });
    tokens.failure = undefined;
    await clock.advance(4_000);
    expect(session.state.phase).toBe('live');
  });

  it('replaces an attempt that hangs when it is woken', async () => {
    const { service, clock, session, wake } = createSession();
    service.refuse('hang');
    session.start();
    await clock.advance(1_499);
    service.refuse(undefined);
    await wake();
    expect(session.state.phase).toBe('connecting');
    await clock.advance(1);
    await wake();
    expect(session.state.phase).toBe('live');
    expect(service.openStreams).toBe(1);
  });
});

describe('TopicSession.retryNow', () => {
  it('tells the token source that a person asks; joining does not, nor does a retry by itself', async () => {
    const { session, tokens, clock } = createSession();
    tokens.failure = tokenFailure('throttled', true, 60_000);
    session.start();
    await clock.advance(70_000);
    expect(tokens.urgent).toEqual([false, false]);
    session.retryNow();
    await settle();
    expect(tokens.urgent).toEqual([false, false, true]);
  });

  it('stays urgent while the token source puts it off for its 5 s', async () => {
    const { session, tokens, clock } = createSession();
    tokens.failure = tokenFailure('throttled', true, 60_000);
    session.start();
    await settle();
    tokens.failure = tokenFailure('throttled', true, 3_000);
    session.retryNow();
    await clock.advance(3_000);
    expect(tokens.urgent).toEqual([false, true, true]);
  });

  it('waits for minutes at most by itself, whatever the machine asked for', async () => {
    const { session, tokens, clock } = createSession();
    tokens.failure = tokenFailure('unavailable', true, 1e12);
    session.start();
    await settle();
    expect(session.state).toMatchObject({ phase: 'recovering' });
    expect(Math.max(...clock.delays)).toBeLessThanOrEqual(125_000);
    tokens.failure = undefined;
    await clock.advance(125_000);
    expect(session.state.phase).toBe('live');
  });

  it('replaces an attempt that has had no answer for 5 s, and none that is younger', async () => {
    const { session, service, clock } = await createLive();
    service.refuse('hang');
    service.endStreams();
    await clock.advance(4_999);
    session.retryNow();
    await settle();
    expect(service.subscribes).toHaveLength(2);
    await clock.advance(1);
    service.refuse(undefined);
    session.retryNow();
    await settle();
    expect(service.subscribes).toHaveLength(3);
    expect(session.state.phase).toBe('live');
  });
});

describe('TopicSession and its token', () => {
  it('changes streams make-before-break on a renewal', async () => {
    const { service, tokens, session, states, shown } = await createLive();
    service.send('one');
    await settle();
    tokens.renew();
    service.send('two');
    await settle();
    service.send('three');
    await settle();
    expect(shown).toEqual(['one', 'two', 'three']);
    expect(service.subscribes.map(({ token }) => token)).toEqual(['token-1', 'token-2']);
    expect(service.openStreams).toBe(1);
    expect(service.peakStreams).toBe(2);
    expect(states.map(({ phase }) => phase)).toEqual(['connecting', 'live']);
    expect(session.state.phase).toBe('live');
  });

  it('keeps the old stream while the new one fails', async () => {
    const { service, tokens, session, shown, clock } = await createLive();
    service.refuse(TopicErrorCode.Unavailable);
    tokens.renew();
    await clock.advance(3_000);
    service.send('on the old one');
    await settle();
    expect(session.state.phase).toBe('live');
    service.refuse(undefined);
    await clock.advance(10_000);
    expect(service.openStreams).toBe(1);
    expect(service.subscribes.at(-1)?.token).toBe('token-2');
    expect(shown).toEqual(['on the old one']);
  });

  it('renews again when the token changed while a stream was being opened', async () => {
    const { service, tokens, clock } = await createLive();
    service.refuse('hang');
    tokens.renew();
    await settle();
    tokens.renew();
    service.refuse(undefined);
    await clock.advance(20_000);
    expect(service.subscribes.at(-1)?.token).toBe('token-3');
    expect(service.openStreams).toBe(1);
  });

  it('follows a token that was renewed during a check in vain', async () => {
    const parts = await createLive();
    const { service, tokens, clock } = parts;
    await beat(parts, 4);
    service.refuse('hang');
    await clock.advance(12_501);
    tokens.renew();
    service.send('late');
    service.refuse(undefined);
    await clock.advance(8_000);
    expect(service.subscribes.at(-1)?.token).toBe('token-2');
    expect(service.openStreams).toBe(1);
  });

  it('renews a rejected token once', async () => {
    const { service, tokens, session } = await createLive();
    service.validTokens = new Set(['token-2']);
    service.endStreams(TopicErrorCode.Unauthenticated);
    await settle();
    expect(tokens.invalidated).toEqual(['token-1']);
    expect(service.subscribes.at(-1)?.token).toBe('token-2');
    expect(session.state.phase).toBe('live');
  });

  it('is refused when the renewed token is rejected too', async () => {
    const { service, tokens, session, clock } = createSession();
    service.validTokens = new Set();
    session.start();
    await clock.advance(60_000);
    expect(session.state).toEqual({
      phase: 'refused',
      problem: { source: 'topic', code: TopicErrorCode.Unauthenticated },
    });
    expect(tokens.fetches).toBe(2);
    expect(service.openStreams).toBe(0);
  });

  it('renews the token once after two answers that tell nothing', async () => {
    const { service, tokens, clock } = await createLive();
    service.refuse(TopicErrorCode.Unknown);
    service.endStreams(TopicErrorCode.Unknown);
    await clock.advance(60_000);
    expect(tokens.invalidated).toEqual(['token-1']);
  });

  it('keeps its token while the network is gone', async () => {
    const { service, tokens, clock } = await createLive();
    service.refuse(TopicErrorCode.Unreachable);
    service.endStreams(TopicErrorCode.Unreachable);
    await clock.advance(60_000);
    expect(tokens.invalidated).toEqual([]);
  });
});

describe('TopicSession without the right to listen', () => {
  it('fetches another token on retryNow, as the right may have been given since', async () => {
    const { service, session, tokens } = createSession();
    service.refuse(TopicErrorCode.PermissionDenied);
    session.start();
    await settle();
    expect(session.state.phase).toBe('refused');
    service.refuse(undefined);
    session.retryNow();
    await settle();
    expect(session.state.phase).toBe('live');
    expect(tokens.invalidated).toEqual(['token-1']);
  });
});

describe('TopicSession watching its stream', () => {
  it('replaces a frozen stream within three learned heartbeat intervals', async () => {
    const parts = await createLive();
    const { service, clock, session, shown } = parts;
    await beat(parts, 4);
    service.freeze();
    service.send('while frozen');
    await clock.advance(12_499);
    expect(shown).toEqual([]);
    await clock.advance(1);
    expect(shown).toEqual(['while frozen']);
    expect(session.state.phase).toBe('live');
    expect(service.openStreams).toBe(1);
  });

  it('says so when the replacement hangs too', async () => {
    const parts = await createLive();
    const { service, clock, session } = parts;
    await beat(parts, 4);
    service.freeze();
    service.refuse('hang');
    await clock.advance(12_500 + 7_999);
    expect(session.state.phase).toBe('live');
    await clock.advance(1);
    expect(session.state).toMatchObject({
      phase: 'recovering',
      problem: { source: 'topic', code: TopicErrorCode.Timeout },
    });
  });

  it('keeps a stream that speaks up while it is being checked', async () => {
    const parts = await createLive();
    const { service, clock, session } = parts;
    await beat(parts, 4);
    service.refuse('hang');
    await clock.advance(12_501);
    service.send('late');
    await clock.advance(8_000);
    expect(session.state.phase).toBe('live');
    expect(service.openStreams).toBe(1);
  });

  it('checks a service without heartbeats ever more rarely, and loses nothing by it', async () => {
    const { service, clock, session, shown } = await createLive();
    const checks: number[] = [];
    for (let second = 0; second < 1_300; second++) {
      const before = service.subscribes.length;
      await clock.advance(1_000);
      if (service.subscribes.length > before) checks.push(second + 1);
    }
    expect(checks).toEqual([9, 18, 48, 108, 228, 468, 768, 1_068]);
    service.send('still here');
    await settle();
    expect(shown).toEqual(['still here']);
    expect(session.state.phase).toBe('live');
  });

  it('checks a stream at once after the device slept', async () => {
    const { service, clock, session, shown } = await createLive();
    service.freeze();
    service.send('during sleep');
    await clock.jump(3_600_000);
    expect(shown).toEqual(['during sleep']);
    expect(session.state.phase).toBe('live');
  });

  it('checks on waking only a stream that has been silent for 1 s', async () => {
    const { service, clock, wake } = await createLive();
    await clock.advance(999);
    await wake();
    expect(service.subscribes).toHaveLength(1);
    await clock.advance(1);
    await wake();
    expect(service.subscribes).toHaveLength(2);
  });
});

describe('TopicSession publishing', () => {
  it('publishes with the current token', async () => {
    const { session, service } = await createLive();
    await session.publish(() => 'hello');
    expect(service.publishes).toEqual([{ token: 'token-1', text: 'hello' }]);
  });

  it('publishes once more with a new token when the service rejects the old one', async () => {
    const { session, service } = await createLive();
    service.validTokens = new Set(['token-2']);
    await session.publish(() => 'hello');
    expect(service.publishes).toEqual([{ token: 'token-2', text: 'hello' }]);
  });

  it('becomes read only when a publish is denied, until there is another token', async () => {
    const { session, service, tokens } = await createLive();
    service.publishError = TopicErrorCode.PermissionDenied;
    await expect(session.publish(() => 'hello')).rejects.toMatchObject({
      code: TopicErrorCode.PermissionDenied,
    });
    expect(session.state).toEqual({ phase: 'live', canPublish: false });
    tokens.renew();
    await settle();
    expect(session.state).toEqual({ phase: 'live', canPublish: true });
  });

  it('does not even try with a token for reading only', async () => {
    const { session, service, tokens } = createSession();
    tokens.says = { mayPublish: false };
    session.start();
    await settle();
    expect(session.state).toEqual({ phase: 'live', canPublish: false });
    await expect(session.publish(() => 'hello')).rejects.toMatchObject({
      code: TopicErrorCode.PermissionDenied,
    });
    expect(service.publishes).toEqual([]);
  });

  it('tells when it is read only for want of knowing the role, and when another token says more', async () => {
    const { session, service, tokens, states } = createSession();
    tokens.says = { mayPublish: false, roleIsUnknown: true };
    session.start();
    await settle();
    expect(session.state).toEqual({ phase: 'live', canPublish: false, roleIsUnknown: true });
    await expect(session.publish(() => 'hello')).rejects.toMatchObject({
      code: TopicErrorCode.PermissionDenied,
    });
    expect(service.publishes).toEqual([]);
    tokens.renew();
    await settle();
    tokens.says = { mayPublish: false, roleIsUnknown: false };
    tokens.renew();
    await settle();
    tokens.says = { mayPublish: true };
    tokens.renew();
    await settle();
    expect(states.slice(1)).toEqual([
      { phase: 'live', canPublish: false, roleIsUnknown: true },
      { phase: 'live', canPublish: false },
      { phase: 'live', canPublish: true },
    ]);
  });

  it('passes on what else the service says', async () => {
    const { session, service } = await createLive();
    service.publishError = TopicErrorCode.LimitExceeded;
    await expect(session.publish(() => 'hello')).rejects.toMatchObject({
      code: TopicErrorCode.LimitExceeded,
    });
    expect(session.state).toEqual({ phase: 'live', canPublish: true });
  });
});

describe('TopicSession, before it is live', () => {
  it('publishes beside the opening of the stream, and does not blame that for the missing echo', async () => {
    const { clock, service, session } = createSession();
    service.firstHeartbeat = false;
    service.loseNext();
    session.start();
    await session.publish(() => `by ${session.tokenId}`);
    expect(session.state.phase).toBe('connecting');
    expect(service.publishes.map(({ text }) => text)).toEqual(['by guest:ann']);
    expect(service.subscribes).toHaveLength(1);
    service.heartbeat();
    await settle();
    expect(session.state.phase).toBe('live');
    // Were it missed, another stream would be looked at within 3 s, and this one be given up after 5.
    await clock.advance(6_000);
    expect(service.subscribes).toHaveLength(1);
  });
});

describe('TopicSession.close', () => {
  it('leaves no timer, stream or listener, and emits nothing more', async () => {
    const { session, service, tokens, clock, wakes, page, states, shown } = await createLive();
    session.close();
    session.close();
    service.send('too late');
    tokens.renew();
    await clock.advance(600_000);
    expect(states.at(-1)).toEqual({ phase: 'closed' });
    expect(states.filter(({ phase }) => phase === 'closed')).toHaveLength(1);
    expect(shown).toEqual([]);
    expect([service.openStreams, clock.pendingTimers, clock.jumpListeners]).toEqual([0, 0, 0]);
    expect([tokens.listeners, wakes.size, page.size]).toEqual([0, 0, 0]);
  });

  it.each(['a token is awaited', 'a first frame is awaited', 'a retry is awaited'])(
    'stops while %s',
    async (what) => {
      const { session, service, tokens, clock } = createSession();
      if (what === 'a token is awaited') tokens.hangs = true;
      else service.refuse(what === 'a first frame is awaited' ? 'hang' : TopicErrorCode.Unavailable);
      session.start();
      await clock.advance(200);
      session.close();
      await clock.advance(600_000);
      expect(session.state).toEqual({ phase: 'closed' });
      expect([service.openStreams, clock.pendingTimers]).toEqual([0, 0]);
    },
  );
});

describe('TopicSession.close with a stream that has had no frame', () => {
  it('stops while it is presumed alive, and while its echo is awaited', async () => {
    for (const publishes of [false, true]) {
      const { session, service, clock } = createSession();
      service.refuse('hang');
      session.start();
      await clock.advance(3_000);
      if (publishes) await session.publish(() => 'hello');
      session.close();
      await clock.advance(600_000);
      expect([service.openStreams, clock.pendingTimers]).toEqual([0, 0]);
    }
  });

  it('stops while a service that is known to greet is awaited', async () => {
    const { session, service, clock } = await createLive();
    service.refuse('hang');
    service.endStreams();
    await clock.advance(1_000);
    expect(clock.pendingTimers).toBe(1);
    session.close();
    expect([service.openStreams, clock.pendingTimers]).toEqual([0, 0]);
  });
});

describe('TopicSession over a day of 15-minute tokens', () => {
  it('rotates 1,000 times without losing, doubling or disordering a message', async () => {
    const parts = await createLive();
    const { service, tokens, clock, shown } = parts;
    const sent: string[] = [];
    for (let rotation = 0; rotation < 1_000; rotation++) {
      for (let message = 0; message < 3; message++) {
        const text = `${rotation}.${message}`;
        service.send(text);
        sent.push(text);
        if (message === 1) tokens.renew();
      }
      await clock.advance(5_000);
    }
    expect(shown).toEqual(sent);
    expect(service.peakStreams).toBe(2);
    expect([service.openStreams, tokens.listeners, clock.jumpListeners]).toEqual([1, 1, 1]);
    expect(clock.pendingTimers).toBe(1);
  });
});
