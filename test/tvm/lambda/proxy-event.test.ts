import { describe, expect, it } from 'vitest';
import { authorizerOf, toRequest, toResult } from '../../../tvm/lambda/proxy-event.ts';
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

describe('the authorizer of an event', () => {
  it('is what the gateway says it has said, and nothing that a client sends', () => {
    const context = { userName: 'bob', tier: 'a' };
    expect(authorizerOf(proxyEvent({ authorizer: context }))).toEqual(context);
    const forged = proxyEvent({ headers: { authorizer: JSON.stringify(context) }, query: '?authorizer=x' });
    expect(authorizerOf(forged)).toBeUndefined();
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
