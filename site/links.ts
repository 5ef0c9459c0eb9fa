// Links of the documents, which were written for people who read them in the repository.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path/posix';
import type { MarkdownOptions, MarkdownRenderer } from 'vitepress';
import { isPage, pageOf } from './documents.ts';

type Token = ReturnType<MarkdownRenderer['parse']>[number];

interface Repository {
  /** Its folder on this machine. */
  readonly root: string;
  /** Where people read its files, with a slash at the end. */
  readonly readAt: string | undefined;
}

/** A heading's anchor, as GitHub makes it: the documents link by these. */
export function anchorOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

/**
 * Where a link of a document leads on the site: to a page, from its root; to the repository; or nowhere, if that is not to
 * be read anywhere.
 * @param folder of the document, from the root of the repository
 * @throws for a path that does not exist
 */
export function linkFrom(folder: string, href: string, { root, readAt }: Repository): string | undefined {
  if (/^(\w+:|\/|#)/.test(href)) return href;
  const [path = '', hash] = href.split('#');
  const target = normalize(join(folder, decodeURI(path))).replace(/\/$/, '');
  const anchor = hash === undefined ? '' : `#${hash}`;
  const file = join(root, target);
  if (target.startsWith('..') || !existsSync(file)) {
    throw new Error(`unable to follow the link ${href} of a document in ${folder}/; there is no ${target}`);
  }
  // A folder leads to what it says of itself, or to the first of its pages: the others stand beside it.
  const inside = statSync(file).isDirectory() ? readdirSync(file).toSorted() : [];
  const document = [target, `${target}/README.md`, ...inside.map((name) => `${target}/${name}`)]
    .filter(isPage)
    .find((path) => existsSync(join(root, path)));
  if (document !== undefined) return `/${pageOf(document)}${anchor}`;
  return readAt && readAt + target + anchor;
}

/** Has the links of all pages lead somewhere, and the pictures in their HTML be found. */
export function repositoryLinks(repository: Repository): NonNullable<MarkdownOptions['config']> {
  return (md) => {
    md.core.ruler.push('repository_links', ({ env, tokens }) => {
      const { realPath, path = realPath } = env as { readonly realPath?: string; readonly path?: string };
      // Titles are parsed by themselves.
      if (path === undefined) return;
      const own = dirname(relative(repository.root, realPath ?? path));
      // What is included comes between two marks, and its links are those of the document that it stands in.
      const folders = [own];
      for (const token of tokens) {
        if (token.type === 'html_block') {
          const included = /<!-- @include-(start|end)(?:: (.+?))? -->/.exec(token.content);
          if (included?.[1] === 'start') folders.push(relative(repository.root, included[2] ?? ''));
          else if (included) folders.pop();
          else token.content = token.content.replaceAll(/\b(src|srcset)="(?![\w]+:|[./])/g, '$1="./');
        }
        const folder = folders.at(-1) ?? own;
        token.children = withLinks(token.children ?? [], (href) => linkFrom(folder, href, repository));
      }
    });
  };
}

/** The text of a link that leads nowhere stays. */
function withLinks(tokens: readonly Token[], linkOf: (href: string) => string | undefined): Token[] {
  let isGone = false;
  return tokens.filter((token) => {
    if (token.type === 'link_close') return !isGone;
    if (token.type !== 'link_open') return true;
    const link = linkOf(token.attrGet('href') ?? '');
    isGone = link === undefined;
    if (link !== undefined) token.attrSet('href', link);
    return !isGone;
  });
}
