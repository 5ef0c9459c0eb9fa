import { describe, expect, it } from 'vitest';
import { timeoutMs } from '../../../local/momento/grpc-timeout.ts';

describe('grpc-timeout', () => {
  it.each([
    ['1H', 3_600_000],
    ['2M', 120_000],
    ['3S', 3_000],
    ['2500m', 2_500],
    ['250000u', 250],
    ['5000000n', 5],
    ['0m', 0],
    ['99999999m', 99_999_999],
  ])('%s is %i ms', (header, ms) => {
    expect(timeoutMs(header)).toBe(ms);
  });

  it.each(['', '5', 'm', '5s', '-1m', '1.5S', ' 1m', '100000000m', '5m '])('"%s" is none', (header) => {
    expect(timeoutMs(header)).toBeUndefined();
  });
});
