import { describe, expect, it } from 'vitest';
import { RetrySchedule } from '../../src/topics/retry-schedule.ts';

const HIGHEST = 0.999_999;

/** Delays after consecutive failures, with attempts far enough apart for the window not to matter. */
function delays(random: number, count: number): number[] {
  const schedule = new RetrySchedule(() => random);
  return Array.from({ length: count }, (_, index) =>
    Math.round(schedule.delayAfterFailureMs({ nowMs: index * 100_000 })),
  );
}

describe('RetrySchedule', () => {
  it('tries at once first, then ever later, never above 30 s', () => {
    expect(delays(HIGHEST, 9)).toEqual([0, 1_000, 2_000, 4_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('never waits for less than half a second after the first try', () => {
    expect(delays(0, 4)).toEqual([0, 500, 500, 500]);
  });

  it('starts over after a reset', () => {
    const schedule = new RetrySchedule(() => 0);
    schedule.delayAfterFailureMs({ nowMs: 0 });
    schedule.delayAfterFailureMs({ nowMs: 0 });
    expect(schedule.failures).toBe(2);
    schedule.reset();
    expect(schedule.delayAfterFailureMs({ nowMs: 0 })).toBe(0);
  });

  it('waits for as long as the other side asks', () => {
    const schedule = new RetrySchedule(() => 0);
    expect(schedule.delayAfterFailureMs({ nowMs: 0, atLeastMs: 45_000 })).toBe(45_000);
  });

  it.each([
    { askedForMs: 8_000, soonest: 8_000, latest: 11_000 },
    { askedForMs: 60_000, soonest: 60_000, latest: 65_000 },
    { askedForMs: 5_000, soonest: 5_000, latest: 5_000 },
    { askedForMs: 0, soonest: 500, latest: 500 },
  ])(
    'comes back between $soonest and $latest ms when asked to after $askedForMs',
    ({ askedForMs, soonest, latest }) => {
      const delayMs = (random: number) =>
        Math.round(new RetrySchedule(() => random).delayAfterFailureMs({ nowMs: 0, askedForMs }));
      expect(delayMs(0)).toBe(soonest);
      expect(delayMs(HIGHEST)).toBe(latest);
    },
  );

  it('allows three attempts in any five seconds, a reset notwithstanding', () => {
    const schedule = new RetrySchedule(() => 0);
    schedule.noteAttempt(0);
    schedule.noteAttempt(1_000);
    expect(schedule.waitForWindowMs(1_500)).toBe(0);
    schedule.noteAttempt(2_000);
    schedule.reset();
    expect(schedule.waitForWindowMs(2_000)).toBe(3_000);
    expect(schedule.delayAfterFailureMs({ nowMs: 2_000 })).toBe(3_000);
    expect(schedule.waitForWindowMs(4_999)).toBe(1);
    expect(schedule.waitForWindowMs(5_000)).toBe(0);
  });
});
