import { describe, expect, it } from 'vitest';
import { claimsOf } from '../../src/base/jwt-claims.ts';

const jwt = (payload: string | Buffer) => `head.${Buffer.from(payload).toString('base64url')}.signature`;

describe('claimsOf', () => {
  it('reads claims of any script', () => {
    expect(claimsOf(jwt('{"name":"Zoë 🙂","a":[1]}'))).toEqual({ name: 'Zoë 🙂', a: [1] });
  });

  it.each([
    ['nothing', ''],
    ['one part', 'abc'],
    ['no base64', 'a.%.c'],
    ['no JSON', jwt('name')],
    ['no fields', jwt('5')],
    ['a mark before it', jwt('\ufeff{}')],
    ['bytes that are no text', jwt(Buffer.from('{"a":"\xff"}', 'latin1'))],
  ])('finds none in %s', (_, text) => {
    expect(claimsOf(text)).toBeUndefined();
  });
});
