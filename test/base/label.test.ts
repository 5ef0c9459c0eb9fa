import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLabel } from '../../src/base/clean-label.ts';
import { checkLabel } from '../../src/base/label.ts';

describe('checkLabel', () => {
  it.each([
    ['Ann', 'Ann'],
    ['  Ann Lee \n', 'Ann Lee'],
    ['e\u0301', '\u00e9'],
    ['نامه\u200cای', 'نامه\u200cای'],
    ['👩\u200d💻', '👩\u200d💻'],
    ['❤\ufe0f', '❤\ufe0f'],
    ['葛\u{e0100}城', '葛\u{e0100}城'],
  ])('takes %j as %j', (raw, label) => {
    expect(checkLabel(raw, 56)).toEqual({ ok: true, label });
  });

  it.each([[''], ['   '], ['\u00a0\t\n'], ['\ufeff'], ['\u200d'], ['\ufe0f \u200c']])(
    'finds nothing in %j',
    (raw) => {
      expect(checkLabel(raw, 56)).toEqual({ ok: false, reason: 'empty' });
    },
  );

  it.each([
    ['a null', 'a\u0000b'],
    ['an escape', 'a\u001b[31mb'],
    ['a line break', 'a\nb'],
    ['a C1 control', 'a\u0085b'],
    ['a line separator', 'a\u2028b'],
    ['a right-to-left override', 'a\u202eb'],
    ['an isolate', 'a\u2066b'],
    ['a direction mark', 'a\u200fb'],
    ['a zero-width space', 'a\u200bb'],
    ['a soft hyphen', 'a\u00adb'],
    ['a Hangul filler', 'a\u3164b'],
    ['a tag', 'a\u{e0061}b'],
    ['half a surrogate pair', 'a\ud800b'],
  ])('refuses %s', (_, raw) => {
    expect(checkLabel(raw, 56)).toEqual({ ok: false, reason: 'control-characters' });
  });

  it('takes the longest label and refuses one unit more', () => {
    expect(checkLabel('x'.repeat(56), 56).ok).toBe(true);
    expect(checkLabel('x'.repeat(57), 56)).toEqual({ ok: false, reason: 'too-long' });
  });

  it('counts UTF-16 units, after trimming and composing', () => {
    expect(checkLabel('🙂'.repeat(28), 56).ok).toBe(true);
    expect(checkLabel(`${'🙂'.repeat(28)}x`, 56).ok).toBe(false);
    expect(checkLabel(`  ${'e\u0301'.repeat(56)}  `, 56).ok).toBe(true);
  });
});

describe('cleanLabel', () => {
  it('leaves alone what checkLabel takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (raw) => {
        const check = checkLabel(raw, 56);
        fc.pre(check.ok && !/\s{2}|[^\S ]/u.test(check.label));
        expect(cleanLabel(raw, 56)).toBe(check.ok && check.label);
      }),
    );
  });

  it('makes of anything a label that checkLabel takes, or nothing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 1, max: 64 }),
        (raw, max) => {
          const label = cleanLabel(raw, max);
          expect(label === '' || checkLabel(label, max).ok).toBe(true);
        },
      ),
    );
  });

  it('puts everything on one line, without what cannot be seen', () => {
    expect(cleanLabel('  Ann\r\n\tLee\u202e\u0000 ', 56)).toBe('Ann Lee');
  });

  it('never cuts a surrogate pair in two', () => {
    expect(cleanLabel('🙂🙂🙂', 5)).toBe('🙂🙂');
  });

  it('finds nothing in what cannot be seen', () => {
    expect(cleanLabel('\u200d\u0007\u2066 ', 56)).toBe('');
  });
});
