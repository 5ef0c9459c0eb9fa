import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from './caller.ts';
import type { TokenHandler } from './token-handler.ts';

/** Handles one request of a Node server; fits `http.createServer`, Connect and Express. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Mounts a token handler in a Node server.
 * @param callerOf what the server knows of the caller, verified; everybody is anonymous by default.
 */
export function createNodeListener(
  handler: TokenHandler,
  callerOf: (request: IncomingMessage) => Caller = () => ({ kind: 'anonymous' }),
): NodeListener {
  return (request, response) => {
    answer(handler, { request, callerOf }).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.writeHead(500).end(),
    );
  };
}

async function answer(
  handler: TokenHandler,
  { request, callerOf }: { request: IncomingMessage; callerOf: (request: IncomingMessage) => Caller },
) {
  const webRequest = toWebRequest(request);
  if (!webRequest) return { status: 400, headers: { 'Cache-Control': 'no-store' }, body: '' };
  const response = await handler(webRequest, callerOf(request));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

/** Without the body, which no token request has. Undefined: what HTTP allows and the web does not, such as TRACE. */
function toWebRequest({ method, url, rawHeaders }: IncomingMessage): Request | undefined {
  try {
    const headers = new Headers();
    for (let i = 0; i < rawHeaders.length; i += 2)
      headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
    // Whichever host the request names, only its path and query matter here.
    return new Request(`http://localhost${url ?? '/'}`, { method: method ?? 'GET', headers });
  } catch {
    return undefined;
  }
}
