import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { HttpHandler } from '../control-http.ts';
import { preflightHeaders } from '../echoed-preflight.ts';
import { closeServer, listen } from '../http-server.ts';
import { CognitoRefusal } from './cognito-refusal.ts';
import { CallerLeft, Dropped, ForeignAnswer } from './faults.ts';
import { RequestFields } from './request-fields.ts';

export interface CognitoFrontOptions {
  /** Runs an action such as `InitiateAuth`. @throws CognitoRefusal, ForeignAnswer, Dropped, CallerLeft */
  readonly run: (action: string, request: RequestFields, signal: AbortSignal) => Promise<object>;
  /** Answers by path, for `GET`. */
  readonly documents: () => ReadonlyMap<string, object>;
  /** Answers what is no request to Cognito. */
  readonly handle: HttpHandler;
}

const CONTENT_TYPE = 'application/x-amz-json-1.1';
const TARGET_PREFIX = 'AWSCognitoIdentityProviderService.';
/** As the real service answers it. */
const PREFLIGHT = { methods: 'POST', maxAgeSeconds: 172_800 };
const LARGEST_BODY_BYTES = 1 << 18;
// Long enough that no connection closes under somebody who is about to use it again, on a busy machine too.
const KEEP_ALIVE_MS = 120_000;

/** Cognito's HTTP: JSON 1.1 over POST, for pages of every origin. */
export class CognitoFront {
  readonly #options: CognitoFrontOptions;
  readonly #server: Server;

  constructor(options: CognitoFrontOptions) {
    this.#options = options;
    this.#server = createServer(
      { keepAliveTimeout: KEEP_ALIVE_MS },
      (request, response) => void this.#answer(request, response),
    );
  }

  /** @returns the port */
  listen(port: number): Promise<number> {
    return listen(this.#server, { host: '127.0.0.1', port });
  }

  close(): Promise<void> {
    return closeServer(this.#server);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#options.handle(request, response)) return;
    allowAnyOrigin(response);
    if (request.method === 'OPTIONS') {
      return void response.writeHead(200, preflightHeaders(request, PREFLIGHT)).end();
    }
    if (request.method !== 'POST') return this.#document(request, response);
    const left = new AbortController();
    response.once('close', () => left.abort());
    try {
      const action = actionOf(request);
      const fields = RequestFields.parse(await bodyOf(request));
      sendJson(response, { status: 200, body: await this.#options.run(action, fields, left.signal) });
    } catch (error) {
      fail(response, error);
    }
  }

  #document(request: IncomingMessage, response: ServerResponse): void {
    const document = this.#options.documents().get(request.url ?? '');
    if (!document)
      return fail(response, new CognitoRefusal('UnknownOperationException', '', { httpStatus: 404 }));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
  }
}

/** As the real service does it. */
function allowAnyOrigin(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader(
    'access-control-expose-headers',
    'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
  );
  response.setHeader('x-amzn-requestid', randomUUID());
}

function actionOf({ headers }: IncomingMessage): string {
  const target = String(headers['x-amz-target'] ?? '');
  const isJson = headers['content-type']?.startsWith(CONTENT_TYPE) === true;
  if (!isJson || !target.startsWith(TARGET_PREFIX)) throw new CognitoRefusal('UnknownOperationException', '');
  return target.slice(TARGET_PREFIX.length);
}

function fail(response: ServerResponse, error: unknown): void {
  if (error instanceof CallerLeft || response.destroyed) return void response.destroy();
  if (error instanceof Dropped) return cut(response);
  if (error instanceof ForeignAnswer) return sendPage(response, error);
  const refusal =
    error instanceof CognitoRefusal
      ? error
      : new CognitoRefusal('InternalErrorException', String(error), { httpStatus: 500 });
  response.setHeader('x-amzn-errortype', `${refusal.code}:`);
  response.setHeader('x-amzn-errormessage', encodeURI(refusal.message));
  sendJson(response, {
    status: refusal.httpStatus,
    body: { __type: refusal.code, message: refusal.message },
  });
}

/**
 * Cuts the connection within the answer. Before its first byte, Chromium would send a request on a kept
 * connection again by itself: an attempt that no client made.
 */
function cut(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': 1 }).flushHeaders();
  response.socket?.destroySoon();
}

/** As a proxy answers: a page for people, which no other page may read. */
function sendPage(response: ServerResponse, { httpStatus, page }: ForeignAnswer): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(httpStatus, { 'content-type': 'text/html; charset=utf-8' }).end(page);
}

function sendJson(
  response: ServerResponse,
  { status, body }: { readonly status: number; readonly body: object },
): void {
  response.writeHead(status, { 'content-type': CONTENT_TYPE }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) {
      throw new CognitoRefusal('RequestEntityTooLargeException', '', { httpStatus: 413 });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
