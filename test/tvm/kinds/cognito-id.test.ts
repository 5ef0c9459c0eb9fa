import { describe, expect, it } from 'vitest';
import { createClaimsReader } from '../../../tvm/kinds/cognito-claims.ts';
import { idClaims } from '../../../tvm/kinds/cognito-id.ts';
import { createLambdaHandler } from '../../../tvm/lambda/lambda-handler.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeTokenVendor } from '../../support/fake-token-vendor.ts';
import { functionUrlEvent, httpApiEvent, proxyEvent } from '../../support/gateway-events.ts';

const claims = {
  token_use: 'id',
  aud: 'client',
  sub: 'b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c',
  'cognito:username': 'ann',
  'cognito:groups': ['a'],
  email: 'ann@example.com',
  email_verified: true,
  preferred_username: 'Queen Ann',
};
const byAddress = { TVM_ID_CLAIM: 'email', TVM_EMAIL_IDS: 'unique-and-public' };

function machine(env: Readonly<Record<string, string>> = {}, verified: unknown = claims) {
  const reasons: unknown[] = [];
  const handler = createLambdaHandler({
    authMode: 'cognito',
    env: { TVM_USER_POOL_CLIENT_ID: 'client', ...env },
    policy: { groups: [{ group: 'a', role: 'publish-subscribe', caches: ['chat'], topics: 'all' }] },
    allowedOrigins: [],
    readSecret: async () => Buffer.from('{"endpoint":"e","api_key":"k"}').toString('base64'),
    createVendor: () => new FakeTokenVendor(),
    createIdTokenVerifier: () => async () => verified,
    clock: new FakeClock(),
    log: ({ reason }) => reasons.push(reason),
  });
  return { reasons, ask: async (event: unknown) => answerOf(await handler(event)) };
}

function answerOf({ statusCode, body }: { statusCode: number; body: string }) {
  const { tokenId, error } = JSON.parse(body) as { tokenId?: string; error?: { message: string } };
  return { status: statusCode, said: tokenId ?? error?.message };
}

/** The same token, as each form of the machine gets to see it. */
const forms: Readonly<
  Record<string, (given: object, env: Readonly<Record<string, string>>) => ReturnType<typeof ask>>
> = {
  'a REST API': (given, env) => ask(env, proxyEvent({ authorizer: { claims: asTexts(given, ',') } })),
  'an HTTP API': (given, env) =>
    ask(env, httpApiEvent({ authorizer: { jwt: { claims: asTexts(given, ' ') } } })),
  'the function itself': (given, env) =>
    ask(
      { ...env, TVM_USER_POOL_ID: 'eu-west-1_aBcDeFgHi' },
      functionUrlEvent({ headers: { authorization: 'token' } }),
      given,
    ),
};

async function ask(env: Readonly<Record<string, string>>, event: unknown, verified?: object) {
  const { ask: askMachine, reasons } = machine(env, verified);
  return { ...(await askMachine(event)), reasons };
}

/** What gateways make of claims. */
function asTexts(given: object, separator: ',' | ' '): Record<string, string> {
  const texts = Object.entries(given).map(([name, value]) => {
    if (!Array.isArray(value)) return [name, String(value)];
    return [name, separator === ',' ? value.join(',') : `[${value.join(' ')}]`];
  });
  return Object.fromEntries(texts) as Record<string, string>;
}

describe.each(Object.entries(forms))('ids, where %s has verified', (_form, askAs) => {
  it.each([
    ['', 'ann'],
    ['cognito:username', 'ann'],
    ['sub', claims.sub],
  ])('are made of the claim that the operator names: %j', async (TVM_ID_CLAIM, tokenId) => {
    expect(await askAs(claims, { TVM_ID_CLAIM })).toMatchObject({ status: 200, said: tokenId });
  });

  it('are an address where the operator says that it is unique and public, and the token that it is verified', async () => {
    expect(await askAs(claims, byAddress)).toMatchObject({ status: 200, said: 'ann@example.com' });
  });

  it.each([false, 'false', 'TRUE', 1, ''])(
    'are never an address that is verified as little as %j says',
    async (email_verified) => {
      const { status, said, reasons } = await askAs({ ...claims, email_verified }, byAddress);
      expect(status).toBe(403);
      expect(said).toBe(
        'People are known by their e-mail address here, and yours is not verified. Verify it, then sign in again.',
      );
      expect(reasons).toEqual(['the e-mail address of the ID token is not verified']);
    },
  );

  it('are nothing in place of an address that is not there, and say so to the person', async () => {
    const { email: _, ...rest } = claims;
    expect(await askAs(rest, byAddress)).toMatchObject({
      status: 403,
      said: expect.stringContaining('your account has none') as string,
    });
  });

  it('are never cut: one of more than 64 units is refused in words', async () => {
    const email = `${'n'.repeat(53)}@example.com`;
    expect(await askAs({ ...claims, email }, byAddress)).toMatchObject({
      status: 403,
      said: expect.stringContaining('it must have 1 to 64 characters') as string,
    });
    const longest = `${'n'.repeat(52)}@example.com`;
    expect(await askAs({ ...claims, email: longest }, byAddress)).toMatchObject({
      status: 200,
      said: longest,
    });
  });
});

describe('a claim that the person can edit', () => {
  it.each([
    'preferred_username',
    'name',
    'nickname',
    'given_name',
    'phone_number',
    'custom:handle',
    'username',
    'Email',
  ])('stops the machine at its start: %s', (TVM_ID_CLAIM) => {
    const words = `is "${TVM_ID_CLAIM}", which people may be able to edit, and then anybody could be anybody: expected ${idClaims.join(', ')}`;
    expect(() => machine({ TVM_ID_CLAIM })).toThrow(`unable to start; TVM_ID_CLAIM ${words}`);
    expect(() => createClaimsReader({ clientIds: ['client'], idClaim: TVM_ID_CLAIM as 'sub' })).toThrow(
      `unable to tell who calls; idClaim ${words}`,
    );
  });
});

describe('an address as an id', () => {
  it('needs the word of the operator, at the start', () => {
    expect(() => machine({ TVM_ID_CLAIM: 'email' })).toThrow(
      'unable to start; TVM_ID_CLAIM is "email": say with TVM_EMAIL_IDS=unique-and-public that no two people have the same address, and that everybody in a room may see it',
    );
    expect(() => machine({ TVM_ID_CLAIM: 'email', TVM_EMAIL_IDS: 'yes' })).toThrow(
      'unable to start; TVM_EMAIL_IDS is "yes", expected unique-and-public',
    );
    expect(() => createClaimsReader({ clientIds: ['client'], idClaim: 'email' })).toThrow(
      'say with emailsAreUniqueAndPublic: true',
    );
  });

  it('is taken by a server that gives it', () => {
    const read = createClaimsReader({
      clientIds: ['client'],
      idClaim: 'email',
      emailsAreUniqueAndPublic: true,
    });
    expect(read(claims)).toEqual({ kind: 'user', userName: 'ann@example.com', groups: ['a'] });
    expect(read({ ...claims, email_verified: false })).toMatchObject({ kind: 'unnamed' });
    expect(read({ ...claims, email_verified: false, aud: 'other' })).toMatchObject({ kind: 'unverified' });
  });
});
