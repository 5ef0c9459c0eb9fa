import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownNamespaces } from '../../tools/vite-own-namespaces.ts';

// `first` and `second` come in one chunk, so each needs a namespace; `old` needs another of the bundler's helpers.
const FILES = {
  'main.js': `
    export async function count() {
      const [{ next, taken }, second] = await Promise.all([import('./first.js'), import('./second.js')]);
      const before = second.total;
      second.raise(next());
      return { before, after: second.total, taken, names: 'raise' in second };
    }
    export const old = () => import('./old.js');`,
  'first.js': `
    export const taken = 'first';
    export const next = () => 3;`,
  'second.js': `
    export let total = 1;
    export const raise = (by) => void (total += by);`,
  'old.js': `
    import cjs from './cjs.cjs';
    export const answer = cjs.answer;`,
  'cjs.cjs': `exports.answer = 42;`,
};

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'own-namespaces-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

async function built(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> {
  for (const [path, content] of Object.entries(files)) await writeFile(join(root, path), content);
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [ownNamespaces()],
    build: {
      minify: true,
      lib: { entry: 'main.js', formats: ['es'] },
      rolldownOptions: {
        output: {
          entryFileNames: '[name].mjs',
          chunkFileNames: '[name]-[hash].mjs',
          codeSplitting: { groups: [{ name: 'both', test: /first|second/ }] },
        },
      },
    },
  });
  const names = await readdir(join(root, 'dist'));
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(root, 'dist', name), 'utf8')] as const),
    ),
  );
}

describe('Modules that are imported dynamically, in a build', () => {
  it("are had without the bundler's file of helpers, as they are when asked", async () => {
    const files = await built(FILES);
    const [both] = [...files].filter(([name]) => name.startsWith('both-')).map(([, code]) => code);
    expect(both).toContain('total');
    expect(both).not.toContain('import');
    const main = (await import(pathToFileURL(join(root, 'dist/main.mjs')).href)) as {
      readonly count: () => Promise<unknown>;
      readonly old: () => Promise<{ readonly answer: number }>;
    };
    expect(await main.count()).toEqual({ before: 1, after: 4, taken: 'first', names: true });
    expect((await main.old()).answer).toBe(42);
  });

  it('fail the build when the bundler writes them otherwise', async () => {
    await expect(built({ ...FILES, 'main.js': 'export const nothing = 0;' })).rejects.toThrow(
      "unable to do without the bundler's helpers",
    );
  });
});
