// Serves the production build with a machine and a Momento stand-in of its own, and breaks them on demand.

import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { closeServer, listen } from '../../local/http-server.ts';
import { type LocalChatOptions, startLocalChat, TOKEN_PATH } from '../../local/local-chat.ts';
import { WORKER_FILE } from '../../src/names/worker.ts';
import { sendsFilesOf } from './static-files.ts';

/** What the Token Vending Machine answers instead of a token. */
export type MachineFault =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  /** A token, but so much later. */
  | { readonly delayMs: number }
  | 'hang'
  | 'cut';

export interface Hold {
  /** How many requests wait. */
  readonly waiting: number;
  readonly release: () => void;
}

export interface PageHostOptions extends LocalChatOptions {
  readonly pageDir: string;
  /** Replaces `config.json`; a string is sent as it is. */
  readonly config?: unknown;
  /** Sub-path under which the page is served, with slashes at both ends. */
  readonly base?: string;
  /** Scripts and styles go out compressed, as hosts send them. Default: as they are. */
  readonly gzip?: boolean;
  /**
   * Has no service worker to give. Five seconds after a page is there, its worker would fetch all files of the page, which
   * takes three times the processor time of the page itself. Default: the worker of the build.
   */
  readonly lacksWorker?: boolean;
  /** For how long a connection stays open that nobody uses. Default: Node's 5 s. */
  readonly keepAliveMs?: number;
  /** Goes with every file of the page, or with the one at a path. */
  readonly headers?: PageHeaders;
}

type PageHeaders = Readonly<Record<string, string>> | ((path: string) => Readonly<Record<string, string>>);

export async function startPageHost(options: PageHostOptions) {
  const {
    pageDir,
    base = '/',
    gzip = false,
    lacksWorker = false,
    keepAliveMs,
    config: ownConfig,
    headers: ownHeaders,
    ...chatOptions
  } = options;
  let served = { config: ownConfig, headers: ownHeaders ?? {} };
  const chat = await startLocalChat(chatOptions);
  const { standIns } = chat;
  if (!standIns) throw new Error('unable to test the page; there is no stand-in');
  const standIn = standIns.momento;
  let fault: MachineFault | undefined;
  const missing = new Set(lacksWorker ? [`/${WORKER_FILE}`] : []);
  const firstScripts: string[] = [];
  const holds = new Set<{ readonly path: string; readonly waiting: (() => void)[] }>();
  const counts = { tokenRequests: 0 };

  const intercept = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const hold = [...holds].find((held) => held.path === path);
    if (hold) {
      hold.waiting.push(() => intercept(request, response, next));
      return;
    }
    const headers = typeof served.headers === 'function' ? served.headers(path) : served.headers;
    if (path !== TOKEN_PATH)
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (path === '/config.json' && served.config !== undefined) {
      const { config } = served;
      const body = typeof config === 'string' ? config : JSON.stringify(config);
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
    } else if ((path === '/' || path === '/index.html') && firstScripts.length > 0) {
      readFile(join(pageDir, 'index.html'), 'utf8').then((html) => {
        const scripts = firstScripts.map((script) => `<script>${script}</script>`).join('');
        response.setHeader('Content-Type', 'text/html');
        response.end(html.replace('<head>', () => `<head>${scripts}`));
      }, next);
    } else if ([...missing].some((part) => path.includes(part))) {
      response.writeHead(404).end();
    } else if (path === TOKEN_PATH) {
      // A client that was cut off may ask with HEAD whether anything is there; that vends nothing.
      if (request.method === 'GET') counts.tokenRequests += 1;
      if (fault === undefined) next();
      else misbehave(fault, response, next);
    } else {
      next();
    }
  };

  const sendFile = sendsFilesOf(pageDir, { gzip });
  const server = createServer((request, response) => {
    if (base !== '/' && request.url?.startsWith(base)) request.url = request.url.slice(base.length - 1);
    intercept(request, response, () => chat.middleware(request, response, () => sendFile(request, response)));
  });
  if (keepAliveMs !== undefined) server.keepAliveTimeout = keepAliveMs;
  const port = await listen(server, { host: '127.0.0.1', port: 0 });

  return {
    url: `http://127.0.0.1:${port}${base}`,
    standIns,
    standIn,
    control: standIn.control,
    counts,
    /** From now on the page comes with these. */
    serveWith: (next: { readonly config: unknown; readonly headers: PageHeaders }) => {
      served = next;
    },
    /** From now on the page begins with this, in every browser; not under headers that forbid scripts in it. */
    runFirst: (script: string) => void firstScripts.push(script),
    breakMachine: (next: MachineFault) => {
      fault = next;
    },
    mendMachine: () => {
      fault = undefined;
    },
    /** From now on what is asked for by this path waits, until it is released. */
    hold: (path: string): Hold => {
      const hold = { path, waiting: [] as (() => void)[] };
      holds.add(hold);
      return {
        get waiting() {
          return hold.waiting.length;
        },
        release: () => {
          holds.delete(hold);
          for (const goOn of hold.waiting.splice(0)) goOn();
        },
      };
    },
    /** Files whose path contains `part` are gone, as after a redeploy. */
    removeFiles: (part: string) => void missing.add(part),
    close: async () => {
      await closeServer(server);
      await chat.close();
    },
  };
}

export type PageHost = Awaited<ReturnType<typeof startPageHost>>;

function misbehave(fault: MachineFault, response: ServerResponse, next: () => void): void {
  if (fault === 'hang') return;
  if (fault === 'cut') {
    // Within the answer: before its first byte, Chromium would ask again by itself.
    response.writeHead(200, { 'Content-Length': 1 }).flushHeaders();
    response.socket?.destroySoon();
  } else if ('delayMs' in fault) {
    setTimeout(next, fault.delayMs);
  } else {
    response.writeHead(fault.status, fault.headers).end(fault.body ?? '');
  }
}
