// The transport on the slim SDK and on the whole one, side by side: whatever happens, both must tell the same.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../local/momento/index.ts';
import { StatusCode, type StatusName } from '../../local/momento/status.ts';
import { launchChromium } from '../support/chromium.ts';
import type { Told } from './fixtures/slim-sdk/harness.ts';
import { openTransportPage, type TransportPage } from './fixtures/slim-sdk/transport-page.ts';

const TOPIC = { cacheName: 'chat', topicName: 'lobby' };
const STATUSES = (Object.keys(StatusCode) as StatusName[]).filter((status) => status !== 'OK');
const HTTP_STATUSES = [400, 401, 403, 404, 409, 412, 418, 429, 499, 500, 501, 502, 503, 504];

let browser: Browser;
let sides: readonly (TransportPage & { readonly standIn: MomentoStandIn })[];

beforeAll(async () => {
  browser = await launchChromium();
  sides = await Promise.all(
    (['slim', 'whole'] as const).map(async (sdk) => ({
      ...(await openTransportPage(browser, sdk)),
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
  readonly publish: (text: string, options?: { authToken?: string; cacheName?: string }) => Promise<Told>;
}

/** Does the same on both sides, and expects the same of both. @returns what they told */
async function compare<Result>(scenario: (side: Side) => Promise<Result>): Promise<Result> {
  const [slim, whole] = await Promise.all(
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
        publish: (text, options) =>
          page.evaluate((target) => window.transportHarness.publish(target), {
            endpoint,
            authToken,
            text,
            ...options,
          }),
      });
      await page.evaluate(() => window.transportHarness.cancel());
      // Each stand-in has a port of its own, which an error text may tell.
      return JSON.parse(JSON.stringify(result).replaceAll(endpoint, 'http://momento')) as Result;
    }),
  );
  if (slim === undefined || whole === undefined)
    throw new Error('unable to compare; there are not two sides');
  expect(slim).toEqual(whole);
  return slim;
}

describe('The slim SDK receives what the whole one receives:', () => {
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
    const told = await compare(async ({ control, open, told: toldBy }) => {
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

describe('The slim SDK takes a failure as the whole one does:', () => {
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
  ])('every HTTP status, answered as %s', async (_, headers) => {
    const told = await compare(async ({ control, open, told: toldBy, publish }) => {
      const refusals: unknown[] = [];
      for (const httpStatus of HTTP_STATUSES) {
        control.refuse({ httpStatus, headers, body: '{"message":"no"}', times: 2 });
        await open();
        refusals.push(await toldBy('end'), await publish('x'));
      }
      return refusals;
    });
    expect(told).toHaveLength(2 * HTTP_STATUSES.length);
  });

  it('an answer that the page may not read', async () => {
    const told = await compare(async ({ control, open, told: toldBy, publish }) => {
      control.refuse({ httpStatus: 502, cors: false, times: 2 });
      await open();
      return [await toldBy('end'), await publish('x')];
    });
    expect(JSON.stringify(told)).toContain('unreachable');
  });

  it('a status text that is not percent-encoded', async () => {
    const told = await compare(async ({ control, open, told: toldBy, publish }) => {
      control.overrideErrorText({ text: '100% wrong', unescaped: true });
      control.refuse({ status: 'INTERNAL', times: 2 });
      await open();
      return [await toldBy('end'), await publish('x')];
    });
    expect(JSON.stringify(told)).toContain('100% wrong');
  });

  it('a cache name that is empty, and one that does not exist', async () => {
    const told = await compare(async ({ publish }) => [
      await publish('x', { cacheName: ' ' }),
      await publish('x', { cacheName: 'nowhere' }),
    ]);
    expect(told).toMatchObject([
      ['refused', { code: 'invalid-argument' }],
      ['refused', { code: 'not-found' }],
    ]);
  });
});

describe('The slim SDK sends what the whole one sends:', () => {
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
});

describe('The slim SDK reads a token as the whole one does:', () => {
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
    ['a key of other scripts', base64(JSON.stringify({ endpoint: 'localhost', api_key: 'ünï 😀' }))],
    ['no padding', base64(`${json} `).replaceAll('=', '')],
    ['a line break', `${base64(json)}\n`],
    ['base64 of bytes that are no text', Buffer.from([0xff, 0xfe, 0xc3]).toString('base64')],
    ['a JWT of old', claims({ sub: 'a', cp: 'control.localhost', c: 'cache.localhost' })],
    ['a JWT of a v2 key', claims({ t: 'g' })],
    ['a JWT without claims', 'x.y.z'],
  ])('%s', async (_, authToken) => {
    const told = await compare(async ({ open, told: toldBy, publish }) => {
      const thrown = await open({ authToken });
      return [thrown ?? (await toldBy('end')), await publish('x', { authToken })];
    });
    expect(JSON.stringify(told)).not.toContain('published');
  });
});
