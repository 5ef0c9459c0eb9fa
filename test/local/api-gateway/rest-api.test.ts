import type { APIGatewayProxyResult } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { GatewayError } from '../../../local/api-gateway/gateway-error.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { PAGE, startOneApi } from './one-api.ts';

interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Told {
  readonly status: number;
  readonly code: string;
  readonly headers: Headers;
}

async function ask(url: string, init: Ask = {}): Promise<Told> {
  const { status, headers, ...response } = await fetchWithBody(url, init);
  const { error } = JSON.parse(response.body) as { error: { code: string } };
  return { status, headers, code: error.code };
}

async function fetchWithBody(url: string, init: Ask = {}) {
  const response = await fetch(url, { ...init, headers: { Origin: PAGE, ...init.headers } });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

const returning = (result: unknown) => async () => result;

describe('what a function returns', () => {
  it('is what the caller gets', async () => {
    const result: APIGatewayProxyResult = {
      statusCode: 403,
      headers: { 'Content-Type': 'text/plain', 'X-Count': 3, 'x-flag': true },
      body: 'no',
    };
    const { url } = await startOneApi({ lambda: returning(result) });
    const { status, headers, body } = await fetchWithBody(url);
    expect([status, body]).toEqual([403, 'no']);
    expect(headers.get('Content-Type')).toBe('text/plain');
    expect(headers.get('X-Count')).toBe('3');
    expect(headers.get('X-Flag')).toBe('true');
  });

  it('is JSON unless it says otherwise, and may be next to nothing', async () => {
    const { url } = await startOneApi({ lambda: returning({ statusCode: '204' }) });
    const { status, headers, body } = await fetchWithBody(url);
    expect([status, body]).toEqual([204, '']);
    expect(headers.get('Content-Type')).toBe('application/json');
  });

  it('may give several values of a header, which count more than a single one', async () => {
    const { url } = await startOneApi({
      lambda: returning({
        statusCode: 200,
        headers: { 'x-list': 'lost', 'x-one': '1' },
        multiValueHeaders: { 'X-List': ['a', 'b'] },
      }),
    });
    const { headers } = await fetchWithBody(url);
    expect(headers.get('X-List')).toBe('a, b');
    expect(headers.get('X-One')).toBe('1');
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'hello'],
    ['no status', { body: 'hello' }],
    ['a status in words', { statusCode: 'ok', body: '' }],
    ['a status that HTTP does not have', { statusCode: 700, body: '' }],
    ['an object as body', { statusCode: 200, body: { hello: 1 } }],
    ['headers that are a list', { statusCode: 200, headers: ['a'], body: '' }],
    ['a header that is an object', { statusCode: 200, headers: { a: {} }, body: '' }],
    ['a header of two lines', { statusCode: 200, headers: { a: 'b\r\nc: d' }, body: '' }],
    ['a header whose name is none', { statusCode: 200, headers: { 'a b': 'c' }, body: '' }],
    ['several values in a single place', { statusCode: 200, multiValueHeaders: { a: 'b' }, body: '' }],
  ])('is refused with 502 when it is %s', async (_what, result) => {
    const faults: GatewayError[] = [];
    const { url } = await startOneApi({
      lambda: returning(result),
      onFault: (error) => void faults.push(error),
    });
    expect(await ask(url)).toMatchObject({ status: 502, code: 'internal' });
    expect(String(faults[0]?.cause)).toContain('malformed Lambda proxy response');
  });

  it('crosses over as JSON: what JSON cannot say is lost', async () => {
    const { url } = await startOneApi({
      lambda: returning({ statusCode: 200, headers: { gone: undefined }, body: undefined }),
    });
    expect((await fetchWithBody(url)).status).toBe(200);
  });
});

describe('a function that fails', () => {
  it('is a 502 without its words, which its operator gets', async () => {
    const faults: GatewayError[] = [];
    const { url } = await startOneApi({
      lambda: () => Promise.reject(new Error('the database password is hunter2')),
      onFault: (error) => void faults.push(error),
    });
    const { status, body } = await fetchWithBody(url);
    expect(status).toBe(502);
    expect(body).not.toContain('hunter2');
    expect(String(faults[0]?.cause)).toContain('hunter2');
  });

  it('is a 502 also when it throws at once', async () => {
    const { url } = await startOneApi({
      lambda: () => {
        throw new Error('at once');
      },
    });
    expect((await ask(url)).status).toBe(502);
  });

  it('is a 504 when it takes too long, not a moment before', async () => {
    const clock = new FakeClock();
    let arrived = () => {};
    const called = new Promise<void>((resolve) => (arrived = resolve));
    const { url } = await startOneApi({
      clock,
      integrationTimeoutMs: 20_000,
      lambda: () => {
        arrived();
        return new Promise(() => {});
      },
    });
    let isAnswered = false;
    const asking = ask(url).finally(() => (isAnswered = true));
    await called;
    await clock.advance(19_999);
    await settle();
    expect(isAnswered).toBe(false);
    await clock.advance(1);
    expect(await asking).toMatchObject({ status: 504, code: 'timeout' });
    expect(clock.pendingTimers).toBe(0);
  });

  it('knows how long it has', async () => {
    const clock = new FakeClock();
    const left: number[] = [];
    const { url } = await startOneApi({
      clock,
      lambda: async (_event, context) => {
        left.push(context.getRemainingTimeInMillis());
        await clock.advance(1_500);
        left.push(context.getRemainingTimeInMillis());
        return { statusCode: 200 };
      },
    });
    await fetchWithBody(url);
    expect(left).toEqual([20_000, 18_500]);
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('a method or a path that there is not', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('is a 405 for %s, without a call', async (method) => {
    const { url, events } = await startOneApi();
    const { status, code, headers } = await ask(url, { method });
    expect([status, code]).toEqual([405, 'method_not_allowed']);
    expect(headers.get('Allow')).toBe('GET, OPTIONS');
    expect(events).toEqual([]);
  });

  it('is a 405 for HEAD, which has no body', async () => {
    const { url } = await startOneApi();
    expect(await fetchWithBody(url, { method: 'HEAD' })).toMatchObject({ status: 405, body: '' });
  });

  it('is a 405 for GET elsewhere', async () => {
    const { url } = await startOneApi();
    expect((await ask(`${url}tokens`)).status).toBe(405);
  });
});

describe('throttling', () => {
  it('lets a burst through and then says when to come back', async () => {
    const clock = new FakeClock();
    const { url, events } = await startOneApi({ clock, throttle: { ratePerSecond: 2, burst: 3 } });
    const statuses = async (count: number) => {
      const all: number[] = [];
      for (let i = 0; i < count; i++) all.push((await fetchWithBody(url)).status);
      return all;
    };
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    await clock.advance(499);
    expect(await statuses(1)).toEqual([429]);
    await clock.advance(1);
    expect(await statuses(2)).toEqual([200, 429]);
    await clock.advance(60_000);
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    expect(events).toHaveLength(7);

    const { code, headers } = await ask(url);
    expect(code).toBe('throttled');
    expect(headers.get('Retry-After')).toBe('5');
  });

  it('counts preflights apart', async () => {
    const { url } = await startOneApi({ clock: new FakeClock(), throttle: { ratePerSecond: 1, burst: 1 } });
    expect((await fetchWithBody(url, { method: 'OPTIONS' })).status).toBe(200);
    expect((await fetchWithBody(url, { method: 'OPTIONS' })).status).toBe(429);
    expect((await fetchWithBody(url)).status).toBe(200);
  });
});

describe("the gateway's own answers", () => {
  const failing = { lambda: returning('nonsense') };

  it('are JSON that nobody keeps, and the page can read them', async () => {
    const { url } = await startOneApi(failing);
    const { headers } = await ask(url);
    expect(headers.get('Content-Type')).toBe('application/json');
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('Vary')).toBe('Origin');
    expect(headers.get('Access-Control-Allow-Origin')).toBe(PAGE);
    expect(headers.get('Access-Control-Expose-Headers')).toBe('Retry-After');
    expect(headers.has('Access-Control-Allow-Credentials')).toBe(false);
  });

  it.each([
    ['the one that is allowed', [PAGE], 'https://other.example.com', PAGE],
    ['the one that asks, where there are several', [PAGE, 'https://b.example.com'], PAGE, PAGE],
    ['every one', '*' as const, PAGE, '*'],
  ])('name as origin %s', async (_which, allowedOrigins, Origin, expected) => {
    const { url } = await startOneApi({ ...failing, allowedOrigins });
    const { headers } = await ask(url, { headers: { Origin } });
    expect(headers.get('Access-Control-Allow-Origin')).toBe(expected);
  });

  it('name no origin to a program that sends none, where they would copy it', async () => {
    const { url } = await startOneApi({ ...failing, allowedOrigins: [PAGE, 'https://b.example.com'] });
    expect((await fetch(url)).headers.has('Access-Control-Allow-Origin')).toBe(false);
  });
});
