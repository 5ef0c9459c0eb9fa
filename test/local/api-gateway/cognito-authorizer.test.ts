import { afterEach, describe, expect, it } from 'vitest';
import { createCognitoAuthorizer } from '../../../local/api-gateway/cognito-authorizer.ts';
import type { GatewayError } from '../../../local/api-gateway/gateway-error.ts';
import { startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { serveLocally } from '../../support/http-server.ts';
import { IdTokenIssuer } from '../../tvm/contract/id-tokens.ts';
import { startOneApi } from './one-api.ts';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(cleanups.splice(0).map((cleanup) => cleanup()));
});

async function startPool() {
  const fetches = { count: 0 };
  const server = await serveLocally((_request, response) => {
    fetches.count += 1;
    response.end(JSON.stringify(tokens.jwks));
  });
  cleanups.push(() => server.close());
  const issuer = `${server.origin}/local_Pool`;
  const tokens: IdTokenIssuer = new IdTokenIssuer({ issuer: () => issuer, clientId: 'client' });
  return { issuer, tokens, fetches, stop: () => server.close() };
}

async function start() {
  const pool = await startPool();
  const faults: GatewayError[] = [];
  const api = await startOneApi({
    authorizer: createCognitoAuthorizer({ issuer: pool.issuer }),
    onFault: (error) => void faults.push(error),
  });
  const ask = async (authorization?: string) =>
    (await fetch(api.url, { headers: authorization === undefined ? {} : { authorization } })).status;
  return { ...pool, ask, faults, events: api.events };
}

describe('a user pool authorizer', () => {
  it.each([
    ['bare', ''],
    ['after Bearer', 'Bearer '],
    ['after bearer', 'bearer '],
  ])('takes an ID token %s', async (_how, prefix) => {
    const { ask, tokens, events } = await start();
    expect(await ask(prefix + tokens.token(tokens.claims('ann', ['a'])))).toBe(200);
    expect(events[0]?.requestContext.authorizer).toHaveProperty('claims');
  });

  it('hands every claim on as text: groups with commas, and two times in words', async () => {
    const { ask, tokens, issuer, events } = await start();
    const iat = Math.floor(Date.now() / 1_000);
    await ask(
      tokens.token({
        ...tokens.claims('ann', ['ReadOnlyUserGroup', 'Staff']),
        auth_time: iat,
        iat,
        exp: Date.UTC(2037, 2, 9, 22, 55, 2) / 1_000,
        email_verified: true,
        identities: [{ userId: '1' }],
        address: { formatted: 'here' },
      }),
    );
    expect(events[0]?.requestContext.authorizer).toEqual({
      claims: {
        sub: expect.any(String) as string,
        iss: issuer,
        aud: 'client',
        iat: expect.stringMatching(/^[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d [\d:]{8} UTC \d{4}$/) as string,
        'cognito:groups': 'ReadOnlyUserGroup,Staff',
        'cognito:username': 'ann',
        token_use: 'id',
        auth_time: String(iat),
        exp: 'Mon Mar 09 22:55:02 UTC 2037',
        email_verified: 'true',
        identities: '{"userId":"1"}',
        address: '{"formatted":"here"}',
      },
    });
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'a.b.c'])('refuses "%s"', async (authorization) => {
    const { ask, events } = await start();
    expect(await ask(authorization)).toBe(401);
    expect(events).toEqual([]);
  });

  it('takes a token for any client of the pool, as the real one does', async () => {
    const { ask, tokens, events } = await start();
    expect(await ask(tokens.token({ ...tokens.claims('ann', ['a']), aud: 'another-client' }))).toBe(200);
    expect(events[0]?.requestContext.authorizer).toMatchObject({ claims: { aud: 'another-client' } });
  });

  it('refuses who sends no token', async () => {
    const { ask } = await start();
    expect(await ask()).toBe(401);
  });

  it.each([
    'expired',
    'of another pool',
    'signed by another key',
    'with algorithm none',
    'tampered with',
    'an access token',
  ] as const)('refuses a token that is %s', async (fault) => {
    const { ask, tokens, events, faults } = await start();
    expect(await ask(tokens.token(tokens.claims('ann', ['a']), fault))).toBe(401);
    expect(events).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('fetches the keys once', async () => {
    const { ask, tokens, fetches } = await start();
    const token = tokens.token(tokens.claims('ann', ['a']));
    expect(await ask(token)).toBe(200);
    expect(await ask(token)).toBe(200);
    expect(fetches.count).toBe(1);
  });

  it('is at fault when it cannot get the keys, and says why to its operator only', async () => {
    const { ask, tokens, stop, faults } = await start();
    await stop();
    expect(await ask(tokens.token(tokens.claims('ann', ['a'])))).toBe(500);
    expect(faults[0]?.type).toBe('AUTHORIZER_CONFIGURATION_ERROR');
  });

  it('takes the tokens of the local Cognito', async () => {
    const cognito = await startLocalCognito();
    cleanups.push(() => cognito.close());
    const { url, events } = await startOneApi({ authorizer: createCognitoAuthorizer(cognito) });
    const { idToken, accessToken } = await cognito.signIn('both');
    expect((await fetch(url, { headers: { authorization: `Bearer ${idToken}` } })).status).toBe(200);
    expect(events[0]?.requestContext.authorizer).toMatchObject({
      claims: { 'cognito:username': 'both', 'cognito:groups': 'ReadOnlyUserGroup,ReadWriteUserGroup' },
    });
    expect((await fetch(url, { headers: { authorization: `Bearer ${accessToken}` } })).status).toBe(401);
  });
});
