import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveLocally } from '../support/http-server.ts';
import { machineEnvironment } from '../support/machine-environment.ts';
import { sendRequest } from '../support/send-request.ts';
import type { ContractWorld } from '../tvm/contract/contract.ts';
import { runContract } from '../tvm/contract/run-contract.ts';
import { type HostProcess, type HostTool, installTool } from './host-tool.ts';

const root = join(import.meta.dirname, '../..');

let netlify: HostTool;
beforeAll(async () => {
  netlify = await installTool({
    // With its first request it fetches Deno, also where it is told to be offline, unless there is one.
    packages: ['netlify-cli@27.10.2', '@deno/linux-x64-glibc@2.9.6'],
    program: 'netlify-cli/bin/run.js',
    path: ['@deno/linux-x64-glibc'],
  });
});
afterAll(() => netlify?.remove());

let site = '';
async function serve(env: Readonly<Record<string, string>>): Promise<HostProcess> {
  const [port, functionsPort] = [await freePort(), await freePort()];
  site = `http://localhost:${port}`;
  const args = ['serve', '--offline', '--port', port, '--functions-port', functionsPort];
  return netlify.start(args, { cwd: root, env, url: `${site}/` });
}

async function freePort(): Promise<string> {
  const server = await serveLocally(() => {});
  await server.close();
  return new URL(server.origin).port;
}

runContract('netlify serve', {
  modes: ['open'],
  async start(world: ContractWorld) {
    const server = await serve(machineEnvironment(world));
    return {
      fetch: ({ method, query, headers }) =>
        sendRequest(`${site}/api/momento/token${query}`, { method, headers: Object.entries(headers).flat() }),
      close: () => server.close(),
    };
  },
});

describe('the site under netlify serve', () => {
  let server: HostProcess;
  beforeAll(async () => {
    server = await serve({
      MOMENTO_API_KEY: Buffer.from('{"endpoint":"e.example","api_key":"k"}').toString('base64'),
    });
  });
  afterAll(() => server?.close());

  it('has the page and its parts, under our headers', async () => {
    const [asset = ''] = await readdir(join(root, 'dist/assets'));
    for (const path of ['/', '/?room=lobby', '/config.json', `/assets/${asset}`]) {
      const { status, headers } = await fetch(`${site}${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('keeps what the function says of caches, whatever it adds', async () => {
    const { status, headers } = await fetch(`${site}/api/momento/token`, { method: 'POST' });
    expect(status).toBe(405);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('allow')).toBe('GET, OPTIONS');
    // Only here: the real host gives these to static files alone.
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
