import { createHash } from 'node:crypto';
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

interface Content {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** Of a build nothing changes while it is served, and hundreds of hosts serve the same one. */
const kept = new Map<string, Promise<Content>>();

/**
 * Sends the files of a folder as hosts do that are told nothing: they may be kept, and are asked for again each time.
 * A header that is set already stands.
 * @param options.gzip for scripts and styles
 */
export function sendsFilesOf(folder: string, { gzip = false } = {}) {
  return ({ url = '/', headers }: IncomingMessage, response: ServerResponse): void => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const extension = extname(path);
    const isCompressed = gzip && COMPRESSED.has(extension);
    contentOf(join(folder, path), isCompressed).then(
      ({ bytes, etag }) => {
        response.setHeader('ETag', etag);
        if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-cache');
        if (headers['if-none-match'] === etag) {
          response.writeHead(304).end();
          return;
        }
        response.setHeader('Content-Type', CONTENT_TYPES[extension] ?? 'application/octet-stream');
        if (isCompressed) response.setHeader('Content-Encoding', 'gzip');
        response.end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  };
}

function contentOf(path: string, isCompressed: boolean): Promise<Content> {
  const key = `${path}${isCompressed ? ' gzip' : ''}`;
  let content = kept.get(key);
  if (!content) {
    content = read(path, isCompressed);
    content.catch(() => kept.delete(key));
    kept.set(key, content);
  }
  return content;
}

async function read(path: string, isCompressed: boolean): Promise<Content> {
  const plain = await readFile(path);
  const bytes = isCompressed ? gzipSync(plain) : plain;
  return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url')}"` };
}
