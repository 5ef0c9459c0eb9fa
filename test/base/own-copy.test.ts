import { describe, expect, it } from 'vitest';
import { ownCopy } from '../../src/base/own-copy.ts';
import { measureKept } from '../support/heap.ts';

const MILLION = 1_000_000;
const long = (index: number) => `${index}`.padEnd(MILLION, '.');

describe('ownCopy', () => {
  it.each(['', 'plain', 'é', '…', '😀', '"\\\n\0', '\ud800 alone'])('gives %j as it is', (text) => {
    expect(ownCopy(text)).toBe(text);
  });

  it('does not keep the text that it is a part of', () => {
    const { kept, megabytes } = measureKept(() =>
      Array.from({ length: 50 }, (_, index) => ownCopy(long(index).slice(0, 100))),
    );
    expect(kept).toHaveLength(50);
    expect(megabytes).toBeLessThan(5);
  });
});
