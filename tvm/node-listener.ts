import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from './caller.ts';
import { Refusal } from './refusal.ts';
import type { TokenHandler } from './token-handler.ts';
import { bodyText, refusalAnswer } from './token-machine.ts';

/** Handles one request of a Node server; fits `http.createServer`, Connect and Express. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void;

/** What the server knows of the caller, verified. May throw a `Refusal`; any other error is answered with 500. */
export type CallerOf = (request: IncomingMessage) => Caller | Promise<Caller>;

/**
 * Mounts a token handler in a Node server.
 * @param callerOf everybody is anonymous by default
 */
export function createNodeListener(
  handler: TokenHandler,
  callerOf: CallerOf = () => ({ kind: 'anonymous' }),
): NodeListener {
  return (request, response) => {
    answer(handler, { request, callerOf })
      .catch(() => ({ status: 500, headers: {}, body: '' }))
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
      // Somebody before it has answered already, in part.
      .catch(() => response.destroy());
  };
}

async function answer(
  handler: TokenHandler,
  { request, callerOf }: { request: IncomingMessage; callerOf: CallerOf },
) {
  const webRequest = toWebRequest(request);
  if (!webRequest) return { ...unreadable, body: bodyText(unreadable) };
  const response = await handler(webRequest, () => callerOf(request));
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

const unreadable = refusalAnswer(
  new Refusal({ code: 'bad_request', message: 'This request cannot be read.' }),
);

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
