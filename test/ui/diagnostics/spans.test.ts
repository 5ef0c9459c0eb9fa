import { describe, expect, it } from 'vitest';
import { spanInWords } from '../../../src/ui/diagnostics/spans.ts';

describe('spanInWords', () => {
  it.each([
    [0, '0 seconds'],
    [1, '1 second'],
    [119, '119 seconds'],
    [120, '2 minutes'],
    [900, '15 minutes'],
    [7_199, '120 minutes'],
    [7_200, '2 hours'],
    [90_000, '25 hours'],
    [172_800, '2 days'],
    [-240, '4 minutes'],
  ])('of %i s is “%s”', (seconds, words) => {
    expect(spanInWords(seconds, 'en')).toBe(words);
  });

  it('speaks other languages', () => {
    expect(spanInWords(900, 'de')).toBe('15 Minuten');
  });
});
