import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serveLocally } from '../../test/support/http-server.ts';
import { root } from '../repository.ts';

const FOLDER = join(root, 'build/site');
/** A host of one's own is the exception: it has to work below any path. */
const BELOW = '/docs/';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.webp': 'image/webp',
};

/** Hands out the built site, as a static host does. */
export async function startBuiltSite() {
  const server = await serveLocally((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname)
      .slice(BELOW.length)
      .replace(/(?<=^|\/)$/, 'index.html');
    const content = pathname.startsWith(BELOW) ? readFile(join(FOLDER, path)) : Promise.reject(new Error());
    content.then(
      (body) => response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'text/plain' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  return { url: server.origin + BELOW, close: () => server.close() };
}

export interface Visit {
  readonly page: Page;
  /** What went wrong, and what was asked for elsewhere; empty on a good day. */
  readonly troubles: readonly string[];
}

/** Opens a page of the site, and watches what becomes of it. */
export async function visit(
  browser: Browser,
  address: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Visit> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const troubles: string[] = [];
  const { origin } = new URL(address);
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(message.text());
  });
  page.on('websocket', (socket) => troubles.push(socket.url()));
  context.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url()))
      troubles.push(request.url());
  });
  context.on('requestfailed', (request) => troubles.push(`${request.url()} failed`));
  context.on('response', (response) => {
    if (!response.ok()) troubles.push(`${response.url()}: ${response.status()}`);
  });
  await page.goto(address);
  return { page, troubles };
}
