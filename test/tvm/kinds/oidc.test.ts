import { describe, expect, it } from 'vitest';
import { oidcEnvironment, readOidcSettings } from '../../../tvm/kinds/oidc.ts';

const env = {
  TVM_OIDC_ISSUER: 'https://id.example/realms/chat',
  TVM_OIDC_SHORT_NAME: 'acme',
  TVM_OIDC_AUDIENCE: 'page',
};
const pool = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aBcDeFgHi';

describe('the settings of a machine of mode oidc', () => {
  it('are three, and defaults', () => {
    expect(readOidcSettings(env)).toEqual({
      issuer: 'https://id.example/realms/chat',
      shortName: 'acme',
      audiences: ['page'],
      emailsAreUniqueAndPublic: false,
    });
  });

  it('are as many as somebody needs', () => {
    const settings = readOidcSettings({
      ...env,
      TVM_OIDC_AUDIENCE: ' https://chat.example , api://1 ',
      TVM_OIDC_TOKEN: 'access',
      TVM_OIDC_ACCESS_MARK: 'at+jwt',
      TVM_OIDC_GROUPS_CLAIM: '["realm_access", "roles"]',
      TVM_OIDC_GROUPS_SEPARATOR: 'space',
      TVM_OIDC_JWKS_URI: 'https://keys.example/',
      TVM_OIDC_ALGORITHMS: 'RS256, ES256',
      TVM_ID_CLAIM: 'email',
      TVM_EMAIL_IDS: 'unique-and-public',
    });
    expect(settings).toEqual({
      issuer: env.TVM_OIDC_ISSUER,
      shortName: 'acme',
      audiences: ['https://chat.example', 'api://1'],
      token: 'access',
      accessMark: 'at+jwt',
      groupsPath: ['realm_access', 'roles'],
      groupsSeparator: ' ',
      jwksUri: 'https://keys.example/',
      algorithms: ['RS256', 'ES256'],
      idClaim: 'email',
      emailsAreUniqueAndPublic: true,
    });
    expect(readOidcSettings({ ...env, TVM_OIDC_GROUPS_CLAIM: 'https://example/groups' }).groupsPath).toEqual([
      'https://example/groups',
    ]);
  });

  it.each<[string, readonly string[]]>([
    ['["https://a.example/b,c", "d"]', ['https://a.example/b,c', 'd']],
    [' ["page"] ', ['page']],
    ['a,b', ['a', 'b']],
  ])('name audiences with commas between them, or as a JSON list: %s', (TVM_OIDC_AUDIENCE, audiences) => {
    const settings = readOidcSettings({ ...env, TVM_OIDC_AUDIENCE });
    expect(settings.audiences).toEqual(audiences);
    expect(readOidcSettings(oidcEnvironment(settings))).toEqual(settings);
  });

  it('are told to a function by the same variables', () => {
    const everything = {
      issuer: pool,
      shortName: null,
      token: 'id',
      audiences: ['a', 'b'],
      groupsPath: ['https://example/groups'],
      groupsSeparator: ' ',
      jwksUri: 'https://keys.example/',
      algorithms: ['RS256', 'EdDSA'],
      idClaim: 'email',
      emailsAreUniqueAndPublic: true,
    } as const;
    expect(readOidcSettings(oidcEnvironment(everything))).toEqual(everything);
    expect(oidcEnvironment(readOidcSettings(env))).toEqual(env);
  });

  it('say out loud that the people of a pool have the ids of mode cognito', () => {
    const asInPool = { ...env, TVM_OIDC_ISSUER: pool, TVM_OIDC_SHORT_NAME: '*cognito' };
    expect(readOidcSettings(asInPool).shortName).toBeNull();
    expect(() => readOidcSettings({ ...asInPool, TVM_OIDC_ISSUER: 'https://id.example' })).toThrow(
      'TVM_OIDC_SHORT_NAME is needed: only the people of a Cognito user pool can do without',
    );
    const standIn = { ...asInPool, TVM_OIDC_ISSUER: 'http://127.0.0.1:5556/local_Pool' };
    expect(readOidcSettings(standIn).shortName).toBeNull();
    expect(() => readOidcSettings({ ...asInPool, TVM_OIDC_TOKEN: 'access' })).toThrow(
      'TVM_OIDC_SHORT_NAME is needed for access tokens',
    );
  });

  it.each(['http://localhost:5556', 'http://127.0.0.1:5556/a', 'http://[::1]:5556', 'http://id.localhost'])(
    'may have an issuer on this machine: %s',
    (TVM_OIDC_ISSUER) => {
      expect(readOidcSettings({ ...env, TVM_OIDC_ISSUER }).issuer).toBe(TVM_OIDC_ISSUER);
    },
  );

  it.each<[string, Readonly<Record<string, string | undefined>>, string]>([
    ['no issuer', { TVM_OIDC_ISSUER: undefined }, 'TVM_OIDC_ISSUER is not set'],
    [
      'an issuer by http',
      { TVM_OIDC_ISSUER: 'http://id.example' },
      'TVM_OIDC_ISSUER is "http://id.example", expected',
    ],
    ['a host that only sounds near', { TVM_OIDC_ISSUER: 'http://localhost.example' }, 'TVM_OIDC_ISSUER is'],
    ['an issuer with a query', { TVM_OIDC_ISSUER: 'https://id.example/?a' }, 'which has a query'],
    ['no short name', { TVM_OIDC_SHORT_NAME: '' }, 'TVM_OIDC_SHORT_NAME is not set'],
    [
      'a short name in capitals',
      { TVM_OIDC_SHORT_NAME: 'Acme' },
      'TVM_OIDC_SHORT_NAME is "Acme", expected 1 to 12',
    ],
    ['a long short name', { TVM_OIDC_SHORT_NAME: 'thirteen-char' }, 'expected 1 to 12'],
    [
      "the guests' prefix",
      { TVM_OIDC_SHORT_NAME: 'guest' },
      'TVM_OIDC_SHORT_NAME is "guest", and no id can begin with it',
    ],
    ['no audience', { TVM_OIDC_AUDIENCE: ' , ' }, 'TVM_OIDC_AUDIENCE names nobody'],
    ['a list that is no JSON', { TVM_OIDC_AUDIENCE: '["page"' }, 'TVM_OIDC_AUDIENCE names nobody'],
    ['an audience that is no text', { TVM_OIDC_AUDIENCE: '["page", 5]' }, 'TVM_OIDC_AUDIENCE names "5"'],
    ['an audience with a blank', { TVM_OIDC_AUDIENCE: 'My page' }, 'TVM_OIDC_AUDIENCE names "My page"'],
    ['another token', { TVM_OIDC_TOKEN: 'refresh' }, 'TVM_OIDC_TOKEN is "refresh", expected id or access'],
    ['a mark on ID tokens', { TVM_OIDC_ACCESS_MARK: 'at+jwt' }, 'TVM_OIDC_ACCESS_MARK is for access tokens'],
    [
      'another mark',
      { TVM_OIDC_TOKEN: 'access', TVM_OIDC_ACCESS_MARK: 'typ' },
      'TVM_OIDC_ACCESS_MARK is "typ"',
    ],
    [
      'a way that is no JSON',
      { TVM_OIDC_GROUPS_CLAIM: '[groups]' },
      'TVM_OIDC_GROUPS_CLAIM is no list of names',
    ],
    ['a way of numbers', { TVM_OIDC_GROUPS_CLAIM: '[1]' }, 'TVM_OIDC_GROUPS_CLAIM is no list of names'],
    ['keys by http', { TVM_OIDC_JWKS_URI: 'http://id.example/keys' }, 'TVM_OIDC_JWKS_URI is'],
    ['no signature', { TVM_OIDC_ALGORITHMS: 'none' }, 'TVM_OIDC_ALGORITHMS names "none", expected RS256'],
    ['a shared secret', { TVM_OIDC_ALGORITHMS: 'RS256,HS256' }, 'TVM_OIDC_ALGORITHMS names "HS256"'],
    [
      'a claim that people edit',
      { TVM_ID_CLAIM: 'preferred_username' },
      'TVM_ID_CLAIM is "preferred_username", which people may be able to edit',
    ],
    ['the claim of a pool', { TVM_ID_CLAIM: 'cognito:username' }, 'TVM_ID_CLAIM is "cognito:username"'],
    [
      'addresses without a word',
      { TVM_ID_CLAIM: 'email' },
      'TVM_ID_CLAIM is "email": say with TVM_EMAIL_IDS',
    ],
  ])('stop it by name: %s', (_what, change, problem) => {
    expect(() => readOidcSettings({ ...env, ...change })).toThrow(problem);
  });
});
