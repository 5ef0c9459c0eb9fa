// The page and what it loads: `public/`, the built files of its parts, and `config.json`.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { config, connectTo, folders } from './parts.js';

const { env } = process;
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css' };
const FILE = /^\/(?:([\w-]+)\/)?([\w-]+(?:\.min)?\.(html|js|css))$/;

/** What the page may load, and whom it may talk to. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  `connect-src 'self' ${connectTo.join(' ')}`,
  "require-trusted-types-for 'script'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves it all until the process is asked to end. `tokens` answers those who ask for a token. */
export function serve(tokens) {
  const server = createServer((request, response) => {
    const [pathname] = request.url.split('?');
    if (pathname === '/api/momento/token') tokens(request, response);
    else void sendFile(pathname, response);
  });
  server.listen(Number(env.PORT || 3000), env.HOST || '127.0.0.1', () =>
    console.log(`http://localhost:${server.address().port}/`),
  );
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

async function sendFile(pathname, response) {
  const headers = {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  };
  if (pathname === '/config.json') {
    response.writeHead(200, { ...headers, 'Content-Type': 'application/json' }).end(JSON.stringify(config));
    return;
  }
  const [, part, file, ending] = FILE.exec(pathname === '/' ? '/index.html' : pathname) ?? [];
  const isOfPart = part !== undefined && Object.hasOwn(folders, part);
  const folder = isOfPart ? folders[part] : !part && new URL('public/', import.meta.url);
  const body = file && folder && (await readFile(new URL(file, folder)).catch(() => undefined));
  response.writeHead(body ? 200 : 404, { ...headers, 'Content-Type': TYPES[ending] ?? 'text/plain' });
  response.end(body || 'There is no such file.');
}
