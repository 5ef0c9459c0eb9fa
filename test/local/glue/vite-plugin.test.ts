import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer as createNetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, createServer, type InlineConfig, type Logger, preview } from 'vite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { localChat } from '../../../local/vite-plugin.ts';
import type { AppConfig } from '../../../src/config/app-config.ts';

const legacyKey = Buffer.from(JSON.stringify({ endpoint: 'momento.invalid', api_key: 'k' })).toString(
  'base64',
);
const cleanups: (() => unknown)[] = [];
let root: string;
let printed: string[];

beforeEach(async () => {
  // What the developer's own shell says must not decide these tests.
  for (const name of ['VITE_TOKEN_VENDING_MACHINE_URL', 'VITE_MOMENTO_CACHE_NAME', 'MOMENTO_API_KEY']) {
    vi.stubEnv(name, undefined);
  }
  printed = [];
  root = await mkdtemp(join(tmpdir(), 'local-chat-'));
  await writeFile(join(root, 'index.html'), '<!doctype html><title>page</title>');
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
  await rm(root, { recursive: true });
  vi.unstubAllEnvs();
});

function configFor(port: number, mode = 'development'): InlineConfig {
  const logger: Logger = createLogger('silent');
  const server = { host: '127.0.0.1', port, strictPort: true };
  return {
    root,
    mode,
    configFile: false,
    appType: 'mpa',
    plugins: [localChat()],
    server: { ...server, ws: false },
    preview: server,
    customLogger: { ...logger, info: (line) => printed.push(line), warn: (line) => printed.push(line) },
  };
}

async function serveDev(port = 0, mode?: string) {
  const server = await createServer(configFor(port, mode));
  cleanups.push(() => server.close());
  await server.listen();
  return { url: `http://127.0.0.1:${server.config.server.port}`, server };
}

async function servePreview(port = 0) {
  const server = await preview(configFor(port));
  cleanups.push(() => server.close());
  return { url: `http://127.0.0.1:${(server.httpServer.address() as AddressInfo).port}`, server };
}

async function writeBuild(): Promise<void> {
  await mkdir(join(root, 'dist'));
  await writeFile(join(root, 'dist', 'index.html'), '<!doctype html><title>built</title>');
  await writeFile(join(root, 'dist', 'config.json'), '{}');
}

const configOf = async (url: string) => (await (await fetch(`${url}/config.json`)).json()) as AppConfig;
const byName = (url: string) => url.replace('127.0.0.1', 'localhost');
const statusOf = async (url: string) => (await fetch(url)).status;

function isOpen(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });
}

const isIpv6Here = await new Promise<boolean>((resolve) => {
  const probe = createNetServer()
    .once('error', () => resolve(false))
    .listen(0, '::1', () => probe.close(() => resolve(true)));
});

/** A port that something else holds. */
async function takenPort(): Promise<number> {
  const holder = createNetServer().listen(0, '127.0.0.1');
  cleanups.push(() => holder.close());
  await new Promise((resolve) => holder.once('listening', resolve));
  return (holder.address() as AddressInfo).port;
}

describe.each([
  ['vite', serveDev],
  ['vite preview', servePreview],
])('%s', (name, serve) => {
  beforeEach(writeBuild);

  it('serves the page, its configuration and tokens', async () => {
    const { url } = await serve();
    expect(await (await fetch(url)).text()).toContain(name === 'vite' ? 'page' : 'built');
    expect(await configOf(url)).toMatchObject({ cacheName: 'chat', rooms: ['lobby'] });
    expect(await statusOf(`${url}/api/momento/token?name=Ann`)).toBe(200);
  });

  it.runIf(isIpv6Here)(
    'is one server at both addresses of this machine, as "localhost" may mean either',
    async () => {
      const { url, server } = await serve();
      const onIpv6 = url.replace('127.0.0.1', '[::1]');
      await expect.poll(() => statusOf(onIpv6).catch(() => 'nothing')).toBe(200);
      expect(await statusOf(`${onIpv6}/api/momento/token?name=Ann`)).toBe(200);
      await server.close();
      await expect(fetch(onIpv6)).rejects.toThrow('fetch failed');
    },
  );

  it('names the addresses and what is a stand-in', async () => {
    const { server, url } = await serve();
    server.printUrls();
    const { momentoEndpoint = '' } = await configOf(url);
    const text = printed.join('\n');
    expect(text).toContain(`stand-in on port ${new URL(momentoEndpoint).port}`);
    expect(text).toContain(`${byName(url)}/api/momento/token`);
    expect(text).not.toContain(`${url}/`);
  });

  it('names who can sign in, and how to get a token by hand', async () => {
    const { server, url } = await serve();
    server.printUrls();
    const { tokenVendingMachines } = await configOf(url);
    const text = printed.join('\n');
    for (const machine of tokenVendingMachines.slice(1)) expect(text).toContain(machine.url);
    expect(text).toMatch(/curl -H 'username: writer'/);
    expect(text).toMatch(/reader +Local-Only-1 +reads only/);
  });

  it('tells whoever runs it why somebody got no token', async () => {
    const { url } = await serve();
    const [, staff] = (await configOf(url)).tokenVendingMachines;
    const headers = { username: 'writer', password: 'secret-and-wrong' };
    expect((await fetch(staff?.url ?? '', { headers })).status).toBe(401);
    expect(printed).toContain('no token: unauthorized');
    expect(printed.join('\n')).not.toContain('secret-and-wrong');
  });

  it('takes everything down with it', async () => {
    const { server, url } = await serve();
    const { momentoEndpoint = '' } = await configOf(url);
    expect(await isOpen(momentoEndpoint)).toBe(true);
    await server.close();
    expect(await isOpen(momentoEndpoint)).toBe(false);
    expect(await isOpen(url)).toBe(false);
  });

  it('starts nothing local where the environment names a machine', async () => {
    await writeFile(join(root, '.env'), 'VITE_TOKEN_VENDING_MACHINE_URL=https://tvm.example.com/prod/\n');
    const { server, url } = await serve();
    expect(await statusOf(`${url}/api/momento/token`)).toBe(404);
    server.printUrls();
    expect(printed.join('\n')).toContain('https://tvm.example.com/prod/');
    expect(printed.join('\n')).not.toContain('stand-in');
  });

  it('vends from the real service with a key from .env, which it does not print', async () => {
    await writeFile(join(root, '.env'), `MOMENTO_API_KEY=${legacyKey}\nVITE_MOMENTO_CACHE_NAME=live\n`);
    const { server, url } = await serve();
    const config = await configOf(url);
    expect(config.cacheName).toBe('live');
    expect(config.momentoEndpoint).toBeUndefined();
    server.printUrls();
    const text = printed.join('\n');
    expect(text).toContain('the real service, cache "live"');
    expect(text).not.toContain(legacyKey);
  });

  it('says what to do when its port is taken', async () => {
    const port = await takenPort();
    const command = name === 'vite' ? 'dev' : 'preview';
    await expect(serve(port)).rejects.toThrow(`npm run ${command} -- --port ${port + 1}`);
  });
});

describe('what people sign in at in a mode', () => {
  it.each([
    ['by-choice', { auth: 'cognito', authFlow: 'USER_AUTH' }],
    ['by-email', { auth: 'cognito', authFlow: 'USER_SRP_AUTH', userNameIsEmail: true }],
    ['by-access-token', { auth: 'oidc', token: 'access', resource: 'https://tvm.acme.example/' }],
  ])('is the one to try by hand: %s', async (mode, expected) => {
    const { url } = await serveDev(0, mode);
    const { tokenVendingMachines } = await configOf(url);
    expect(tokenVendingMachines).toContainEqual(expect.objectContaining(expected));
  });
});

describe('vite preview without a build', () => {
  it('says how to make one', async () => {
    await expect(servePreview()).rejects.toThrow('run "npm run build" first');
  });
});

describe('vite that restarts', () => {
  it('keeps its port and has a new stand-in, and only one', async () => {
    const { server, url } = await serveDev();
    const before = (await configOf(url)).momentoEndpoint ?? '';
    await server.restart();
    const after = (await configOf(url)).momentoEndpoint ?? '';
    expect(new URL(after).port).not.toBe(new URL(before).port);
    expect(await isOpen(before)).toBe(false);
    expect(await isOpen(after)).toBe(true);
  });
});
