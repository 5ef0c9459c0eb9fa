import { describe, expect, it } from 'vitest';
import { within } from '../../src/base/within.ts';
import { FakeClock } from '../support/fake-clock.ts';

const never = new Promise<string>(() => {});

describe('within', () => {
  it('brings what the promise brings in time, and leaves no timer', async () => {
    const clock = new FakeClock();
    await expect(within(Promise.resolve('here'), { clock, ms: 10 })).resolves.toBe('here');
    await expect(within(Promise.reject(new Error('no')), { clock, ms: 10 })).rejects.toThrow('no');
    expect(clock.pendingTimers).toBe(0);
  });

  it('brings undefined when the time is over, not a moment before', async () => {
    const clock = new FakeClock();
    let outcome: unknown = 'waiting';
    const waiting = within(never, { clock, ms: 10 }).then((value) => (outcome = value));
    await clock.advance(9);
    expect(outcome).toBe('waiting');
    await clock.advance(1);
    await waiting;
    expect(outcome).toBeUndefined();
    expect(clock.pendingTimers).toBe(0);
  });
});
