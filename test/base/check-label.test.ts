import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLabel, labelFault } from '../../src/base/check-label.ts';

const MAX = 56;

describe('checkLabel', () => {
  it.each([
    ['Ann', 'Ann'],
    ['  Ann  Lee \n', 'Ann Lee'],
    ['Ann\u00a0Lee', 'Ann Lee'],
    ['田中\u3000太郎', '田中 太郎'],
    ['e\u0301', '\u00e9'],
    ['❤', '❤\ufe0f'],
    ['⭐\ufe0f', '⭐'],
    ['Acme®\ufe0f', 'Acme®'],
  ])('gives %j its checked form %j', (raw, label) => {
    expect(checkLabel(raw, MAX)).toEqual({ ok: true, label });
  });

  it.each([
    ['Persian', 'نامه\u200cای'],
    ['Hindi', 'क\u094d\u200dष'],
    ['Hindi, apart', 'क\u094d\u200cष'],
    ['Marathi', 'दर\u094d\u200dया'],
    ['Kannada', 'ರಾಜ್\u200cಕುಮಾರ್'],
    ['Sinhala', 'ශ්\u200dරී'],
    ['Malayalam', 'അനില്\u200d'],
    ['Hebrew with points', 'שָׁלוֹם'],
    ['Thai', 'เก่ง'],
    ['Vietnamese', 'Nguyễn'],
    ['Lithuanian, with a dot and an accent', 'Jui\u0307\u0301'],
    ['an emoji sequence', '👩\u200d💻'],
    ['a rainbow flag', '🏳\ufe0f\u200d🌈'],
    ['a key cap', '1\ufe0f\u20e3'],
    ['a skin tone', '👍🏽'],
    ['a flag', '🇩🇪'],
    ['signs', '#1 fan * © ™'],
  ])('leaves %s alone', (_, label) => {
    expect(checkLabel(label, MAX)).toEqual({ ok: true, label });
    expect(labelFault(label, MAX)).toBeUndefined();
  });

  it.each([['', '   ', '\u00a0\t\n']])('finds nothing in %j', (raw) => {
    expect(checkLabel(raw, MAX)).toEqual({ ok: false, fault: { reason: 'empty' } });
  });

  it.each([
    ['direction', 0x202e, 'a\u202eb'],
    ['direction', 0x200f, 'a\u200fb'],
    ['direction', 0x2066, 'a\u2066b'],
    ['direction', 0x061c, 'a\u061cb'],
    ['invisible', 0x034f, 'ann\u034f'],
    ['invisible', 0x115f, 'ann\u115f'],
    ['invisible', 0x3164, '\u3164'],
    ['invisible', 0x2800, '\u2800'],
    ['invisible', 0x200b, 'a\u200bb'],
    ['invisible', 0x00ad, 'a\u00adb'],
    ['invisible', 0xe0061, 'a\u{e0061}'],
    ['invisible', 0xe0067, '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['invisible', 0xfff9, 'a\ufff9b'],
    ['variation', 0xe0100, '葛\u{e0100}'],
    ['variation', 0xfe0e, '❤\ufe0e'],
    ['variation', 0xfe0f, 'a\ufe0f'],
    ['variation', 0xfe0f, '1\ufe0f'],
    ['joiner', 0x200d, 'a\u200db'],
    ['joiner', 0x200c, 'ann\u200c'],
    ['joiner', 0x200c, 'کار\u200cها'],
    ['joiner', 0x200c, 'نامه\u200c\u200cای'],
    ['joiner', 0x200d, 'क\u094d\u200d'],
    ['joiner', 0x200d, 'க\u0bcd\u200dக'],
    ['joiner', 0x200d, 'क\u094d\u200dk'],
    ['joiner', 0x200d, '👩\u200d💻\u200d'],
    ['joiner', 0x200d, '🐶\u200d🐱'],
    ['control', 0x0000, 'a\u0000b'],
    ['control', 0x0009, 'a\tb'],
    ['control', 0x0085, 'a\u0085b'],
    ['control', 0x2028, 'a\u2028b'],
    ['surrogate', 0xd800, 'a\ud800b'],
    ['private-use', 0xe000, '\ue000'],
    ['unassigned', 0x0378, '\u0378'],
    ['mark', 0x0301, '\u0301ann'],
    ['mark', 0x0301, 'ann \u0301'],
    ['mark', 0x0301, 'a\u0301\u0301'],
    ['mark', 0x0307, 'i\u0307'],
    ['mark', 0x20e3, '1\u20e3'],
    ['mark', 0x0304, 'a\u0300\u0301\u0302\u0303\u0304'],
  ])('refuses %s: %i in %j', (reason, codePoint, raw) => {
    expect(checkLabel(raw, MAX)).toEqual({ ok: false, fault: { reason, codePoint } });
    expect(labelFault(raw, MAX)).toMatchObject({ reason });
  });

  it('takes the longest label and refuses one unit more, counted in the checked form', () => {
    expect(checkLabel('x'.repeat(56), MAX).ok).toBe(true);
    expect(checkLabel('x'.repeat(57), MAX)).toEqual({ ok: false, fault: { reason: 'too-long' } });
    expect(checkLabel(`  ${'e\u0301'.repeat(56)}  `, MAX).ok).toBe(true);
    expect(checkLabel('x'.repeat(5_000_000), MAX)).toEqual({ ok: false, fault: { reason: 'too-long' } });
  });

  it('changes nothing when it checks again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (raw) => {
        const check = checkLabel(raw, MAX);
        fc.pre(check.ok);
        expect(check.ok && labelFault(check.label, MAX)).toBeUndefined();
      }),
    );
  });

  it('takes no character between letters that draws nothing or only changes how others are drawn', () => {
    const taken = Array.from({ length: 0x110000 }, (_, codePoint) => String.fromCodePoint(codePoint))
      .filter((character) =>
        /[\p{Default_Ignorable_Code_Point}\p{Variation_Selector}\p{Cf}\p{Cc}]/u.test(character),
      )
      .filter((character) => checkLabel(`an${character}n`, MAX).ok);
    expect(taken).toEqual([]);
  });
});

describe('labelFault', () => {
  it.each([
    ['space', 0x20, ' ann'],
    ['space', 0x20, 'ann '],
    ['space', 0x20, 'ann  lee'],
    ['space', 0xa0, 'ann\u00a0lee'],
    ['control', 0x0a, 'ann\n'],
    ['invisible', 0xfeff, '\ufeffann'],
    ['form', 0x0301, 'e\u0301'],
    ['form', 0x212a, '\u212aarl'],
    ['form', 0xfe0f, '❤'],
    ['form', 0xfe0f, '⭐\ufe0f'],
    ['form', 0xfe0f, '👩\u200d❤\u200d👩'],
  ])('names %s: %i in an id %j, which a typed label may have', (reason, codePoint, id) => {
    expect(labelFault(id, MAX)).toEqual({ reason, codePoint });
    expect(checkLabel(id, MAX).ok).toBe(true);
  });
});
