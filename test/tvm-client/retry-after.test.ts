import { describe, expect, it } from 'vitest';
import { parseRetryAfterMs } from '../../src/tvm-client/retry-after.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);
const inSeconds = (seconds: number) => new Date(NOW + seconds * 1_000).toUTCString();

describe('parseRetryAfterMs', () => {
  it.each([
    ['0', 0],
    ['7', 7_000],
    [' 120 ', 120_000],
    ['121', 120_000],
    ['1000000000', 120_000],
    ['9'.repeat(400), 120_000],
  ])('reads "%s" seconds as %d ms, at most two minutes', (header, expected) => {
    expect(parseRetryAfterMs(header, NOW)).toBe(expected);
  });

  it('reads a date within the next hour', () => {
    expect(parseRetryAfterMs(inSeconds(1), NOW)).toBe(1_000);
    expect(parseRetryAfterMs(inSeconds(120), NOW)).toBe(120_000);
  });

  it('takes a later one within the next hour as two minutes', () => {
    expect(parseRetryAfterMs(inSeconds(121), NOW)).toBe(120_000);
    expect(parseRetryAfterMs(inSeconds(3_600), NOW)).toBe(120_000);
  });

  it.each([0, -86_400, 3_601, 86_400])('ignores a date %d s away', (seconds) => {
    expect(parseRetryAfterMs(inSeconds(seconds), NOW)).toBeUndefined();
  });

  it.each([null, '', '-1', '1.5', 'soon', 'Fri, nonsense GMT'])('ignores %j', (header) => {
    expect(parseRetryAfterMs(header, NOW)).toBeUndefined();
  });
});
