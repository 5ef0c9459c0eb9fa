import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowHeights } from '../../../../src/ui/room/list/row-heights.ts';

describe('RowHeights', () => {
  it('counts a row as the estimate until it is measured', () => {
    const heights = new RowHeights();
    heights.moveTo(0, 10);
    const { estimatePx } = heights;
    heights.set(3, 100);
    expect(heights.get(2)).toBe(estimatePx);
    expect(heights.get(3)).toBe(100);
    expect(heights.before(4)).toBe(3 * estimatePx + 100);
    expect(heights.totalPx).toBe(9 * estimatePx + 100);
  });

  it('takes the average of what was measured as the estimate when it is told to', () => {
    const heights = new RowHeights();
    heights.moveTo(0, 1_000);
    heights.set(1, 30);
    heights.set(700, 50);
    heights.refreshEstimate();
    expect(heights.estimatePx).toBe(40);
    expect(heights.totalPx).toBe(40_000);
  });

  it('keeps the number of a row while older ones are dropped', () => {
    const heights = new RowHeights();
    heights.moveTo(0, 2_000);
    heights.set(1_500, 100);
    heights.moveTo(1_499, 2_500);
    expect(heights.get(1_500)).toBe(100);
    expect(heights.before(1_499)).toBe(0);
    expect(heights.before(1_501)).toBe(heights.estimatePx + 100);
  });

  it('forgets one row, and no other', () => {
    const heights = new RowHeights();
    heights.moveTo(600, 1_000);
    heights.set(700, 100);
    heights.set(701, 70);
    for (const number of [700, 700, 702, 5, 9_999]) heights.forget(number);
    expect(heights.get(700)).toBe(heights.estimatePx);
    expect(heights.get(701)).toBe(70);
    expect(heights.totalPx).toBe(399 * heights.estimatePx + 70);
  });

  it('forgets all when every row is another', () => {
    const heights = new RowHeights();
    heights.moveTo(0, 100);
    heights.set(50, 100);
    heights.moveTo(5_000, 5_100);
    expect(heights.totalPx).toBe(100 * heights.estimatePx);
    heights.moveTo(0, 100);
    expect(heights.get(50)).toBe(heights.estimatePx);
  });

  it('forgets rows from a number on, and keeps those before it', () => {
    const heights = new RowHeights();
    heights.moveTo(0, 1_000);
    heights.set(10, 100);
    heights.set(600, 100);
    heights.forgetFrom(600);
    expect(heights.get(10)).toBe(100);
    expect(heights.get(600)).toBe(heights.estimatePx);
    expect(heights.totalPx).toBe(999 * heights.estimatePx + 100);
  });

  it('has nothing to forget when heights of rows outside the list are set', () => {
    const heights = new RowHeights();
    heights.moveTo(600, 700);
    heights.set(599, 100);
    heights.set(700, 100);
    expect(heights.totalPx).toBe(100 * heights.estimatePx);
  });

  it('finds the row at a distance: the last pixel of one, the first of the next', () => {
    const heights = new RowHeights();
    heights.moveTo(0, 100_000);
    for (let number = 0; number < 100_000; number += 997) heights.set(number, 90);
    for (const number of [0, 1, 511, 512, 997, 50_000, 99_999]) {
      const top = heights.before(number);
      expect(heights.at(top)).toBe(number);
      expect(heights.at(top + heights.get(number) - 0.5)).toBe(number);
    }
  });

  it('answers with the first or last row beyond the ends', () => {
    const heights = new RowHeights();
    expect(heights.at(100)).toBe(0);
    heights.moveTo(20, 40);
    heights.set(25, 10);
    expect(heights.at(-5)).toBe(20);
    expect(heights.at(1e9)).toBe(39);
  });

  it('agrees with a plain array of heights, whatever is done to it', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('append' as const), count: fc.integer({ min: 1, max: 900 }) }),
      fc.record({ kind: fc.constant('drop' as const), count: fc.integer({ min: 1, max: 900 }) }),
      fc.record({ kind: fc.constant('cut' as const), count: fc.integer({ min: 1, max: 50 }) }),
      fc.record({
        kind: fc.constant('set' as const),
        part: fc.double({ min: 0, max: 0.999, noNaN: true }),
        // Multiples of 1/64 px, as browsers lay out.
        px: fc.integer({ min: 64, max: 64_000 }).map((units) => units / 64),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const heights = new RowHeights();
        let first = 0;
        let plain: (number | undefined)[] = [];
        for (const change of steps) {
          if (change.kind === 'set') {
            const index = Math.floor(change.part * plain.length);
            if (index < plain.length) plain[index] = change.px;
            heights.set(first + index, change.px);
            continue;
          }
          if (change.kind === 'append')
            plain = [...plain, ...Array.from({ length: change.count }, () => undefined)];
          else if (change.kind === 'cut') plain = plain.slice(0, -change.count);
          else {
            const count = Math.min(change.count, plain.length);
            plain = plain.slice(count);
            first += count;
          }
          heights.moveTo(first, first + plain.length);
        }
        const px = plain.map((height) => height ?? heights.estimatePx);
        const middle = Math.floor(px.length / 2);
        const beforeMiddle = px.slice(0, middle).reduce((sum, height) => sum + height, 0);
        expect(heights.before(first + middle)).toBeCloseTo(beforeMiddle, 3);
        expect(heights.totalPx).toBeCloseTo(
          px.reduce((sum, height) => sum + height, 0),
          3,
        );
        expect(heights.at(beforeMiddle + 0.25)).toBe(px.length > 0 ? first + middle : first);
      }),
      { numRuns: 200 },
    );
  });
});
