import { describe, expect, it } from 'vitest';
import { IdentityError } from '../../src/sign-in/identity-error.ts';
import { type Refusals, type RenewalEnd, Renewals } from '../../src/sign-in/renewals.ts';
import { FakeClock } from '../support/fake-clock.ts';

const MINUTE_MS = 60_000;
const { signal } = new AbortController();

class Refused extends Error {
  readonly end: RenewalEnd;

  constructor(end: RenewalEnd) {
    super('Not today.');
    this.end = end;
  }
}

function setUp({ random = 0, refusals }: { readonly random?: number; readonly refusals?: Refusals } = {}) {
  const clock = new FakeClock();
  const asked: string[] = [];
  let answer: (session: string) => string = (session) => `${session}+`;
  const renewals = new Renewals<string>({
    clock,
    renew: async (session) => {
      asked.push(session);
      return answer(session);
    },
    endOf: (error) =>
      error instanceof Refused ? { end: error.end, reason: { name: 'No', says: error.message } } : undefined,
    keyOf: (session) => session,
    random: () => random,
    ...(refusals && { refusals }),
  });
  const answerWith = (error: Error) => {
    answer = () => {
      throw error;
    };
  };
  const recover = () => {
    answer = (session) => `${session}+`;
  };
  /** What a try ends with. */
  const run = (session = 's') => renewals.run(session, signal).catch((error: unknown) => error);
  return { clock, asked, renewals, run, answerWith, recover };
}

describe('Renewals', () => {
  it('renews', async () => {
    const { run } = setUp();
    expect(await run()).toBe('s+');
  });

  it('gives up a session that is over', async () => {
    const { run, answerWith } = setUp();
    answerWith(new Refused('dead'));
    expect(await run()).toBeUndefined();
  });

  it('lets through what the service has not said', async () => {
    const { run, answerWith } = setUp();
    const bug = new TypeError('a bug');
    answerWith(bug);
    expect(await run()).toBe(bug);
  });

  it('keeps no distance from what passes', async () => {
    const { run, answerWith, recover, asked } = setUp();
    answerWith(new Refused('passing'));
    expect(await run()).toMatchObject({ source: 'sign-in', code: 'unreachable', retryable: true });
    recover();
    expect(await run()).toBe('s+');
    expect(asked).toHaveLength(2);
  });

  it('asks again after minutes, ever more slowly, and then no more', async () => {
    const { run, answerWith, clock, asked } = setUp();
    answerWith(new Refused('refused'));
    for (const minutes of [1, 2, 4, 8]) {
      const error = await run();
      expect(error).toBeInstanceOf(IdentityError);
      expect(error).toMatchObject({
        source: 'sign-in',
        code: 'refused',
        reason: { name: 'No', says: 'Not today.' },
        retryable: true,
        retryAfterMs: minutes * MINUTE_MS,
      });
      await clock.advance(minutes * MINUTE_MS - 1);
      expect(await run()).toMatchObject({ retryable: true, retryAfterMs: 1 });
      await clock.advance(1);
    }
    expect(asked).toHaveLength(4);
    expect(await run()).toMatchObject({ retryable: false, retryAfterMs: undefined });
    await clock.advance(24 * 60 * MINUTE_MS, { patient: false });
    expect(await run()).toMatchObject({ retryable: false });
    expect(asked).toHaveLength(5);
  });

  it('keeps pages apart that were refused together', async () => {
    const { run, answerWith } = setUp({ random: 0.5 });
    answerWith(new Refused('refused'));
    expect(await run()).toMatchObject({ retryAfterMs: 1.1 * MINUTE_MS });
  });

  it('tries at once for a person, once', async () => {
    const { run, answerWith, renewals, asked } = setUp();
    answerWith(new Refused('refused'));
    await run();
    renewals.tryNow();
    await run();
    await run();
    expect(asked).toHaveLength(2);
  });

  it('tries for a person after it has stopped, and starts afresh once that worked', async () => {
    const { run, answerWith, recover, renewals, clock } = setUp();
    answerWith(new Refused('refused'));
    for (let tries = 0; tries < 5; tries++) {
      await run();
      await clock.advance(8 * MINUTE_MS);
    }
    renewals.tryNow();
    expect(await run()).toMatchObject({ retryable: false });
    recover();
    renewals.tryNow();
    expect(await run()).toBe('s+');
    answerWith(new Refused('refused'));
    expect(await run()).toMatchObject({ retryAfterMs: MINUTE_MS });
  });

  describe('that are shared', () => {
    const told = { reason: { name: 'No', says: 'Not today.' }, count: 1, atMs: 0, dueAtMs: 0 };

    it('reads those of others before it tries', async () => {
      const { run, asked, clock } = setUp({
        refusals: {
          read: async () => ({ ...told, atMs: clock.wallMs(), dueAtMs: clock.wallMs() + MINUTE_MS }),
          write: async () => {},
        },
      });
      expect(await run()).toMatchObject({ code: 'refused', reason: told.reason, retryAfterMs: MINUTE_MS });
      expect(asked).toEqual([]);
    });

    it('counts for itself where nothing can be stored', async () => {
      const broken = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
      const { run, answerWith, asked } = setUp({ refusals: { read: broken, write: broken } });
      answerWith(new Refused('refused'));
      await run();
      expect(await run()).toMatchObject({ code: 'refused', retryAfterMs: MINUTE_MS });
      expect(asked).toHaveLength(1);
    });
  });

  it('has nothing against another session', async () => {
    const { run, answerWith, recover } = setUp();
    answerWith(new Refused('refused'));
    await run('first');
    recover();
    expect(await run('second')).toBe('second+');
  });
});
