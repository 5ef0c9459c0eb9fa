import { readFile } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { HeaderRule } from '../../tools/host-headers/header-rules.ts';
import { type LocalServer, serveLocally } from './http-server.ts';
import { CONTENT_TYPES } from './static-files.ts';

/**
 * A static host that knows `_headers`, such as Netlify: the files of a folder, with the headers that its own file
 * says.
 * @param functions by path; these get no headers from the file, as on Netlify
 */
export async function startStaticHost(
  folder: string,
  functions: Readonly<Record<string, RequestListener>>,
): Promise<LocalServer> {
  const rules = parseHeaderFile(await readFile(join(folder, '_headers'), 'utf8'));

  const sendFile = async (pathname: string, response: ServerResponse) => {
    const file = pathname === '/' ? '/index.html' : pathname;
    const content = await readFile(join(folder, file)).catch(() => undefined);
    for (const { path, headers } of rules) {
      if (!matches(path, pathname)) continue;
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    }
    response.writeHead(content ? 200 : 404, { 'Content-Type': CONTENT_TYPES[extname(file)] ?? 'text/plain' });
    response.end(content ?? 'Not found');
  };

  return serveLocally((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const run = functions[pathname];
    if (run) run(request, response);
    else void sendFile(pathname, response);
  });
}

/** The format of Netlify and Cloudflare Pages: a path in a line, indented headers below it. */
function parseHeaderFile(text: string): HeaderRule[] {
  const blocks = text.split(/\n(?=\S)/).map((block) => block.trim().split('\n'));
  return blocks.map(([path = '', ...lines]) => ({
    path,
    headers: Object.fromEntries(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
      }),
    ),
  }));
}

function matches(rule: string, path: string): boolean {
  return rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule;
}
