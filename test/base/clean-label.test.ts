import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLabel, labelFault } from '../../src/base/check-label.ts';
import { cleanLabel } from '../../src/base/clean-label.ts';

describe('cleanLabel', () => {
  it('leaves alone what checkLabel takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (raw) => {
        const check = checkLabel(raw, 56);
        fc.pre(check.ok);
        expect(cleanLabel(raw, 56)).toBe(check.ok && check.label);
      }),
    );
  });

  it.each(['binary', 'grapheme'] as const)(
    'makes of anything (%s) a label that checkLabel takes, or nothing',
    (unit) => {
      fc.assert(
        fc.property(fc.string({ unit, maxLength: 300 }), fc.integer({ min: 1, max: 64 }), (raw, max) => {
          const label = cleanLabel(raw, max);
          expect(label === '' || labelFault(label, max) === undefined).toBe(true);
        }),
      );
    },
  );

  it.each([
    ['puts everything on one line', '  Ann\r\n\tLee\u202e\u0000 ', 'Ann Lee'],
    ['takes away what draws nothing', 'ann\u034f\u115f\u2800', 'ann'],
    ['keeps what a joiner does', 'نامه\u200cای 👩\u200d💻', 'نامه\u200cای 👩\u200d💻'],
    ['takes away a joiner that joins nothing', 'a\u200db 👩\u200d👩', 'ab 👩👩'],
    ['takes away marks without a base', '\u0301\u0302ann \u0301lee', 'ann lee'],
    ['takes away all but four marks', `a${'\u0300\u0301'.repeat(100)}`, 'à\u0301\u0300\u0301'],
    ['finds nothing in what cannot be seen', '\u200d\u0007\u2066 ', ''],
  ])('%s', (_what, raw, label) => {
    expect(cleanLabel(raw, 56)).toBe(label);
  });

  it('never cuts a surrogate pair or an emoji in two', () => {
    expect(cleanLabel('🙂🙂🙂', 5)).toBe('🙂🙂');
    expect(cleanLabel('👩\u200d💻', 4)).toBe('👩');
  });
});
