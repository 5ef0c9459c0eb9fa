import { describe, expect, it } from 'vitest';
import { RequestPace } from '../../src/tvm-client/request-pace.ts';
import { FakeClock } from '../support/fake-clock.ts';

describe('RequestPace', () => {
  it('lets the first request go at once and the next one 5 s later', async () => {
    const clock = new FakeClock();
    const pace = new RequestPace(clock);
    expect(pace.waitMs).toBe(0);
    pace.requested();
    expect(pace.waitMs).toBe(5_000);
    await clock.advance(4_999);
    expect(pace.waitMs).toBe(1);
    await clock.advance(1);
    expect(pace.waitMs).toBe(0);
  });

  it('pushes the next one back for a request that went ahead of its time', async () => {
    const clock = new FakeClock();
    const pace = new RequestPace(clock);
    pace.requested();
    await clock.advance(1_000);
    pace.requested();
    expect(pace.waitMs).toBe(9_000);
  });

  it('waits as long as the machine asks, or its own 5 s, whichever is longer', () => {
    const pace = new RequestPace(new FakeClock());
    pace.requested();
    pace.holdOff(1_000);
    expect(pace.waitMs).toBe(5_000);
    pace.holdOff(30_000);
    expect(pace.waitMs).toBe(30_000);
  });

  it('goes by what the machine asked last, and keeps its own 5 s', async () => {
    const clock = new FakeClock();
    const pace = new RequestPace(clock);
    pace.requested();
    pace.holdOff(60_000);
    await clock.advance(2_000);
    pace.holdOff(0);
    expect(pace.waitMs).toBe(3_000);
    await clock.advance(3_000);
    pace.requested();
    expect(pace.waitMs).toBe(5_000);
  });

  it('opens when told to', () => {
    const pace = new RequestPace(new FakeClock());
    pace.requested();
    pace.open();
    expect(pace.waitMs).toBe(0);
  });

  it('does not care where the wall clock stands', async () => {
    const clock = new FakeClock();
    const pace = new RequestPace(clock);
    pace.requested();
    await clock.jump(86_400_000);
    expect(pace.waitMs).toBe(5_000);
  });
});
