import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minifyAgain } from '../../tools/vite-minify-again.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'minify-again-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

/** Without the minifier of the bundler. */
async function built(chunks: readonly string[]): Promise<string> {
  await mkdir(join(root, 'src'));
  await writeFile(
    join(root, 'src/main.ts'),
    'const two = 2; export const four = () => { return two + two; };',
  );
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [minifyAgain(chunks)],
    build: {
      minify: false,
      lib: { entry: { main: 'src/main.ts' }, formats: ['es'], fileName: () => 'm.js' },
    },
  });
  return readFile(join(root, 'dist/m.js'), 'utf8');
}

describe('A chunk', () => {
  it('is minified once more where it is named', async () => {
    expect(await built(['main'])).toMatch(/=\(\)=>4;/);
  });

  it('is left alone where it is not', async () => {
    expect(await built([])).toContain(' => ');
  });

  it('fails the build where it is not there any more', async () => {
    await expect(built(['main', 'room'])).rejects.toThrow('unable to minify again');
  });
});
