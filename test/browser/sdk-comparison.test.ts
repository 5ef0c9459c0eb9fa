// Our transport and one made of the untouched SDK, side by side: whatever happens, both must tell the same.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeMessage, encodeTrailers } from '../../local/momento/grpc-web-text.ts';
import { type MomentoStandIn, startMomentoStandIn } from '../../local/momento/index.ts';
import { StatusCode, type StatusName } from '../../local/momento/status.ts';
import { launchChromium } from '../support/chromium.ts';
import { serveLocally } from '../support/http-server.ts';
import type { Told, TransportHarness } from './fixtures/sdk-comparison/harness.ts';
import { openTransportPage, type TransportPage } from './fixtures/sdk-comparison/transport-page.ts';

const TOPIC = { cacheName: 'chat', topicName: 'lobby' };
const STATUSES = (Object.keys(StatusCode) as StatusName[]).filter((status) => status !== 'OK');
const ALL_HEADERS =
  'agent, authorization, cache, content-type, grpc-timeout, runtime-version, x-grpc-web, x-user-agent';
const HTTP_STATUSES = [400, 401, 403, 404, 409, 412, 418, 429, 499, 500, 501, 502, 503, 504];

let browser: Browser;
let sides: readonly (TransportPage & { readonly standIn: MomentoStandIn })[];

beforeAll(async () => {
  browser = await launchChromium();
  sides = await Promise.all(
    (['ours', 'sdk'] as const).map(async (whose) => ({
      ...(await openTransportPage(browser, whose)),
      standIn: await startMomentoStandIn({ caches: ['chat'], heartbeatMs: Number.POSITIVE_INFINITY }),
    })),
  );
});

afterAll(async () => {
  await Promise.all(sides.flatMap((side) => [side.standIn.close(), side.close()]));
  await browser.close();
});

interface Side {
  readonly control: MomentoStandIn['control'];
  readonly open: (options?: {
    authToken?: string;
    next?: number;
    page?: number;
  }) => Promise<Told | undefined>;
  readonly told: (until: number | 'end') => Promise<readonly Told[]>;
  readonly publish: (
    text: string,
    options?: { authToken?: string; cacheName?: string; topicName?: string },
  ) => Promise<Told>;
}

const publishOn = (page: Page, target: Parameters<TransportHarness['publish']>[0]) =>
  page.evaluate((options) => window.transportHarness.publish(options), target);

/** Opens a stream, and waits for its end. */
async function listenOn(page: Page, target: Parameters<TransportHarness['open']>[0]): Promise<Told> {
  const thrown = await page.evaluate((given) => window.transportHarness.open(given), target);
  const [last = ['nothing']] = thrown
    ? [thrown]
    : (await page.evaluate(() => window.transportHarness.told('end'))).slice(-1);
  return last;
}

/** Does the same on both sides. @returns what each told */
async function tellBoth<Result>(
  scenario: (side: Side) => Promise<Result>,
): Promise<{ readonly ours: Result; readonly theirs: Result }> {
  const [ours, theirs] = await Promise.all(
    sides.map(async ({ page, standIn: { webUrl: endpoint, legacyApiToken: authToken, control } }) => {
      control.reset();
      const result = await scenario({
        control,
        open: (options) =>
          page.evaluate((target) => window.transportHarness.open(target), {
            endpoint,
            authToken,
            ...options,
          }),
        told: (until) => page.evaluate((wanted) => window.transportHarness.told(wanted), until),
        publish: (text, options) => publishOn(page, { endpoint, authToken, text, ...options }),
      });
      await page.evaluate(() => window.transportHarness.cancel());
      // Each stand-in has a port of its own, which an error text may tell.
      return JSON.parse(JSON.stringify(result).replaceAll(endpoint, 'http://momento')) as Result;
    }),
  );
  if (ours === undefined || theirs === undefined)
    throw new Error('unable to compare; there are not two sides');
  return { ours, theirs };
}

/** Does the same on both sides, and expects the same of both, texts of the service included. @returns what they told */
async function compare<Result>(scenario: (side: Side) => Promise<Result>): Promise<Result> {
  const { ours, theirs } = await tellBoth(scenario);
  expect(ours).toEqual(theirs);
  return ours;
}

/** As `compare`, for failures that the service does not put into words: each side has words of its own. */
async function compareCodes<Result>(scenario: (side: Side) => Promise<Result>): Promise<Result> {
  const { ours, theirs } = await tellBoth(scenario);
  expect(withoutTexts(ours)).toEqual(withoutTexts(theirs));
  return ours;
}

function withoutTexts(told: unknown): unknown {
  const kept = (key: string, value: unknown) => (key === 'message' ? undefined : value);
  return JSON.parse(JSON.stringify(told, kept));
}

describe('Our transport receives what the SDK receives:', () => {
  it('text, bytes, empty values, and nothing', async () => {
    const texts = [
      'hello',
      '',
      'ünï ¢ 😀 日本語',
      '\ufeffbom',
      '\0\u202e',
      'W'.repeat(4_096),
      '{"event":"message"}',
    ];
    const binaries = [[], [0], [104, 105, 0, 255], Array<number>(4_096).fill(120)];
    const told = await compare(async ({ control, open, told: toldBy }) => {
      control.resetTopic(TOPIC);
      await open();
      await toldBy(1);
      for (const text of texts) control.publish({ ...TOPIC, publisherId: 'guest:Ann' }, { text });
      for (const bytes of binaries) control.publish(TOPIC, { binary: Uint8Array.from(bytes) });
      control.publish(TOPIC, {});
      return await toldBy(1 + texts.length + binaries.length + 1);
    });
    const [heartbeat, ...items] = told;
    expect(heartbeat).toEqual(['heartbeat']);
    expect(items.map(([, , value]) => value)).toEqual([
      ...texts,
      ...binaries.map((bytes) => ({ bytes })),
      '',
    ]);
    expect(items.map(([, item]) => item)).toContainEqual(
      expect.objectContaining({ sequence: texts.length, publisherId: 'guest:Ann' }),
    );
  });

  it('heartbeats, discontinuities, and what was missed', async () => {
    const told = await compare(async ({ control, open, told: toldBy }) => {
      const { page } = control.resetTopic(TOPIC);
      for (const text of ['one', 'two', 'three']) control.publish(TOPIC, { text });
      await open({ next: 2, page });
      await toldBy(3);
      control.resetTopic(TOPIC);
      await toldBy(4);
      control.setHeartbeats({ everyMs: 20 });
      const all = await toldBy(6);
      return all.slice(0, 6);
    });
    expect(told.filter(([kind]) => kind === 'item').map(([, , value]) => value)).toEqual(['two', 'three']);
    expect(told.filter(([kind]) => kind === 'discontinuity')).toHaveLength(1);
    expect(told.filter(([kind]) => kind === 'heartbeat').length).toBeGreaterThanOrEqual(3);
  });

  it('a stream that ends, is cut, and is not there', async () => {
    const told = await compareCodes(async ({ control, open, told: toldBy }) => {
      await open();
      await toldBy(1);
      control.endStreams();
      const ended = await toldBy('end');
      await open();
      await toldBy(1);
      control.dropStreams();
      const cut = await toldBy('end');
      control.refuse({ operation: 'subscribe', drop: true });
      await open();
      return [ended, cut, await toldBy('end')];
    });
    expect(told.map((events) => events.at(-1)?.[0])).toEqual(['end', 'end', 'end']);
  });
});

describe('Our transport takes a failure as the SDK does:', () => {
  it('every gRPC status on a live stream', async () => {
    const told = await compare(async ({ control, open, told: toldBy }) => {
      const ends: unknown[] = [];
      for (const status of STATUSES) {
        await open();
        await toldBy(1);
        control.failStreams(status, { message: `${status}: 100 % sure – ünï`, reason: 'a_reason' });
        ends.push((await toldBy('end')).at(-1));
      }
      return ends;
    });
    expect(JSON.stringify(told)).toContain('UNAVAILABLE: 100 % sure – ünï');
    expect(told).toHaveLength(16);
  });

  it('every gRPC status in place of a stream and of a publish', async () => {
    const told = await compare(async ({ control, open, told: toldBy, publish }) => {
      const refusals: unknown[] = [];
      for (const status of STATUSES) {
        control.refuse({ status, message: `no: ${status}`, reason: 'a_reason', times: 2 });
        await open();
        refusals.push(await toldBy('end'), await publish('x'));
      }
      return refusals;
    });
    expect(JSON.stringify(told)).toContain('permission-denied');
    expect(told).toHaveLength(32);
  });

  it.each([
    ['plain text', { 'content-type': 'text/plain' }],
    ['gRPC-web', { 'content-type': 'application/grpc-web-text+proto' }],
    ['JSON', { 'content-type': 'application/json' }],
  ])('every HTTP status, answered as %s', async (how, headers) => {
    // Told in words that the service is down, the SDK knows nothing and ours believes it.
    const comparable = HTTP_STATUSES.filter((status) => status !== 503 || how === 'gRPC-web');
    const told = await compareCodes(async ({ control, open, told: toldBy, publish }) => {
      const refusals: unknown[] = [];
      for (const httpStatus of comparable) {
        control.refuse({ httpStatus, headers, body: '{"message":"no"}', times: 2 });
        await open();
        refusals.push(await toldBy('end'), await publish('x'));
      }
      return refusals;
    });
    expect(told).toHaveLength(2 * comparable.length);
  });

  it('an answer that the page may not read', async () => {
    const told = await compareCodes(async ({ control, open, told: toldBy, publish }) => {
      control.refuse({ httpStatus: 502, cors: false, times: 2 });
      await open();
      return [await toldBy('end'), await publish('x')];
    });
    expect(JSON.stringify(told)).toContain('unreachable');
  });

  it('a cut connection, no answer in time, and an answer without a message', async () => {
    const told = await compareCodes(async ({ control, publish }) => {
      control.refuse({ operation: 'publish', drop: true, times: 1 });
      const cut = await publish('x');
      const headers = { 'content-type': 'application/grpc-web-text', 'grpc-status': '0' };
      control.refuse({ operation: 'publish', httpStatus: 200, headers, body: '', times: 1 });
      const empty = await publish('x');
      control.delay({ operation: 'publish', ms: 60_000, phase: 'after' });
      return [cut, empty, await publish('x')];
    });
    expect(told).toMatchObject([
      ['refused', { code: 'unreachable' }],
      ['refused', { code: 'unknown' }],
      ['refused', { code: 'timeout' }],
    ]);
  });

  it('a name that is empty, and a cache that does not exist', async () => {
    const told = await compareCodes(async ({ publish }) => [
      await publish('x', { cacheName: ' ' }),
      await publish('x', { topicName: '' }),
      await publish('x', { cacheName: 'nowhere' }),
    ]);
    expect(told).toMatchObject([
      ['refused', { code: 'invalid-argument' }],
      ['refused', { code: 'invalid-argument' }],
      ['refused', { code: 'not-found' }],
    ]);
  });

  it('a message that is larger than the service takes, or by far too large', async () => {
    const told = await compare(async ({ publish }) => [
      await publish('x'.repeat(4_096)),
      await publish('x'.repeat(4_097)),
      await publish('x'.repeat(300_000)),
    ]);
    expect(told.map(([kind]) => kind)).toEqual(['published', 'refused', 'refused']);
  });
});

describe('Our transport sends what the SDK sends:', () => {
  it('texts of any kind', async () => {
    const texts = ['hello', '', 'ünï ¢ 😀 日本語', '\ufeffbom', '\0\u202e', '€'.repeat(1_365)];
    const told = await compare(async ({ control, open, told: toldBy, publish }) => {
      control.resetTopic(TOPIC);
      await open();
      await toldBy(1);
      const published: Told[] = [];
      for (const text of texts) published.push(await publish(text));
      return [published, await toldBy(1 + texts.length)];
    });
    expect(told[0]).toEqual(texts.map(() => ['published']));
  });

  it('in the same request, but for the names of library and browser', async () => {
    const [ours, theirs] = await Promise.all(
      sides.map(async ({ page, standIn: { webUrl: endpoint, legacyApiToken: authToken } }) => {
        const sending = page.waitForRequest((request) => request.method() === 'POST');
        await publishOn(page, { endpoint, authToken, text: 'ünï 😀' });
        const request = await sending;
        const headers = new Map(Object.entries(await request.allHeaders()));
        expect(atob(authToken)).toContain(`"${headers.get('authorization')}"`);
        // Their ports differ, and so do their keys.
        for (const name of ['authorization', 'host', 'origin', 'referer']) headers.delete(name);
        return { body: request.postData(), path: new URL(request.url()).pathname, headers };
      }),
    );
    if (!ours || !theirs) throw new Error('unable to compare; there are not two sides');
    // The SDK leaves these two out itself, from the second request of a client on.
    expect(theirs.headers.get('agent')).toMatch(/^js-web:topic:/);
    expect(theirs.headers.get('runtime-version')).toMatch(/^js-web:/);
    // It counts from the moment when it was called, and a busy machine may send it seconds later.
    expect(theirs.headers.get('grpc-timeout')).toMatch(/^(5000|[1-4]\d{3})m$/);
    expect(ours.headers.get('grpc-timeout')).toBe('5000m');
    for (const name of ['agent', 'runtime-version', 'grpc-timeout']) theirs.headers.delete(name);
    ours.headers.delete('grpc-timeout');
    expect(ours).toEqual(theirs);
  });

  it.each([
    [
      'messages',
      [encodeMessage(new Uint8Array()), encodeTrailers({ 'grpc-status': '0' })],
      publishOn,
      'published',
    ],
    ['streams', [encodeTrailers({ 'grpc-status': '0' })], listenOn, 'end'],
  ] as const)('after one preflight for many %s', async (_, parts, ask, outcome) => {
    const methods = await Promise.all(
      sides.map(async ({ page, standIn: { legacyApiToken: authToken } }) => {
        const seen: (string | undefined)[] = [];
        const service = await serveLocally((request, response) => {
          seen.push(request.method);
          response.setHeader('Access-Control-Allow-Origin', '*');
          response.setHeader('Access-Control-Max-Age', '600');
          response.setHeader('Access-Control-Allow-Headers', ALL_HEADERS);
          response.setHeader('Content-Type', 'application/grpc-web-text+proto');
          response.end(request.method === 'POST' ? Buffer.concat(parts) : undefined);
        });
        const target = { endpoint: service.origin, authToken, text: 'x' };
        const outcomes: Told[] = [];
        for (let count = 0; count < 3; count++) outcomes.push(await ask(page, target));
        await service.close();
        expect(outcomes.map(([kind]) => kind)).toEqual([outcome, outcome, outcome]);
        return seen;
      }),
    );
    expect(methods).toEqual([
      ['OPTIONS', 'POST', 'POST', 'POST'],
      ['OPTIONS', 'POST', 'POST', 'POST'],
    ]);
  });
});

describe('Our transport reads a token as the SDK does:', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const claims = (payload: object) => `x.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.x`;
  const json = JSON.stringify({ endpoint: 'localhost', api_key: 'wrong' });

  it.each([
    ['nothing', ''],
    ['a space', ' '],
    ['words', 'not a token'],
    ['base64 of words', base64('not json')],
    ['base64 of null', base64('null')],
    ['base64 of an empty object', base64('{}')],
    ['no endpoint', base64('{"api_key":"a"}')],
    ['no key', base64('{"endpoint":"localhost"}')],
    ['a key that nobody knows', base64(json)],
    ['a byte order mark before it', base64(`\ufeff${json}`)],
    ['a key of Latin letters', base64(JSON.stringify({ endpoint: 'localhost', api_key: 'ünï' }))],
    ['no padding', base64(`${json} `).replaceAll('=', '')],
    ['a line break', `${base64(json)}\n`],
    ['base64 of bytes that are no text', Buffer.from([0xff, 0xfe, 0xc3]).toString('base64')],
    ['a JWT of old', claims({ sub: 'a', cp: 'control.localhost', c: 'cache.localhost' })],
    ['a JWT of a v2 key', claims({ t: 'g' })],
    ['a JWT without claims', 'x.y.z'],
  ])('%s', async (_, authToken) => {
    const told = await compareCodes(async ({ open, told: toldBy, publish }) => {
      const thrown = await open({ authToken });
      return [thrown ?? (await toldBy('end')), await publish('x', { authToken })];
    });
    expect(JSON.stringify(told)).not.toContain('published');
  });
});

describe('Our transport does better than the SDK with', () => {
  it('a status text that is not percent-encoded, for which the SDK waits for ever', async () => {
    const { ours, theirs } = await tellBoth(async ({ control, open, told: toldBy, publish }) => {
      control.overrideErrorText({ text: '100% wrong', unescaped: true });
      control.refuse({ status: 'INTERNAL', times: 2 });
      await open();
      return await Promise.all([toldBy('end'), publish('x')]);
    });
    const failure = { code: 'internal', message: '100% wrong' };
    expect(ours).toEqual([[['end', failure]], ['refused', failure]]);
    expect(theirs).toEqual([[], ['hangs']]);
  });

  it('what no header can hold, for which the SDK throws an error of the platform', async () => {
    const { ours, theirs } = await tellBoth(async ({ open, publish }) => {
      const authToken = btoa('{"endpoint":"localhost","api_key":"\\u65e5\\u672c"}');
      return [
        await open({ authToken }),
        await publish('x', { authToken }),
        await publish('x', { cacheName: '日本' }),
      ];
    });
    expect(ours).toMatchObject([
      ['thrown', { code: 'bad-token' }],
      ['refused', { code: 'bad-token' }],
      ['refused', { code: 'invalid-argument' }],
    ]);
    expect(JSON.stringify(theirs).match(/TypeError/g)).toHaveLength(3);
  });
});
