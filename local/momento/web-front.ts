import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { HttpHandler } from '../control-http.ts';
import { preflightHeaders } from '../echoed-preflight.ts';
import { closeServer, listen } from '../http-server.ts';
import type { PreflightHabits } from './control.ts';
import type { Counters } from './counters.ts';
import { CallerLeft, Dropped, HttpRefusal } from './faults.ts';
import type { Frame } from './frames.ts';
import { timeoutMs } from './grpc-timeout.ts';
import {
  decodeRequest,
  encodeMessage,
  encodeTrailers,
  GRPC_WEB_TEXT,
  statusTrailers,
} from './grpc-web-text.ts';
import type { Rpc, StreamRpc } from './rpc.ts';
import type { Call } from './service.ts';
import { ServiceError } from './status.ts';
import type { StreamSink } from './streams.ts';

export interface WebFrontOptions {
  readonly rpcs: readonly Rpc[];
  readonly preflights: PreflightHabits;
  readonly counters: Pick<Counters, 'preflighted'>;
  /** Asked first. */
  readonly handle: HttpHandler;
}

// Long enough that no connection closes under a page that is about to use it again.
const KEEP_ALIVE_MS = 120_000;
const LARGEST_REQUEST_BYTES = 1 << 20;
const PREFLIGHT = { methods: 'POST, OPTIONS', maxAgeSeconds: 7_200 };
const ANSWER_TYPE = `${GRPC_WEB_TEXT}+proto`;

/** gRPC-web text over HTTP/1.1, for browsers: any page may call, as with the real service. */
export class WebFront {
  readonly #server: Server;
  readonly #rpcs: ReadonlyMap<string, Rpc>;
  readonly #preflights: PreflightHabits;
  readonly #counters: WebFrontOptions['counters'];

  constructor({ rpcs, preflights, counters, handle }: WebFrontOptions) {
    this.#preflights = preflights;
    this.#counters = counters;
    this.#rpcs = new Map(rpcs.map((rpc) => [rpc.path, rpc]));
    this.#server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
      if (handle(request, response)) return;
      void this.#answer(request, response);
    });
  }

  /** @returns the port */
  listen(options: { readonly host: string; readonly port: number }): Promise<number> {
    return listen(this.#server, { ...options, backlog: 2048 });
  }

  close(): Promise<void> {
    return closeServer(this.#server);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    allowAnyOrigin(response);
    if (request.method === 'OPTIONS') {
      this.#counters.preflighted();
      const { methods, maxAgeSeconds } = PREFLIGHT;
      const terms = { methods, maxAgeSeconds: this.#preflights.areKept ? maxAgeSeconds : undefined };
      return void response.writeHead(204, preflightHeaders(request, terms)).end();
    }
    // Asked by a page that wants nothing but permission. What the service answers to that is not known.
    if (request.method === 'HEAD') return void response.writeHead(200).end();
    const left = new AbortController();
    response.once('close', () => left.abort());
    try {
      const call: Call = {
        authorization: request.headers.authorization,
        host: hostName(request),
        deadlineAtMs: deadlineOf(request),
        signal: left.signal,
      };
      await this.#run(request, response, call);
    } catch (error) {
      fail(response, error);
    }
  }

  async #run(request: IncomingMessage, response: ServerResponse, call: Call): Promise<void> {
    const rpc = this.#rpcs.get(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!rpc) throw new ServiceError('UNIMPLEMENTED', `Unknown method: ${request.url}`);
    if (request.method !== 'POST' || !request.headers['content-type']?.startsWith(GRPC_WEB_TEXT)) {
      return void response.writeHead(415).end();
    }
    const message = decodeRequest(await bodyOf(request));
    if (!message)
      throw new ServiceError('INVALID_ARGUMENT', 'Invalid argument: not one gRPC-web text message');
    if ('subscribe' in rpc) return await subscribe({ rpc, call, message, response });
    const answer = await rpc.call(call, message);
    response.writeHead(200, { 'content-type': ANSWER_TYPE });
    response.write(encodeMessage(answer));
    response.end(encodeTrailers(statusTrailers(undefined)));
  }
}

async function subscribe(options: {
  readonly rpc: StreamRpc;
  readonly call: Call;
  readonly message: Uint8Array;
  readonly response: ServerResponse;
}): Promise<void> {
  const { rpc, call, message, response } = options;
  const open = () => {
    response.writeHead(200, { 'content-type': ANSWER_TYPE });
    response.flushHeaders();
    return new WebSink(response);
  };
  const stream = await rpc.subscribe(call, { message, open });
  if (call.signal.aborted) stream.abandoned();
  else call.signal.addEventListener('abort', () => stream.abandoned(), { once: true });
}

class WebSink implements StreamSink {
  readonly #response: ServerResponse;

  constructor(response: ServerResponse) {
    this.#response = response;
  }

  get bufferedBytes(): number {
    return this.#response.writableLength;
  }

  send(frame: Frame): void {
    this.#response.write(frame.webText);
  }

  end(error: ServiceError | undefined): void {
    this.#response.end(encodeTrailers(statusTrailers(error)));
  }

  drop(): void {
    this.#response.destroy();
  }
}

/** Nothing was answered yet: the status goes into the headers ("trailers only"). */
function fail(response: ServerResponse, error: unknown): void {
  if (error instanceof CallerLeft) return void response.destroy();
  if (error instanceof Dropped) return cut(response);
  if (error instanceof HttpRefusal) {
    if (!error.cors) for (const name of response.getHeaderNames()) response.removeHeader(name);
    response.writeHead(error.httpStatus, { 'content-type': 'text/plain; charset=utf-8', ...error.headers });
    return void response.end(error.body);
  }
  const known = error instanceof ServiceError ? error : new ServiceError('INTERNAL', String(error));
  response.writeHead(200, { 'content-type': ANSWER_TYPE, ...statusTrailers(known) }).end();
}

/**
 * Cuts the connection within the answer. Before its first byte, Chromium would send a request on a kept
 * connection again by itself: an attempt that no client made.
 */
function cut(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': 1 }).flushHeaders();
  response.socket?.destroySoon();
}

function allowAnyOrigin(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', '*');
}

function hostName({ headers }: IncomingMessage): string {
  return (headers.host ?? '').replace(/:\d+$/u, '');
}

/** Epoch ms. @throws ServiceError where the header is no timeout, as gRPC's own servers do */
function deadlineOf({ headers }: IncomingMessage): number | undefined {
  const header = headers['grpc-timeout'];
  if (header === undefined) return undefined;
  const ms = timeoutMs(String(header));
  if (ms === undefined) throw new ServiceError('INTERNAL', `Invalid grpc-timeout: ${String(header)}`);
  return Date.now() + ms;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LARGEST_REQUEST_BYTES) {
      throw new ServiceError(
        'RESOURCE_EXHAUSTED',
        `Limit exceeded: a request has at most ${LARGEST_REQUEST_BYTES} bytes`,
        {
          reason: 'request_size_limit_exceeded',
        },
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
