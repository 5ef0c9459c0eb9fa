// Which documents of the repository are pages of the site, and where they stand there.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.ts';

const AT_THE_TOP: Readonly<Record<string, string>> = {
  'README.md': 'start.md',
  'ARCHITECTURE.md': 'architecture.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'report-a-problem.md',
};

/** What is passed over when pages are looked for: all but these documents and what the site has of its own. */
export const NO_PAGES: readonly string[] = [
  `!(${['docs', 'examples', 'site', ...Object.keys(AT_THE_TOP)].join('|')})/**`,
  'docs/!(decisions|*.md)/**',
  'examples/*/!(README.md)/**',
  'site/!(pages|api)/**',
];

/** The page that a document is; for what is none, its own path. */
export function pageOf(document: string): string {
  return (
    AT_THE_TOP[document] ??
    document
      .replace(/^docs\/(?=(?:decisions\/)?[^/]+\.md$)/, '')
      .replace(/^examples\/([^/]+)\/README\.md$/, 'examples/$1.md')
      .replace(/^site\/pages\//, '')
      .replace(/^site\/(?=api\/)/, '')
  );
}

export function isPage(document: string): boolean {
  return document.endsWith('.md') && pageOf(document) !== document;
}

/** The documents of a folder, by name. */
export function documentsIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

/** What the examples say of themselves. */
export function examples(): readonly string[] {
  return readdirSync(join(root, 'examples'))
    .toSorted()
    .map((name) => `examples/${name}/README.md`)
    .filter((document) => existsSync(join(root, document)));
}

/** The first heading of a document, without marks. */
export function titleOf(document: string): string {
  const title = /^# (.+)$/m.exec(readFileSync(join(root, document), 'utf8'))?.[1];
  if (title === undefined) throw new Error(`unable to name the page of ${document}; it has no heading "# …"`);
  return title.replaceAll('`', '');
}
