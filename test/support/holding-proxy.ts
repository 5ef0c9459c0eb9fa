// Something in between that holds answers back, as nginx does with a bare `proxy_pass`: nothing of an answer, not even
// its status, goes on before it is complete. Who leaves before has had nothing.

import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type LocalServer, serveLocally } from './http-server.ts';

export interface HoldingProxy extends LocalServer {
  /** Whether answers that begin from now on are held back. Default: true. */
  holds: boolean;
}

/** @param target the origin behind it */
export async function startHoldingProxy(target: string): Promise<HoldingProxy> {
  const server = await serveLocally((incoming, answer) => forward(incoming, answer));
  const proxy: HoldingProxy = { ...server, holds: true };

  const forward = (incoming: IncomingMessage, answer: ServerResponse) => {
    const { url = '/', method, headers } = incoming;
    const outgoing = request(new URL(url, target), { method, headers, agent: false });
    // A failure of one side is the end of the other, without a word.
    incoming.pipe(outgoing).on('error', () => answer.destroy());
    answer.on('close', () => outgoing.destroy());
    outgoing.on('response', (response) => {
      response.on('error', () => answer.destroy());
      if (proxy.holds) void handOver(response, answer).catch(() => answer.destroy());
      else response.pipe(begin(response, answer));
    });
  };
  return proxy;
}

async function handOver(response: IncomingMessage, answer: ServerResponse): Promise<void> {
  const body = await buffer(response);
  begin(response, answer).end(body);
}

function begin(response: IncomingMessage, answer: ServerResponse): ServerResponse {
  answer.writeHead(response.statusCode ?? 502, response.headers);
  answer.flushHeaders();
  return answer;
}
