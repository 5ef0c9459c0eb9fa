import { FetchError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { describe, expect, it } from 'vitest';
import { createIdTokenVerifier } from '../../../tvm/lambda/id-token-verifier.ts';
import { IdTokenIssuer } from '../contract/id-tokens.ts';

const userPoolId = 'eu-west-1_aBcDeFgHi';
const issuer = `https://cognito-idp.eu-west-1.amazonaws.com/${userPoolId}`;
const idTokens = new IdTokenIssuer({ issuer: () => issuer, clientId: 'client' });
const claims = idTokens.claims('ann', ['ReadOnlyUserGroup']);

function verifier(fetch: () => Promise<string> = async () => JSON.stringify(idTokens.jwks)) {
  const bytes = async () => new TextEncoder().encode(await fetch()).buffer;
  return createIdTokenVerifier(userPoolId, new SimpleJwksCache({ fetcher: { fetch: bytes } }));
}

describe('the function that verifies ID tokens', () => {
  it('gives the claims of a token of its pool', async () => {
    expect(await verifier()(idTokens.token(claims))).toEqual(claims);
  });

  it('leaves it to whoever reads them for which client it is', async () => {
    const others = { ...claims, aud: 'another-client' };
    expect(await verifier()(idTokens.token(others))).toEqual(others);
  });

  it.each([
    'expired',
    'of another pool',
    'signed by another key',
    'with algorithm none',
    'tampered with',
    'an access token',
  ] as const)('gives nothing for one that is %s', async (fault) => {
    expect(await verifier()(idTokens.token(claims, fault))).toBeUndefined();
  });

  it.each(['', 'x', 'a.b.c', 'Basic YTpi'])('gives nothing for %j, which is no token', async (token) => {
    expect(await verifier()(token)).toBeUndefined();
  });

  it.each([
    ['are away', () => Promise.reject(new FetchError('https://keys.example', 'hush-hush'))],
    ['are none', async () => '<html>'],
  ])('does not know where the keys %s', async (_how, fetch) => {
    const away = verifier(fetch);
    await expect(away(idTokens.token(claims))).rejects.toMatchObject({
      code: 'unavailable',
      reason: 'the keys of the user pool cannot be had',
    });
  });
});
