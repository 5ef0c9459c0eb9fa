import { describe, expect, it } from 'vitest';
import { jsonFields } from '../../src/base/json-fields.ts';

describe('jsonFields', () => {
  it('reads what has fields', () => {
    expect(jsonFields('{"a":[1]}')).toEqual({ a: [1] });
    expect(jsonFields('[7]')).toEqual([7]);
  });

  it.each(['', '{', 'null', '7', '"text"', '<html>'])('finds none in %j', (text) => {
    expect(jsonFields(text)).toBeUndefined();
  });
});
