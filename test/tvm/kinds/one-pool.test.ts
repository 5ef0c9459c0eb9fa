// One user pool behind two machines: in one people type a password, to the other they come by Cognito's managed login.

import { JwtVerifier } from 'aws-jwt-verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VendResponse, WireErrorBody } from '../../../src/tvm-client/wire.ts';
import { defaultPolicy } from '../../../tvm/default-policy.ts';
import type { AuthMode } from '../../../tvm/kinds/machine-kinds.ts';
import { createLambdaHandler } from '../../../tvm/lambda/lambda-handler.ts';
import { FakeTokenVendor } from '../../support/fake-token-vendor.ts';
import { functionUrlEvent } from '../../support/gateway-events.ts';
import { type LocalServer, serveLocally } from '../../support/http-server.ts';
import { SigningKey } from '../../support/signing-key.ts';

const POOL_ID = 'eu-west-1_aBcDeFgHi';
const ISSUER = `https://cognito-idp.eu-west-1.amazonaws.com/${POOL_ID}`;
/** Each way in is an app client of its own. */
const CLIENTS = { cognito: '1password', oidc: '2page' } as const;

const key = new SigningKey('k1', 'RS256');
const jwks: { readonly keys: readonly JsonWebKey[] } = { keys: [key.jwk] };
let keys: LocalServer;
beforeAll(async () => {
  keys = await serveLocally((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(jwks));
  });
});
afterAll(() => keys.close());

type Way = keyof typeof CLIENTS;

/** What the machine answers to somebody of the pool who comes this way. */
async function answer(way: Way, person: object, variables: Readonly<Record<string, string>> = {}) {
  const verifier = JwtVerifier.create({ issuer: ISSUER, audience: null, jwksUri: `${keys.origin}/` });
  verifier.cacheJwks(jwks as Parameters<typeof verifier.cacheJwks>[0]);
  const env: Readonly<Record<Way, Readonly<Record<string, string>>>> = {
    cognito: { TVM_USER_POOL_ID: POOL_ID, TVM_USER_POOL_CLIENT_ID: CLIENTS.cognito },
    oidc: {
      TVM_OIDC_ISSUER: ISSUER,
      TVM_OIDC_JWKS_URI: `${keys.origin}/`,
      TVM_OIDC_AUDIENCE: CLIENTS.oidc,
      TVM_OIDC_SHORT_NAME: '*cognito',
      TVM_OIDC_GROUPS_CLAIM: 'cognito:groups',
    },
  };
  const authMode: AuthMode = way;
  const handler = createLambdaHandler({
    authMode,
    env: { ...env[way], ...variables },
    policy: defaultPolicy({ authMode, cacheName: 'chat' }),
    allowedOrigins: [],
    readSecret: async () => Buffer.from('{"endpoint":"e","api_key":"k"}').toString('base64'),
    createVendor: () => new FakeTokenVendor(),
    createIdTokenVerifier: () => (token) => verifier.verify(token).catch(() => undefined),
    log: () => {},
  });
  const nowSeconds = Math.floor(Date.now() / 1_000);
  const token = key.token({
    iss: ISSUER,
    aud: CLIENTS[way],
    token_use: 'id',
    iat: nowSeconds,
    exp: nowSeconds + 3_600,
    'cognito:groups': ['ReadWriteUserGroup'],
    ...person,
  });
  const { body } = await handler(functionUrlEvent({ headers: { authorization: `Bearer ${token}` } }));
  const { tokenId, error } = JSON.parse(body) as Partial<VendResponse & WireErrorBody>;
  return tokenId ?? error?.code;
}

async function bothWays(person: object, variables?: Readonly<Record<string, string>>) {
  return [await answer('cognito', person, variables), await answer('oidc', person, variables)];
}

const ann = {
  sub: 'cb7eda1b-d09a-40ae-b8bb-37836ebc6abd',
  'cognito:username': 'ann',
  email: 'ann@example.com',
  email_verified: true,
};

describe('somebody who comes to one pool by password and by managed login', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['by user name', {}, ann['cognito:username']],
    ['by number', { TVM_ID_CLAIM: 'sub' }, ann.sub],
    ['by address', { TVM_ID_CLAIM: 'email', TVM_EMAIL_IDS: 'unique-and-public' }, ann.email],
  ])('has one id: %s', async (_what, variables, id) => {
    expect(await bothWays(ann, variables)).toEqual([id, id]);
  });

  it('has one also where another provider stands behind the pool', async () => {
    const federated = { ...ann, 'cognito:username': 'Google_109' };
    expect(await bothWays(federated)).toEqual(['Google_109', 'Google_109']);
  });

  it.each(['guest:ann', 'acme:ann', 'ACME: ann', 'u'.repeat(65)])(
    'gets none by either way as %s',
    async (name) => {
      expect(await bothWays({ ...ann, 'cognito:username': name })).toEqual(['forbidden', 'forbidden']);
    },
  );

  it('gets none for the address that they have not proved', async () => {
    const variables = { TVM_ID_CLAIM: 'email', TVM_EMAIL_IDS: 'unique-and-public' };
    expect(await bothWays({ ...ann, email_verified: false }, variables)).toEqual(['forbidden', 'forbidden']);
  });

  it('is somebody else behind a short name', async () => {
    expect(await answer('oidc', ann, { TVM_OIDC_SHORT_NAME: 'acme' })).toBe(`acme:${ann.sub}`);
  });

  it('shows each machine the tokens of its own client only', async () => {
    expect(await answer('oidc', { ...ann, aud: CLIENTS.cognito })).toBe('unauthorized');
    expect(await answer('cognito', { ...ann, aud: CLIENTS.oidc })).toBe('unauthorized');
  });
});
