import { describe, expect, it } from 'vitest';
import { FloodWatch } from '../../../src/chat/room/flood-watch.ts';

/** Notes messages, so many a second, and tells how many of them are too many. */
function floodOf(
  watch: FloodWatch,
  key: string,
  { perSecond, forS, fromMs = 0 }: { perSecond: number; forS: number; fromMs?: number },
): number {
  const count = perSecond * forS;
  return Array.from({ length: count }, (_, n) => watch.note(key, fromMs + (n * 1_000) / perSecond)).filter(
    Boolean,
  ).length;
}

describe('A flood', () => {
  it('is none while people talk, however long, nor when somebody pastes a story', () => {
    const watch = new FloodWatch();
    expect(floodOf(watch, 'ann', { perSecond: 25, forS: 600 })).toBe(0);
    expect(floodOf(watch, 'ben', { perSecond: 500, forS: 1 })).toBe(0);
  });

  it('is none because the clock of the device is set back', () => {
    const watch = new FloodWatch();
    const dayMs = 86_400_000;
    expect(floodOf(watch, 'ann', { perSecond: 20, forS: 60, fromMs: dayMs })).toBe(0);
    expect(floodOf(watch, 'ann', { perSecond: 20, forS: 60 })).toBe(0);
  });

  it('is what one person says beyond that', () => {
    const watch = new FloodWatch();
    // Once it is one, all of it is.
    expect(floodOf(watch, 'ann', { perSecond: 1_000, forS: 10 })).toBeGreaterThan(9_450);
    expect(watch.note('ben', 10_000)).toBe(false);
  });

  it('ends when they have stopped for a moment, and begins anew', () => {
    const watch = new FloodWatch();
    floodOf(watch, 'ann', { perSecond: 1_000, forS: 10 });
    expect(watch.note('ann', 10_000)).toBe(true);
    expect(watch.note('ann', 40_000)).toBe(false);
    expect(floodOf(watch, 'ann', { perSecond: 1_000, forS: 1, fromMs: 41_000 })).toBeGreaterThan(480);
  });

  it('is still known of who floods when thousands of others have spoken meanwhile', () => {
    const watch = new FloodWatch();
    let isFlood = false;
    for (let n = 0; n < 2_000; n++) {
      isFlood = watch.note('ann', n);
      watch.note(`guest ${n}`, n);
    }
    expect(isFlood).toBe(true);
  });
});
