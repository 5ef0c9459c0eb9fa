import { describe, expect, it } from 'vitest';
import { readOidcToken } from '../../../tvm/kinds/oidc-claims.ts';
import type { OidcSettings } from '../../../tvm/kinds/oidc-settings.ts';

const NOW = 1_790_000_000;
const ofIdTokens: OidcSettings = {
  issuer: 'https://id.example',
  shortName: 'acme',
  audiences: ['page', 'phone'],
};
const ofAccessTokens: OidcSettings = { ...ofIdTokens, token: 'access', audiences: ['https://chat.example'] };

const idToken = { sub: 'u-1', aud: 'page', iat: NOW, exp: NOW + 300, nonce: 'n', groups: ['a'] };
const accessToken = {
  sub: 'u-1',
  aud: 'https://chat.example',
  client_id: 'page',
  iat: NOW,
  exp: NOW + 300,
  groups: ['a'],
};

/** Who calls, by an id; or why nobody does. */
function read(settings: OidcSettings, payload: object, header: object = {}): unknown {
  const caller = readOidcToken(
    { header: { ...header }, payload: { ...payload } },
    { settings, nowSeconds: NOW },
  );
  if (caller.kind === 'user') return `${caller.source ?? ''}:${caller.userName}`;
  return caller.kind === 'unverified' ? caller.reason : caller.kind;
}

const says = (text: string) => expect.stringContaining(text) as unknown;

describe('an ID token', () => {
  it.each<[string, object, object?]>([
    ['as the standard has it', {}],
    ['for one of several clients', { aud: 'phone' }],
    ['in a list of one', { aud: ['page'] }],
    ['for several, asked for by one of ours', { aud: ['page', 'other'], azp: 'page' }],
    ['that says by whom it was asked for', { azp: 'page' }],
    ['of the type JWT', {}, { typ: 'JWT' }],
    ['of the type jwt', {}, { typ: 'jwt' }],
    ['of Keycloak', { typ: 'ID' }],
    ['of Cognito', { token_use: 'id' }],
    ['that was issued a moment ahead of our clock', { iat: NOW + 60 }],
    ['that does not say when it was issued', { iat: undefined }],
  ])('counts: %s', (_what, claims, header) => {
    expect(read(ofIdTokens, { ...idToken, ...claims }, header)).toBe('acme:u-1');
  });

  it.each<[string, object, string, object?]>([
    ['for another client', { aud: 'other' }, 'for a client that'],
    ['for a client whose id begins like ours', { aud: 'page2' }, 'for a client that'],
    ['for nobody', { aud: undefined }, 'for a client that'],
    ['for a client by its number', { aud: 5 }, 'for a client that'],
    ['for several, without a word by whom', { aud: ['page', 'other'] }, 'another client has asked'],
    [
      'for several, asked for by another',
      { aud: ['page', 'other'], azp: 'other' },
      'another client has asked',
    ],
    ['asked for by another', { azp: 'other' }, 'another client has asked'],
    ['whose azp is empty', { azp: '' }, 'another client has asked'],
    ['of the type at+jwt', {}, 'is no ID token', { typ: 'at+jwt' }],
    ['of the type application/AT+JWT', {}, 'is no ID token', { typ: 'application/AT+JWT' }],
    ['that tells of a sign-out', {}, 'is no ID token', { typ: 'logout+jwt' }],
    ['whose type is no text', {}, 'is no ID token', { typ: 5 }],
    ['that is an access token of Keycloak', { typ: 'Bearer' }, 'is no ID token'],
    ['that is an access token of Cognito', { token_use: 'access' }, 'is no ID token'],
    ['without an end', { exp: undefined }, 'says no end'],
    ['from a minute and more ahead', { iat: NOW + 61 }, 'from the future'],
    ['issued at a text', { iat: '1' }, 'from the future'],
    ['of nobody', { sub: undefined }, 'the claim that makes ids'],
    ['of somebody empty', { sub: '' }, 'the claim that makes ids'],
    ['of a number', { sub: 5 }, 'the claim that makes ids'],
  ])('does not count: %s', (_what, claims, reason, header) => {
    expect(read(ofIdTokens, { ...idToken, ...claims }, header)).toEqual(says(reason));
  });

  it('counts nothing where access tokens do', () => {
    for (const claims of [{ token_use: 'id' }, { typ: 'ID' }, { at_hash: 'x' }]) {
      const payload = { ...idToken, aud: 'https://chat.example', ...claims };
      expect(read(ofAccessTokens, payload)).toEqual(says('is no access token'));
    }
  });
});

describe('an access token', () => {
  it.each<[string, OidcSettings['accessMark'], object, object?]>([
    ['for our audience', undefined, {}],
    ['for several audiences', undefined, { aud: ['https://chat.example', 'other'] }],
    ['of Cognito', undefined, { aud: undefined, client_id: 'https://chat.example', token_use: 'access' }],
    ['of Cognito, marked', 'token_use', { token_use: 'access' }],
    ['of RFC 9068', 'at+jwt', {}, { typ: 'at+jwt' }],
    ['of RFC 9068, written out', 'at+jwt', {}, { typ: 'application/at+JWT' }],
    ['of Keycloak', undefined, { typ: 'Bearer' }, { typ: 'JWT' }],
  ])('counts: %s', (_what, accessMark, claims, header) => {
    const settings = { ...ofAccessTokens, ...(accessMark && { accessMark }) };
    expect(read(settings, { ...accessToken, ...claims }, header)).toBe('acme:u-1');
  });

  it.each<[string, OidcSettings['accessMark'], object, string]>([
    ['for another audience', undefined, { aud: 'other' }, 'for an audience that'],
    [
      'for another audience, asked for by ours',
      undefined,
      { aud: 'other', client_id: 'https://chat.example' },
      'for an audience that',
    ],
    ['for nobody', undefined, { aud: undefined, client_id: undefined }, 'for an audience that'],
    ['without its mark', 'token_use', {}, 'does not say so in token_use'],
    ['without its type', 'at+jwt', { token_use: 'access' }, 'not of the type at+jwt'],
    ['that is a refresh token of Keycloak', undefined, { typ: 'Refresh' }, 'is no access token'],
    ['without an end', undefined, { exp: undefined }, 'says no end'],
  ])('does not count: %s', (_what, accessMark, claims, reason) => {
    const settings = { ...ofAccessTokens, ...(accessMark && { accessMark }) };
    expect(read(settings, { ...accessToken, ...claims })).toEqual(says(reason));
  });

  it('counts nothing where ID tokens do, also for a client of ours', () => {
    expect(read(ofIdTokens, { ...accessToken, aud: 'page' }, { typ: 'at+jwt' })).toEqual(
      says('is no ID token'),
    );
  });
});

describe('the id of somebody from a provider', () => {
  it('is made of the claim that is set', () => {
    const claims = { ...idToken, oid: 'o-1', email: 'ann@example.com', email_verified: true };
    expect(read({ ...ofIdTokens, idClaim: 'oid' }, claims)).toBe('acme:o-1');
    const byAddress = { ...ofIdTokens, idClaim: 'email', emailsAreUniqueAndPublic: true } as const;
    expect(read(byAddress, claims)).toBe('acme:ann@example.com');
    expect(read(byAddress, { ...claims, email_verified: undefined })).toBe('unnamed');
    expect(read({ ...ofIdTokens, idClaim: 'oid' }, idToken)).toEqual(says('the claim that makes ids'));
  });

  it('is that of mode cognito for the people of a pool that both serve', () => {
    const settings = {
      ...ofIdTokens,
      issuer: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a',
      shortName: null,
    };
    const claims = { ...idToken, token_use: 'id', 'cognito:username': 'ann' };
    expect(read(settings, claims)).toBe(':ann');
    expect(read({ ...settings, idClaim: 'sub' }, claims)).toBe(':u-1');
  });
});
