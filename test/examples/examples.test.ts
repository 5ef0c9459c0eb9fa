import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type LocalChat, startLocalChat } from '../../local/local-chat.ts';
import { serveLocally } from '../support/http-server.ts';
import { type PackedPackage, packPackage } from '../support/packed-package.ts';
import { twoVisitors } from '../support/two-visitors.ts';

// The pages of examples/ that have a build step, on the packed package, with frameworks and Vite of this folder.

const vite = join(import.meta.dirname, 'node_modules/vite/bin/vite.js');

let packed: PackedPackage;
let local: LocalChat;

beforeAll(async () => {
  packed = await packPackage({ below: join(import.meta.dirname, 'build') });
});
afterAll(() => packed.remove());

beforeEach(async () => {
  local = await startLocalChat();
  const chat = await serveLocally((request, response) =>
    local.middleware(request, response, () => response.writeHead(404).end()),
  );
  vi.stubEnv('CHAT', chat.origin);
  vi.stubEnv('NO_COLOR', '1');
  // Vitest's own would have the development's React built.
  vi.stubEnv('NODE_ENV', undefined);
  return async () => {
    vi.unstubAllEnvs();
    await Promise.all([chat.close(), local.close()]);
  };
});

/** Starts Vite for an example. @returns where its page is */
async function serve(...args: readonly string[]): Promise<string> {
  const server = packed.start(vite, ...args, '--host', '127.0.0.1', '--port', '0');
  onTestFinished(async () => void (await server.stop()));
  await expect.poll(() => server.printed).toMatch(/http:.*\/\n/);
  return /http:\S+/.exec(server.printed)?.[0] ?? '';
}

async function versionsIn(path: string): Promise<Readonly<Record<string, string>>> {
  const { dependencies, devDependencies } = JSON.parse(await readFile(path, 'utf8')) as Record<
    string,
    Readonly<Record<string, string>>
  >;
  return { ...dependencies, ...devDependencies };
}

describe.each([
  { folder: 'examples/react', other: 'novels' },
  { folder: 'examples/vue', other: 'altos' },
])('The page in $folder', ({ folder, other }) => {
  beforeAll(() => packed.take(folder));

  it.each(['in development', 'built'])('has people talk in each of its rooms: %s', async (how) => {
    if (how === 'built') await packed.run(vite, {}, 'build', folder);
    const address = how === 'built' ? await serve('preview', folder) : await serve(folder);
    const { ann, ben, complaints } = await twoVisitors(address);
    const openStreams = () => local.standIns?.momento.control.counters().streams.open;

    await ann.say('Hello Ben');
    await ben.sees('Hello Ben');
    await ben.say('Hello Ann');
    await ann.sees('Hello Ann');
    await ann.tab.getByText('Last heard: Ben').waitFor();

    await Promise.all([ann.goTo(other), ben.goTo(other)]);
    await expect.poll(openStreams).toBe(2);
    await ann.say('Only here');
    await ben.sees('Only here');
    expect(await ben.tab.getByText('Hello Ann', { exact: true }).count()).toBe(0);

    await ann.tab.getByRole('button', { name: 'Leave the chat' }).click();
    await ann.tab.getByLabel('Your name').waitFor();
    await expect.poll(openStreams).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('pins what it is tried with', async () => {
    const tried = {
      ...(await versionsIn('package.json')),
      ...(await versionsIn('test/examples/package.json')),
    };
    const { 'momento-chat': itself, ...pinned } = await versionsIn(`${folder}/package.json`);
    expect(itself).toBe('file:momento-chat-0.1.0.tgz');
    expect(tried).toMatchObject(pinned);
  });
});

describe('The component in examples/react', () => {
  it('fits the types of React and of the package', async () => {
    expect(await packed.compile('examples/react')).toBe('');
  });
});
