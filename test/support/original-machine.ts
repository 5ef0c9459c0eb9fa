// The article's Token Vending Machine, as a page sees it: its answers hold `authToken` and `expiresAt` only, whatever
// fails inside is a 500, and what its gateway says by itself (401) has no CORS headers.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TokenRole } from '../../src/tvm-client/wire.ts';
import { createMomentoVendor, type MomentoVendorOptions } from '../../tvm/momento-vendor.ts';
import { serveLocally } from './http-server.ts';

/** Who may come in, as its gateway and its function tell. */
export type OriginalAuth =
  | { readonly auth: 'open' }
  | { readonly auth: 'lambda'; readonly userName: string; readonly password: string }
  /** `isValid` is what the user pool authorizer finds. */
  | { readonly auth: 'cognito'; readonly isValid: (idToken: string) => Promise<boolean> };

export type OriginalMachineOptions = OriginalAuth & { readonly momento: MomentoVendorOptions };

const ORIGIN_ALLOWED = { 'Access-Control-Allow-Origin': '*' };
const TTL_SECONDS = 1_800;

/** Headers that its preflight allows. */
const ALLOWED_HEADERS: Readonly<Record<OriginalAuth['auth'], string>> = {
  open: 'Content-Type,Authorization',
  lambda: 'username,password',
  cognito: 'usergroup,cachename,authorization',
};

const ROLES: Readonly<Record<string, TokenRole>> = {
  ReadOnlyUserGroup: 'subscribe-only',
  ReadWriteUserGroup: 'publish-subscribe',
};

/** Starts it on a free port; whoever gets it closes it. */
export function startOriginalMachine(options: OriginalMachineOptions) {
  const vendor = createMomentoVendor(options.momento);

  const vend = async (request: IncomingMessage) => {
    const tokenId = new URL(request.url ?? '/', 'http://localhost').searchParams.get('name');
    const grant = { ...scopeOf(request, options.auth), topics: 'all', ttlSeconds: TTL_SECONDS } as const;
    return vendor.vend({ grant, ...(tokenId === null ? {} : { tokenId }) });
  };

  return serveLocally((request, response) => {
    if (request.method === 'OPTIONS') {
      const allowed = { ...ORIGIN_ALLOWED, 'Access-Control-Allow-Headers': ALLOWED_HEADERS[options.auth] };
      response.writeHead(204, allowed).end();
      return;
    }
    void isLetIn(request, options).then(async (letIn) => {
      if (!letIn) return sendJson(response, { status: 401, body: { message: 'Unauthorized' } });
      await vend(request).then(
        ({ authToken, expiresAt }) =>
          sendJson(response, { status: 200, headers: ORIGIN_ALLOWED, body: { authToken, expiresAt } }),
        () =>
          sendJson(response, {
            status: 500,
            headers: ORIGIN_ALLOWED,
            body: { message: 'An error occurred!' },
          }),
      );
    });
  });
}

async function isLetIn({ headers }: IncomingMessage, options: OriginalAuth): Promise<boolean> {
  switch (options.auth) {
    case 'open':
      return true;
    case 'lambda':
      return headers.username === options.userName && headers.password === options.password;
    case 'cognito':
      return options.isValid(headers.authorization?.replace(/^Bearer +/, '') ?? '');
  }
}

/** It believes the headers of a member, and breaks where they are missing. */
function scopeOf({ headers }: IncomingMessage, auth: OriginalAuth['auth']) {
  if (auth !== 'cognito') return { role: 'publish-subscribe', caches: 'all' } as const;
  const { usergroup, cachename } = headers;
  const role = typeof usergroup === 'string' ? ROLES[usergroup] : undefined;
  if (!role || typeof cachename !== 'string') throw new Error('the function knows no such group');
  return { role, caches: [cachename] };
}

function sendJson(
  response: ServerResponse,
  answer: { readonly status: number; readonly headers?: Record<string, string>; readonly body: unknown },
): void {
  response
    .writeHead(answer.status, { ...answer.headers, 'Content-Type': 'application/json' })
    .end(JSON.stringify(answer.body));
}
