import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { encodeMessage, encodeTrailers } from '../../local/momento/grpc-web-text.ts';
import { callGrpcWeb } from '../../src/momento/grpc-web-unary.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { serveLocally } from '../support/http-server.ts';

const GRPC_WEB = 'application/grpc-web-text+proto';
const MESSAGE = encodeMessage(new Uint8Array());
const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

/** Calls a service that answers so; `requested` resolves when the request is there, `left` when its caller is gone. */
async function call(answer: RequestListener, { signal }: { readonly signal?: AbortSignal } = {}) {
  const clock = new FakeClock();
  let onRequest = () => {};
  let onLeft = () => {};
  const requested = new Promise<void>((resolve) => (onRequest = resolve));
  const left = new Promise<void>((resolve) => (onLeft = resolve));
  let requests = 0;
  const server = await serveLocally((request, response) => {
    requests += 1;
    response.once('close', onLeft);
    answer(request, response);
    onRequest();
  });
  cleanUps.push(() => server.close());
  const outcome = callGrpcWeb({
    url: `${server.origin}/cache_client.pubsub.Pubsub/Publish`,
    authorization: 'key',
    metadata: { cache: 'chat' },
    message: Uint8Array.of(10, 1, 99),
    clock,
    deadlineMs: 5_000,
    signal,
  });
  // Whoever does not look at it at once still may.
  outcome.catch(() => {});
  return { outcome, clock, requested, left, requests: () => requests };
}

/** Answers with these parts and ends. */
const answering =
  (...parts: readonly Uint8Array[]): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'Content-Type': GRPC_WEB });
    response.end(Buffer.concat(parts));
  };

describe('callGrpcWeb', () => {
  it('reads the answer as a whole where the browser does not hand it out in parts', async () => {
    const body = Object.getOwnPropertyDescriptor(Response.prototype, 'body');
    onTestFinished(() => void Object.defineProperty(Response.prototype, 'body', body ?? {}));
    Reflect.deleteProperty(Response.prototype, 'body');
    const { outcome } = await call(answering(MESSAGE, encodeTrailers({ 'grpc-status': '0' })));
    await outcome;
    const refused = await call(answering(encodeTrailers({ 'grpc-status': '7', 'grpc-message': 'no' })));
    await expect(refused.outcome).rejects.toMatchObject({ code: 'permission-denied' });
  });

  it('sends the request with its headers, and tells the service how long it has', async () => {
    let body = '';
    let headers = {};
    const { outcome, clock } = await call((request, response) => {
      headers = request.headers;
      request.setEncoding('latin1').on('data', (text: string) => (body += text));
      request.on('end', () => answering(MESSAGE, encodeTrailers({ 'grpc-status': '0' }))(request, response));
    });
    await outcome;
    expect([...Buffer.from(body, 'base64')]).toEqual([0, 0, 0, 0, 3, 10, 1, 99]);
    expect(headers).toMatchObject({
      authorization: 'key',
      cache: 'chat',
      'content-type': 'application/grpc-web-text',
      'grpc-timeout': '5000m',
      'x-grpc-web': '1',
    });
    expect(clock.pendingTimers).toBe(0);
  });

  it.each([
    { what: 'trailers of status 0', parts: [MESSAGE, encodeTrailers({ 'grpc-status': '0' })] },
    { what: 'no trailers', parts: [MESSAGE] },
  ])('is done with a message and $what', async ({ parts }) => {
    const { outcome } = await call(answering(...parts));
    await expect(outcome).resolves.toBeUndefined();
  });

  it.each([
    { what: 'nothing', parts: [] },
    { what: 'status 0 alone', parts: [encodeTrailers({ 'grpc-status': '0' })] },
  ])('does not take $what for an answer', async ({ parts }) => {
    const { outcome } = await call(answering(...parts));
    await expect(outcome).rejects.toMatchObject({ name: 'TopicError', code: 'unknown' });
  });

  it('fails with the status in the trailers, whatever came before it', async () => {
    const trailers = { 'grpc-status': '8', 'grpc-message': '100% of the limit' };
    const { outcome, clock } = await call(answering(MESSAGE, encodeTrailers(trailers)));
    await expect(outcome).rejects.toMatchObject({ code: 'limit-exceeded', message: '100% of the limit' });
    expect(clock.pendingTimers).toBe(0);
  });

  it('waits for the service’s word a moment longer than its deadline, then cancels the request', async () => {
    const { outcome, clock, requested, left } = await call(() => {});
    let failure: unknown;
    void outcome.catch((error: unknown) => (failure = error));
    await requested;
    await clock.advance(5_499);
    expect(failure).toBeUndefined();
    await clock.advance(1);
    await expect(outcome).rejects.toMatchObject({ name: 'TopicError', code: 'timeout' });
    await left;
  });

  it('gives up an answer that began and does not end', async () => {
    const { outcome, clock, requested, left } = await call((_, response) => {
      response.writeHead(200, { 'Content-Type': GRPC_WEB });
      response.write(MESSAGE);
    });
    await requested;
    await clock.advance(5_500);
    await expect(outcome).rejects.toMatchObject({ code: 'timeout' });
    await left;
  });

  it('cancels the request when it is aborted, and throws the reason', async () => {
    const abort = new AbortController();
    const { outcome, clock, requested, left } = await call(() => {}, { signal: abort.signal });
    await requested;
    const reason = new Error('the echo came');
    abort.abort(reason);
    await expect(outcome).rejects.toBe(reason);
    await left;
    expect(clock.pendingTimers).toBe(0);
  });

  it('asks nothing when it was aborted before', async () => {
    const { outcome, clock, requests } = await call(answering(MESSAGE), { signal: AbortSignal.abort() });
    await expect(outcome).rejects.toMatchObject({ name: 'AbortError' });
    expect([requests(), clock.pendingTimers]).toEqual([0, 0]);
  });
});
