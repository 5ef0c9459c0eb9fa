import { describe, expect, it } from 'vitest';
import { AttemptLimit } from '../../../local/cognito/attempt-limit.ts';

describe('AttemptLimit', () => {
  it('lets the first attempts fail, then locks for longer each time', () => {
    let now = 1_000_000;
    const limit = new AttemptLimit({ lockFrom: 3, lockMs: (failures) => failures * 1000, now: () => now });

    limit.failed('ann');
    limit.failed('ann');
    expect(limit.isLocked('ann')).toBe(false);

    limit.failed('ann');
    now += 999;
    expect(limit.isLocked('ann')).toBe(true);
    now += 1;
    expect(limit.isLocked('ann')).toBe(false);

    limit.failed('ann');
    now += 1999;
    expect(limit.isLocked('ann')).toBe(true);
    now += 1;
    expect(limit.isLocked('ann')).toBe(false);
  });

  it('counts each user alone, and from the start after a success', () => {
    const limit = new AttemptLimit({ lockFrom: 2, lockMs: () => 1000, now: () => 0 });

    limit.failed('ann');
    limit.succeeded('ann');
    limit.failed('ann');
    limit.failed('bob');

    expect(limit.isLocked('ann')).toBe(false);
    limit.failed('ann');
    expect(limit.isLocked('ann')).toBe(true);
    expect(limit.isLocked('bob')).toBe(false);
  });
});
