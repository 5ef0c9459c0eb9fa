import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as TvmClientModule from '../../src/tvm-client/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { type LocalServer, serveLocally } from '../support/http-server.ts';
import { buildTvmClient, type TvmClientBuild } from '../support/tvm-client-build.ts';

const PAGE = `<!doctype html>
  <title>Page</title>
  <link rel="icon" href="data:,">
  <script type="module">
    import * as tvmClient from './tvm-client.js';
    globalThis.tvmClient = tvmClient;
  </script>`;

let browser: Browser;
let build: TvmClientBuild;
/** Serves a page with the built module. */
let site: LocalServer;
/** A machine of another origin; the path says how it answers. */
let machine: LocalServer;
const asked: string[] = [];

beforeAll(async () => {
  build = await buildTvmClient();
  const code = await readFile(build.modulePath);
  site = await serveLocally((request, response) => {
    if (request.url === '/tvm-client.js') {
      response.setHeader('content-type', 'text/javascript').end(code);
    } else if (request.url === '/token') {
      vend(response);
    } else {
      response.setHeader('content-type', 'text/html').end(PAGE);
    }
  });
  machine = await serveLocally((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    if (request.url !== '/no-cors') response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'username, password');
    response.setHeader('access-control-max-age', '600');
    if (request.url === '/redirect') response.setHeader('location', '/token').writeHead(302).end();
    else if (request.url === '/stalled') response.write('{"authToken":');
    else vend(response);
  });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await machine?.close();
  await build?.remove();
});

function vend(response: ServerResponse): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ authToken: 'abc', expiresAt: 1, expiresIn: 900 }));
}

async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(site.origin);
  return page;
}

interface GetTokenOptions {
  readonly timeoutMs?: number;
  /** Whom the machine is told in a header. */
  readonly userName?: string;
}

/** In the page, with the built module: asks `url` for a token. */
function getToken(page: Page, url: string, options: GetTokenOptions = {}): Promise<unknown> {
  return page.evaluate(
    async ({ userName: username, ...clientOptions }) => {
      const own = globalThis as unknown as { readonly tvmClient: typeof TvmClientModule };
      const { TvmClient, TvmError } = own.tvmClient;
      const client = new TvmClient({
        ...clientOptions,
        authorizer: username
          ? {
              subjectKey: username,
              authorize: async () => ({ headers: { username } }),
              rejected: async () => 'signed-out',
            }
          : undefined,
      });
      try {
        const { authToken } = await client.getToken();
        return { authToken };
      } catch (error) {
        if (!(error instanceof TvmError)) throw error;
        const { code, status, refusesThisPage } = error;
        return { code, status, refusesThisPage };
      } finally {
        client.close();
      }
    },
    { url, ...options },
  );
}

describe('the built TVM client in Chromium', () => {
  it('obtains a token from another origin, and from its own by a relative URL', async () => {
    const page = await openPage();
    expect(await getToken(page, `${machine.origin}/token`)).toEqual({ authToken: 'abc' });
    expect(await getToken(page, 'token')).toEqual({ authToken: 'abc' });
    await page.close();
  });

  it('tells a machine that refuses this page from one that cannot be reached', async () => {
    const page = await openPage();
    asked.length = 0;
    expect(await getToken(page, `${machine.origin}/no-cors`)).toEqual({
      code: 'unreachable',
      refusesThisPage: true,
    });
    expect(asked).toEqual(['GET /no-cors', 'HEAD /no-cors']);
    const gone = await serveLocally(() => {});
    await gone.close();
    expect(await getToken(page, gone.origin)).toEqual({ code: 'unreachable', refusesThisPage: false });
    await page.close();
  });

  it('asks for permission to send a header once, and for the token each time', async () => {
    const page = await openPage();
    asked.length = 0;
    for (let count = 0; count < 3; count++) {
      const token = await getToken(page, `${machine.origin}/member`, { userName: 'ada' });
      expect(token).toEqual({ authToken: 'abc' });
    }
    expect(asked).toEqual(['OPTIONS /member', 'GET /member', 'GET /member', 'GET /member']);
    await page.close();
  });

  it('does not follow a redirect', async () => {
    const page = await openPage();
    asked.length = 0;
    expect(await getToken(page, `${machine.origin}/redirect`)).toMatchObject({ code: 'malformed' });
    expect(asked).toEqual(['GET /redirect']);
    await page.close();
  });

  it('gives up on a body that stalls', async () => {
    const page = await openPage();
    expect(await getToken(page, `${machine.origin}/stalled`, { timeoutMs: 2_000 })).toMatchObject({
      code: 'timeout',
    });
    await page.close();
  });
});
