import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../local/momento/index.ts';
import { exposition } from '../support/exposition.ts';
import { machineEnvironment, oidcEnvironment } from '../support/machine-environment.ts';
import { talkWithToken } from '../support/talk-with-token.ts';
import { twoVisitors } from '../support/two-visitors.ts';
import { runContract } from '../tvm/contract/run-contract.ts';
import {
  buildNext,
  type EmbeddedServer,
  freePort,
  type ServerKind,
  servers,
  startEmbeddedServer,
} from './embedded-server.ts';

const run = promisify(execFile);

let momento: MomentoStandIn;
beforeAll(async () => {
  momento = await startMomentoStandIn({ caches: ['chat'] });
});
afterAll(() => momento.close());

let server: EmbeddedServer | undefined;
afterEach(() => server?.close());

async function start(kind: ServerKind, env: Readonly<Record<string, string>> = {}): Promise<string> {
  server = await startEmbeddedServer(kind, {
    ...env,
    MOMENTO_API_KEY: momento.legacyApiToken,
    TVM_MOMENTO_STAND_IN: momento.grpcAddress,
  });
  return server.tokenUrl;
}

async function versionsIn(path: string): Promise<Readonly<Record<string, string>>> {
  const { dependencies, devDependencies } = JSON.parse(
    await readFile(join(import.meta.dirname, path), 'utf8'),
  ) as Record<string, Readonly<Record<string, string>>>;
  return { ...dependencies, ...devDependencies, 'momento-chat': 'file:momento-chat-0.1.0.tgz' };
}

describe('the programs of docs/embedding.md', () => {
  it('fit the types of the package', async () => {
    const tsc = join(import.meta.dirname, 'node_modules/typescript/bin/tsc');
    await expect(run(process.execPath, [tsc, '-p', servers])).resolves.toBeDefined();
  });
});

describe('the build of Next.js', () => {
  it('needs no key', async () => {
    await expect(buildNext()).resolves.toBeUndefined();
  }, 180_000);
});

describe('The site in examples/nextjs', () => {
  it('has people talk to each other, with tokens of its own machine', async () => {
    await start('Next.js', { MOMENTO_STAND_IN: momento.webUrl });
    const { ann, ben, complaints } = await twoVisitors(server?.origin ?? '');
    await ann.say('Hello Ben');
    await ben.sees('Hello Ben');
    await ben.say('Hello Ann');
    await ann.sees('Hello Ann');
    expect(complaints).toEqual([]);
  });

  it('pins what it is tried with', async () => {
    expect(await versionsIn('package.json')).toMatchObject(await versionsIn('build/nextjs/package.json'));
  });
});

const kinds: readonly ServerKind[] = ['Node', 'Vite', 'Express', 'Hono', 'Next.js'];

describe.for(kinds)('a machine in %s', (kind) => {
  it('gives a token, with which the SDK talks under the name that was asked for', async () => {
    const response = await fetch(`${await start(kind)}?name=Zo%C3%AB`);
    expect(response.status).toBe(200);
    const { authToken } = (await response.json()) as { authToken: string };
    const item = await talkWithToken(authToken, momento.grpcAddress);
    expect([item.valueString(), item.tokenId()]).toEqual(['hello', 'guest:Zo\u00eb']);
  });
});

for (const kind of kinds) {
  runContract(kind, {
    modes: ['open'],
    async start(world) {
      const machine = await startEmbeddedServer(kind, machineEnvironment(world));
      return {
        fetch: ({ method, query, headers }) => fetch(`${machine.tokenUrl}${query}`, { method, headers }),
        close: () => machine.close(),
      };
    },
  });
}

runContract('Node with OpenID', {
  modes: ['oidc'],
  async start(world) {
    const env = { ...machineEnvironment(world), ...oidcEnvironment(world) };
    const machine = await startEmbeddedServer('Node with OpenID', env);
    return {
      fetch: ({ method, query, headers }) => fetch(`${machine.tokenUrl}${query}`, { method, headers }),
      close: () => machine.close(),
    };
  },
});

runContract('Node with passwords', {
  modes: ['lambda'],
  async start(world) {
    const folder = await mkdtemp(join(tmpdir(), 'users-'));
    const file = join(folder, 'users.json');
    await writeFile(file, world.usersSecret);
    const machine = await startEmbeddedServer('Node with passwords', {
      ...machineEnvironment(world),
      USERS_FILE: file,
    });
    return {
      fetch: ({ method, query, headers }) => fetch(`${machine.tokenUrl}${query}`, { method, headers }),
      close: async () => {
        await machine.close();
        await rm(folder, { recursive: true });
      },
    };
  },
});

describe('a machine behind the sign-in of its server', () => {
  it('gives users what their groups may have, and nobody else anything', async () => {
    const url = await start('Express with sessions');
    const ask = async (cookie?: string) => {
      const response = await fetch(`${url}?name=boss`, cookie ? { headers: { cookie } } : {});
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const ann = await ask('session=of-ann');
    expect(ann).toMatchObject({ status: 200, body: { role: 'publish-subscribe', tokenId: 'ann' } });
    const said = await talkWithToken(String(ann.body.authToken), momento.grpcAddress);
    expect(said.tokenId()).toBe('ann');
    expect(await ask('session=of-ben')).toMatchObject({
      status: 200,
      body: { role: 'subscribe-only', tokenId: 'ben', topics: ['news'] },
    });
    expect(await ask('session=of-cat')).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden' } },
    });
    expect(await ask()).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } });
  });
});

describe('a machine with metrics', () => {
  it('counts its answers at a port of their own', async () => {
    const port = String(await freePort());
    const url = await start('Node with metrics', { METRICS_PORT: port });
    await fetch(`${url}?name=Ann`);
    await fetch(`${url}?name=`);
    const response = await fetch(`http://127.0.0.1:${port}/`);
    expect(response.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const { answers, histogram } = exposition(await response.text());
    expect(answers).toMatchObject({ vended: 1, bad_request: 1, throttled: 0 });
    expect(histogram.count).toBe(2);
  });
});
