import { describe, expect, it } from 'vitest';
import { claimsOf, jsonFieldsOf } from '../../tvm/json-fields.ts';

const jwt = (payload: string) => `e30.${Buffer.from(payload).toString('base64url')}.c2ln`;

describe('the fields of a JSON object', () => {
  it('are what it holds', () => {
    expect(jsonFieldsOf('{"a":1,"b":"Zoë"}')).toEqual({ a: 1, b: 'Zoë' });
  });

  it.each(['', 'x', 'null', '5', '"a"', '{"a":'])('are none of %j', (json) => {
    expect(jsonFieldsOf(json)).toBeUndefined();
  });
});

describe('the claims of a token', () => {
  it('are those of its payload, whoever signed it', () => {
    expect(claimsOf(jwt('{"cognito:groups":["Zoë"]}'))).toEqual({ 'cognito:groups': ['Zoë'] });
  });

  it.each(['', 'x', 'a.b', 'a.%%%.c', jwt('null'), jwt('<html>')])('are none of %j', (text) => {
    expect(claimsOf(text)).toEqual({});
  });
});
