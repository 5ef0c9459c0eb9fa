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

describe('checkUpStep', () => {
  it('passes where pool and client are known, and names nobody', async () => {
    const requests: Request[] = [];
    const fetch = (request: Request) => {
      requests.push(request.clone());
      return globalThis.fetch(request);
    };
    expect(await check({ fetch })).toEqual({ code: 'answers', facts: { signInService: cognito.url } });
    const bodies = await Promise.all(requests.map((request) => request.text()));
    expect(bodies.join('\n')).not.toMatch(/USERNAME|PASSWORD/);
    expect(requests.map(({ method, credentials }) => [method, credentials])).toEqual([
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
    [true, 'unreachable'],
    [false, 'offline'],
  ])('fails where nothing answers; with a network: %s', async (isOnline, code) => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await check({ fetch, isOnline: () => isOnline })).toMatchObject({ code });
  });

  it('learns nothing of the pool where the page may not read its keys', async () => {
    const fetch = ({ method }: Request) =>
      method === 'POST'
        ? Promise.resolve(new Response('{"__type":"NotAuthorizedException"}', { status: 400 }))
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
