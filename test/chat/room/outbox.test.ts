import { describe, expect, it } from 'vitest';
import { Notifier } from '../../../src/base/notifier.ts';
import { Outbox, type SendProgress } from '../../../src/chat/room/outbox.ts';
import { TopicError, TopicErrorCode } from '../../../src/topics/transport.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeTopicSession, type PublishFate } from '../../support/fake-topic-session.ts';

/** @param options.echoes whether what was taken comes back as soon as that is known */
function setUp({
  live = true,
  echoes = true,
  random = () => 0.5,
}: {
  live?: boolean;
  echoes?: boolean;
  random?: () => number;
} = {}) {
  const clock = new FakeClock();
  const session = new FakeTopicSession({ clock });
  if (live) session.goLive();
  const progress: SendProgress[] = [];
  const wakes = new Notifier<void>();
  const wake = { subscribe: (listener: () => void) => wakes.subscribe(listener) };
  const onProgress = (step: SendProgress) => {
    progress.push(step);
    if (echoes && step.delivery === 'sent') outbox.remove(step.key);
  };
  const outbox = new Outbox({ session, clock, random, wake, onProgress });
  const add = (...keys: string[]) => {
    for (const key of keys) outbox.add({ key, encode: () => key });
  };
  return {
    clock,
    session,
    outbox,
    add,
    progress,
    /** The network is back, it says. */
    wakeUp: () => wakes.notify(),
    wakes,
    /** The payloads tried so far. */
    tried: () => session.tries.map(({ payload }) => payload),
    /** When each try began, in ms. */
    times: () => session.tries.map(({ atMs }) => atMs),
  };
}

const topic = (code: TopicErrorCode) => new TopicError(code, `unable to publish; ${code}`);
const times = (count: number, fate: PublishFate) => Array.from({ length: count }, () => fate);

class MachineFailure extends Error {
  constructor(
    readonly code: string,
    readonly retryable: boolean,
    readonly retryAfterMs?: number,
  ) {
    super(code);
  }
}

describe('Outbox', () => {
  it('sends where the session hears nothing and what it publishes gets through, and waits where it does not', async () => {
    const { clock, add, session, progress } = setUp({ live: false });
    const broken = {
      phase: 'recovering',
      attempt: 1,
      problem: { source: 'topic', code: 'x' },
      wasLive: true,
    } as const;
    session.vend();
    session.become(broken);
    add('a');
    await clock.advance(60_000);
    expect(progress).toEqual([]);
    session.become({ ...broken, canPublish: true });
    await clock.advance(1_000);
    expect(progress).toEqual([{ key: 'a', delivery: 'sent' }]);
    session.become(broken);
    add('b');
    await clock.advance(60_000);
    expect(progress).toHaveLength(1);
  });

  it('sends one at a time, in order', async () => {
    const { clock, add, session, tried, progress } = setUp();
    add('a', 'b', 'c');
    await clock.advance(10);
    expect([tried(), session.underWay]).toEqual([['a'], 1]);
    await clock.advance(1_000);
    expect(tried()).toEqual(['a', 'b', 'c']);
    expect(progress).toEqual([
      { key: 'a', delivery: 'sent' },
      { key: 'b', delivery: 'sent' },
      { key: 'c', delivery: 'sent' },
    ]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('keeps all while the session is not live, for as long as it takes, and sends them in order then', async () => {
    const { clock, add, session, tried, progress } = setUp({ live: false });
    add('a', 'b');
    session.start();
    await clock.advance(3_600_000);
    session.breakOff();
    add('c');
    await clock.advance(3_600_000);
    expect([tried(), progress, clock.pendingTimers]).toEqual([[], [], 0]);
    session.goLive();
    await clock.advance(1_000);
    expect(tried()).toEqual(['a', 'b', 'c']);
    expect(progress.map(({ delivery }) => delivery)).toEqual(['sent', 'sent', 'sent']);
  });

  it('keeps the message whose try failed when the session broke', async () => {
    const { clock, add, session, tried, progress } = setUp();
    session.next(topic(TopicErrorCode.Unknown));
    add('a', 'b');
    session.breakOff();
    await clock.advance(60_000);
    expect([tried(), progress, clock.pendingTimers]).toEqual([['a'], [], 0]);
    session.goLive();
    await clock.advance(1_000);
    expect(tried()).toEqual(['a', 'a', 'b']);
  });

  it('tries a passing failure again with growing delays, until 15 s are over', async () => {
    const { clock, add, session, times: began, progress } = setUp();
    session.next(...times(9, topic(TopicErrorCode.Unavailable)));
    add('a');
    await clock.advance(29_999);
    // Each answer takes 10 ms; the delays are 1.5 s, 2.5 s, 4.5 s and 4.5 s (of at most 2, 4, 8 and 8).
    expect(began()).toEqual([0, 1_510, 4_020, 8_530, 13_040]);
    expect(progress).toEqual([{ key: 'a', delivery: 'failed', failure: 'unreachable' }]);
    // That of the next try by itself.
    expect(clock.pendingTimers).toBe(1);
  });

  it('begins with short delays again after a success', async () => {
    const { clock, add, session, times: began } = setUp();
    const unavailable = topic(TopicErrorCode.Unavailable);
    session.next(unavailable, unavailable, 'delivered', unavailable);
    add('a', 'b');
    await clock.advance(60_000);
    expect(began()).toEqual([0, 1_510, 4_020, 4_040, 5_550]);
  });

  it.each([
    ['least', () => 0, [0, 1_010, 2_020]],
    ['greatest', () => 0.999_999, [0, 2_010, 6_020]],
  ])(
    'says that it waits for the limits of the service, and tries again with the %s jitter',
    async (_, random, expected) => {
      const { clock, add, session, times: began, progress } = setUp({ random });
      session.next(...times(2, topic(TopicErrorCode.LimitExceeded)));
      add('a');
      await clock.advance(500);
      expect(progress).toEqual([{ key: 'a', delivery: 'pending', failure: 'limited' }]);
      await clock.advance(14_000);
      expect(began().map(Math.round)).toEqual(expected);
      expect(progress.slice(1)).toEqual([{ key: 'a', delivery: 'sent' }]);
    },
  );

  it('fails as limited after 15 s of limits', async () => {
    const { clock, add, session, progress } = setUp();
    session.next(...times(9, topic(TopicErrorCode.LimitExceeded)));
    add('a');
    await clock.advance(14_999);
    expect(progress).toHaveLength(1);
    await clock.advance(1);
    expect(progress.at(-1)).toEqual({ key: 'a', delivery: 'failed', failure: 'limited' });
  });

  it('does not call a message limited that waits for the connection', async () => {
    const { clock, add, session, progress } = setUp();
    session.next(topic(TopicErrorCode.LimitExceeded));
    add('a');
    await clock.advance(100);
    session.breakOff();
    expect(progress.at(-1)).toEqual({ key: 'a', delivery: 'pending' });
    expect(clock.pendingTimers).toBe(0);
  });

  it('gives a message whose answer was lost one more try', async () => {
    const { clock, add, session, tried, progress } = setUp();
    session.next('answer-lost');
    add('a');
    await clock.advance(10_000);
    expect(tried()).toEqual(['a', 'a']);
    expect(progress).toEqual([{ key: 'a', delivery: 'sent' }]);
  });

  it('fails after two tries without an answer', async () => {
    const { clock, add, session, times: began, progress } = setUp();
    session.next('answer-lost', 'answer-lost');
    add('a');
    await clock.advance(9_999);
    expect(progress).toEqual([]);
    await clock.advance(1);
    expect(progress).toEqual([{ key: 'a', delivery: 'failed', failure: 'timeout' }]);
    expect(began()).toEqual([0, 5_000]);
  });

  it('counts lost answers anew after a break', async () => {
    const { clock, add, session, tried, progress } = setUp();
    session.next('answer-lost', 'answer-lost', 'answer-lost');
    add('a');
    await clock.advance(6_000);
    session.breakOff();
    await clock.advance(6_000);
    session.goLive();
    await clock.advance(6_000);
    expect(tried()).toEqual(['a', 'a', 'a', 'a']);
    expect(progress).toEqual([{ key: 'a', delivery: 'sent' }]);
  });

  it('says that a message may have arrived when one of its tries had no answer', async () => {
    const { clock, add, session, progress } = setUp();
    session.next('answer-lost', ...times(9, topic(TopicErrorCode.Unavailable)));
    add('a');
    await clock.advance(15_000);
    expect(progress).toEqual([{ key: 'a', delivery: 'failed', failure: 'timeout' }]);
  });

  it('gives up a try that hangs, and goes on with the next', async () => {
    const { clock, add, session, tried, progress } = setUp();
    session.next('hangs');
    add('a');
    await clock.advance(14_999);
    add('b');
    expect([progress, session.aborted]).toEqual([[], 0]);
    await clock.advance(1);
    expect(progress).toEqual([{ key: 'a', delivery: 'failed', failure: 'timeout' }]);
    expect(session.aborted).toBe(1);
    await clock.advance(1_000);
    expect(tried()).toEqual(['a', 'b']);
    expect(progress.at(-1)).toEqual({ key: 'b', delivery: 'sent' });
    expect(clock.pendingTimers).toBe(0);
  });

  it('ends every message within 15 s, also those behind one that hangs', async () => {
    const { clock, add, session, tried, progress } = setUp();
    session.next('hangs');
    add('a', 'b', 'c');
    await clock.advance(15_000);
    expect(progress).toEqual([
      { key: 'a', delivery: 'failed', failure: 'timeout' },
      { key: 'b', delivery: 'failed', failure: 'unreachable' },
      { key: 'c', delivery: 'failed', failure: 'unreachable' },
    ]);
    expect(tried()).toEqual(['a']);
    // What was never tried goes out later.
    await clock.advance(60_000);
    expect([tried(), session.underWay, clock.pendingTimers]).toEqual([['a', 'b', 'c'], 0, 0]);
  });

  it('counts the 15 s from the moment at which the session is live again', async () => {
    const { clock, add, session, progress } = setUp();
    session.next('hangs');
    add('a');
    await clock.advance(14_000);
    session.breakOff();
    await clock.advance(14_000);
    session.goLive();
    await clock.advance(14_999);
    expect(progress).toEqual([]);
    await clock.advance(1);
    expect(progress).toEqual([{ key: 'a', delivery: 'failed', failure: 'timeout' }]);
  });

  it('fails all when publishing turns out not to be allowed, and what is added later', async () => {
    const { clock, add, session, tried, progress } = setUp();
    session.next(topic(TopicErrorCode.PermissionDenied));
    add('a', 'b');
    await clock.advance(1_000);
    add('c');
    expect(tried()).toEqual(['a']);
    expect(progress.map(({ key, delivery }) => `${key} ${delivery}`).sort()).toEqual([
      'a failed',
      'b failed',
      'c failed',
    ]);
    expect(progress.every((step) => step.delivery === 'failed' && step.failure === 'read-only')).toBe(true);
    expect(clock.pendingTimers).toBe(0);
  });

  it('leaves no timer when the right is lost while a message waits', async () => {
    const { clock, add, session, progress } = setUp();
    session.next(topic(TopicErrorCode.LimitExceeded));
    add('a');
    await clock.advance(100);
    session.goLive({ canPublish: false });
    expect(progress.at(-1)).toEqual({ key: 'a', delivery: 'failed', failure: 'read-only' });
    expect(clock.pendingTimers).toBe(0);
  });

  it('lets a try end that began before the right was lost', async () => {
    const { clock, add, session, progress } = setUp();
    add('a', 'b');
    session.goLive({ canPublish: false });
    await clock.advance(1_000);
    expect(progress).toEqual([
      { key: 'b', delivery: 'failed', failure: 'read-only' },
      { key: 'a', delivery: 'sent' },
    ]);
  });

  it('sends again once publishing is allowed', async () => {
    const { clock, add, session, tried } = setUp();
    session.goLive({ canPublish: false });
    add('a');
    session.goLive({ canPublish: true });
    add('b');
    await clock.advance(1_000);
    expect(tried()).toEqual(['b']);
  });

  it.each([
    ['invalid-argument', topic(TopicErrorCode.InvalidArgument), 'rejected'],
    ['not-found', topic(TopicErrorCode.NotFound), 'rejected'],
    ['unauthenticated', topic(TopicErrorCode.Unauthenticated), 'signed-out'],
    ['bad-token', topic(TopicErrorCode.BadToken), 'signed-out'],
    ['machine: unauthorized', new MachineFailure('unauthorized', false), 'signed-out'],
    ['machine: forbidden', new MachineFailure('forbidden', false), 'signed-out'],
    ['machine: rejected', new MachineFailure('rejected', false), 'rejected'],
  ])('fails at once on %s, and goes on with the next', async (_, fate, failure) => {
    const { clock, add, session, tried, progress } = setUp();
    session.next(fate);
    add('a', 'b');
    await clock.advance(1_000);
    expect(tried()).toEqual(['a', 'b']);
    expect(progress).toEqual([
      { key: 'a', delivery: 'failed', failure },
      { key: 'b', delivery: 'sent' },
    ]);
  });

  it.each([
    ['unavailable', new MachineFailure('unavailable', true)],
    ['a failure that nobody foresaw', new Error('surprise')],
  ])('tries again after %s', async (_, fate) => {
    const { clock, add, session, tried, progress } = setUp();
    session.next(fate);
    add('a');
    await clock.advance(5_000);
    expect(tried()).toEqual(['a', 'a']);
    expect(progress).toEqual([{ key: 'a', delivery: 'sent' }]);
  });

  it('leaves the machine alone for as long as it asked', async () => {
    const { clock, add, session, times: began, progress } = setUp();
    session.next(new MachineFailure('throttled', true, 7_000));
    add('a');
    await clock.advance(14_000);
    expect(began()).toEqual([0, 7_010]);
    expect(progress[0]).toEqual({ key: 'a', delivery: 'pending', failure: 'limited' });
  });

  it('tries again within minutes, whatever a machine asks for', async () => {
    const { clock, add, session, times: began } = setUp();
    session.next(new MachineFailure('unavailable', true, 1_000_000_000_000));
    add('a');
    await clock.advance(1_000);
    expect(Math.max(...clock.delays)).toBeLessThanOrEqual(120_000);
    // Its deadline is sooner than any of that.
    await clock.advance(14_000);
    expect(began()).toEqual([0]);
    // After it, the next try by itself comes within minutes too.
    expect(clock.pendingTimers).toBe(1);
    expect(Math.max(...clock.delays)).toBeLessThanOrEqual(120_000);
  });

  it('goes on with the next when the first is removed during its try', async () => {
    const { clock, add, outbox, session, tried, progress } = setUp();
    session.next('hangs');
    add('a', 'b');
    await clock.advance(100);
    outbox.remove('a');
    await clock.advance(1_000);
    expect(tried()).toEqual(['a', 'b']);
    expect(progress).toEqual([{ key: 'b', delivery: 'sent' }]);
    expect([session.underWay, clock.pendingTimers]).toEqual([0, 0]);
  });

  it('goes on with the next when the first is removed while it waits', async () => {
    const { clock, add, outbox, session, times: began } = setUp();
    session.next(topic(TopicErrorCode.LimitExceeded));
    add('a', 'b');
    await clock.advance(500);
    outbox.remove('a');
    await clock.advance(60_000);
    expect(began()).toEqual([0, 500]);
  });

  it('removes one further back without touching the first', async () => {
    const { clock, add, outbox, tried } = setUp();
    add('a', 'b', 'c');
    outbox.remove('b');
    outbox.remove('nobody');
    await clock.advance(1_000);
    expect(tried()).toEqual(['a', 'c']);
  });

  it.each([
    ['during a try', 'hangs' as const],
    ['while it waits', topic(TopicErrorCode.LimitExceeded)],
  ])('leaves nothing behind when it is closed %s', async (_, fate) => {
    const { clock, add, outbox, session, tried, progress } = setUp();
    session.next(fate);
    add('a', 'b');
    await clock.advance(100);
    const told = progress.length;
    outbox.close();
    outbox.close();
    add('c');
    session.goLive();
    await clock.advance(60_000);
    expect([clock.pendingTimers, session.underWay, session.listeners]).toEqual([0, 0, 0]);
    expect(tried()).toEqual(['a']);
    expect(progress).toHaveLength(told);
  });
});

describe('Outbox, before its session is live', () => {
  /** Two messages that the service took before there was a stream. */
  async function setUpTaken() {
    const parts = setUp({ live: false, echoes: false });
    parts.add('a', 'b');
    parts.session.start();
    parts.session.vend();
    await parts.clock.advance(1_000);
    expect(parts.tried()).toEqual(['a', 'b']);
    expect(parts.progress.map(({ delivery }) => delivery)).toEqual(['sent', 'sent']);
    return parts;
  }

  it('sends as soon as there is a token, one at a time, in order', async () => {
    const { clock, add, session, tried } = setUp({ live: false });
    add('a', 'b');
    session.start();
    await clock.advance(60_000);
    expect(tried()).toEqual([]);
    session.vend();
    await clock.advance(10);
    expect([tried(), session.underWay]).toEqual([['a'], 1]);
    await clock.advance(1_000);
    expect(tried()).toEqual(['a', 'b']);
  });

  it('does nothing more about what comes back', async () => {
    const { clock, outbox, session, tried } = await setUpTaken();
    session.goLive();
    outbox.remove('a');
    outbox.remove('b');
    await clock.advance(60_000);
    expect([tried(), clock.pendingTimers]).toEqual([['a', 'b'], 0]);
  });

  it('sends what does not come back again, in order and before what is newer', async () => {
    const { clock, add, session, tried, times: began } = await setUpTaken();
    session.goLive();
    add('c');
    await clock.advance(2_100);
    expect(tried()).toEqual(['a', 'b', 'a', 'b', 'c']);
    expect(began()[2]).toBe(3_000);
  });

  it('waits for an echo again after a break', async () => {
    const { clock, outbox, session, tried } = await setUpTaken();
    session.goLive();
    await clock.advance(1_000);
    session.breakOff();
    await clock.advance(60_000);
    session.goLive();
    await clock.advance(1_999);
    expect(tried()).toEqual(['a', 'b']);
    outbox.remove('a');
    await clock.advance(100);
    expect(tried()).toEqual(['a', 'b', 'b']);
  });

  it('takes an echo for the answer of a try that began before', async () => {
    const { clock, add, outbox, session, tried } = setUp({ live: false });
    session.next('hangs');
    add('a', 'b');
    session.start();
    session.vend();
    await clock.advance(100);
    session.goLive();
    outbox.remove('a');
    await clock.advance(60_000);
    expect([tried(), session.underWay, clock.pendingTimers]).toEqual([['a', 'b'], 0, 0]);
  });

  it.each([
    ['unreachable', topic(TopicErrorCode.Unreachable)],
    ['not-found', topic(TopicErrorCode.NotFound)],
    ['timeout', topic(TopicErrorCode.Timeout)],
    ['machine: unauthorized', new MachineFailure('unauthorized', false)],
  ])('keeps a message whose early try fails (%s) for the stream', async (_, fate) => {
    const { clock, add, session, tried, progress } = setUp({ live: false });
    session.next(fate);
    add('a', 'b');
    session.start();
    session.vend();
    await clock.advance(60_000);
    expect([tried(), progress, clock.pendingTimers]).toEqual([['a'], [], 0]);
    session.goLive();
    await clock.advance(1_000);
    expect(tried()).toEqual(['a', 'a', 'b']);
    expect(progress.map(({ key, delivery }) => `${key} ${delivery}`)).toEqual(['a sent', 'b sent']);
  });

  it('leaves what was taken to its echo where the token turns out to be for reading only', async () => {
    const { clock, add, session, tried, progress } = await setUpTaken();
    session.next('hangs');
    add('c', 'd');
    session.goLive({ canPublish: false });
    await clock.advance(1_000);
    expect(tried()).toEqual(['a', 'b', 'c']);
    expect(progress.slice(2)).toEqual([{ key: 'd', delivery: 'failed', failure: 'read-only' }]);
  });

  it('leaves nothing behind when it is closed', async () => {
    const { clock, add, outbox, session } = setUp({ live: false });
    add('a');
    session.start();
    outbox.close();
    session.vend();
    await clock.advance(60_000);
    expect([session.underWay, session.tries, clock.pendingTimers, session.listeners]).toEqual([0, [], 0, 0]);
  });
});

describe('Outbox, what the service took and nobody may have heard', () => {
  const deaf = {
    phase: 'recovering',
    attempt: 1,
    problem: { source: 'topic', code: 'x' },
    wasLive: true,
    canPublish: true,
  } as const;
  const sent = (key: string) => ({ key, delivery: 'sent' });

  it('is sent again after a stream that was taken for live in vain', async () => {
    const {
      clock,
      add,
      outbox,
      session,
      tried,
      times: began,
      progress,
    } = setUp({ live: false, echoes: false });
    add('a');
    session.start();
    session.vend();
    await clock.advance(1_000);
    // It says nothing, so the second try reaches nobody either.
    session.goLive();
    await clock.advance(5_000);
    expect(tried()).toEqual(['a', 'a']);
    session.breakOff();
    await clock.advance(60_000);
    session.goLive();
    await clock.advance(2_000);
    expect([tried(), began().at(-1)]).toEqual([['a', 'a', 'a'], 68_000]);
    outbox.remove('a');
    await clock.advance(60_000);
    expect([tried().length, progress, clock.pendingTimers]).toEqual([3, [sent('a')], 0]);
  });

  it('is sent again after a break, in order and before what is newer', async () => {
    const { clock, add, outbox, session, tried, times: began } = setUp({ echoes: false });
    add('a', 'b', 'c');
    await clock.advance(1_000);
    session.breakOff();
    add('d');
    await clock.advance(9_000);
    session.goLive();
    await clock.advance(1_000);
    outbox.remove('b');
    await clock.advance(1_100);
    expect([tried(), began()[3]]).toEqual([['a', 'b', 'c', 'a', 'c', 'd'], 12_000]);
  });

  it('is sent again 2 s after the session hears again, and not while it hears nothing', async () => {
    const { clock, add, session, tried, times: began } = setUp({ live: false, echoes: false });
    session.vend();
    session.become(deaf);
    add('a', 'b');
    await clock.advance(60_000);
    expect(tried()).toEqual(['a', 'b']);
    session.goLive();
    add('c');
    await clock.advance(2_100);
    expect([tried(), began()[2]]).toEqual([['a', 'b', 'a', 'b', 'c'], 62_000]);
  });

  it('is sent again on a stream that brings nothing back, holds up nothing meanwhile, and no more than twice', async () => {
    const { clock, add, tried, times: began, progress, outbox } = setUp({ echoes: false });
    add('a');
    await clock.advance(1_000);
    add('b');
    await clock.advance(600_000);
    expect(tried()).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(began()).toEqual([0, 1_000, 6_000, 7_000, 12_000, 13_000]);
    expect([progress, clock.pendingTimers, outbox.isBusy]).toEqual([[sent('a'), sent('b')], 0, false]);
  });

  it.each([
    topic(TopicErrorCode.Unreachable),
    topic(TopicErrorCode.LimitExceeded),
    topic(TopicErrorCode.NotFound),
    topic(TopicErrorCode.Timeout),
  ])('stays sent where the further try fails: $code', async (fate) => {
    const { clock, add, session, tried, progress } = setUp({ echoes: false });
    session.next('echo-lost', fate, fate);
    add('a');
    await clock.advance(600_000);
    expect([tried(), progress, clock.pendingTimers]).toEqual([['a', 'a', 'a'], [sent('a')], 0]);
  });

  it('is not what is said of a message that waits behind it', async () => {
    const { clock, add, session, tried, progress } = setUp({ echoes: false });
    session.next('echo-lost', 'hangs');
    add('a');
    await clock.advance(6_100);
    add('b');
    await clock.advance(15_000);
    expect(progress).toEqual([sent('a'), { key: 'b', delivery: 'failed', failure: 'unreachable' }]);
    // The network may be back.
    session.breakOff();
    session.goLive();
    await clock.advance(2_100);
    expect(tried()).toEqual(['a', 'a', 'a', 'b']);
  });

  it('is left alone as soon as its echo comes, also while it is being sent again', async () => {
    const { clock, add, outbox, session, tried } = setUp({ echoes: false });
    session.next('echo-lost', 'hangs');
    add('a');
    await clock.advance(6_100);
    add('b');
    outbox.remove('a');
    await clock.advance(100);
    expect([tried(), session.underWay]).toEqual([['a', 'a', 'b'], 0]);
    outbox.remove('b');
    await clock.advance(600_000);
    expect([tried(), clock.pendingTimers]).toEqual([['a', 'a', 'b'], 0]);
  });

  it('is not sent again where publishing turns out not to be allowed, until it is', async () => {
    const { clock, add, session, tried } = setUp({ echoes: false });
    add('a');
    await clock.advance(1_000);
    session.goLive({ canPublish: false });
    await clock.advance(60_000);
    expect([tried(), clock.pendingTimers]).toEqual([['a'], 0]);
    session.goLive();
    await clock.advance(2_000);
    expect(tried()).toEqual(['a', 'a']);
  });

  it('is forgotten when it is closed', async () => {
    const { clock, add, outbox, session, tried } = setUp({ echoes: false });
    add('a');
    await clock.advance(1_000);
    outbox.close();
    await clock.advance(60_000);
    expect([tried(), clock.pendingTimers, session.listeners]).toEqual([['a'], 0, 0]);
  });
});

describe('Outbox, after a failure for want of a connection', () => {
  const unreachable = topic(TopicErrorCode.Unreachable);
  const failed = (key: string, failure = 'unreachable') => ({ key, delivery: 'failed', failure });
  const sent = (key: string) => ({ key, delivery: 'sent' });

  /** Messages that have failed, 15 s after they were written, with whatever each try met. */
  async function setUpFailed(keys: readonly string[], fates: readonly PublishFate[]) {
    const parts = setUp();
    parts.session.next(...fates);
    parts.add(...keys);
    await parts.clock.advance(15_000);
    expect(parts.progress.map(({ key, delivery }) => `${key} ${delivery}`)).toEqual(
      keys.map((key) => `${key} failed`),
    );
    parts.progress.length = 0;
    parts.session.tries.length = 0;
    return parts;
  }

  it('sends it again, in order and before what is newer, when the network is back', async () => {
    const { clock, add, session, tried, progress, wakeUp } = await setUpFailed(
      ['a', 'b', 'c'],
      times(5, unreachable),
    );
    session.next(unreachable);
    add('d');
    await clock.advance(500);
    wakeUp();
    await clock.advance(5_000);
    expect(tried()).toEqual(['d', 'a', 'b', 'c', 'd']);
    expect(progress).toEqual(['a', 'b', 'c', 'd'].map(sent));
    expect([session.underWay, clock.pendingTimers]).toEqual([0, 0]);
  });

  it('sends it again, in order, when the session is live again', async () => {
    const { clock, session, tried, progress } = await setUpFailed(['a', 'b'], times(5, unreachable));
    session.breakOff();
    await clock.advance(3_600_000);
    expect([tried(), clock.pendingTimers]).toEqual([[], 0]);
    session.goLive();
    await clock.advance(1_000);
    expect([tried(), progress]).toEqual([
      ['a', 'b'],
      [sent('a'), sent('b')],
    ]);
  });

  it('sends it again after the next success, each as soon as the one before has arrived', async () => {
    const { clock, add, tried, progress } = await setUpFailed(['a', 'b'], times(5, unreachable));
    add('c');
    await clock.advance(1_000);
    expect([tried(), progress]).toEqual([
      ['c', 'a', 'b'],
      [sent('c'), sent('a'), sent('b')],
    ]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('tries it by itself now and then, quietly and ever more seldom, up to every two minutes', async () => {
    const { clock, session, times: began, progress } = await setUpFailed(['a'], times(5, unreachable));
    session.next(...times(99, unreachable));
    await clock.advance(600_000);
    expect(began().map((atMs) => Math.round(atMs / 1_000))).toEqual([30, 60, 120, 240, 360, 480, 600]);
    expect(progress).toEqual([]);
  });

  it('tries after each wake with the delays of new messages, and never two at a time', async () => {
    const {
      clock,
      session,
      tried,
      times: began,
      progress,
      wakeUp,
    } = await setUpFailed(['a', 'b'], times(5, unreachable));
    session.next(...times(3, unreachable));
    wakeUp();
    expect(session.underWay).toBe(1);
    await clock.advance(14_000);
    expect(tried()).toEqual(['a', 'a', 'a', 'a', 'b']);
    expect(began()).toEqual([15_000, 16_510, 19_020, 23_530, 23_550]);
    expect(progress).toEqual([sent('a'), sent('b')]);
  });

  it('makes no storm when the network is said to be back a hundred times a second', async () => {
    const { clock, session, tried, wakeUp } = await setUpFailed(['a', 'b'], times(5, unreachable));
    session.next(...times(999, unreachable));
    for (let n = 0; n < 1_000; n++) {
      wakeUp();
      expect(session.underWay).toBeLessThanOrEqual(1);
      await clock.advance(10);
    }
    expect(tried().length).toBeLessThanOrEqual(11);
  });

  it('does not let a wake cut short what the service asked for', async () => {
    const { clock, add, session, times: began, wakeUp } = setUp();
    session.next(new MachineFailure('throttled', true, 7_000));
    add('a');
    await clock.advance(100);
    wakeUp();
    await clock.advance(14_000);
    expect(began()).toEqual([0, 7_010]);
  });

  it('has a message that never gets through hold up no other for long', async () => {
    const { clock, add, session, tried, progress } = await setUpFailed(['poison'], times(5, unreachable));
    session.next('delivered', unreachable, 'delivered', 'delivered');
    add('b');
    await clock.advance(100);
    add('c', 'd');
    await clock.advance(100);
    expect([tried(), progress]).toEqual([
      ['b', 'poison', 'c', 'd'],
      [sent('b'), sent('c'), sent('d')],
    ]);
  });

  it('tries what had no answer when the connection is another, and not for time or success alone', async () => {
    const { clock, add, tried, progress, wakeUp } = await setUpFailed(['a'], ['answer-lost', 'answer-lost']);
    add('b');
    await clock.advance(600_000);
    expect([tried(), progress]).toEqual([['b'], [sent('b')]]);
    wakeUp();
    await clock.advance(1_000);
    expect([tried(), progress.at(-1)]).toEqual([['b', 'a'], sent('a')]);
  });

  it.each([
    ['refused', topic(TopicErrorCode.InvalidArgument), 'rejected'],
    ['not allowed', topic(TopicErrorCode.PermissionDenied), 'read-only'],
    ['of somebody who is signed out', new MachineFailure('unauthorized', false), 'signed-out'],
  ])('never sends again by itself what was %s', async (_, fate, failure) => {
    const { clock, add, session, tried, progress, wakeUp } = setUp();
    session.next(fate);
    add('a');
    await clock.advance(1_000);
    expect(progress).toEqual([failed('a', failure)]);
    session.goLive();
    add('b');
    wakeUp();
    session.breakOff();
    session.goLive();
    await clock.advance(600_000);
    expect(tried()).toEqual(['a', 'b']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('never sends again by itself what the service took no more of for 15 s', async () => {
    const limited = topic(TopicErrorCode.LimitExceeded);
    const { clock, tried, wakeUp } = await setUpFailedLimited(limited);
    wakeUp();
    await clock.advance(600_000);
    expect(tried()).toEqual([]);
  });

  async function setUpFailedLimited(limited: TopicError) {
    const parts = setUp();
    parts.session.next(...times(9, limited));
    parts.add('a');
    await parts.clock.advance(15_000);
    expect(parts.progress.at(-1)).toEqual(failed('a', 'limited'));
    parts.session.tries.length = 0;
    return parts;
  }

  it('says so when a further try ends otherwise, and lets that be final', async () => {
    const { clock, session, tried, progress } = await setUpFailed(['a'], times(5, unreachable));
    session.next(topic(TopicErrorCode.InvalidArgument));
    await clock.advance(600_000);
    expect([tried(), progress]).toEqual([['a'], [failed('a', 'rejected')]]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('fails what waits when publishing turns out not to be allowed', async () => {
    const { clock, session, tried, progress, wakeUp } = await setUpFailed(['a', 'b'], times(5, unreachable));
    session.goLive({ canPublish: false });
    expect(progress).toEqual([failed('a', 'read-only'), failed('b', 'read-only')]);
    wakeUp();
    await clock.advance(600_000);
    expect([tried(), clock.pendingTimers]).toEqual([[], 0]);
  });

  it('sends once what the person sends again meanwhile, and tells its failure again', async () => {
    const { clock, add, session, tried, progress, wakeUp } = await setUpFailed(['a'], times(5, unreachable));
    session.next(...times(9, unreachable));
    wakeUp();
    add('a');
    await clock.advance(5);
    expect(session.underWay).toBe(1);
    await clock.advance(15_000);
    expect(progress).toEqual([failed('a')]);
    expect(new Set(tried())).toEqual(new Set(['a']));
    add('a');
    await clock.advance(0);
    expect(session.underWay).toBe(1);
  });

  it('forgets what is removed, and everything when it is closed', async () => {
    const { clock, outbox, session, tried, wakeUp, wakes } = await setUpFailed(
      ['a', 'b'],
      times(5, unreachable),
    );
    outbox.remove('a');
    outbox.close();
    wakeUp();
    session.goLive();
    await clock.advance(600_000);
    expect([tried(), clock.pendingTimers, session.listeners, wakes.size]).toEqual([[], 0, 0, 0]);
  });

  it('does not try what is removed', async () => {
    const { clock, outbox, tried, wakeUp } = await setUpFailed(['a', 'b'], times(5, unreachable));
    outbox.remove('a');
    wakeUp();
    await clock.advance(1_000);
    expect(tried()).toEqual(['b']);
  });
});
