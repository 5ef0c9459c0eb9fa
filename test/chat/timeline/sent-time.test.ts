import { describe, expect, it } from 'vitest';
import { SentTime } from '../../../src/chat/timeline/sent-time.ts';

const NOW = Date.UTC(2026, 0, 2, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const live = { nowMs: NOW, replayed: false };
const replay = { nowMs: NOW, replayed: true };

describe('SentTime', () => {
  it.each([
    ['just now', NOW, NOW],
    ['five minutes ago', NOW - 5 * MINUTE, NOW - 5 * MINUTE],
    ['longer ago than five minutes', NOW - 5 * MINUTE - 1, NOW],
    ['in the future', NOW + 1, NOW],
    ['nothing', undefined, NOW],
  ])('dates a live item that claims %s', (_, claimedMs, expected) => {
    expect(new SentTime().date({ ...live, claimedMs })).toBe(expected);
  });

  it.each([
    ['an hour ago', NOW - HOUR, NOW - HOUR],
    ['in the future', NOW + 1, NOW],
    ['nothing', undefined, NOW],
  ])('dates the first replayed item when it claims %s', (_, claimedMs, expected) => {
    expect(new SentTime().date({ ...replay, claimedMs })).toBe(expected);
  });

  it('takes a replayed item without a possible claim to be as old as the one before it', () => {
    const times = new SentTime();
    times.date({ ...replay, claimedMs: NOW - HOUR });
    expect(times.date({ ...replay, claimedMs: undefined })).toBe(NOW - HOUR);
    expect(times.date({ ...replay, claimedMs: NOW + HOUR })).toBe(NOW - HOUR);
  });

  it('does not let an unknown time push the claims after it', () => {
    const times = new SentTime();
    times.date({ ...replay, claimedMs: undefined });
    expect(times.date({ ...replay, claimedMs: NOW - HOUR })).toBe(NOW - HOUR);
  });

  it('never runs backwards', () => {
    const times = new SentTime();
    times.date({ ...live, claimedMs: NOW - MINUTE });
    expect(times.date({ ...live, claimedMs: NOW - 4 * MINUTE })).toBe(NOW - MINUTE);
    expect(times.date({ ...replay, claimedMs: NOW - HOUR })).toBe(NOW - MINUTE);
  });

  it('follows a wall clock that was set back rather than show the future', () => {
    const times = new SentTime();
    times.date({ ...live, claimedMs: NOW });
    const nowMs = NOW - 24 * HOUR;
    expect(times.date({ nowMs, replayed: false, claimedMs: nowMs })).toBe(nowMs);
    expect(times.date({ nowMs: nowMs + MINUTE, replayed: false, claimedMs: nowMs + MINUTE })).toBe(
      nowMs + MINUTE,
    );
  });
});
