import { describe, expect, it } from 'vitest';
import { counting } from '../../../src/ui/words/counting.ts';

const ARABIC = { zero: 'zero', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' };
const POLISH = { one: 'one', few: 'few', many: 'many', other: 'other' };

describe('counting', () => {
  it.each([
    [0, 'zero'],
    [1, 'one'],
    [2, 'two'],
    [7, 'few'],
    [11, 'many'],
    [100, 'other'],
  ])('takes of the six forms of Arabic for %d: %s', (value, form) => {
    expect(counting<'zero' | 'one' | 'two' | 'few' | 'many'>('ar').plural(value, ARABIC)).toBe(form);
  });

  it.each([
    [1, 'one'],
    [22, 'few'],
    [25, 'many'],
    [1.5, 'other'],
  ])('takes of the four forms of Polish for %d: %s', (value, form) => {
    expect(counting<'one' | 'few' | 'many'>('pl').plural(value, POLISH)).toBe(form);
  });

  it('takes `other` for a category that the words do not know', () => {
    expect(new Intl.PluralRules('ar').select(2)).toBe('two');
    expect(counting<'one'>('ar').plural(2, { one: 'one', other: 'other' })).toBe('other');
  });

  it.each([
    ['en', '1,200'],
    ['de', '1.200'],
    ['ar-u-nu-arab', '١٬٢٠٠'],
    ['ar-u-nu-latn', '1,200'],
  ])('writes numbers as %s does: %s', (locale, text) => {
    expect(counting(locale).number(1_200)).toBe(text);
  });
});
