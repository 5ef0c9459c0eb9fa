import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../tvm/lambda/gateway-event.ts';
import { requestIdOf } from '../../../tvm/lambda/log.ts';
import { Refusal } from '../../../tvm/refusal.ts';
import { refusalAnswer } from '../../../tvm/token-machine.ts';
import {
  type EventOptions,
  functionUrlEvent,
  httpApiEvent,
  httpApiEvent1,
  loadBalancerEvent,
  proxyEvent,
  REQUEST_ID,
} from '../../support/gateway-events.ts';

const listedEvent = (options: EventOptions) => loadBalancerEvent({ ...options, lists: true });

const makers: readonly (readonly [string, (options: EventOptions) => object])[] = [
  ['a REST API', proxyEvent],
  ['an HTTP API', httpApiEvent],
  ['an HTTP API in payload 1.0', httpApiEvent1],
  ['a function URL', functionUrlEvent],
  ['a load balancer', loadBalancerEvent],
  ['a load balancer with lists', listedEvent],
];

const namesIn = (event: unknown) =>
  new URL(readEvent(event)?.request?.url ?? 'x:').searchParams.getAll('name');

describe.each(makers)('an event of %s as a request', (gateway, make) => {
  it.each(['GET', 'POST', 'OPTIONS', 'HEAD', 'DELETE'])('keeps the method %s', (method) => {
    expect(readEvent(make({ method }))?.request?.method).toBe(method);
  });

  it('keeps headers in any case', () => {
    const { request } = readEvent(make({ headers: { oRiGiN: 'https://a.example' } })) ?? {};
    expect(request?.headers.get('Origin')).toBe('https://a.example');
  });

  it.each([
    ['?name=Zo%C3%AB', 'Zoë'],
    ['?name=Ann+Lee%20%2B1', 'Ann Lee +1'],
    ['?name=a%26b%3Dc%23d%25%3F%2B', 'a&b=c#d%?+'],
    ['?n%61me=%F0%9F%98%80', '😀'],
    ['?name=a,b', 'a,b'],
    ['?name=', ''],
    ['?name=100%25', '100%'],
  ])('decodes %s once', (query, name) => {
    expect(namesIn(make({ query }))).toEqual([name]);
  });

  it('keeps a name that comes twice', () => {
    const query = '?name=Ann&name=B%C3%A9a';
    // It is all that such a load balancer tells.
    expect(namesIn(make({ query }))).toEqual(gateway === 'a load balancer' ? ['Béa'] : ['Ann', 'Béa']);
  });

  it('has no name without a query', () => {
    expect(namesIn(make({}))).toEqual([]);
  });

  it('is read though maps are missing, null or nonsense, and though there is a body', () => {
    for (const nothing of [undefined, null, 5, 'x', []]) {
      const event = {
        ...make({}),
        headers: nothing,
        multiValueHeaders: nothing,
        queryStringParameters: nothing,
        multiValueQueryStringParameters: nothing,
        body: 'AAEC',
        isBase64Encoded: true,
      };
      expect(readEvent(event)?.request?.method).toBe('GET');
    }
  });

  it.each(['TRACE', 'trace', 'CONNECT', 'TRACK', 'GET /', 'Ä', ''])(
    'is none with the method %j, as the web has none such',
    (method) => {
      expect(readEvent(make({ method }))?.request).toBeUndefined();
    },
  );

  it('is none without a method', () => {
    const event = make({ method: 'POST' }) as { requestContext: object };
    const { requestContext } = event;
    const without = { ...event, httpMethod: undefined, requestContext: { ...requestContext, http: {} } };
    expect(readEvent(without)?.request).toBeUndefined();
  });
});

describe('an event as a request', () => {
  it('keeps a decoded value that is no good in a URL as it is', () => {
    const event = { ...proxyEvent(), multiValueQueryStringParameters: { name: ['a&b=c#d%?+ 😀'] } };
    expect(namesIn(event)).toEqual(['a&b=c#d%?+ 😀']);
  });

  it('is read from the single-valued maps where there are no others', () => {
    const event = proxyEvent({ query: '?name=Ann', headers: { Origin: 'https://a.example' } });
    const single = { ...event, multiValueHeaders: null, multiValueQueryStringParameters: null };
    expect(readEvent(single)?.request?.headers.get('Origin')).toBe('https://a.example');
    expect(namesIn(single)).toEqual(['Ann']);
  });

  it('keeps apart what a load balancer has not decoded', () => {
    const event = { ...loadBalancerEvent(), queryStringParameters: { name: 'a&name=b' } };
    expect(namesIn(event)).toEqual(['a&name=b']);
  });

  it.each([
    ['a header that is none', { multiValueHeaders: { 'a b': ['c'] } }],
    ['a header beyond Latin-1', { multiValueHeaders: { username: ['😀'] } }],
  ])('cannot be made from %s', (_what, part) => {
    expect(readEvent({ ...proxyEvent(), ...part })?.request).toBeUndefined();
  });
});

describe('the gateway of an event', () => {
  const forged = {
    'x-amzn-oidc-identity': 'ann',
    host: 'a.execute-api.us-west-2.amazonaws.com',
    version: '1.0',
  };

  it.each([
    ['rest-api', proxyEvent({ headers: forged })],
    ['http-api', httpApiEvent({ headers: forged })],
    ['http-api', httpApiEvent1({ headers: forged })],
    ['function-url', functionUrlEvent({ headers: forged })],
    ['load-balancer', loadBalancerEvent({ headers: forged })],
    ['load-balancer', listedEvent({ headers: forged })],
  ])('is %s by its shape, whatever the headers say', (gateway, event) => {
    expect(readEvent(event)?.gateway).toBe(gateway);
  });

  it('is an HTTP API behind a domain of its own', () => {
    const event = httpApiEvent();
    const requestContext = { ...event.requestContext, domainName: 'tokens.example.com' };
    expect(readEvent({ ...event, requestContext })?.gateway).toBe('http-api');
  });

  it.each([undefined, '', 5])('is one that has verified nobody where its name is %j', (domainName) => {
    const event = httpApiEvent();
    const requestContext = { ...event.requestContext, domainName };
    expect(readEvent({ ...event, requestContext })?.gateway).toBe('function-url');
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a text', 'GET /'],
    ['a list', []],
    ['an empty object', {}],
    ['a request without its context', { ...proxyEvent(), requestContext: undefined }],
    ['a context that is none', { ...proxyEvent(), requestContext: 'x' }],
    ['a context that is null', { ...httpApiEvent(), requestContext: null }],
    ['an event of a queue', { Records: [{ messageId: '1', body: '{}' }] }],
    [
      'an event of VPC Lattice',
      { version: '2.0', path: '/', method: 'GET', headers: {}, requestContext: {} },
    ],
    ['an event of a later version', { ...proxyEvent(), version: '3.0' }],
  ])('is unknown for %s', (_what, event) => {
    expect(readEvent(event)).toBeUndefined();
    expect(requestIdOf(event)).toSatisfy((id) => id === undefined || id === REQUEST_ID);
  });
});

describe('the authorizer of an event', () => {
  const context = { userName: 'bob', tier: 'a' };

  it('is what the gateway says it has said, and nothing that a client sends', () => {
    expect(readEvent(proxyEvent({ authorizer: context }))?.authorizer).toEqual(context);
    const query = '?authorizer=x';
    const headers = { authorizer: JSON.stringify(context) };
    for (const [, make] of makers) {
      expect(JSON.stringify(readEvent(make({ headers, query }))?.authorizer) ?? '').not.toContain('bob');
    }
  });
});

describe('an answer as a result', () => {
  const refusal = new Refusal({ code: 'throttled', message: 'Slow down.', retryAfterSeconds: 5 });
  const answer = refusalAnswer(refusal);
  const body = JSON.stringify(refusal.toBody());
  const headers = { 'Cache-Control': 'no-store', 'Content-Type': 'application/json', 'Retry-After': '5' };

  it.each(makers.slice(0, -1))('of %s is status, headers and text', (_gateway, make) => {
    expect(readEvent(make({}))?.toResult(answer)).toEqual({ statusCode: 429, headers, body });
  });

  it('of a load balancer with lists has lists', () => {
    expect(readEvent(listedEvent({}))?.toResult(answer)).toEqual({
      statusCode: 429,
      multiValueHeaders: {
        'Cache-Control': ['no-store'],
        'Content-Type': ['application/json'],
        'Retry-After': ['5'],
      },
      body,
    });
  });

  it('has an empty text where there is no body', () => {
    const preflight = { status: 204, headers: { Allow: 'GET' }, body: undefined, refusal: undefined };
    const result = readEvent(proxyEvent())?.toResult(preflight);
    expect(result).toEqual({ statusCode: 204, headers: { Allow: 'GET' }, body: '' });
  });
});
