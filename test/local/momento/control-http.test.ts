import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../../local/momento/index.ts';
import { WebSubscription } from '../../support/grpc-web-client.ts';
import { publishWeb, tokenWith } from '../../support/momento-web-calls.ts';

const ROOM = { cacheName: 'chat', topicName: 'lobby' };

describe('the control of the stand-in over HTTP', () => {
  let stand: MomentoStandIn;
  const open: WebSubscription[] = [];

  beforeEach(async () => {
    stand = await startMomentoStandIn({ caches: ['chat'], heartbeatMs: Number.POSITIVE_INFINITY });
  });
  afterEach(async () => {
    for (const stream of open.splice(0)) stream.cancel();
    await stand.close();
  });

  const send = (options: { method: string; verb: string; headers?: Record<string, string>; body?: string }) =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: unknown }>((resolve, reject) => {
      const { method, verb, headers = {}, body } = options;
      const call = request(new URL(`/_control/${verb}`, stand.webUrl), { method, headers, agent: false });
      call.on('error', reject);
      call.on('response', (response) => {
        const { statusCode = 0, headers: answered } = response;
        json(response).then(
          (value) => resolve({ status: statusCode, headers: answered, body: value }),
          reject,
        );
      });
      call.end(body);
    });
  const post = async (verb: string, fields?: object) => {
    const body = fields === undefined ? '' : JSON.stringify(fields);
    const answer = await send({ method: 'POST', verb, body });
    return answer.status === 200 ? answer.body : { status: answer.status, ...(answer.body as object) };
  };
  const subscribe = async () => {
    const stream = new WebSubscription({ webUrl: stand.webUrl, authorization: stand.apiKey, ...ROOM });
    open.push(stream);
    await stream.next();
    return stream;
  };
  const publish = () =>
    publishWeb({ webUrl: stand.webUrl, authorization: stand.apiKey, ...ROOM, value: 'hi' });

  it('tells the counters', async () => {
    await subscribe();
    const { status, body } = await send({ method: 'GET', verb: 'counters' });
    expect([status, body]).toEqual([200, stand.control.counters()]);
  });

  it('drops, ends and fails streams, and says how many', async () => {
    const dropped = await subscribe();
    expect(await post('dropStreams')).toEqual({ streams: 1 });
    expect((await dropped.ended).status).toBeUndefined();
    const ended = await subscribe();
    expect(await post('endStreams', { topicName: 'news' })).toEqual({ streams: 0 });
    expect(await post('endStreams', ROOM)).toEqual({ streams: 1 });
    expect((await ended.ended).status).toBe(0);
    const failed = await subscribe();
    expect(await post('failStreams', { status: 'ABORTED', message: 'off' })).toEqual({ streams: 1 });
    expect(await failed.ended).toMatchObject({ status: 10, message: 'off' });
  });

  it('freezes and unfreezes', async () => {
    const stream = await subscribe();
    await post('freeze', {});
    await publish();
    expect(stream.queued).toEqual([]);
    await post('unfreeze');
    expect(await stream.take(1)).toHaveLength(1);
    await post('freeze', { onlyOpen: true });
    const fresh = await subscribe();
    await publish();
    expect(await fresh.take(1)).toHaveLength(1);
  });

  it('refuses, delays, and resets', async () => {
    await post('refuse', { operation: 'publish', status: 'UNAVAILABLE', times: 1 });
    expect((await publish()).status).toBe(14);
    await post('refuse', { httpStatus: 503, body: 'down', headers: { 'retry-after': '1' }, times: 1 });
    expect(await publish()).toMatchObject({ httpStatus: 503, headers: { 'retry-after': '1' } });
    await post('refuse', { drop: true, times: 1 });
    expect((await publish()).status).toBeUndefined();
    await post('delay', { operation: 'publish', ms: 60_000, phase: 'after' });
    await post('hang', { operation: 'subscribe' });
    await post('refuse', { status: 'INTERNAL' });
    await post('reset');
    expect((await publish()).status).toBe(0);
    await subscribe();
  });

  it('publishes text, bytes and nothing, and resets topics', async () => {
    const stream = await subscribe();
    expect(await post('publish', { ...ROOM, text: 'hi', publisherId: 'ann' })).toEqual({
      page: 1,
      sequence: 1,
    });
    await post('publish', { ...ROOM, base64: 'AP8=' });
    await post('publish', ROOM);
    expect(await stream.take(3)).toMatchObject([
      { value: 'hi', publisherId: 'ann' },
      { value: new Uint8Array([0, 255]) },
      { value: undefined },
    ]);
    expect(await post('resetTopic', { ...ROOM, announcement: 'never' })).toEqual({ page: 2, sequence: 0 });
  });

  it('sets heartbeats, discontinuities, token life, rights and error texts', async () => {
    await post('setHeartbeats', { everyMs: null, first: false });
    await post('setDiscontinuities', { mode: 'always' });
    const stream = new WebSubscription({ webUrl: stand.webUrl, authorization: stand.apiKey, ...ROOM });
    open.push(stream);
    expect(await stream.next()).toMatchObject({ kind: 'discontinuity' });

    await post('setTopicHabits', { dropsUnheard: true, replaysOnJoin: false });
    await post('setPreflights', { areKept: false });
    const preflight = await fetch(`${stand.webUrl}/any`, { method: 'OPTIONS' });
    expect([preflight.status, preflight.headers.get('access-control-max-age')]).toEqual([204, null]);

    await post('withhold', { operations: ['publish'] });
    await post('limitTokenLife', { seconds: 600 });
    const authorization = await tokenWith(stand, { permissions: [{ role: 'publishsubscribe' }] });
    const publishAs = () => publishWeb({ webUrl: stand.webUrl, authorization, ...ROOM, value: 'hi' });
    await post('overrideErrorText', { text: '50 %', unescaped: true });
    expect(await publishAs()).toMatchObject({ status: 7, message: '50 %' });
    await post('overrideErrorText');
    await post('expireTokens');
    expect(await publishAs()).toMatchObject({ status: 16 });
  });

  it('turns deadlines off and on', async () => {
    const timed = (timeout: string) =>
      new WebSubscription({ webUrl: stand.webUrl, authorization: stand.apiKey, ...ROOM, timeout });
    await post('honourDeadlines', { honoured: false });
    const ignored = timed('1m');
    open.push(ignored);
    await ignored.next();
    await publish();
    expect(await ignored.take(1)).toHaveLength(1);
    await post('honourDeadlines', { honoured: true });
    expect((await timed('1m').ended).status).toBe(4);
  });

  it.each([
    ['an unknown verb', 'explode', {}, 404, 'no such verb: POST explode'],
    ['a verb of every object', 'toString', {}, 404, 'no such verb: POST toString'],
    ['a list', 'freeze', [], 400, 'the body is not a JSON object'],
    ['a missing field', 'delay', {}, 400, '"ms" is missing'],
    ['a missing flag', 'honourDeadlines', {}, 400, '"honoured" is missing'],
    ['a negative time', 'delay', { ms: -1 }, 400, '"ms" must be a number of at least 0; got -1'],
    [
      'an unknown status',
      'failStreams',
      { status: 'NOPE' },
      400,
      '"status" must be the name of a gRPC status; got "NOPE"',
    ],
    [
      'an unknown mode',
      'setDiscontinuities',
      { mode: 'x' },
      400,
      '"mode" must be one of on-gap, always, off-by-one, never; got "x"',
    ],
    ['a wrong filter', 'dropStreams', { host: 1 }, 400, '"host" must be a string; got 1'],
    [
      'wrong headers',
      'refuse',
      { httpStatus: 503, headers: { a: 1 } },
      400,
      '"headers" must be an object of strings; got {"a":1}',
    ],
    [
      'a wrong list',
      'withhold',
      { operations: ['fly'] },
      400,
      '"operations" must be a list of publish, subscribe; got ["fly"]',
    ],
  ])('names what is wrong with %s', async (_what, verb, fields, status, error) => {
    expect(await post(verb, fields)).toEqual({ status, error });
  });

  it('names a body that is not JSON', async () => {
    const answer = await send({ method: 'POST', verb: 'freeze', body: '{' });
    expect(answer).toMatchObject({ status: 400, body: { error: 'the body is not JSON' } });
  });

  it.each([
    ['a page of any origin', { origin: 'http://localhost:5173' }],
    ['a page that hides its origin', { 'sec-fetch-site': 'cross-site' }],
    ['a name that was made to point here', { host: 'rebound.example' }],
  ])('refuses %s, and lets no page read the answer', async (_who, headers) => {
    const stream = await subscribe();
    const answer = await send({ method: 'POST', verb: 'dropStreams', headers });
    expect(answer.status).toBe(403);
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    await publish();
    expect(await stream.take(1)).toHaveLength(1);
  });

  it('serves names under localhost', async () => {
    const headers = { host: `p1.localhost:${stand.webPort}` };
    expect((await send({ method: 'GET', verb: 'counters', headers })).status).toBe(200);
  });
});
