import { CredentialProvider } from '@gomomento/sdk-web';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentOf, type TokenContent } from '../../src/momento/token-content.ts';
import { anyText } from '../support/any-text.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const jwt = (text: string) => `e30.${Buffer.from(text).toString('base64url')}.c2lnbmF0dXJl`;

/** What the SDK reads in a token; undefined where it refuses it. */
function contentBySdk(authToken: string): TokenContent | undefined {
  const elsewhere = { cacheEndpoint: 'a', controlEndpoint: 'a', tokenEndpoint: 'a' };
  try {
    const provider = CredentialProvider.fromDisposableToken({ authToken, endpointOverrides: elsewhere });
    return { apiKey: provider.getAuthToken(), cacheHost: hostBySdk(authToken) };
  } catch {
    return undefined;
  }
}

function hostBySdk(authToken: string): string | undefined {
  try {
    return CredentialProvider.fromDisposableToken({ authToken }).getCacheEndpoint();
  } catch {
    return undefined;
  }
}

const word = anyText({ minLength: 1 });
// JSON has no halves of surrogate pairs of its own; the two encoders make the same of them.
const fieldsOfToken = fc.record(
  { endpoint: word, api_key: word, more: fc.jsonValue() },
  { requiredKeys: ['endpoint', 'api_key'] },
);
const claims = fc.record(
  { cp: word, c: word, t: fc.constantFrom('g', 'a'), sub: word },
  { requiredKeys: [] },
);
const json = fc.oneof(fieldsOfToken, claims).map((fields) => JSON.stringify(fields));
const token = fc.oneof(json.map(base64), json.map(jwt));
/** One character more, less or other than in a token. (No white space: what the SDK makes of it in a JWT depends on the platform.) */
const nearlyToken = fc
  .tuple(token, fc.nat(), fc.constantFrom('', '=', 'A', '.', '-', '_', 'é'), fc.nat(1))
  .map(
    ([text, at, put, taken]) =>
      text.slice(0, at % text.length) + put + text.slice((at % text.length) + taken),
  );

describe('contentOf', () => {
  it('reads of tokens of both kinds what the SDK reads', () => {
    fc.assert(
      fc.property(token, (text) => {
        expect(contentOf(text)).toEqual(contentBySdk(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('refuses what the SDK refuses', () => {
    expect.hasAssertions();
    const junk = fc.oneof(
      fc.string(),
      fc.string().map(base64),
      fc.json().map(base64),
      fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64')),
      fc.constantFrom('', ' ', '.', '..', 'x.y.z', base64('null'), base64('{}'), jwt('null')),
    );
    fc.assert(
      fc.property(fc.oneof(nearlyToken, junk), (text) => {
        // Stricter only in what no machine sends: claims that are a bare value, or no text.
        expect([undefined, contentBySdk(text)]).toContainEqual(contentOf(text));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['a token', base64('{"endpoint":"cell.example","api_key":"a.b.c"}'), 'cache.cell.example'],
    ['a JWT of old', jwt('{"sub":"a","cp":"control.example","c":"cache.example"}'), 'cache.example'],
    ['a JWT that names no host', jwt('{"sub":"a"}'), undefined],
    ['a JWT that names one host of two', jwt('{"c":"cache.example"}'), undefined],
  ])('tells the host in %s', (_, text, cacheHost) => {
    expect(contentOf(text)).toHaveProperty('cacheHost', cacheHost);
    expect(contentBySdk(text)).toHaveProperty('cacheHost', cacheHost);
  });

  it.each([
    ['a key of today', jwt('{"t":"g"}')],
    ['a number for a host', base64('{"endpoint":5,"api_key":"a"}')],
    ['a list for a key', base64('{"endpoint":"cell.example","api_key":["a"]}')],
    ['no padding', base64('{"endpoint":"e","api_key":"ab"}').replace(/=+$/, '')],
    ['a line break at its end', `${base64('{"endpoint":"e","api_key":"a"}')}\n`],
    ['bytes that are no text', Buffer.from('{"endpoint":"e","api_key":"\xff"}', 'latin1').toString('base64')],
  ])('refuses %s', (_, text) => {
    expect(contentOf(text)).toBeUndefined();
  });
});
