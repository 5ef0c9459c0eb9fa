import { describe, expect, it } from 'vitest';
import { contrast, mix, towards } from '../../src/base/contrast.ts';

describe('contrast', () => {
  // Ratios that the checkers of WCAG give for these.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 4],
    ['#0000ff', '#ffffff', 8.59],
    ['#ffff00', '#000000', 19.56],
  ])('of %s and %s is %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBeCloseTo(ratio, 2);
  });
});

it('mixes a share of another colour in', () => {
  expect(mix('#000000', '#ffffff', 0)).toBe('#000000');
  expect(mix('#004080', '#ffffff', 0.5)).toBe('#80a0c0');
  expect(mix('#0a0b0c', '#000000', 1)).toBe('#000000');
});

describe('towards', () => {
  it('leaves a colour alone that has the contrast already', () => {
    expect(towards('#000000', '#0b7a5c', { against: ['#ffffff'], ratio: 4.5 })).toBe('#0b7a5c');
  });

  it('goes no further than it has to', () => {
    const found = towards('#000000', '#ffcc00', { against: ['#ffffff', '#f3f6f4'], ratio: 4.5 });
    expect(contrast(found, '#f3f6f4')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(found, '#f3f6f4')).toBeLessThan(4.7);
  });

  it('ends at black or white where no colour would do', () => {
    expect(towards('#ffffff', '#808080', { against: ['#ffffff'], ratio: 4.5 })).toBe('#ffffff');
  });
});
