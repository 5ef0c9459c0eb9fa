import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { serveLocally } from './http-server.ts';

const HTML =
  '<!doctype html><link rel="icon" href="data:," /><script type="module" src="./page.js"></script>';

export interface BundledPage {
  readonly page: Page;
  close(): Promise<void>;
}

/** Builds a module for the browser and opens it alone on a page, at an origin of its own. @param entry its full path */
export async function openBundledPage(browser: Browser, entry: string): Promise<BundledPage> {
  const script = await bundle(entry);
  const server = await serveLocally(({ url }, response) => {
    const [type, body] = url === '/page.js' ? ['text/javascript', script] : ['text/html', HTML];
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
  });
  const page = await browser.newPage();
  await page.goto(server.origin);
  return {
    page,
    close: async () => {
      await page.close();
      await server.close();
    },
  };
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: entry,
        // google-protobuf, in the SDK, holds an `eval` that is never reached.
        checks: { eval: false },
      },
    },
  });
  const chunks = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  const [chunk] = chunks;
  if (chunks.length !== 1 || chunk?.type !== 'chunk') throw new Error('unable to bundle; not one chunk');
  return chunk.code;
}
