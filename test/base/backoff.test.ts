import { describe, expect, it } from 'vitest';
import { Backoff } from '../../src/base/backoff.ts';

const shape = { floorMs: 100, baseMs: 500, ceilingMs: 2_000 };

function draw(backoff: Backoff, times: number): number[] {
  return Array.from({ length: times }, () => backoff.nextMs());
}

describe('Backoff', () => {
  it('doubles the upper bound up to the ceiling', () => {
    const backoff = new Backoff({ ...shape, random: () => 1 });
    expect(draw(backoff, 5)).toEqual([500, 1_000, 2_000, 2_000, 2_000]);
  });

  it('never goes below the floor', () => {
    const backoff = new Backoff({ ...shape, random: () => 0 });
    expect(draw(backoff, 3)).toEqual([100, 100, 100]);
  });

  it('draws evenly between floor and bound', () => {
    const backoff = new Backoff({ ...shape, random: () => 0.5 });
    expect(draw(backoff, 3)).toEqual([300, 550, 1_050]);
  });

  it('keeps to the floor when the base is smaller', () => {
    const backoff = new Backoff({ floorMs: 1_000, baseMs: 10, ceilingMs: 5_000, random: () => 1 });
    expect(draw(backoff, 2)).toEqual([1_000, 1_000]);
  });

  it('waits at least as long as the server asks, above the ceiling too', () => {
    const backoff = new Backoff({ ...shape, random: () => 1 });
    expect(backoff.nextMs(60_000)).toBe(60_000);
    expect(backoff.nextMs(10)).toBe(1_000);
  });

  it('starts again after a reset', () => {
    const backoff = new Backoff({ ...shape, random: () => 1 });
    draw(backoff, 3);
    backoff.reset();
    expect(backoff.nextMs()).toBe(500);
  });

  it('stays at the ceiling after thousands of attempts', () => {
    const backoff = new Backoff({ ...shape, random: () => 1 });
    expect(draw(backoff, 2_000).at(-1)).toBe(2_000);
  });
});
