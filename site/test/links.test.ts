import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtPages, isOuter, targetOf } from '../built-links.ts';
import { documentsIn, examples, pageOf } from '../documents.ts';
import { entries } from '../entries.ts';
import { root } from '../repository.ts';

const folder = join(root, 'build/site');
const pages = builtPages(folder);
const byPath = new Map(pages.map((page) => [page.path, page]));
const links = pages.flatMap((page) => page.links);

describe('The built site', () => {
  it('has a page for each document, and for each entry of the package', () => {
    const documents = ['docs', 'docs/decisions', 'site/pages'].flatMap(documentsIn);
    const wanted = [
      ...[...documents, ...examples(), 'README.md', 'CHANGELOG.md'].map(pageOf),
      ...entries.map(({ name }) => `api/${name}.md`),
      'api/index.md',
    ].map((page) => page.replace(/\.md$/, '.html'));
    expect(wanted.filter((page) => !byPath.has(page))).toEqual([]);
  });

  it('leads from one page to all others', () => {
    const reached = new Set(
      byPath
        .get('try.html')
        ?.links.filter((link) => !isOuter(link))
        .map(targetOf)
        .map(({ path }) => path),
    );
    expect([...byPath.keys()].filter((path) => !reached.has(path))).toEqual(['404.html']);
  });

  it('has no inner link to a page or an anchor that does not exist', () => {
    const inner = links.filter((link) => !isOuter(link));
    expect(inner.length).toBeGreaterThan(2_000);
    const dead = inner.filter((link) => {
      const { path, id } = targetOf(link);
      const page = byPath.get(path);
      if (!page) return !existsSync(join(folder, path));
      return id !== '' && !page.ids.has(id);
    });
    expect(dead).toEqual([]);
  });

  it('leads out by https only, but to servers of whoever reads', () => {
    const outer = links.filter(isOuter);
    expect(outer.length).toBeGreaterThan(50);
    expect(
      outer.filter(({ href }) => !/^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)\b)/.test(href)),
    ).toEqual([]);
  });
});
