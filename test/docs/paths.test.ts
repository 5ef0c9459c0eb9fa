import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const DOCUMENTS = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...['docs', 'findings', '.github'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
];

/** Paths of the repository between backquotes, and links that stay in it; placeholders and patterns left out. */
function pathsIn(document: string): string[] {
  const text = readFileSync(document, 'utf8');
  const named = text.matchAll(/`((?:src|tvm|local|tools|test|docs|netlify|findings)\/[\w./-]+)`/g);
  const linked = text.matchAll(/\]\((?!\w+:)([^)#\s]+)(?:#[^)]*)?\)/g);
  return [
    ...[...named].map(([, path = '']) => path),
    ...[...linked].map(([, path = '']) => normalize(join(dirname(document), path))),
  ].filter((path) => !path.includes('NAME'));
}

describe('The documents', () => {
  it('name only files that exist', () => {
    const named = DOCUMENTS.flatMap((document) => pathsIn(document).map((path) => ({ document, path })));
    expect(named.length).toBeGreaterThan(150);
    expect(named.filter(({ path }) => !existsSync(path))).toEqual([]);
  });
});
