import { describe, expect, it } from 'vitest';
import { BoundedSet } from '../../src/base/bounded-set.ts';

describe('BoundedSet', () => {
  it('forgets the oldest member beyond its limit', () => {
    const set = new BoundedSet<string>(2);
    set.add('a');
    set.add('b');
    expect([set.has('a'), set.has('b'), set.size]).toEqual([true, true, 2]);
    set.add('c');
    expect([set.has('a'), set.has('b'), set.has('c'), set.size]).toEqual([false, true, true, 2]);
  });

  it('keeps the age of a member that is added again', () => {
    const set = new BoundedSet<string>(2);
    set.add('a');
    set.add('b');
    set.add('a');
    expect(set.size).toBe(2);
    set.add('c');
    expect(set.has('a')).toBe(false);
  });
});
