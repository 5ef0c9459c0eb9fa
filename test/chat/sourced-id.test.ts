import { describe, expect, it } from 'vitest';
import { looksSourced } from '../../src/chat/sourced-id.ts';

describe('looksSourced', () => {
  it.each([
    'acme:ann',
    'acme:',
    'a-1:b',
    '123456789012:x',
    'ACME: ann',
    'a c m e : ann',
    '\u0430cme:ann',
    'acm\u00e9:ann',
    'ａｃｍｅ：ann',
    'acme\u2236ann',
    'ac\u200bme:ann',
    'acme\u2013eu:ann',
    'guest:ann',
  ])('takes %j for an id from a provider', (name) => expect(looksSourced(name)).toBe(true));

  it.each(['ann', 'ann@example.com:x', ':ann', '1234567890123:x', 'okta_urn:x', 'acme.eu:x', 'acme/ann'])(
    'does not take %j for one',
    (name) => expect(looksSourced(name)).toBe(false),
  );
});
