import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { encodeMessage, encodeTrailers } from '../../local/momento/grpc-web-text.ts';
import { openGrpcWebStream } from '../../src/momento/grpc-web-stream.ts';
import type { TopicError } from '../../src/topics/transport.ts';
import { serveLocally } from '../support/http-server.ts';

const GRPC_WEB = 'application/grpc-web-text+proto';
const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const message = (text: string) => encodeMessage(Buffer.from(text));

/** Opens a stream to a service that answers so. */
async function open(answer: RequestListener, options: { onMessage?: (text: string) => void } = {}) {
  const server = await serveLocally(answer);
  cleanUps.push(() => server.close());
  const messages: string[] = [];
  let changed = () => {};
  let cancel = () => {};
  const ended = new Promise<TopicError | undefined>((resolve) => {
    cancel = openGrpcWebStream({
      url: `${server.origin}/cache_client.pubsub.Pubsub/Subscribe`,
      authorization: 'key',
      message: Uint8Array.of(10, 1, 99),
      decode: (payload) => {
        const text = Buffer.from(payload).toString();
        if (text === 'unreadable') throw new RangeError(text);
        return text;
      },
      onMessage: (text) => {
        messages.push(text);
        options.onMessage?.(text);
        changed();
      },
      onEnd: resolve,
    });
  });
  const received = async (count: number) => {
    while (messages.length < count) await new Promise<void>((resolve) => (changed = resolve));
    return messages;
  };
  return { messages, received, ended, cancel };
}

/** Answers with these parts and ends. */
const answering =
  (...parts: readonly Uint8Array[]): RequestListener =>
  (_, response) => {
    response.writeHead(200, { 'Content-Type': GRPC_WEB });
    response.end(Buffer.concat(parts));
  };

describe('openGrpcWebStream', () => {
  it('sends the request as one frame, with the key as it is', async () => {
    let body = '';
    let headers = {};
    const { ended } = await open((request, response) => {
      headers = request.headers;
      request.setEncoding('latin1').on('data', (text: string) => (body += text));
      request.on('end', () => response.writeHead(200, { 'Content-Type': GRPC_WEB }).end());
    });
    await ended;
    expect([...Buffer.from(body, 'base64')]).toEqual([0, 0, 0, 0, 3, 10, 1, 99]);
    expect(headers).toMatchObject({
      authorization: 'key',
      'content-type': 'application/grpc-web-text',
      'x-grpc-web': '1',
    });
  });

  it('hands a message over while the stream goes on', async () => {
    const { received, cancel } = await open((_, response) => {
      response.writeHead(200, { 'Content-Type': GRPC_WEB });
      response.write(message('one'));
    });
    expect(await received(1)).toEqual(['one']);
    cancel();
  });

  it('hands over all of a burst, in order, and lets the page work in between', async () => {
    const texts = Array.from({ length: 5_000 }, (_, index) => `${index} ${'x'.repeat(60)}`);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    const { messages, ended } = await open(answering(...texts.map(message)));
    expect(await ended).toBeUndefined();
    clearInterval(timer);
    expect(messages).toEqual(texts);
    expect(turns).toBeGreaterThan(2);
  });

  it('says so where the browser does not hand out an answer in parts', async () => {
    const body = Object.getOwnPropertyDescriptor(Response.prototype, 'body');
    onTestFinished(() => void Object.defineProperty(Response.prototype, 'body', body ?? {}));
    Reflect.deleteProperty(Response.prototype, 'body');
    const { ended } = await open((_, response) => {
      response.writeHead(200, { 'Content-Type': GRPC_WEB });
      response.write(message('one'));
    });
    expect(await ended).toMatchObject({ code: 'no-streaming', retryable: false });
  });

  it('closes the connection when it is cancelled, and calls nothing more', async () => {
    let closed = () => {};
    const connectionClosed = new Promise<void>((resolve) => (closed = resolve));
    const { messages, received, ended, cancel } = await open((_, response) => {
      response.on('close', closed);
      response.writeHead(200, { 'Content-Type': GRPC_WEB });
      response.write(message('one'));
    });
    await received(1);
    cancel();
    await connectionClosed;
    const outcome = await Promise.race([ended, new Promise((resolve) => setImmediate(resolve, 'nothing'))]);
    expect(outcome).toBe('nothing');
    expect(messages).toEqual(['one']);
  });

  it('hands its signal to fetch itself, as WebKit forgets that of a request', async () => {
    const send = globalThis.fetch;
    onTestFinished(() => void (globalThis.fetch = send));
    const signals: (AbortSignal | null | undefined)[] = [];
    globalThis.fetch = (request, init) => {
      signals.push(init?.signal);
      return send(request, init);
    };
    const { received, cancel } = await open((_, response) => {
      response.writeHead(200, { 'Content-Type': GRPC_WEB });
      response.write(message('one'));
    });
    await received(1);
    expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
    cancel();
    expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  });

  it('hands over nothing after a message on which it was cancelled', async () => {
    const stream = await open(answering(message('one'), message('two')), {
      onMessage: () => stream.cancel(),
    });
    await stream.received(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(stream.messages).toEqual(['one']);
  });

  it('ends cleanly with status 0, and without any', async () => {
    const first = await open(answering(message('one'), encodeTrailers({ 'grpc-status': '0' })));
    expect(await first.ended).toBeUndefined();
    const second = await open(answering(message('one')));
    expect(await second.ended).toBeUndefined();
    expect([first.messages, second.messages]).toEqual([['one'], ['one']]);
  });

  it('keeps no more of what a service says than a person would read', async () => {
    const long = 'so '.repeat(100_000);
    const { ended } = await open(answering(encodeTrailers({ 'grpc-status': '8', 'grpc-message': long })));
    expect((await ended)?.message).toBe(long.slice(0, 500));
  });

  it('ends with the status in the trailers', async () => {
    const trailers = { 'grpc-status': '16', 'grpc-message': 'expired: 100%25 sure' };
    const { ended } = await open(answering(message('one'), encodeTrailers(trailers)));
    expect(await ended).toMatchObject({ code: 'unauthenticated', message: 'expired: 100% sure' });
  });

  it('ends with the status in the headers, its text as it is where that is not encoded', async () => {
    const { ended } = await open((_, response) => {
      const status = { 'grpc-status': '8', 'grpc-message': '100% full' };
      response.writeHead(200, { 'Content-Type': GRPC_WEB, ...status }).end();
    });
    expect(await ended).toMatchObject({ code: 'limit-exceeded', message: '100% full' });
  });

  it.each([
    { contentType: GRPC_WEB, status: 401, code: 'unauthenticated' },
    { contentType: GRPC_WEB, status: 429, code: 'limit-exceeded' },
    { contentType: GRPC_WEB, status: 503, code: 'unavailable' },
    { contentType: GRPC_WEB, status: 500, code: 'unknown' },
    { contentType: 'text/plain', status: 401, code: 'unknown' },
    { contentType: 'text/plain', status: 503, code: 'unavailable' },
    { contentType: 'application/json', status: 503, code: 'unavailable' },
    { contentType: 'text/html', status: 503, code: 'unknown' },
    { contentType: 'text/html', status: 200, code: 'unknown' },
  ])('takes HTTP $status as $contentType for $code', async ({ contentType, status, code }) => {
    const { ended } = await open((_, response) => {
      response.writeHead(status, { 'Content-Type': contentType }).end('no');
    });
    expect(await ended).toMatchObject({ code });
  });

  it('is unreachable when the connection is cut, before the answer and within it', async () => {
    const before = await open((request) => request.socket.destroy());
    expect(await before.ended).toMatchObject({ code: 'unreachable' });
    const within = await open((_, response) => {
      response.writeHead(200, { 'Content-Type': GRPC_WEB });
      response.write(message('one'), () => response.destroy());
    });
    expect(await within.ended).toMatchObject({ code: 'unreachable' });
  });

  it('ends with what it cannot read', async () => {
    const noFrame = await open(answering(message('one'), Buffer.from('<html>..')));
    expect(await noFrame.ended).toMatchObject({ code: 'internal' });
    const noMessage = await open(answering(message('unreadable'), message('two')));
    expect(await noMessage.ended).toMatchObject({ code: 'internal' });
    expect(noMessage.messages).toEqual([]);
  });
});
