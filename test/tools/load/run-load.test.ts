import { describe, expect, it } from 'vitest';
import { delay } from '../../../src/base/clock.ts';
import { loadReport } from '../../../tools/load/load-report.ts';
import { type RunLoadOptions, runLoad } from '../../../tools/load/run-load.ts';
import { FakeClock } from '../../support/fake-clock.ts';

function load(options: Partial<RunLoadOptions> = {}) {
  const clock = new FakeClock();
  const stop = new AbortController();
  const askedAtMs: number[] = [];
  const { ask = async () => 'vended', ...more } = options;
  const running = runLoad({
    perSecond: 2,
    seconds: 3,
    clock,
    signal: stop.signal,
    despiteRefusals: false,
    ask: (signal) => {
      askedAtMs.push(clock.monotonicMs());
      return ask(signal);
    },
    ...more,
  });
  return { clock, stop, askedAtMs, running };
}

describe('a load', () => {
  it('asks at even intervals, for as long as it may and no longer', async () => {
    const { clock, askedAtMs, running } = load();
    await clock.advance(60_000);
    expect((await running).asked).toHaveLength(6);
    expect(askedAtMs).toEqual([0, 500, 1_000, 1_500, 2_000, 2_500]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('does not wait for answers, and measures each', async () => {
    const clock = new FakeClock();
    const { askedAtMs, running } = load({
      clock,
      ask: async () => {
        await delay(clock, 1_200);
        return 'vended';
      },
    });
    await clock.advance(60_000);
    const { asked } = await running;
    expect(askedAtMs).toHaveLength(6);
    expect(asked.map(({ durationMs }) => durationMs)).toEqual(Array.from({ length: 6 }, () => 1_200));
  });

  it('has no more than 50 requests under way, and makes up for none', async () => {
    let answer = (_outcome: string) => {};
    const answered = new Promise<string>((resolve) => {
      answer = resolve;
    });
    const { clock, askedAtMs, running } = load({ perSecond: 100, seconds: 2, ask: () => answered });
    await clock.advance(60_000);
    expect(askedAtMs).toHaveLength(50);
    answer('vended');
    expect((await running).asked).toHaveLength(50);
  });

  it('ends at once when it is stopped, and tells what there is', async () => {
    const { clock, running, stop } = load();
    await clock.advance(700);
    stop.abort();
    expect((await running).asked).toHaveLength(2);
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('a machine that refuses', () => {
  /** Refuses all but every nth. */
  const vendsOneOf = (nth: number) => {
    let count = 0;
    return async () => (count++ % nth === 0 ? 'vended' : '429 throttled');
  };
  const long = { perSecond: 1, seconds: 60 };

  it('is left alone when more than half of the last 20 requests got no token', async () => {
    const { clock, askedAtMs, running } = load({ ...long, ask: vendsOneOf(3) });
    await clock.advance(60_000);
    expect(await running).toMatchObject({ isCutShort: true, tookMs: 20_000 });
    expect(askedAtMs).toHaveLength(20);
    expect(clock.pendingTimers).toBe(0);
  });

  it('is asked on while half of them get one', async () => {
    const { clock, askedAtMs, running } = load({ ...long, ask: vendsOneOf(2) });
    await clock.advance(60_000);
    expect(await running).toMatchObject({ isCutShort: false });
    expect(askedAtMs).toHaveLength(60);
  });

  it('is left alone also when it has begun to refuse later', async () => {
    let count = 0;
    const ask = async () => (count++ < 30 ? 'vended' : '503 unavailable');
    const { clock, askedAtMs, running } = load({ ...long, ask });
    await clock.advance(60_000);
    expect((await running).isCutShort).toBe(true);
    expect(askedAtMs).toHaveLength(41);
  });

  it('is asked on where that is wanted', async () => {
    const { clock, askedAtMs, running } = load({ ...long, ask: vendsOneOf(3), despiteRefusals: true });
    await clock.advance(60_000);
    expect((await running).isCutShort).toBe(false);
    expect(askedAtMs).toHaveLength(60);
  });
});

describe('the report of a load', () => {
  it('counts outcomes, and says how long tokens took', () => {
    const vended = [40, 10, 30, 20].map((durationMs) => ({ outcome: 'vended', durationMs }));
    const asked = [...vended, { outcome: '429 throttled', durationMs: 5_000 }];
    expect(loadReport({ asked, tookMs: 2_500, isCutShort: false })).toBe(`5 requests in 2.5 s

outcome                        times       %
vended                             4    80.0
429 throttled                      1    20.0

ms to a token
p50                               20
p90                               40
p99                               40
slowest                           40`);
  });

  it('has no times where there was no token', () => {
    const asked = [{ outcome: 'no connection', durationMs: 1 }];
    expect(loadReport({ asked, tookMs: 100, isCutShort: false })).not.toContain('ms to a token');
  });

  it('says that it ended early, and how to go on', () => {
    const asked = [{ outcome: '429 throttled', durationMs: 1 }];
    const [, second] = loadReport({ asked, tookMs: 100, isCutShort: true }).split('\n');
    expect(second).toContain('more than half of the last 20 requests got no token');
    expect(second).toContain('--despite-refusals');
  });
});
