import { describe, expect, it } from 'vitest';
import { sendRequest } from '../../support/send-request.ts';
import { startOneApi } from './one-api.ts';

async function eventOf(query: string, headers: readonly string[] = []) {
  const api = await startOneApi();
  await sendRequest(api.url + query, { headers });
  const [event] = api.events;
  if (!event) throw new Error('expected a call of the function');
  return event;
}

describe('the event of a proxy integration', () => {
  it('names the resource, the stage and the method', async () => {
    expect(await eventOf('')).toMatchObject({
      resource: '/',
      path: '/',
      httpMethod: 'GET',
      pathParameters: null,
      stageVariables: null,
      body: null,
      isBase64Encoded: false,
      requestContext: {
        apiId: 'api',
        stage: 'prod',
        path: '/prod/',
        resourcePath: '/',
        httpMethod: 'GET',
        protocol: 'HTTP/1.1',
        identity: { sourceIp: '127.0.0.1', accountId: null },
      },
    });
  });

  it('has no authorizer where the method has none', async () => {
    expect((await eventOf('')).requestContext).not.toHaveProperty('authorizer');
  });

  it('keeps header names as the client wrote them', async () => {
    const { headers, multiValueHeaders } = await eventOf('', ['UserGroup', 'a', 'x-lower', 'b']);
    expect(headers).toMatchObject({ UserGroup: 'a', 'x-lower': 'b' });
    expect(multiValueHeaders).toMatchObject({ UserGroup: ['a'], 'x-lower': ['b'] });
  });

  it('gives the last value of a header that comes twice, and all of them', async () => {
    const { headers, multiValueHeaders } = await eventOf('', ['X-Twice', 'one', 'x-twice', 'two']);
    expect(headers['X-Twice']).toBe('two');
    expect(multiValueHeaders['X-Twice']).toEqual(['one', 'two']);
    expect(headers).not.toHaveProperty('x-twice');
  });

  it('adds what the gateway knows, and drops what was between client and gateway', async () => {
    const { headers } = await eventOf('', ['Connection', 'close', 'X-Forwarded-For', '203.0.113.9']);
    expect(headers).toMatchObject({ 'X-Forwarded-Port': '443', 'X-Forwarded-Proto': 'https' });
    expect(headers['X-Amzn-Trace-Id']).toMatch(/^Root=1-[\da-f]{8}-[\da-f]{24}$/);
    expect(headers).not.toHaveProperty('Connection');
  });

  it('has null for a query that is not there', async () => {
    const event = await eventOf('');
    expect(event.queryStringParameters).toBeNull();
    expect(event.multiValueQueryStringParameters).toBeNull();
  });

  it('decodes the query, and gives the last value of each name beside all', async () => {
    const event = await eventOf('?name=Ann%20Lee&name=%C3%89va&empty=');
    expect(event.queryStringParameters).toEqual({ name: 'Éva', empty: '' });
    expect(event.multiValueQueryStringParameters).toEqual({ name: ['Ann Lee', 'Éva'], empty: [''] });
  });

  it('tells the time as the gateway writes it', async () => {
    const { requestTime, requestTimeEpoch } = (await eventOf('')).requestContext;
    expect(requestTime).toMatch(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
    expect(Math.abs(Date.now() - requestTimeEpoch)).toBeLessThan(10_000);
  });

  it('has an id that the caller gets too', async () => {
    const api = await startOneApi();
    const response = await fetch(api.url);
    expect(response.headers.get('x-amzn-RequestId')).toBe(api.events[0]?.requestContext.requestId);
  });
});

describe('the stage', () => {
  it('is found with and without the slash', async () => {
    const api = await startOneApi();
    const bare = api.url.replace(/\/$/, '');
    for (const url of [bare, `${bare}?name=Ann`, api.url, `${api.url}?name=Ann`]) {
      expect((await fetch(url)).status).toBe(200);
    }
  });

  it('is one of those that there are', async () => {
    const { origin } = new URL((await startOneApi()).url);
    for (const path of ['/', '/api', '/api/production/', '/other/prod/']) {
      expect((await fetch(origin + path)).status).toBe(404);
    }
  });
});
