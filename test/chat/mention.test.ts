import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentions } from '../../src/chat/mention.ts';

describe('A mention', () => {
  it.each([
    ['@Ann', 'Ann'],
    ['hello @Ann!', 'Ann'],
    ['(@ann)', 'Ann'],
    ['@ANN: lunch?', 'ann'],
    ['**@Ann**', 'Ann'],
    ['not @Anna but @Ann', 'Ann'],
    ['@Ann Lee, lunch?', 'Ann Lee'],
    ['@@Ann', 'Ann'],
    ["@Ann's turn", 'Ann'],
    ['@Cafe\u0301', 'Caf\u00e9'],
    ['@\u00e9va', '\u00c9va'],
    ['@太郎さん、お昼は？', '太郎'],
    ['@Annさん', 'Ann'],
    ['ありがとう@花子さん', '花子'],
    ['メンバー@花子ー', '花子'],
    ['谢谢@小明', '小明'],
    ['ขอบคุณ@สมชาย', 'สมชาย'],
  ])('%j is one of %s', (text, name) => {
    expect(mentions(text, name)).toBe(true);
  });

  it.each([
    ['Ann', 'Ann'],
    ['@Anna', 'Ann'],
    ['@Ann_2', 'Ann'],
    ['bob@Ann', 'Ann'],
    ['bob_@ann.example', 'Ann'],
    ['@ Ann', 'Ann'],
    ['@Jose', 'Jos\u00e9'],
    ['@', ''],
    ['@ nobody', ''],
    ['\u{1d400}@Ann', 'Ann'],
    ['@Ann\u{1d400}', 'Ann'],
  ])('%j is none of %j', (text, name) => {
    expect(mentions(text, name)).toBe(false);
  });

  it('is found wherever it stands, among any words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        expect(mentions(`${before} @Ann ${after}`, 'ann')).toBe(true);
      }),
    );
  });
});
