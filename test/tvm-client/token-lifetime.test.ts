import { describe, expect, it } from 'vitest';
import { lifetimeMs, renewAfterMs, usableMs } from '../../src/tvm-client/token-lifetime.ts';

const NOW_SECONDS = 1_770_000_000;
const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;
const local = { wallMs: NOW_SECONDS * 1_000, assumedLifetimeMs: 300_000 };

describe('lifetimeMs', () => {
  it('takes expiresIn before anything else', () => {
    const claims = { expiresIn: 15, expiresAt: NOW_SECONDS + 900, serverTime: NOW_SECONDS };
    expect(lifetimeMs(claims, local)).toBe(15_000);
  });

  it.each([-DAY_SECONDS, 0, DAY_SECONDS])(
    'measures on the clock of the service when it tells it, %d s away from the local one',
    (offset) => {
      const serverTime = NOW_SECONDS + offset;
      expect(lifetimeMs({ expiresAt: serverTime + 900, serverTime }, local)).toBe(900_000);
    },
  );

  it('compares with the local clock where nothing else is given', () => {
    expect(lifetimeMs({ expiresAt: NOW_SECONDS + 900 }, local)).toBe(900_000);
  });

  it.each([
    [29, 300_000],
    [30, 30_000],
    [25 * HOUR_SECONDS, 90_000_000],
    [25 * HOUR_SECONDS + 1, 300_000],
    [-DAY_SECONDS, 300_000],
    [DAY_SECONDS * 20_000, 300_000],
  ])('takes an end %d s from the local now as %d ms', (leftSeconds, expected) => {
    expect(lifetimeMs({ expiresAt: NOW_SECONDS + leftSeconds }, local)).toBe(expected);
  });

  it('assumes a lifetime when nothing is known', () => {
    expect(lifetimeMs({}, local)).toBe(300_000);
    expect(lifetimeMs({ serverTime: NOW_SECONDS }, local)).toBe(300_000);
  });

  it('does not believe a service whose token ended before it answered', () => {
    const claims = { expiresAt: NOW_SECONDS - 1, serverTime: NOW_SECONDS };
    expect(lifetimeMs(claims, local)).toBe(300_000);
  });

  it('believes in no more than 25 hours', () => {
    expect(lifetimeMs({ expiresIn: 1e9 }, local)).toBe(90_000_000);
    expect(lifetimeMs({ expiresAt: 1e12, serverTime: NOW_SECONDS }, local)).toBe(90_000_000);
  });
});

describe('usableMs', () => {
  it('leaves a tenth, at most 10 s', () => {
    expect(usableMs(15_000)).toBe(13_500);
    expect(usableMs(100_000)).toBe(90_000);
    expect(usableMs(900_000)).toBe(890_000);
  });
});

describe('renewAfterMs', () => {
  it('lies between 65 and 80 % of the lifetime', () => {
    expect(renewAfterMs(100_000, () => 0)).toBe(65_000);
    expect(renewAfterMs(100_000, () => 0.5)).toBe(72_500);
    expect(renewAfterMs(100_000, () => 1)).toBe(80_000);
  });
});
