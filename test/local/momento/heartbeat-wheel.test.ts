import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeartbeatWheel } from '../../../local/momento/heartbeat-wheel.ts';

describe('HeartbeatWheel', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const start = (periodMs: number) => {
    const beats: string[] = [];
    const wheel = new HeartbeatWheel<string>({
      periodMs,
      beat: (member) => beats.push(`${Date.now()} ${member}`),
    });
    vi.setSystemTime(0);
    return { beats, wheel };
  };

  it('calls each member a period after it came, and once per period from then on', () => {
    const { beats, wheel } = start(1000);
    wheel.add('a');
    vi.advanceTimersByTime(400);
    wheel.add('b');
    vi.advanceTimersByTime(2000);
    expect(beats).toEqual(['1000 a', '1400 b', '2000 a', '2400 b']);
    wheel.stop();
  });

  it('has one timer, and none without members', () => {
    const { wheel } = start(1000);
    expect(vi.getTimerCount()).toBe(0);
    for (const member of ['a', 'b', 'c']) wheel.add(member);
    expect(vi.getTimerCount()).toBe(1);
    for (const member of ['a', 'b', 'c']) wheel.delete(member);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('calls a member no more once it has gone', () => {
    const { beats, wheel } = start(1000);
    wheel.add('a');
    wheel.add('b');
    wheel.delete('a');
    vi.advanceTimersByTime(1000);
    expect(beats).toEqual(['1000 b']);
    wheel.stop();
  });

  it('starts all members anew with another period, and never calls with an infinite one', () => {
    const { beats, wheel } = start(Number.POSITIVE_INFINITY);
    wheel.add('a');
    expect(vi.getTimerCount()).toBe(0);
    wheel.setPeriod(100);
    vi.advanceTimersByTime(250);
    wheel.setPeriod(Number.POSITIVE_INFINITY);
    vi.advanceTimersByTime(10_000);
    expect(beats).toEqual(['100 a', '200 a']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('beats in periods shorter than its tick', () => {
    const { beats, wheel } = start(5);
    wheel.add('a');
    vi.advanceTimersByTime(10);
    expect(beats).toEqual(['5 a', '10 a']);
    wheel.stop();
  });
});
