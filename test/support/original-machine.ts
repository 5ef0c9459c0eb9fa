import { serveLocally } from './http-server.ts';

export interface OriginalMachineOptions {
  readonly userName: string;
  readonly password: string;
  /** Where it gets the tokens that it gives out. */
  readonly tokenUrl: string;
}

/**
 * The article's machine behind its lambda authorizer, as a page sees it: its answer holds `authToken` and `expiresAt`
 * only, and what the gateway says by itself (401) has no CORS headers.
 */
export function startOriginalMachine({ userName, password, tokenUrl }: OriginalMachineOptions) {
  const allowed = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'username,password' };
  return serveLocally((request, response) => {
    if (request.method === 'OPTIONS') {
      response.writeHead(204, allowed).end();
      return;
    }
    if (request.headers.username !== userName || request.headers.password !== password) {
      response.writeHead(401, { 'Content-Type': 'application/json' }).end('{"message":"Unauthorized"}');
      return;
    }
    void vend(tokenUrl).then((body) => {
      response.writeHead(200, { ...allowed, 'Content-Type': 'application/json' }).end(body);
    });
  });
}

async function vend(tokenUrl: string): Promise<string> {
  const answer = (await (await fetch(tokenUrl)).json()) as { authToken: unknown; expiresAt: unknown };
  return JSON.stringify({ authToken: answer.authToken, expiresAt: answer.expiresAt });
}
