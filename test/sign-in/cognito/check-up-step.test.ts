import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { checkUpStep } from '../../../src/sign-in/cognito/check-up-step.ts';
import type { CognitoMachine } from '../../../src/sign-in/cognito/cognito-machine.ts';
import type { CheckUpParts } from '../../../src/sign-in/kind-check-up.ts';

let cognito: LocalCognito;
beforeAll(async () => {
  cognito = await startLocalCognito();
});
afterAll(() => cognito.close());

const { signal } = new AbortController();

/** The end of the step, against the local Cognito unless told otherwise. */
function check(options: Partial<CognitoMachine & CheckUpParts> = {}) {
  const {
    fetch = (request: Request) => globalThis.fetch(request),
    isOnline = () => true,
    ...machine
  } = options;
  const { url: cognitoEndpoint, userPoolId, clientId } = cognito;
  const member = { name: 'Member', url: 'https://tvm.example/', authFlow: 'USER_SRP_AUTH' } as const;
  const step = checkUpStep(
    { ...member, userPoolId, clientId, cognitoEndpoint, ...machine },
    { fetch, isOnline, asked: () => undefined },
  );
  return step.run(signal);
}

/** Answers everything so. */
const says =
  (status: number, body: string): CheckUpParts['fetch'] =>
  async () =>
    new Response(body, { status });

/** Refuses some actions so ("name: sentence"), and every token as one that is none; the pool's keys are there. */
function refusing(refusals: Readonly<Record<string, string>>): CheckUpParts['fetch'] {
  return async (request) => {
    if (request.method === 'GET') return Response.json({ keys: [] });
    const action = request.headers.get('x-amz-target')?.split('.')[1] ?? '';
    const { AuthFlow = '' } = (await request.json()) as { readonly AuthFlow?: string };
    const refusal =
      refusals[`${action} ${AuthFlow}`.trim()] ?? 'NotAuthorizedException: Invalid Refresh Token';
    const [name = '', message = ''] = refusal.split(': ');
    return Response.json({ __type: name, message }, { status: 400 });
  };
}

describe('checkUpStep', () => {
  it('passes where pool and client are known, and names nobody', async () => {
    const requests: Request[] = [];
    const fetch = (request: Request) => {
      requests.push(request.clone());
      return globalThis.fetch(request);
    };
    expect(await check({ fetch })).toEqual({ code: 'answers', facts: { signInService: cognito.url } });
    const bodies = await Promise.all(requests.map((request) => request.text()));
    expect(bodies.join('\n')).not.toMatch(/"PASSWORD"|writer/);
    expect(requests.map(({ method, credentials }) => [method, credentials])).toEqual([
      ['POST', 'omit'],
      ['POST', 'omit'],
      ['GET', 'omit'],
    ]);
  });

  it('tells a client and a pool that it does not know', async () => {
    expect(await check({ clientId: 'nobody' })).toMatchObject({ code: 'unknown-client' });
    expect(await check({ userPoolId: 'local_Nowhere' })).toMatchObject({ code: 'unknown-pool' });
  });

  it.each([
    [429, '{}', 'throttled'],
    [400, '{"__type":"TooManyRequestsException"}', 'throttled'],
    [400, '{"__type":"com.amazonaws.cognito#ResourceNotFoundException"}', 'unknown-client'],
    [500, '{"__type":"InternalErrorException"}', 'unavailable'],
    [503, '', 'unavailable'],
    [200, '<!doctype html>', 'not-cognito'],
    [404, '{"message":"Not Found"}', 'not-cognito'],
    [200, 'null', 'not-cognito'],
  ])('tells by status %i and %j', async (status, body, code) => {
    expect(await check({ fetch: says(status, body) })).toMatchObject({ code });
  });

  it.each([
    [
      'a client with a secret',
      {
        'InitiateAuth REFRESH_TOKEN_AUTH':
          'NotAuthorizedException: Unable to verify secret hash for client x',
      },
      'client-secret',
    ],
    [
      "a firewall's block",
      { 'InitiateAuth REFRESH_TOKEN_AUTH': 'ForbiddenException: Request not allowed due to WAF block.' },
      'blocked',
    ],
    [
      'rotation',
      { 'InitiateAuth REFRESH_TOKEN_AUTH': 'UnsupportedOperationException: Refresh token rotation is on' },
      'rotates',
    ],
    [
      'no way to renew',
      {
        'InitiateAuth REFRESH_TOKEN_AUTH': 'InvalidParameterException: Initiate Auth method not supported.',
        GetTokensFromRefreshToken: 'OperationNotEnabledException: Not here.',
      },
      'no-renewal',
    ],
    [
      'SRP switched off',
      {
        'InitiateAuth USER_SRP_AUTH':
          'InvalidParameterException: USER_SRP_AUTH is not enabled for the client.',
      },
      'flow-off',
    ],
    [
      'a pool that asks for a captcha',
      { 'InitiateAuth USER_SRP_AUTH': 'ForbiddenException: Captcha' },
      'answers',
    ],
  ])('names %s', async (_what, refusals, code) => {
    expect(await check({ fetch: refusing(refusals) })).toMatchObject({ code });
  });

  it('asks for the flow of the configuration', async () => {
    const off = 'InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client';
    const fetch = refusing({ 'InitiateAuth USER_PASSWORD_AUTH': off });
    expect(await check({ fetch })).toMatchObject({ code: 'answers' });
    expect(await check({ fetch, authFlow: 'USER_PASSWORD_AUTH' })).toMatchObject({ code: 'flow-off' });
  });

  it('tells a flow that the stand-in has switched off', async () => {
    const strict = await startLocalCognito({ signInFlows: ['USER_PASSWORD_AUTH'] });
    try {
      const { url: cognitoEndpoint, userPoolId, clientId } = strict;
      expect(await check({ cognitoEndpoint, userPoolId, clientId })).toMatchObject({ code: 'flow-off' });
    } finally {
      await strict.close();
    }
  });

  it.each([
    [true, 'unreachable'],
    [false, 'offline'],
  ])('fails where nothing answers; with a network: %s', async (isOnline, code) => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await check({ fetch, isOnline: () => isOnline })).toMatchObject({ code });
  });

  it('learns nothing of the pool where the page may not read its keys', async () => {
    const fetch = ({ method }: Request) =>
      method === 'POST'
        ? Promise.resolve(
            Response.json(
              { __type: 'NotAuthorizedException', message: 'Invalid Refresh Token' },
              { status: 400 },
            ),
          )
        : Promise.reject(new TypeError('Failed to fetch'));
    expect(await check({ fetch })).toMatchObject({ code: 'answers' });
  });

  it('takes an answer without an end for that of something else', async () => {
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)),
      });
    const result = await check({ fetch: async () => new Response(endless(), { status: 400 }) });
    expect(result.code).toBe('not-cognito');
  });
});
