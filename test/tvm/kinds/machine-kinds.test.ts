import type { APIGatewayProxyEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { type AuthMode, machineKinds } from '../../../tvm/kinds/machine-kinds.ts';
import { authorizerOf, toRequest } from '../../../tvm/lambda/proxy-event.ts';
import { proxyEvent } from '../../support/gateway-events.ts';

function callerOf(event: APIGatewayProxyEvent, kind: AuthMode): unknown {
  const request = toRequest(event);
  if (!request) throw new Error('this event is no request');
  return machineKinds[kind].createCallerOf({})({ request, authorizer: authorizerOf(event) });
}

describe('the caller of an event', () => {
  const claims = { token_use: 'id', 'cognito:username': 'ann', 'cognito:groups': 'a,b' };
  const context = { principalId: 'bob', userName: 'bob', tier: 'a', integrationLatency: 5 };
  const nobody = { kind: 'unverified' };

  it('is whom the authorizer of this mode found, and nobody whom another found', () => {
    const byClaims = proxyEvent({ authorizer: { claims } });
    const byContext = proxyEvent({ authorizer: context });
    expect(callerOf(byClaims, 'cognito')).toEqual({ kind: 'user', userName: 'ann', groups: ['a', 'b'] });
    expect(callerOf(byContext, 'lambda')).toEqual({ kind: 'user', userName: 'bob', groups: ['a'] });
    expect(callerOf(byClaims, 'lambda')).toEqual(nobody);
    expect(callerOf(byContext, 'cognito')).toEqual(nobody);
  });

  it('is anonymous on an open machine, whatever is there', () => {
    for (const authorizer of [undefined, { claims }, context]) {
      expect(callerOf(proxyEvent({ authorizer }), 'open')).toEqual({ kind: 'anonymous' });
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
    { userName: 5, tier: 'a' },
  ])('is unverified when all there is is %j', (authorizer) => {
    expect(callerOf(proxyEvent({ authorizer }), 'lambda')).toEqual(nobody);
    expect(callerOf(proxyEvent({ authorizer }), 'cognito')).toEqual(nobody);
  });

  it('is not whom the headers or the query name', () => {
    const event = proxyEvent({
      headers: { userName: 'bob', tier: 'a', username: 'bob', authorizer: JSON.stringify(context) },
      query: '?userName=bob&tier=a',
    });
    expect(callerOf(event, 'lambda')).toEqual(nobody);
  });
});
