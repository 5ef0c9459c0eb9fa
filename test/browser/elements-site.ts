import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { startMomentoStandIn } from '../../local/momento/index.ts';
import { createNodeListener } from '../../tvm/node-listener.ts';
import { optionsFromEnvironment } from '../../tvm/options-from-environment.ts';
import { createTokenHandler } from '../../tvm/token-handler.ts';
import { serveLocally } from '../support/http-server.ts';
import { CONTENT_TYPES } from '../support/static-files.ts';

/** Somebody else's site: the example of docs/elements.md, the built entries, a machine, and a Momento stand-in. */
export async function startElementsSite() {
  const folder = await mkdtemp(join(tmpdir(), 'elements-'));
  // What is built for `import`, in a folder of its own: tests of the package build at the same time.
  execFileSync('node_modules/.bin/rolldown', ['-c', 'tools/entries.rolldown.config.ts'], {
    env: { ...process.env, ENTRIES_DIR: folder },
  });
  const momento = await startMomentoStandIn({ caches: ['chat'] });
  const options = optionsFromEnvironment({
    MOMENTO_API_KEY: momento.legacyApiToken,
    TVM_MOMENTO_STAND_IN: momento.grpcAddress,
  });
  const machine = createNodeListener(createTokenHandler(options));
  const example = await filesIn('docs/elements.md');
  // In place of Momento. It is there before the elements are: what it sets on them has to be taken over.
  const standIn = `
    import { momentoTransport } from './momento-chat/topics.js';
    const transport = momentoTransport({ endpoint: '${momento.webUrl}' });
    globalThis.transport = transport;
    for (const each of document.querySelectorAll('momento-chat, momento-chat-room')) each.transport = transport;`;
  const page = (name: string) =>
    example.get(name)?.replace('<script', '<script type="module" src="stand-in.js"></script><script');
  const headers = {
    'Content-Security-Policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' ${momento.webUrl}; require-trusted-types-for 'script'`,
  };
  const files = new Map([
    ...example,
    ['stand-in.js', standIn],
    ['empty', '<!doctype html><title>Empty</title>'],
  ]);
  const server = await serveLocally((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/token') {
      machine(request, response);
      return;
    }
    const file = pathname.slice(1) || 'index.html';
    const whose = file === 'ben.html' ? page('index.html')?.replaceAll('Ann', 'Ben') : page(file);
    const built = file.startsWith('momento-chat/') ? join(folder, file.slice(13)) : undefined;
    const content = built ? readFile(built) : file.endsWith('.html') ? whose : files.get(file);
    const type = CONTENT_TYPES[extname(file)] ?? 'text/html; charset=utf-8';
    Promise.resolve(content).then(
      (body) => {
        response.writeHead(body === undefined ? 404 : 200, {
          ...headers,
          'Content-Type': type,
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  return {
    url: server.origin,
    /** Streams that are open at the service. */
    openStreams: () => momento.control.counters().streams.open,
    close: async () => {
      await server.close();
      await momento.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The files in a document, by the names that stand before them. */
async function filesIn(document: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readFile(document, 'utf8')).matchAll(/^`([\w.-]+)`:\n+```\w+\n(.*?)^```/gms);
  return new Map([...files].map(([, name = '', text = '']) => [name, text]));
}
