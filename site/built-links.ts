import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface BuiltLink {
  /** Of the page that it stands on: `api/index.html`. */
  readonly page: string;
  readonly href: string;
}

export interface BuiltPage {
  readonly path: string;
  /** Where its anchors are. */
  readonly ids: ReadonlySet<string>;
  readonly links: readonly BuiltLink[];
}

/** The pages in the folder of a built site, with their links and what links can lead to. */
export function builtPages(folder: string): readonly BuiltPage[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.html'))
    .map((path) => {
      const html = readFileSync(join(folder, path), 'utf8');
      return {
        path,
        ids: new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => decoded(id))),
        links: [...html.matchAll(/<a\s[^>]*?\bhref="([^"]*)"/g)].map(([, href = '']) => ({
          page: path,
          href: decoded(href),
        })),
      };
    });
}

export function isOuter({ href }: BuiltLink): boolean {
  return /^\w+:/.test(href);
}

/** Where a link within the site leads, as a path and an anchor. */
export function targetOf({ page, href }: BuiltLink): { readonly path: string; readonly id: string } {
  const { pathname, hash } = new URL(href, `http://site/${page}`);
  return {
    path: decodeURIComponent(pathname.slice(1)).replace(/(?<=^|\/)$/, 'index.html'),
    id: decodeURIComponent(hash.slice(1)),
  };
}

function decoded(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
