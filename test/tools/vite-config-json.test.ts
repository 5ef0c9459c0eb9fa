import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { configJson } from '../../tools/vite-config-json.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'config-json-'));
  await writeFile(join(root, 'index.html'), '<!doctype html><title>page</title>');
});
afterEach(() => rm(root, { recursive: true }));

const config = () => ({
  root,
  configFile: false as const,
  logLevel: 'silent' as const,
  plugins: [configJson()],
  server: { host: '127.0.0.1', port: 0, ws: false as const },
});

async function own(content: string): Promise<void> {
  await mkdir(join(root, 'public'));
  await writeFile(join(root, 'public', 'config.json'), content);
}

async function built(): Promise<string> {
  await build(config());
  return readFile(join(root, 'dist', 'config.json'), 'utf8');
}

async function served(): Promise<unknown> {
  const server = await createServer(config());
  try {
    await server.listen();
    const response = await fetch(`http://127.0.0.1:${server.config.server.port}/config.json`);
    expect(response.status).toBe(200);
    return await response.json();
  } finally {
    await server.close();
  }
}

describe('config.json', () => {
  it('is in every build, empty', async () => {
    expect(JSON.parse(await built())).toEqual({});
  });

  it('is served in development, empty', async () => {
    expect(await served()).toEqual({});
  });

  it('in public/ is left alone', async () => {
    await own('{"cacheName":"mine"}');
    expect(JSON.parse(await built())).toEqual({ cacheName: 'mine' });
    expect(await served()).toEqual({ cacheName: 'mine' });
  });
});
