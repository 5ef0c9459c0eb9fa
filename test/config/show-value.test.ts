import { describe, expect, it } from 'vitest';
import { showValue } from '../../src/config/show-value.ts';

describe('showValue', () => {
  it.each([
    ['abc', '"abc"'],
    ['', '""'],
    [7, '7'],
    [false, 'false'],
    [null, 'null'],
    [undefined, 'nothing'],
    [[1, 2], 'a list of 2'],
    [{ password: 'hunter2' }, 'an object'],
    ['two\nlines', '"two lines"'],
  ])('shows %j as %s', (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });

  it.each([
    ['https://user:hunter2@abc.example/x', '"https://…@abc.example/x"'],
    ['user:hunter2@abc.example', '"…@abc.example"'],
    ['http://abc.example/?key=hunter2', '"http://abc.example/…"'],
    ['http://abc.example/#hunter2', '"http://abc.example/…"'],
  ])('leaves out of %s what may be a secret', (value, shown) => {
    expect(showValue(value)).toBe(shown);
  });

  it('shows a text of 60 characters, and of a longer one the start and the length', () => {
    expect(showValue('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
    expect(showValue(`eyJlbmRwb2ludCI6${'x'.repeat(45)}`)).toBe('"eyJlbmRwb2lu…" (61 characters)');
    expect(showValue('🙂'.repeat(31))).toBe('"🙂🙂🙂🙂🙂🙂…" (62 characters)');
  });
});
