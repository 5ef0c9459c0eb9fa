// What a browser does that is set up to use a proxy: it names the whole URL.

import { request } from 'node:http';
import { type LocalServer, serveLocally } from '../../support/http-server.ts';

/** Hands all requests to the proxy, as for what listens at `targetPort`, and its answers back as they come. */
export function serveByWholeUrl(options: {
  readonly proxyPort: number;
  readonly targetPort: number;
}): Promise<LocalServer> {
  const { proxyPort, targetPort } = options;
  return serveLocally((incoming, answer) => {
    const { url = '/', method, headers } = incoming;
    const path = `http://127.0.0.1:${targetPort}${url}`;
    const outgoing = request({ host: '127.0.0.1', port: proxyPort, path, method, headers, agent: false });
    incoming.pipe(outgoing).on('error', () => answer.destroy());
    answer.on('close', () => outgoing.destroy());
    outgoing.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers).flushHeaders();
      response.on('error', () => answer.destroy());
      response.pipe(answer);
    });
  });
}
