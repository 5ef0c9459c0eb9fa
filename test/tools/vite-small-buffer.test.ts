import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, createServer } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallBuffer } from '../../tools/vite-small-buffer.ts';

// A page that takes the SDK, which takes `buffer` for its tokens, and another library, which takes it too.
const PAGE = {
  'index.html': '<!doctype html><script type="module" src="/main.js"></script>',
  'main.js': `
    import { decode } from '@gomomento/sdk-core';
    import { hex } from 'cognito';
    export const shown = [decode('aGVsbG8='), hex('hi')];`,
  'package.json': '{ "type": "module" }',
  'node_modules/@gomomento/sdk-core/package.json': '{ "version": "1.2.3", "main": "index.js" }',
  'node_modules/@gomomento/sdk-core/index.js': `
    const { Buffer } = require('buffer');
    exports.decode = (text) => Buffer.from(text, 'base64').toString('utf8');`,
  'node_modules/cognito/package.json': '{ "version": "1.0.0", "main": "index.js" }',
  'node_modules/cognito/index.js': `
    const { Buffer } = require('buffer');
    exports.hex = (text) => Buffer.from(text, 'hex');`,
  'node_modules/buffer/package.json': '{ "version": "6.0.3", "main": "index.js" }',
  'node_modules/buffer/index.js': 'exports.Buffer = { from: (text) => "whole buffer of " + text };',
};

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'small-buffer-'));
});
afterEach(async () => {
  await rm(root, { recursive: true });
});

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries({ ...PAGE, ...files })) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
}

/** Builds the page, runs it, and brings what it shows. */
async function shownByBuild(files: Readonly<Record<string, string>> = {}): Promise<unknown> {
  await write(files);
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [smallBuffer()],
    build: { minify: false, lib: { entry: 'main.js', formats: ['es'], fileName: () => 'built.js' } },
  });
  const built = (await import(pathToFileURL(join(root, 'dist/built.js')).href)) as { shown: unknown };
  return built.shown;
}

describe('The small Buffer in a build', () => {
  it('is what the SDK gets, and nobody else', async () => {
    expect(await shownByBuild()).toEqual(['hello', 'whole buffer of hi']);
  });

  it('fails the build when the SDK does not take it any more', async () => {
    const files = { 'node_modules/@gomomento/sdk-core/index.js': 'exports.decode = atob;' };
    await expect(shownByBuild(files)).rejects.toThrow('the Momento SDK does not take it any more');
  });
});

describe('The small Buffer in development', () => {
  it('is what the SDK gets, and nobody else', async () => {
    await write({});
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [smallBuffer()],
      optimizeDeps: { include: ['@gomomento/sdk-core', 'cognito'], noDiscovery: true },
      server: { host: '127.0.0.1', port: 0, strictPort: false },
    });
    try {
      await server.listen();
      const { port } = server.config.server;
      const address = server.httpServer?.address();
      const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`;
      const main = await (await fetch(`${origin}/main.js`)).text();
      const [sdk = '', other = ''] = await Promise.all(
        ['sdk-core', 'cognito'].map(async (name) => {
          const [, path = ''] = new RegExp(`"(/[^"]*${name}[^"]*)"`).exec(main) ?? [];
          return (await fetch(origin + path)).text();
        }),
      );
      expect(sdk).toContain('TextDecoder');
      expect(sdk).not.toContain('whole buffer');
      expect(other).not.toContain('TextDecoder');
    } finally {
      await server.close();
    }
  });
});
