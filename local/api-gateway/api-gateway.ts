import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listen } from '../http-server.ts';
import { createRestApi, type RestApiOptions } from './rest-api.ts';

export interface ApiGateway<Name extends string> {
  /** The stage of each API, as a deployment would give it: `http://127.0.0.1:PORT/<name>/prod/`. */
  readonly urls: Readonly<Record<Name, string>>;
  /** Cuts what is open and gives the port back. Idempotent. */
  close(): Promise<void>;
}

const STAGE = 'prod';
// As that of other stand-ins: Node closes after 5 s, under somebody who is about to use the connection again.
const KEEP_ALIVE_MS = 120_000;
const STAGE_URL = new RegExp(`^/([^/?]+)/${STAGE}(?=$|[/?])(.*)$`);

/** Serves REST APIs on one port of this machine. In a deployment each has a host name; here, a path. */
export async function startApiGateway<Name extends string>(
  apis: Readonly<Record<Name, RestApiOptions>>,
): Promise<ApiGateway<Name>> {
  const names = Object.keys(apis) as Name[];
  const served = new Map<string, ReturnType<typeof createRestApi>>(
    names.map((name) => [name, createRestApi({ apiId: name, name: STAGE }, apis[name])]),
  );

  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS },
    (request: IncomingMessage, response: ServerResponse) => {
      const [, name = '', rest] = STAGE_URL.exec(request.url ?? '') ?? [];
      const api = served.get(name);
      if (api && rest !== undefined) {
        api(request, response, rest);
      } else {
        const stages = names.map((known) => `/${known}/${STAGE}/`).join(', ');
        response.writeHead(404).end(`no such stage; expected one of ${stages}`);
      }
    },
  );
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  const urls = names.map((name) => [name, `http://127.0.0.1:${port}/${name}/${STAGE}/`]);

  return {
    urls: Object.fromEntries(urls) as Record<Name, string>,
    close: () => closeServer(server),
  };
}
