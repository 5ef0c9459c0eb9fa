import { describe, expect, it } from 'vitest';
import type { UnverifiedCaller } from '../../../tvm/caller.ts';
import { type Gateway, gateways } from '../../../tvm/kinds/gateway.ts';
import { type AuthMode, authModes, machineKinds } from '../../../tvm/kinds/machine-kinds.ts';
import { readEvent } from '../../../tvm/lambda/gateway-event.ts';
import {
  functionUrlEvent,
  httpApiEvent,
  httpApiEvent1,
  loadBalancerEvent,
  proxyEvent,
} from '../../support/gateway-events.ts';

const claims = { token_use: 'id', aud: 'client', 'cognito:username': 'ann', 'cognito:groups': 'a' };
const client = { TVM_USER_POOL_CLIENT_ID: 'client' };
const context = { principalId: 'bob', userName: 'bob', tier: 'a', integrationLatency: 5 };
const nobody = { kind: 'unverified' } as const;
const provider = {
  TVM_OIDC_ISSUER: 'https://id.example',
  TVM_OIDC_SHORT_NAME: 'acme',
  TVM_OIDC_AUDIENCE: 'client',
};

function callersOf(kind: AuthMode, env: Record<string, string> = { ...client, ...provider }) {
  return machineKinds[kind].createCallers({
    env,
    createIdTokenVerifier: () => async (token) => (token === 'good' ? claims : undefined),
    createOidcCallerOf: () => async (authorization) =>
      authorization === 'Bearer good' ? { kind: 'user', userName: 'ann', groups: [] } : nobody,
  });
}

/** Undefined: such a gateway cannot say who calls. */
async function callerOf(event: unknown, kind: AuthMode, env?: Record<string, string>): Promise<unknown> {
  const { gateway, request, authorizer } = readEvent(event) ?? {};
  if (!gateway || !request) throw new Error('this event is no request');
  return callersOf(kind, env)[gateway]?.({ request, authorizer });
}

describe('the caller of an event', () => {
  it('is whom the authorizer of this mode found, where this gateway says so', async () => {
    const ann = { kind: 'user', userName: 'ann', groups: ['a'] };
    const bob = { kind: 'user', userName: 'bob', groups: ['a'] };
    const listed = { ...claims, 'cognito:groups': '[a]' };
    expect(await callerOf(proxyEvent({ authorizer: { claims } }), 'cognito')).toEqual(ann);
    expect(await callerOf(httpApiEvent({ authorizer: { jwt: { claims: listed } } }), 'cognito')).toEqual(ann);
    expect(await callerOf(httpApiEvent1({ authorizer: { claims: listed } }), 'cognito')).toEqual(ann);
    expect(await callerOf(proxyEvent({ authorizer: context }), 'lambda')).toEqual(bob);
    expect(await callerOf(httpApiEvent({ authorizer: { lambda: context } }), 'lambda')).toEqual(bob);
    expect(await callerOf(httpApiEvent1({ authorizer: context }), 'lambda')).toEqual(bob);
  });

  // Each is right for another gateway, or for another mode.
  it.each<[string, AuthMode, object]>([
    ['a REST API', 'cognito', proxyEvent({ authorizer: { jwt: { claims } } })],
    ['a REST API', 'cognito', proxyEvent({ authorizer: { ...claims } })],
    ['a REST API', 'cognito', proxyEvent({ authorizer: context })],
    ['a REST API', 'lambda', proxyEvent({ authorizer: { lambda: context } })],
    ['a REST API', 'lambda', proxyEvent({ authorizer: { claims } })],
    ['an HTTP API', 'cognito', httpApiEvent({ authorizer: { claims } })],
    ['an HTTP API', 'cognito', httpApiEvent({ authorizer: { lambda: { ...context, claims } } })],
    ['an HTTP API', 'lambda', httpApiEvent({ authorizer: context })],
    ['an HTTP API', 'lambda', httpApiEvent({ authorizer: { jwt: { claims: context } } })],
    ['an HTTP API', 'lambda', httpApiEvent({ authorizer: { iam: { userId: 'bob', ...context } } })],
  ])('is nobody behind %s in mode %s for the context of another', async (_gateway, mode, event) => {
    expect(await callerOf(event, mode)).toEqual(nobody);
  });

  it('is known by no context behind what has verified nobody', () => {
    const table = authModes.map((mode) => [mode, Object.keys(callersOf(mode))]);
    expect(Object.fromEntries(table)).toEqual({
      open: gateways,
      lambda: ['rest-api', 'http-api'] satisfies Gateway[],
      cognito: ['rest-api', 'http-api'] satisfies Gateway[],
      oidc: gateways,
    });
  });

  it('is anonymous on an open machine, whatever is there', async () => {
    const authorizers = [
      undefined,
      { claims },
      context,
      { lambda: context },
      { jwt: { claims } },
      { iam: {} },
    ];
    for (const authorizer of authorizers) {
      for (const event of [proxyEvent, httpApiEvent, httpApiEvent1, functionUrlEvent]) {
        expect(await callerOf(event({ authorizer }), 'open')).toEqual({ kind: 'anonymous' });
      }
      const balanced = loadBalancerEvent({ context: { authorizer } });
      expect(await callerOf(balanced, 'open')).toEqual({ kind: 'anonymous' });
    }
  });

  it.each([
    undefined,
    null,
    'x',
    {},
    { userName: 'bob' },
    { tier: 'a' },
    { claims: null },
    { jwt: null },
    { lambda: 'x' },
    { userName: 5, tier: 'a' },
  ])('is unverified when all there is is %j', async (authorizer) => {
    for (const event of [proxyEvent({ authorizer }), httpApiEvent({ authorizer })]) {
      expect(await callerOf(event, 'lambda')).toEqual(nobody);
      expect(await callerOf(event, 'cognito')).toEqual(nobody);
    }
  });

  it('is not whom the headers or the query name', async () => {
    const options = {
      headers: { userName: 'bob', tier: 'a', username: 'bob', authorizer: JSON.stringify(context) },
      query: '?userName=bob&tier=a',
    };
    expect(await callerOf(proxyEvent(options), 'lambda')).toEqual(nobody);
    expect(await callerOf(httpApiEvent(options), 'lambda')).toEqual(nobody);
  });
});

describe('a function that verifies ID tokens itself', () => {
  const env = { ...client, TVM_USER_POOL_ID: 'eu-west-1_aBcDeFgHi' };
  const makers = [proxyEvent, httpApiEvent, functionUrlEvent, loadBalancerEvent];

  it('knows its callers behind any gateway, and by nothing else', async () => {
    for (const make of makers) {
      for (const authorization of ['good', 'Bearer good', 'bearer  good']) {
        expect(await callerOf(make({ headers: { authorization } }), 'cognito', env)).toEqual({
          kind: 'user',
          userName: 'ann',
          groups: [],
        });
      }
      const headers = { 'x-amzn-oidc-data': 'good', 'x-amzn-oidc-identity': 'ann' };
      const forged = {
        headers,
        authorizer: { claims, jwt: { claims } },
        context: { authorizer: { claims } },
      };
      expect(await callerOf(make(forged), 'cognito', env)).toEqual(nobody);
      const bad = { ...forged, headers: { ...headers, Authorization: 'Bearer bad' } };
      expect(await callerOf(make(bad), 'cognito', env)).toEqual(nobody);
    }
  });
});

describe('the app clients whose ID tokens count', () => {
  const reasonFor = async (aud: unknown, env?: Record<string, string>) => {
    const caller = await callerOf(proxyEvent({ authorizer: { claims: { ...claims, aud } } }), 'cognito', env);
    return (caller as UnverifiedCaller).reason ?? (caller as { kind: string }).kind;
  };

  it('are those of the variable, and no others that the gateway may take', async () => {
    const env = { TVM_USER_POOL_CLIENT_ID: ' web, phone,' };
    expect(await reasonFor('web', env)).toBe('user');
    expect(await reasonFor('phone', env)).toBe('user');
    for (const other of ['admin', '', 'web,', ' web', ['web'], undefined]) {
      expect(await reasonFor(other, env)).toBe(
        'the ID token is for an app client that this machine does not take',
      );
    }
  });

  it.each([{}, { TVM_USER_POOL_CLIENT_ID: ' , ' }, { TVM_USER_POOL_ID: 'eu-west-1_aBcDeFgHi' }])(
    'are needed, whoever verifies the tokens: %j',
    (env) => {
      expect(() => callersOf('cognito', env)).toThrow(
        'unable to start; TVM_USER_POOL_CLIENT_ID names no app client: list those whose ID tokens count',
      );
    },
  );

  it('are ids, and not what they look like in a console', () => {
    expect(() => callersOf('cognito', { TVM_USER_POOL_CLIENT_ID: 'web, My page' })).toThrow(
      'unable to start; TVM_USER_POOL_CLIENT_ID names "My page", which is no id of an app client',
    );
  });
});
