import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVendAnswer } from '../../src/tvm-client/vend-answer.ts';
import { TOKEN_ROLES } from '../../src/tvm-client/wire.ts';
import { anyText } from '../support/any-text.ts';

const parse = (value: unknown) => parseVendAnswer(JSON.stringify(value));

describe('parseVendAnswer', () => {
  it('reads the answer of the original machine', () => {
    const answer = parse({ authToken: 'abc', expiresAt: 1_770_000_000 });
    expect(answer?.token).toEqual({ authToken: 'abc' });
    expect(answer?.expiry).toEqual({ expiresAt: 1_770_000_000 });
  });

  it('reads every optional field', () => {
    const answer = parse({
      authToken: 'abc',
      expiresAt: 1_770_000_900,
      expiresIn: 900,
      serverTime: 1_770_000_000,
      tokenId: 'ada',
      idRule: 'guest-prefix',
      role: 'subscribe-only',
      cacheName: 'chat',
      topics: ['lobby'],
    });
    expect(answer).toEqual({
      token: {
        authToken: 'abc',
        tokenId: 'ada',
        idRule: 'guest-prefix',
        role: 'subscribe-only',
        cacheName: 'chat',
        topics: ['lobby'],
      },
      expiry: { expiresIn: 900, expiresAt: 1_770_000_900, serverTime: 1_770_000_000 },
    });
  });

  it('reads a bare token', () => {
    const authToken = btoa(JSON.stringify({ endpoint: 'e.example', api_key: 'key' }));
    expect(parseVendAnswer(`${authToken}\n`)).toEqual({ token: { authToken }, expiry: {} });
  });

  it('reads a bare token in the form of a JWT', () => {
    const authToken = 'eyJhbGciOiJIUzI1NiJ9.eyJjcCI6ImEifQ.c2lnbmF0dXJl-_';
    expect(parseVendAnswer(authToken)?.token.authToken).toBe(authToken);
  });

  it('reads {token, expiresAtEpoch}', () => {
    const answer = parse({ token: 'abc', expiresAtEpoch: 1_770_000_000 });
    expect(answer).toEqual({ token: { authToken: 'abc' }, expiry: { expiresAt: 1_770_000_000 } });
  });

  it('reads and encodes the key of a Momento Function', () => {
    const answer = parse({ api_key: 'key', endpoint: 'e.example', valid_until: 1_770_000_000 });
    expect(answer?.expiry).toEqual({ expiresAt: 1_770_000_000 });
    expect(JSON.parse(atob(answer?.token.authToken ?? ''))).toEqual({
      endpoint: 'e.example',
      api_key: 'key',
    });
  });

  it.each([0, -1, '1770000000', null, true, {}, 'soon'])('takes %j for no end at all', (expiresAt) => {
    const text = JSON.stringify({ authToken: 'abc', expiresAt, expiresIn: expiresAt, serverTime: expiresAt });
    expect(parseVendAnswer(text)?.expiry).toEqual({});
  });

  it('takes numbers that JSON cannot hold for no end at all', () => {
    expect(parseVendAnswer('{"authToken":"abc","expiresAt":1e999}')?.expiry).toEqual({});
  });

  it('drops optional fields of the wrong type', () => {
    const strange = { tokenId: 5, idRule: true, role: null, cacheName: '', topics: 'lobby' };
    expect(parse({ authToken: 'abc', ...strange })?.token).toEqual({ authToken: 'abc' });
    expect(parse({ authToken: 'abc', topics: ['a', 1, null] })?.token.topics).toEqual(['a']);
  });

  it.each(['moderator', 'Subscribe-Only', ' ', 7, true, {}, ['publish-subscribe'], 'constructor'])(
    'takes the role %j, which it does not know, for an unknown one',
    (role) => {
      expect(parse({ authToken: 'abc', role })?.token.role).toBe('unknown');
    },
  );

  it.each(TOKEN_ROLES)('knows the role %s', (role) => {
    expect(parse({ authToken: 'abc', role })?.token.role).toBe(role);
  });

  it.each([null, '', 0, false])('takes the role %j for none', (role) => {
    expect(parse({ authToken: 'abc', role })?.token.role).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['a word', 'OK'],
    ['a page', '<!doctype html><title>Sign in to the Wi-Fi, which takes more words</title>'],
    ['broken JSON', '{"authToken":"abc"'],
    ['null', 'null'],
    ['a number', '42'],
    ['a list', '["abc"]'],
    ['an empty object', '{}'],
    ['an empty token', '{"authToken":""}'],
    ['a token that is no text', '{"authToken":{"a":1}}'],
    ['a key without an endpoint', '{"api_key":"k","valid_until":1}'],
    ['an endpoint without a key', '{"endpoint":"e","valid_until":1}'],
    ['a key that base64 cannot hold', '{"api_key":"\u4e2d","endpoint":"e"}'],
    ['an error', '{"message":"An error occurred!"}'],
  ])('finds no token in %s', (_, text) => {
    expect(parseVendAnswer(text)).toBeUndefined();
  });

  it('throws on no text whatever, and makes no token without text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), fc.json()), (text) => {
        expect(parseVendAnswer(text)?.token.authToken).not.toBe('');
      }),
    );
  });

  it('never brings an end that is not a positive number', () => {
    const field = fc.oneof(fc.jsonValue(), fc.double(), fc.string());
    const names = ['expiresAt', 'expiresAtEpoch', 'valid_until', 'expiresIn', 'serverTime'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), field), (fields) => {
        const { expiry } = parse({ authToken: 'abc', ...fields }) ?? {};
        const ends = Object.values(expiry ?? { missing: 0 }).filter((end) => end !== undefined);
        expect(ends.every((end) => end > 0 && Number.isFinite(end))).toBe(true);
      }),
    );
  });
});
