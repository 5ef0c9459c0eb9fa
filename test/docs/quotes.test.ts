import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// A link to a file, a colon, and a block of code: then the block is that file, whole.
const QUOTE = /^\[([^\]\n]+)\]\(([^)\n]+)\):\n\n```\w*\n([\s\S]*?)^```$/gm;

const docs = join(import.meta.dirname, '../../docs');
const quotes = readdirSync(docs)
  .filter((name) => name.endsWith('.md'))
  .flatMap((name) =>
    [...readFileSync(join(docs, name), 'utf8').matchAll(QUOTE)].map(
      ([, title = '', link = '', code = '']) => ({
        name,
        title,
        link,
        code,
      }),
    ),
  );

describe('a program in the documentation', () => {
  it.each(quotes)('is the one that is tried: $title in $name', ({ title, link, code }) => {
    expect(link).toBe(`../${title}`);
    expect(code).toBe(readFileSync(join(docs, link), 'utf8'));
  });

  it('is each of the servers of docs/embedding.md', () => {
    const quoted = quotes.filter(({ name }) => name === 'embedding.md').map(({ title }) => title);
    expect(quoted.map((title) => title.replace('test/embedding/servers/', '')).sort()).toEqual([
      'examples/nextjs/app/api/momento/token/route.ts',
      'express/server.ts',
      'express/signed-in.ts',
      'hono/server.ts',
      'node/oidc.ts',
      'node/operated.ts',
      'node/passwords.ts',
      'node/server.ts',
      'node/users.ts',
      'vite/vite.config.ts',
    ]);
  });
});
