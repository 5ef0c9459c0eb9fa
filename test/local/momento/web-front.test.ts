import { request } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../../local/momento/index.ts';
import { callWeb, WebSubscription } from '../../support/grpc-web-client.ts';
import { publishWeb } from '../../support/momento-web-calls.ts';

const ROOM = { cacheName: 'chat', topicName: 'lobby' };
const SUBSCRIBE = '/cache_client.pubsub.Pubsub/Subscribe';
const PUBLISH = '/cache_client.pubsub.Pubsub/Publish';

describe('gRPC-web text of the stand-in', () => {
  let stand: MomentoStandIn;

  beforeEach(async () => {
    stand = await startMomentoStandIn({ caches: ['chat'], heartbeatMs: Number.POSITIVE_INFINITY });
  });
  afterEach(() => stand.close());

  const owner = () => ({ webUrl: stand.webUrl, authorization: stand.apiKey });
  const raw = (options: { method: string; path: string; headers?: Record<string, string>; body?: string }) =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      const { method, path, headers = {}, body } = options;
      const call = request(new URL(path, stand.webUrl), { method, headers, agent: false });
      call.on('error', reject);
      call.on('response', (response) => {
        const { statusCode = 0 } = response;
        textOf(response).then(
          (text) => resolve({ status: statusCode, headers: response.headers, body: text }),
          reject,
        );
      });
      call.end(body);
    });

  it('lets any page ask beforehand for whichever headers it wants to send', async () => {
    const asked =
      'agent,authorization,cache,content-type,grpc-timeout,runtime-version,x-grpc-web,x-user-agent';
    const { status, headers } = await raw({
      method: 'OPTIONS',
      path: SUBSCRIBE,
      headers: {
        origin: 'https://chat.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': asked,
        'access-control-request-private-network': 'true',
      },
    });
    expect(status).toBe(204);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': asked,
      'access-control-allow-private-network': 'true',
    });
    expect(headers['access-control-allow-methods']).toContain('POST');
  });

  it('lets a page read the headers in which a status may come', async () => {
    const end = await publishWeb({ ...owner(), cacheName: 'nope', topicName: 'lobby', value: 'hi' });
    expect(end.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': '*',
    });
  });

  it('delivers each frame at once and decodable by itself, whatever its length leaves to pad', async () => {
    const stream = new WebSubscription({ ...owner(), ...ROOM });
    expect(await stream.next()).toEqual({ kind: 'heartbeat' });
    for (const value of ['', 'a', 'ab', 'abc', 'ü', '👋', 'x'.repeat(4096)]) {
      stand.control.publish(ROOM, { text: value });
      // The next item is not sent before this one has arrived whole.
      expect(await stream.next()).toMatchObject({ kind: 'item', value });
    }
    stream.cancel();
  });

  it('delivers text, bytes, and an item without a value as what they are', async () => {
    const stream = new WebSubscription({ ...owner(), ...ROOM });
    await stream.next();
    stand.control.publish({ ...ROOM, publisherId: 'ann' }, { text: '' });
    stand.control.publish(ROOM, { binary: new Uint8Array([0, 255]) });
    stand.control.publish(ROOM, {});
    stand.control.publish(ROOM, { text: 'x'.repeat(300_000) });
    const items = await stream.take(4);
    expect(items).toMatchObject([
      { sequence: 1, value: '', publisherId: 'ann' },
      { sequence: 2, value: new Uint8Array([0, 255]), publisherId: '' },
      { sequence: 3, value: undefined },
      { sequence: 4, value: 'x'.repeat(300_000) },
    ]);
    stream.cancel();
  });

  it('puts the status into the headers where nothing was answered before', async () => {
    const stream = new WebSubscription({ ...owner(), cacheName: 'nope', topicName: 'lobby' });
    const end = await stream.ended;
    expect(end).toMatchObject({ httpStatus: 200, status: 5, trailersOnly: true });
    expect(decodeURIComponent(end.message)).toBe('Cache not found: nope');
  });

  it('puts the status into a last frame after that', async () => {
    const stream = new WebSubscription({ ...owner(), ...ROOM });
    await stream.next();
    stand.control.failStreams('RESOURCE_EXHAUSTED', {
      message: 'too much',
      reason: 'operations_rate_limit_exceeded',
    });
    const end = await stream.ended;
    expect(end).toMatchObject({ status: 8, message: 'too much', reason: 'operations_rate_limit_exceeded' });
    expect(end.trailersOnly).toBe(false);
  });

  it('percent-encodes what is not plain in a message, and leaves it where it is told to', async () => {
    const text = '100 % ü\r\nx: y \ud800';
    stand.control.overrideErrorText({ text });
    const encoded = await publishWeb({ ...owner(), cacheName: 'nope', topicName: 'lobby', value: 'hi' });
    expect(encoded.message).toBe('100 %25 %C3%BC%0D%0Ax: y %EF%BF%BD');
    expect(decodeURIComponent(encoded.message)).toBe(text.toWellFormed());

    stand.control.overrideErrorText({ text: '100 %', unescaped: true });
    const bare = await publishWeb({ ...owner(), cacheName: 'nope', topicName: 'lobby', value: 'hi' });
    expect(bare.message).toBe('100 %');
  });

  it.each([
    ['an unknown method', '/cache_client.Scs/Get', 'AAAAAAA=', 12],
    ['no message', PUBLISH, '', 3],
    ['half a message', PUBLISH, Buffer.from([0, 0, 0, 0, 9, 1]).toString('base64'), 3],
    [
      'bytes that are no protocol buffer',
      PUBLISH,
      Buffer.from([0, 0, 0, 0, 2, 10, 200]).toString('base64'),
      3,
    ],
    ['more than a megabyte', PUBLISH, 'A'.repeat(1_100_000), 8],
  ])('answers %s with a status', async (_what, path, body, status) => {
    const headers = { 'content-type': 'application/grpc-web-text', authorization: stand.apiKey };
    const answer = await raw({ method: 'POST', path, headers, body });
    expect(answer.status).toBe(200);
    expect(answer.headers['grpc-status']).toBe(String(status));
  });

  it('refuses what is not gRPC-web text', async () => {
    const json = await raw({
      method: 'POST',
      path: PUBLISH,
      headers: { 'content-type': 'application/json' },
    });
    const get = await raw({ method: 'GET', path: PUBLISH });
    expect([json.status, get.status]).toEqual([415, 415]);
  });

  it('refuses a deadline that is none', async () => {
    const stream = new WebSubscription({ ...owner(), ...ROOM, timeout: '5 seconds' });
    expect(await stream.ended).toMatchObject({ status: 13, message: 'Invalid grpc-timeout: 5 seconds' });
  });

  it('answers a ping', async () => {
    const end = await callWeb({
      webUrl: stand.webUrl,
      path: '/cache_client.Ping/Ping',
      message: new Uint8Array(),
    });
    expect(end.status).toBe(0);
  });

  it('notices that a client has left', async () => {
    const [first, second] = [
      new WebSubscription({ ...owner(), ...ROOM }),
      new WebSubscription({ ...owner(), ...ROOM }),
    ];
    await Promise.all([first.next(), second.next()]);
    expect(stand.control.counters().streams.open).toBe(2);
    first.cancel();
    await expect.poll(() => stand.control.counters().streams).toEqual({ open: 1, peak: 2, opened: 2 });
    second.cancel();
  });
});
