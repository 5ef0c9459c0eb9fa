import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { build } from 'vite';
import type { BenchWorld, PageAdapter } from '../adapter.ts';
import type {} from './floor-page.ts';

const HTML = `<!doctype html><title>floor</title><link rel="icon" href="data:,"><style>
#rows { height: 600px; overflow-y: auto } #rows div { padding: 4px } </style>
<div id="rows"></div><input><script type="module" src="./page.js"></script>`;

export interface FloorHost {
  /** Counts messages, draws nothing. */
  readonly counting: PageAdapter;
  /** Draws a plain row for each message. */
  readonly drawing: PageAdapter;
  close(): Promise<void>;
}

/** Builds the floor page, with all of the SDK, and serves it. */
export async function startFloorHost(world: BenchWorld): Promise<FloorHost> {
  const script = await bundle();
  const server = createServer(({ url }, response) => {
    const [type, body] = url === '/page.js' ? ['text/javascript', script] : ['text/html', HTML];
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const adapter: PageAdapter = {
    name: 'bare SDK',
    url: `http://127.0.0.1:${port}/`,
    rows: undefined,
    scroller: undefined,
    input: 'input',
    join: async (page, { room }) => {
      const { authToken, cacheName } = world;
      const topic = { authToken, momentoUrl: world.momentoUrl(), cacheName, topicName: room };
      await page.waitForFunction(() => 'floorPage' in window);
      await page.evaluate((target) => window.floorPage.join(target), topic);
    },
  };
  return {
    counting: adapter,
    drawing: { ...adapter, url: `${adapter.url}?draw=rows`, rows: '#rows', scroller: '#rows' },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: resolve(import.meta.dirname, 'floor-page.ts'),
        // google-protobuf, in the SDK, holds an `eval` that is never reached.
        checks: { eval: false },
      },
    },
  });
  const chunks = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  const [chunk] = chunks;
  if (chunks.length !== 1 || chunk?.type !== 'chunk')
    throw new Error('unable to build the floor; not one chunk');
  return chunk.code;
}
