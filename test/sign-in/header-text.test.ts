import { describe, expect, it } from 'vitest';
import { headerTextProblem } from '../../src/sign-in/header-text.ts';

describe('headerTextProblem', () => {
  it.each([
    ['Local-Only-1', undefined],
    ['pass word', undefined],
    ['Zoë', undefined],
    ['\u00ff', undefined],
    ['\u0100', 'not-latin-1'],
    ['пароль', 'not-latin-1'],
    ['🔑', 'not-latin-1'],
    ['', 'empty'],
    ['\u001f', 'control-characters'],
    ['a\r\nb', 'control-characters'],
    ['a\u007fb', 'control-characters'],
    ['a\u009fb', 'control-characters'],
    ['a\u00a0b', undefined],
    [' a', 'outer-space'],
    ['a ', 'outer-space'],
  ])('says of %j: %s', (text, problem) => {
    expect(headerTextProblem(text)).toBe(problem);
  });

  it('lets through only what the platform sends unchanged', () => {
    for (let code = 0; code < 0x180; code++) {
      const text = String.fromCharCode(code);
      if (headerTextProblem(text)) continue;
      expect(new Headers({ password: text }).get('password')).toBe(text);
    }
  });
});
