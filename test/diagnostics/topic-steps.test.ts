import { describe, expect, it } from 'vitest';
import { parsePayload } from '../../src/chat/wire/event-kinds.ts';
import type { Findings, Vended } from '../../src/diagnostics/probes.ts';
import { runSteps } from '../../src/diagnostics/run-steps.ts';
import type { Step, StepProgress } from '../../src/diagnostics/steps.ts';
import { topicSteps } from '../../src/diagnostics/topic-steps.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTopicProbe } from '../support/fake-topic-probe.ts';

const answered: Step = {
  id: 'machine-answer',
  needs: [],
  deadlineMs: 1,
  run: async () => ({ code: 'token' }),
};

/** A check-up of a topic on a fake clock; `run` brings the code of each step. */
function setUp(vended: Partial<Vended> = {}, { isOnline = true } = {}) {
  const clock = new FakeClock();
  const topic = new FakeTopicProbe(clock);
  const token = { authToken: 'secret', lifeMs: 900_000, ...vended };
  const findings: Findings = {
    answer: { status: 200, refusal: undefined, date: null, text: '', vended: token },
  };
  const stop = new AbortController();
  const { steps, close } = topicSteps({
    connect: ({ authToken }) => {
      if (authToken === 'undecodable') return undefined;
      return authToken === 'elsewhere' ? { foreignHost: 'evil.example' } : topic;
    },
    clock,
    isOnline: () => isOnline,
    findings,
    checkUpId: 'run-1',
  });
  let current: readonly StepProgress[] = [];
  const start = () =>
    runSteps({
      steps: [answered, ...steps],
      clock,
      signal: stop.signal,
      onProgress: (all) => (current = all),
    });
  const run = async (ms = 60_000) => {
    void start();
    await clock.advance(ms);
    close();
    return Object.fromEntries(current.slice(1).map(({ id, code }) => [id, code]));
  };
  const factsOf = (id: string) => current.find((step) => step.id === id)?.facts;
  return { clock, topic, stop, run, factsOf, start };
}

describe('topicSteps', () => {
  it('pass where all is well, and leave nothing behind', async () => {
    const { clock, topic, run, factsOf } = setUp();
    topic.echoMs = [1, 30, 10, 20];
    expect(await run()).toEqual({
      'token-decodes': 'decodes',
      'token-life': 'told',
      'momento-reachable': 'answers',
      subscribe: 'subscribed',
      publish: 'published',
      'round-trip': 'measured',
    });
    expect(factsOf('token-decodes')).toEqual({ momento: 'https://web.cache.example/' });
    expect(factsOf('round-trip')).toEqual({
      latenciesMs: [30, 10, 20, 20, 20, 20, 20, 20, 20, 20],
      lostCount: 0,
      medianMs: 20,
    });
    expect([topic.listenerCount, clock.pendingTimers]).toEqual([0, 0]);
  });

  it('publish two messages a second, each once, none of which a room draws', async () => {
    const { topic, run } = setUp();
    await run();
    const texts = topic.published.map(({ text }) => text);
    expect(new Set(texts).size).toBe(11);
    expect(texts.map((text) => parsePayload(text).kind)).toEqual(texts.map(() => 'ignored'));
    const [, first = { atMs: 0 }, ...others] = topic.published;
    expect(others.map(({ atMs }) => atMs - first.atMs)).toEqual([
      500, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500,
    ]);
  });

  it('fail at a token that leads elsewhere, tell where, and try nothing with it', async () => {
    const { topic, run, factsOf } = setUp({ authToken: 'elsewhere' });
    expect(await run()).toMatchObject({ 'token-decodes': 'foreign-host', publish: 'earlier-failed' });
    expect(factsOf('token-decodes')).toEqual({ momento: 'https://evil.example/' });
    expect(topic.published).toEqual([]);
  });

  it('fail at a token that cannot be decoded, and try nothing with it', async () => {
    const { topic, run } = setUp({ authToken: 'undecodable' });
    expect(await run()).toEqual({
      'token-decodes': 'bad-token',
      'token-life': 'told',
      'momento-reachable': 'earlier-failed',
      subscribe: 'earlier-failed',
      publish: 'earlier-failed',
      'round-trip': 'earlier-failed',
    });
    expect(topic.published).toEqual([]);
  });

  describe('Momento', () => {
    it('is reachable where only the probe is answered', async () => {
      const { topic, run } = setUp();
      topic.refusal = 'unreachable';
      expect(await run()).toMatchObject({ 'momento-reachable': 'answers', subscribe: 'unreachable' });
    });

    it('is reachable where only the subscription comes to life', async () => {
      const { topic, run } = setUp();
      topic.answersProbes = false;
      expect(await run()).toMatchObject({ 'momento-reachable': 'answers', subscribe: 'subscribed' });
    });

    it.each([
      [true, 'unreachable'],
      [false, 'offline'],
    ])('is not reachable where neither is; with a network: %s', async (isOnline, code) => {
      const { topic, run } = setUp({}, { isOnline });
      topic.answersProbes = false;
      topic.refusal = 'unreachable';
      expect(await run()).toMatchObject({ 'momento-reachable': code, subscribe: 'earlier-failed' });
    });

    it.each([
      [9_999, undefined],
      [10_000, 'timeout'],
    ])('is given ten seconds: after %i ms it is %s', async (ms, code) => {
      const { topic, run } = setUp();
      topic.answersProbes = false;
      topic.greets = false;
      expect(await run(ms)).toMatchObject({ 'momento-reachable': code });
    });
  });

  describe('subscribing', () => {
    it.each(['unauthenticated', 'permission-denied', 'not-found', 'limit-exceeded', 'unknown'] as const)(
      'fails with %s, and publishing is still tried',
      async (refusal) => {
        const { topic, run } = setUp();
        topic.refusal = refusal;
        expect(await run()).toMatchObject({
          subscribe: refusal,
          publish: 'published',
          'round-trip': 'earlier-failed',
        });
      },
    );

    it('fails when it ends at once without a reason', async () => {
      const { topic, run } = setUp();
      topic.greets = false;
      topic.listen = ({ onEnd }) => {
        queueMicrotask(() => onEnd(undefined));
        return () => {};
      };
      expect(await run()).toMatchObject({ subscribe: 'cancelled' });
    });

    it.each([
      [2_999, undefined],
      [3_000, 'silent'],
    ])('is doubtful after three silent seconds: after %i ms it is %s', async (ms, code) => {
      const { topic, run } = setUp();
      topic.greets = false;
      expect(await run(ms)).toMatchObject({ subscribe: code });
    });

    it('that is silent is decided by the round trip', async () => {
      const { topic, run } = setUp();
      topic.greets = false;
      expect(await run()).toMatchObject({ subscribe: 'silent', 'round-trip': 'measured' });
    });
  });

  describe('a token that', () => {
    it('says that it may only read is not tried for more', async () => {
      const { topic, run } = setUp({ role: 'subscribe-only' });
      expect(await run()).toMatchObject({ publish: 'read-only', 'round-trip': 'read-only' });
      expect(topic.published).toEqual([]);
    });

    it('has a role that nobody here knows is not tried for more than reading', async () => {
      const { topic, run } = setUp({ role: 'unknown' });
      expect(await run()).toMatchObject({
        'token-life': 'unknown-role',
        subscribe: 'subscribed',
        publish: 'read-only',
        'round-trip': 'read-only',
      });
      expect(topic.published).toEqual([]);
    });

    it('turns out to be read-only is no failure', async () => {
      const { topic, run } = setUp();
      topic.publishFailure = 'permission-denied';
      expect(await run()).toMatchObject({ publish: 'not-allowed', 'round-trip': 'read-only' });
    });

    it('may publish by its machine’s word, but may not, is one', async () => {
      const { topic, run } = setUp({ role: 'publish-subscribe' });
      topic.publishFailure = 'permission-denied';
      expect(await run()).toMatchObject({ publish: 'permission-denied', 'round-trip': 'earlier-failed' });
    });

    it('may only write is not tried for more', async () => {
      const { topic, run } = setUp({ role: 'publish-only' });
      expect(await run()).toMatchObject({
        'momento-reachable': 'answers',
        subscribe: 'write-only',
        publish: 'published',
        'round-trip': 'write-only',
      });
      expect(topic.listenerCount).toBe(0);
    });
  });

  describe('the round trip', () => {
    it.each([
      [1_000, 'measured'],
      [1_001, 'slow'],
    ])('of %i ms is %s', async (echoMs, code) => {
      const { topic, run } = setUp();
      topic.echoMs = [echoMs];
      expect(await run()).toMatchObject({ 'round-trip': code });
    });

    it('counts what does not come back within three seconds', async () => {
      const { topic, run, factsOf } = setUp();
      topic.echoMs = [20, 20, 2_999, 3_001, 20];
      expect(await run()).toMatchObject({ 'round-trip': 'lossy' });
      expect(factsOf('round-trip')).toMatchObject({ lostCount: 1, medianMs: 20 });
    });

    it('gives up where nothing comes back', async () => {
      const { topic, run, factsOf } = setUp();
      topic.echoMs = [Number.POSITIVE_INFINITY];
      expect(await run()).toMatchObject({ 'round-trip': 'no-echo' });
      expect(topic.published).toHaveLength(3);
      expect(factsOf('round-trip')).toEqual({ lostCount: 2 });
    });

    it('names what holds the subscription back, where one comes whole that the service ends', async () => {
      const { clock, topic, run } = setUp();
      topic.isHeldBack = true;
      expect(await run(15_000)).toMatchObject({ subscribe: 'silent', 'round-trip': 'delayed' });
      expect([topic.listenerCount, clock.pendingTimers]).toEqual([0, 0]);
    });

    it('names it within 15 s where the service ends none', async () => {
      const { clock, topic, run } = setUp();
      topic.isHeldBack = true;
      topic.honoursDeadlines = false;
      expect(await run(15_000)).toMatchObject({ publish: 'published', 'round-trip': 'held-back' });
      expect([topic.listenerCount, clock.pendingTimers]).toEqual([0, 0]);
    });

    it('blames nothing on the way where such a subscription ends without what was taken', async () => {
      const { topic, run } = setUp();
      topic.greets = false;
      topic.echoMs = [Number.POSITIVE_INFINITY];
      expect(await run(15_000)).toMatchObject({ subscribe: 'silent', 'round-trip': 'no-echo' });
    });

    it('measures on where the silent subscription is heard at last', async () => {
      const { topic, run } = setUp();
      topic.greets = false;
      topic.echoMs = [Number.POSITIVE_INFINITY, 20];
      expect(await run()).toMatchObject({ subscribe: 'silent', 'round-trip': 'measured' });
    });

    it('ends with what the publish that looks for it fails with', async () => {
      const { clock, topic, run } = setUp();
      topic.isHeldBack = true;
      clock.setTimer(3_200, () => (topic.publishFailure = 'limit-exceeded'));
      expect(await run(15_000)).toMatchObject({ publish: 'published', 'round-trip': 'limit-exceeded' });
    });

    it('does not take what others say for an echo', async () => {
      const { clock, topic, run } = setUp();
      topic.echoMs = [Number.POSITIVE_INFINITY];
      clock.setTimer(100, () => topic.say('{"event":"message","text":"hello"}'));
      expect(await run()).toMatchObject({ 'round-trip': 'no-echo' });
    });

    it('ends with what ends the subscription', async () => {
      const { clock, topic, run, factsOf } = setUp();
      clock.setTimer(1_200, () => topic.end('unavailable'));
      expect(await run()).toMatchObject({ 'round-trip': 'unavailable' });
      expect(factsOf('round-trip')).toMatchObject({ latenciesMs: [20, 20, 20] });
    });

    it('ends with what a publish fails with', async () => {
      const { clock, topic, run } = setUp();
      clock.setTimer(700, () => (topic.publishFailure = 'limit-exceeded'));
      expect(await run()).toMatchObject({ 'round-trip': 'limit-exceeded' });
    });

    it('publishes nothing more once it is stopped', async () => {
      const { clock, topic, stop, start } = setUp();
      const outcome = start();
      await clock.advance(700);
      stop.abort();
      expect((await outcome).at(-1)).toMatchObject({ state: 'skipped', code: 'stopped' });
      const { length } = topic.published;
      await clock.advance(10_000);
      expect(topic.published).toHaveLength(length);
    });
  });
});
