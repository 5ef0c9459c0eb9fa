import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appWorker } from '../../tools/vite-app-worker.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'app-worker-'));
  await mkdir(join(root, 'public'));
  await write('public/mark.svg', '<svg/>');
  await write('public/other.txt', 'not drawn');
  await write(
    'index.html',
    '<!doctype html><title>page</title><script type="module" src="/main.js"></script>',
  );
  await write('main.js', 'void import("./late.js");');
  await write('late.js', 'console.log("late")');
});
afterEach(() => rm(root, { recursive: true }));

const write = (path: string, content: string) => writeFile(join(root, path), content);

const config = () => ({
  root,
  base: './',
  configFile: false as const,
  logLevel: 'silent' as const,
  plugins: [appWorker({ entry: 'worker/main.ts', drawn: ['mark.svg'] })],
  server: { host: '127.0.0.1', port: 0, ws: false as const },
});

/** The worker's script, and which files it names. */
async function built() {
  await build(config());
  const code = await readFile(join(root, 'dist/sw.js'), 'utf8');
  const files = [...code.matchAll(/[`"'](assets\/[\w.-]+|mark\.svg|other\.txt)[`"']/g)].map(
    ([, file = '']) => file,
  );
  return { code, files: [...new Set(files)].toSorted() };
}

describe('The service worker of a build', () => {
  it('is one classic script that lists what the build is made of', async () => {
    const { code, files } = await built();
    const assets = (await readdir(join(root, 'dist/assets'))).map((name) => `assets/${name}`);
    expect(files).toEqual([...assets, 'mark.svg'].toSorted());
    expect(assets).toHaveLength(2);
    expect(code).not.toMatch(/^\s*(?:import|export)\b/m);
  });

  it('is the same for the same files, and another one for others', async () => {
    const before = await built();
    expect((await built()).code).toBe(before.code);
    await write('public/mark.svg', '<svg><path/></svg>');
    const drawn = await built();
    expect(drawn.files).toEqual(before.files);
    expect(drawn.code).not.toBe(before.code);
    await write('late.js', 'console.log("later")');
    expect((await built()).files).not.toEqual(drawn.files);
  });

  it('is missing in development', async () => {
    const server = await createServer({ ...config(), appType: 'mpa' });
    try {
      await server.listen();
      const { status } = await fetch(`http://127.0.0.1:${server.config.server.port}/sw.js`);
      expect(status).toBe(404);
    } finally {
      await server.close();
    }
  });

  it('is not written for a page that names no script', async () => {
    await write('index.html', '<!doctype html><title>page</title>');
    await expect(build(config())).rejects.toThrow('index.html names no script');
  });
});
