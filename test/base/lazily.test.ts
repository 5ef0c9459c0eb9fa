import { describe, expect, it } from 'vitest';
import { lazily } from '../../src/base/lazily.ts';

describe('lazily', () => {
  it('loads once, when it is first asked', async () => {
    let loads = 0;
    const load = lazily(async () => ++loads);
    expect(loads).toBe(0);
    expect(await Promise.all([load(), load()])).toEqual([1, 1]);
    expect(await load()).toBe(1);
  });

  it('tells a failure and tries anew for the next caller', async () => {
    let loads = 0;
    const load = lazily(async () => {
      loads += 1;
      if (loads === 1) throw new Error('offline');
      return loads;
    });
    await expect(load()).rejects.toThrow('offline');
    expect(await load()).toBe(2);
  });
});
