import type { APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { GatewayError } from '../../../local/api-gateway/gateway-error.ts';
import { createRequestAuthorizer } from '../../../local/api-gateway/request-authorizer.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { startOneApi } from './one-api.ts';

type Answer = (event: APIGatewayRequestAuthorizerEvent) => unknown;

const ANN = { username: 'ann', password: 'secret' };

async function start(answer: Answer) {
  const clock = new FakeClock();
  const asked: APIGatewayRequestAuthorizerEvent[] = [];
  const faults: GatewayError[] = [];
  const authorizer = createRequestAuthorizer({
    lambda: async (event) => {
      asked.push(event);
      return answer(event);
    },
    identityHeaders: ['username', 'password'],
    resultTtlSeconds: 5,
    timeoutMs: 10_000,
    clock,
  });
  const api = await startOneApi({ authorizer, onFault: (error) => void faults.push(error) });
  const ask = async (headers: Record<string, string> = ANN) => {
    const response = await fetch(api.url, { headers });
    const body = (await response.json()) as { error?: { code: string } };
    return [response.status, body.error?.code];
  };
  return { clock, asked, faults, ask, events: api.events, url: api.url };
}

function policy(Effect: 'Allow' | 'Deny', Resource: string | string[], context?: object) {
  return {
    principalId: 'ann',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect, Resource }],
    },
    ...(context && { context }),
  };
}

const allow: Answer = ({ methodArn }) => policy('Allow', methodArn);
const OK = [200, undefined];
const UNAUTHORIZED = [401, 'unauthorized'];
const DENIED = [403, 'forbidden'];
const BROKEN = [500, 'internal'];

describe('a REQUEST authorizer', () => {
  it('is asked with the whole request', async () => {
    const { ask, asked } = await start(allow);
    expect(await ask({ ...ANN, 'X-Other': 'seen' })).toEqual(OK);
    expect(asked[0]).toMatchObject({
      type: 'REQUEST',
      methodArn: 'arn:aws:execute-api:us-west-2:123456789012:api/prod/GET/',
      httpMethod: 'GET',
      resource: '/',
      headers: { username: 'ann', password: 'secret', 'X-Other': 'seen' },
      multiValueHeaders: { username: ['ann'] },
      requestContext: { apiId: 'api', stage: 'prod', identity: { sourceIp: '127.0.0.1' } },
    });
  });

  it.each([
    ['no header', {}],
    ['no password', { username: 'ann' }],
    ['no user name', { password: 'secret' }],
    ['an empty password', { username: 'ann', password: '' }],
    ['an empty user name', { username: '', password: 'secret' }],
  ])('is not even asked when there is %s', async (_what, headers) => {
    const { ask, asked, events } = await start(allow);
    expect(await ask(headers)).toEqual(UNAUTHORIZED);
    expect(asked).toEqual([]);
    expect(events).toEqual([]);
  });

  it('is not asked about a preflight', async () => {
    const { url, asked } = await start(allow);
    expect((await fetch(url, { method: 'OPTIONS' })).status).toBe(200);
    expect(asked).toEqual([]);
  });

  it('sends a caller away by one word', async () => {
    const { ask, faults, events } = await start(() => {
      throw new Error('Unauthorized');
    });
    expect(await ask()).toEqual(UNAUTHORIZED);
    expect(faults).toEqual([]);
    expect(events).toEqual([]);
  });

  it.each([
    ['denies', (arn: string) => policy('Deny', arn)],
    ['allows another method', (arn: string) => policy('Allow', arn.replace('GET', 'POST'))],
    ['allows another stage', (arn: string) => policy('Allow', arn.replace('prod', 'test'))],
  ])('keeps a caller out by a policy that %s', async (_what, make) => {
    const { ask, events } = await start(({ methodArn }) => make(methodArn));
    expect(await ask()).toEqual(DENIED);
    expect(events).toEqual([]);
  });

  it.each([
    ['crashes', () => Promise.reject(new Error('no database'))],
    ['returns nothing', () => undefined],
    ['names no principal', () => ({ ...policy('Allow', '*'), principalId: undefined })],
    ['returns no policy', () => ({ principalId: 'ann' })],
    ['returns an empty policy', () => ({ principalId: 'ann', policyDocument: { Statement: [] } })],
    ['returns nested context', () => policy('Allow', '*', { groups: ['a'] })],
    ['returns a list as context', () => policy('Allow', '*', ['a'])],
  ])('is at fault when it %s, and says why to its operator only', async (_what, answer) => {
    const { ask, faults } = await start(answer);
    expect(await ask()).toEqual(BROKEN);
    expect(faults[0]?.type).toBe('AUTHORIZER_CONFIGURATION_ERROR');
  });

  it('is at fault when it takes too long', async () => {
    const { ask, asked, faults, clock } = await start(() => new Promise(() => {}));
    const asking = ask();
    await expect.poll(() => asked.length).toBe(1);
    await clock.advance(10_000);
    expect(await asking).toEqual(BROKEN);
    expect(faults[0]?.type).toBe('AUTHORIZER_FAILURE');
  });

  it('tells the function about the caller, in strings', async () => {
    const { ask, events } = await start(({ methodArn }) =>
      policy('Allow', methodArn, { tier: 'gold', level: 3, isStaff: true, nothing: null }),
    );
    await ask();
    expect(events[0]?.requestContext.authorizer).toEqual({
      principalId: 'ann',
      integrationLatency: 0,
      tier: 'gold',
      level: '3',
      isStaff: 'true',
      nothing: null,
    });
  });
});

describe('the result of a REQUEST authorizer', () => {
  it('counts for five seconds, for the same credentials', async () => {
    const { ask, asked, clock } = await start(allow);
    await ask();
    await clock.advance(4_999);
    await ask();
    expect(asked).toHaveLength(1);
    await clock.advance(1);
    await ask();
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['another password', { ...ANN, password: 'other' }],
    ['another user name', { ...ANN, username: 'ben' }],
    ['the two in each other’s place', { username: 'secret', password: 'ann' }],
  ])('does not count for %s', async (_what, headers) => {
    const { ask, asked } = await start(allow);
    await ask();
    await ask(headers);
    expect(asked).toHaveLength(2);
  });

  it('counts in whatever case the header names are', async () => {
    const { ask, asked } = await start(allow);
    await ask({ Username: 'ann', PASSWORD: 'secret' });
    await ask();
    expect(asked).toHaveLength(1);
  });

  it('counts when it is a denial, but not when it is an error', async () => {
    let answer: Answer = () => policy('Deny', '*');
    const { ask, asked } = await start((event) => answer(event));
    await ask();
    expect(await ask()).toEqual(DENIED);
    expect(asked).toHaveLength(1);

    const other = { ...ANN, username: 'ben' };
    answer = () => {
      throw new Error('Unauthorized');
    };
    expect(await ask(other)).toEqual(UNAUTHORIZED);
    answer = allow;
    expect(await ask(other)).toEqual(OK);
  });
});
