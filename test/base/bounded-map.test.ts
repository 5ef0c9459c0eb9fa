import { describe, expect, it } from 'vitest';
import { BoundedMap } from '../../src/base/bounded-map.ts';
import { measureKept } from '../support/heap.ts';

function mapOf(limit: number, ...keys: readonly string[]): BoundedMap<string, string> {
  const map = new BoundedMap<string, string>(limit);
  for (const key of keys) map.set(key, key.toUpperCase());
  return map;
}

describe('BoundedMap', () => {
  it('forgets the oldest entry beyond its limit', () => {
    const map = mapOf(2, 'a', 'b');
    expect([map.get('a'), map.get('b'), map.size]).toEqual(['A', 'B', 2]);
    map.set('c', 'C');
    expect([map.has('a'), map.get('a'), map.get('b'), map.size]).toEqual([false, undefined, 'B', 2]);
  });

  it('keeps the age of an entry whose value changes', () => {
    const map = mapOf(2, 'a', 'b');
    map.set('a', 'new');
    expect([map.get('a'), map.size]).toEqual(['new', 2]);
    map.set('c', 'C');
    expect(map.has('a')).toBe(false);
  });

  it('keeps an entry that is renewed longer than those that are not', () => {
    const map = mapOf(2, 'a', 'b');
    map.renew('a', 'new');
    map.renew('c', 'C');
    expect([...map]).toEqual([
      ['a', 'new'],
      ['c', 'C'],
    ]);
    for (const key of ['d', 'c', 'e', 'c', 'f']) map.renew(key, key);
    expect([...map]).toEqual([
      ['c', 'c'],
      ['f', 'f'],
    ]);
  });

  it.for([
    { when: 'while there is room', limit: 1_000 },
    { when: 'once it is full', limit: 100 },
  ])('takes no more memory however often entries are renewed, $when', ({ limit }) => {
    const { kept, megabytes } = measureKept(() => {
      const map = new BoundedMap<number, number>(limit);
      for (let count = 0; count < 200; count++) map.set(count, count);
      for (let count = 0; count < 300_000; count++) map.renew(count % 100, count);
      return map;
    });
    expect(kept.size).toBe(Math.min(limit, 200));
    expect(megabytes).toBeLessThan(0.5);
  });

  it('lists its entries, oldest first', () => {
    expect([...mapOf(2, 'a', 'b', 'c')]).toEqual([
      ['b', 'B'],
      ['c', 'C'],
    ]);
  });
});
