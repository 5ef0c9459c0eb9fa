import { describe, expect, it } from 'vitest';
import { callerOf, toRequest, toResult } from '../../../tvm/lambda/proxy-event.ts';
import { Refusal } from '../../../tvm/refusal.ts';
import { refusalAnswer } from '../../../tvm/token-machine.ts';
import { proxyEvent } from '../../support/gateway-events.ts';

describe('an event as a request', () => {
  it('keeps method, headers in any case and every value of the query', () => {
    const request = toRequest(
      proxyEvent({
        method: 'POST',
        query: '?name=Zo%C3%AB&name=B',
        headers: { oRiGiN: 'https://a.example' },
      }),
    );
    expect(request?.method).toBe('POST');
    expect(request?.headers.get('Origin')).toBe('https://a.example');
    expect(new URL(request?.url ?? '').searchParams.getAll('name')).toEqual(['Zoë', 'B']);
  });

  it('keeps a value that is no good in a URL as it is', () => {
    const event = { ...proxyEvent(), multiValueQueryStringParameters: { name: ['a&b=c#d%?+ 😀'] } };
    expect(new URL(toRequest(event)?.url ?? '').searchParams.get('name')).toBe('a&b=c#d%?+ 😀');
  });

  it('is read from the single-valued maps where there are no others', () => {
    const event = proxyEvent({ query: '?name=Ann', headers: { Origin: 'https://a.example' } });
    const request = toRequest({
      ...event,
      multiValueHeaders: null as never,
      multiValueQueryStringParameters: null,
    });
    expect(request?.headers.get('Origin')).toBe('https://a.example');
    expect(new URL(request?.url ?? '').searchParams.get('name')).toBe('Ann');
  });

  it('survives an event without any map', () => {
    const event = { ...proxyEvent(), headers: null as never, multiValueHeaders: null as never };
    expect(toRequest(event)?.method).toBe('GET');
  });

  it.each([
    ['a method that the web has not', { httpMethod: 'TRACE' }],
    ['a header that is none', { multiValueHeaders: { 'a b': ['c'] } }],
    ['a header beyond Latin-1', { multiValueHeaders: { username: ['😀'] } }],
  ])('cannot be made from %s', (_what, part) => {
    expect(toRequest({ ...proxyEvent(), ...part })).toBeUndefined();
  });
});

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

describe('an answer as a result', () => {
  const refusal = new Refusal({ code: 'throttled', message: 'Slow down.', retryAfterSeconds: 5 });

  it('is status, headers and text', () => {
    expect(toResult(refusalAnswer(refusal))).toEqual({
      statusCode: 429,
      headers: { 'Cache-Control': 'no-store', 'Content-Type': 'application/json', 'Retry-After': '5' },
      body: JSON.stringify(refusal.toBody()),
    });
  });

  it('has an empty text where there is no body', () => {
    const preflight = { status: 204, headers: { Allow: 'GET' }, body: undefined, refusal: undefined };
    expect(toResult(preflight)).toEqual({ statusCode: 204, headers: { Allow: 'GET' }, body: '' });
  });
});
