import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};
const COMPRESSED = new Set(['.js', '.css']);

/** Of a build nothing changes while it is served, and hundreds of hosts serve the same one. */
const kept = new Map<string, Promise<Buffer>>();

/**
 * Sends the files of a folder, which may not be kept unless a header that is set already says so.
 * @param options.gzip for scripts and styles
 */
export function sendsFilesOf(folder: string, { gzip = false } = {}) {
  return ({ url = '/' }: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const extension = extname(path);
    const isCompressed = gzip && COMPRESSED.has(extension);
    contentOf(join(folder, path), isCompressed).then(
      (content) => {
        if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
        response.writeHead(200, {
          'Content-Type': CONTENT_TYPES[extension] ?? 'application/octet-stream',
          ...(isCompressed && { 'Content-Encoding': 'gzip' }),
        });
        response.end(content);
      },
      () => response.writeHead(404).end(),
    );
  };
}

function contentOf(path: string, isCompressed: boolean): Promise<Buffer> {
  const key = `${path}${isCompressed ? ' gzip' : ''}`;
  let content = kept.get(key);
  if (!content) {
    content = isCompressed ? contentOf(path, false).then((plain) => gzipSync(plain)) : readFile(path);
    content.catch(() => kept.delete(key));
    kept.set(key, content);
  }
  return content;
}
