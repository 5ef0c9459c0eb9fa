import { describe, expect, it } from 'vitest';
import { checkLength } from '../../src/base/label.ts';

describe('checkLength', () => {
  it.each([
    ['Ann', 'Ann'],
    ['  Ann Lee \n', 'Ann Lee'],
    ['e\u0301', '\u00e9'],
  ])('takes %j as %j', (raw, label) => {
    expect(checkLength(raw, 56)).toEqual({ ok: true, label });
  });

  it.each([[''], ['   '], ['\u00a0\t\n'], ['\ufeff']])('finds nothing in %j', (raw) => {
    expect(checkLength(raw, 56)).toEqual({ ok: false, reason: 'empty' });
  });

  it('counts UTF-16 units, after trimming and composing', () => {
    expect(checkLength('x'.repeat(57), 56)).toEqual({ ok: false, reason: 'too-long' });
    expect(checkLength('🙂'.repeat(28), 56).ok).toBe(true);
    expect(checkLength(`${'🙂'.repeat(28)}x`, 56).ok).toBe(false);
    expect(checkLength(`  ${'e\u0301'.repeat(56)}  `, 56).ok).toBe(true);
  });
});
