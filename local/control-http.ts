// The control of a stand-in for other processes of this machine: no browser page and no other machine may use it.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { BadControlRequest } from './control-fields.ts';

const PREFIX = '/_control/';
const LARGEST_BODY_BYTES = 1 << 20;

/** @returns whether the request is answered by this one */
export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface ControlVerbs {
  /** For `POST /_control/<verb>`: gets the fields as JSON. @throws BadControlRequest */
  readonly post: Readonly<Record<string, (body: unknown) => unknown>>;
  /** For `GET /_control/<verb>`. */
  readonly get?: Readonly<Record<string, () => unknown>>;
}

export function createControlHttp(verbs: ControlVerbs): HttpHandler {
  return (request, response) => {
    const path = request.url ?? '';
    if (!path.startsWith(PREFIX)) return false;
    if (isForeign(request))
      answer(response, 403, { error: 'the control serves programs on this machine only' });
    else void serve({ verbs, request, response, verb: path.slice(PREFIX.length) });
    return true;
  };
}

async function serve(options: {
  readonly verbs: ControlVerbs;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly verb: string;
}): Promise<void> {
  const { verbs, request, response, verb } = options;
  const { post, get = {} } = verbs;
  const { method } = request;
  if (method === 'GET' && Object.hasOwn(get, verb)) return answer(response, 200, get[verb]?.());
  const run = method === 'POST' && Object.hasOwn(post, verb) ? post[verb] : undefined;
  if (!run) return answer(response, 404, { error: `no such verb: ${method} ${verb}` });
  try {
    answer(response, 200, (await run(await bodyOf(request))) ?? {});
  } catch (error) {
    const isCallers = error instanceof BadControlRequest;
    answer(response, isCallers ? 400 : 500, { error: isCallers ? error.message : String(error) });
  }
}

/**
 * Whether a request may come from elsewhere: another machine, a page (which cannot help sending `origin` or
 * `sec-fetch-site`), or a name that was made to point here.
 */
function isForeign({ headers, socket }: IncomingMessage): boolean {
  const peer = socket.remoteAddress ?? '';
  const host = (headers.host ?? '').replace(/:\d+$/u, '');
  const isLocal =
    /^(::1|(::ffff:)?127\.)/u.test(peer) && /^(127\.[\d.]+|\[::1\]|(.+\.)?localhost)$/u.test(host);
  return !isLocal || headers.origin !== undefined || (headers['sec-fetch-site'] ?? 'none') !== 'none';
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LARGEST_BODY_BYTES) throw new BadControlRequest('the body is too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new BadControlRequest('the body is not JSON');
  }
}
