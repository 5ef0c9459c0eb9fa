import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { abortReason, type ClockJump, delay, parseHttpDateMs, SystemClock } from '../../src/base/clock.ts';
import { FakeClock } from '../support/fake-clock.ts';

describe('SystemClock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('tells wall time and steady time', () => {
    const clock = new SystemClock();
    const steady = clock.monotonicMs();
    vi.advanceTimersByTime(1_234);
    expect(clock.wallMs()).toBe(Date.UTC(2026, 0, 1) + 1_234);
    expect(clock.monotonicMs() - steady).toBe(1_234);
  });

  it('runs a timer once, when it is due and not before', () => {
    const run = vi.fn<() => void>();
    new SystemClock().setTimer(1_000, run);
    vi.advanceTimersByTime(999);
    expect(run).toHaveBeenCalledTimes(0);
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(10_000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it('does not run a cancelled timer', () => {
    const run = vi.fn<() => void>();
    const cancel = new SystemClock().setTimer(1_000, run);
    cancel();
    cancel();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(2_000);
    expect(run).toHaveBeenCalledTimes(0);
  });

  it.each([Number.POSITIVE_INFINITY, 2 ** 31, 1e12])('does not run a timer of %d ms at once', (delayMs) => {
    const run = vi.fn<() => void>();
    new SystemClock().setTimer(delayMs, run);
    vi.advanceTimersByTime(24 * 3_600_000);
    expect(run).toHaveBeenCalledTimes(0);
  });

  it('runs a timer of negative delay at once', () => {
    const run = vi.fn<() => void>();
    new SystemClock().setTimer(-5, run);
    vi.advanceTimersByTime(0);
    expect(run).toHaveBeenCalledTimes(1);
  });

  describe('onJump', () => {
    function watch(clock = new SystemClock()) {
      const jumps: ClockJump[] = [];
      return { jumps, clock, stop: clock.onJump((jump) => jumps.push(jump)) };
    }

    it('reports a wall clock that was set ahead or back, once, within 5 s', () => {
      const { jumps } = watch();
      vi.setSystemTime(Date.now() + 3_600_000);
      vi.advanceTimersByTime(5_000);
      expect(jumps).toEqual([{ byMs: 3_600_000 }]);
      vi.setSystemTime(Date.now() - 86_400_000);
      vi.advanceTimersByTime(60_000);
      expect(jumps).toEqual([{ byMs: 3_600_000 }, { byMs: -86_400_000 }]);
    });

    it.each([
      [2_000, 0],
      [2_001, 1],
      [-2_000, 0],
      [-2_001, 1],
    ])('takes a difference of %d ms as %d jumps', (byMs, reports) => {
      const { jumps } = watch();
      vi.setSystemTime(Date.now() + byMs);
      vi.advanceTimersByTime(5_000);
      expect(jumps).toHaveLength(reports);
    });

    it('says nothing while time passes as it should', () => {
      const { jumps } = watch();
      vi.advanceTimersByTime(3_600_000);
      expect(jumps).toEqual([]);
    });

    it.each([
      ['a minute late, as in a throttled hidden tab', 60_000, []],
      ['an hour late, as after sleep that steady time counts', 3_600_000, [{ byMs: 3_600_000 }]],
    ])('judges a check that comes %s', (_, lateMs, expected) => {
      const { jumps } = watch();
      let now = performance.now();
      vi.spyOn(performance, 'now').mockImplementation(() => now);
      vi.setSystemTime(Date.now() + lateMs);
      now += lateMs + 5_000;
      vi.advanceTimersByTime(5_000);
      vi.restoreAllMocks();
      expect(jumps).toEqual(expected);
    });

    it('serves several listeners with one timer, and leaves none when the last has gone', () => {
      const { clock, jumps, stop } = watch();
      const second = watch(clock);
      expect(vi.getTimerCount()).toBe(1);
      stop();
      expect(vi.getTimerCount()).toBe(1);
      vi.setSystemTime(Date.now() + 10_000);
      vi.advanceTimersByTime(5_000);
      expect(jumps).toEqual([]);
      expect(second.jumps).toEqual([{ byMs: 10_000 }]);
      second.stop();
      second.stop();
      expect(vi.getTimerCount()).toBe(0);
    });

    it('watches again for a listener that comes after all had gone, counting from then', () => {
      const { clock, stop } = watch();
      stop();
      vi.setSystemTime(Date.now() + 3_600_000);
      const { jumps } = watch(clock);
      vi.advanceTimersByTime(10_000);
      expect(jumps).toEqual([]);
    });
  });
});

describe('delay', () => {
  it('resolves when the time is over', async () => {
    const clock = new FakeClock();
    let over = false;
    void delay(clock, 100).then(() => {
      over = true;
    });
    await clock.advance(99);
    expect(over).toBe(false);
    await clock.advance(1);
    expect(over).toBe(true);
  });

  it('rejects with the reason at once when aborted, and leaves no timer', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const waiting = delay(clock, 100, controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(clock.pendingTimers).toBe(0);
  });

  it('sets no timer when aborted before', async () => {
    const clock = new FakeClock();
    await expect(delay(clock, 100, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
    expect(clock.delays).toEqual([]);
  });

  it('does not mind an abort after its end', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const waiting = delay(clock, 100, controller.signal);
    await clock.advance(100);
    controller.abort();
    await expect(waiting).resolves.toBeUndefined();
  });
});

describe('abortReason', () => {
  it('is the error that was given', () => {
    const reason = new Error('mine');
    expect(abortReason(AbortSignal.abort(reason))).toBe(reason);
  });

  it.each([['text'], [undefined]])('is an AbortError when the reason is %s', (reason) => {
    expect(abortReason(AbortSignal.abort(reason)).name).toBe('AbortError');
    expect(abortReason(undefined).name).toBe('AbortError');
  });
});

describe('parseHttpDateMs', () => {
  it('reads the date form of HTTP headers', () => {
    expect(parseHttpDateMs('Fri, 02 Jan 2026 03:04:05 GMT')).toBe(Date.UTC(2026, 0, 2, 3, 4, 5));
  });

  it.each(['', '5', '1.5', '2026-01-02', 'Fri, 02 Jan 2026 03:04:05', 'Fri, nonsense GMT'])(
    'gives NaN for "%s"',
    (text) => {
      expect(parseHttpDateMs(text)).toBeNaN();
    },
  );
});
