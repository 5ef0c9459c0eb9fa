import { describe, expect, it } from 'vitest';
import { HeldToken } from '../../src/tvm-client/held-token.ts';
import { FakeClock } from '../support/fake-clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function hold(lifetimeMs = 900_000) {
  const clock = new FakeClock();
  const token = { authToken: 'token', expiresAtMs: clock.wallMs() + lifetimeMs };
  return { clock, held: new HeldToken({ token, lifetimeMs, clock, random: () => 0 }) };
}

function freshness({ isFresh, isExpired }: HeldToken) {
  return isFresh ? 'fresh' : isExpired ? 'expired' : 'doubtful';
}

describe('HeldToken', () => {
  it('is fresh until near its end, then doubtful, then expired', async () => {
    const { clock, held } = hold();
    await clock.advance(889_999);
    expect(freshness(held)).toBe('fresh');
    await clock.advance(1);
    expect(freshness(held)).toBe('doubtful');
    await clock.advance(9_999);
    expect(freshness(held)).toBe('doubtful');
    await clock.advance(1);
    expect(freshness(held)).toBe('expired');
  });

  it('is doubtful when the wall clock leapt over its end: sleep, or somebody set it', async () => {
    const { clock, held } = hold();
    await clock.jump(DAY_MS);
    expect(freshness(held)).toBe('doubtful');
    await clock.advance(900_000);
    expect(freshness(held)).toBe('expired');
  });

  it('is fresh when the wall clock is set back, and ends when it should', async () => {
    const { clock, held } = hold();
    await clock.jump(-DAY_MS);
    expect(freshness(held)).toBe('fresh');
    await clock.advance(890_000);
    expect(freshness(held)).toBe('doubtful');
    await clock.advance(10_000);
    expect(freshness(held)).toBe('expired');
  });

  it('notices sleep after the wall clock was set back', async () => {
    const { clock, held } = hold();
    await clock.jump(-DAY_MS);
    expect(freshness(held)).toBe('fresh');
    await clock.jump(HOUR_MS);
    expect(freshness(held)).toBe('doubtful');
  });

  it('counts sleep that does not reach its end as age', async () => {
    const { clock, held } = hold();
    expect(held.renewInMs).toBe(585_000);
    await clock.jump(500_000);
    expect(held.renewInMs).toBe(85_000);
    await clock.advance(85_000);
    expect(held.renewInMs).toBe(0);
  });
});
