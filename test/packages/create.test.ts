import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../local/momento/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { startProject } from '../support/started-project.ts';
import { type Consumer, newConsumer } from './consumer.ts';
import { run } from './run.ts';

// As somebody does it who begins: from the packed files, by the commands that the program and its README name.

let momento: MomentoStandIn;
let consumer: Consumer;
beforeAll(async () => {
  momento = await startMomentoStandIn({ caches: ['chat'] });
  consumer = await newConsumer();
});
afterAll(async () => {
  await Promise.all([momento.close(), consumer.remove()]);
});

async function begin(place: string): Promise<string> {
  const folder = join(consumer.folder, place);
  const create = ['create-momento-chat', place, '--place', place, '--package', inject('tarball')];
  const options = { cwd: consumer.folder };
  const printed = await run(
    'npm',
    ['exec', '--yes', '--package', inject('createTarball'), '--', ...create],
    options,
  );
  expect(printed).toContain(`cd ${place}\n  npm install\n`);
  await run('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder });
  const values: Readonly<Record<string, string>> = {
    MOMENTO_API_KEY: momento.legacyApiToken,
    TVM_MOMENTO_STAND_IN: momento.grpcAddress,
    MOMENTO_WEB_ENDPOINT: momento.webUrl,
  };
  const env = await readFile(join(folder, '.env'), 'utf8');
  const filled = env.replaceAll(/^(\w+)=$/gm, (_line, name: string) => `${name}=${values[name] ?? ''}`);
  await consumer.write({ [`${place}/.env`]: `${filled}PORT=0\n` });
  return folder;
}

/** `npm start`. @returns the address that it prints */
async function start(folder: string): Promise<string> {
  const printed = await startProject(folder, { prints: /^http:\/\/localhost:\d+\/\n$/, timeout: 30_000 });
  return printed.trim();
}

describe.each(['server', 'netlify'])('A project for a %s', (place) => {
  let folder: string;
  beforeAll(async () => {
    folder = await begin(place);
  });

  it('has two people chat, under a strict policy', async () => {
    const url = await start(folder);
    // An address that is none ends no server.
    expect((await fetch(`${url}/`)).status).toBe(404);
    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    const complaints: string[] = [];
    const join = async (name: string) => {
      const tab = await browser.newPage();
      tab.on('pageerror', ({ message }) => complaints.push(message));
      tab.on('console', (message) => complaints.push(message.text()));
      await tab.goto(url);
      await tab.getByLabel('Your name').fill(name);
      await tab.getByRole('button', { name: 'Join' }).click();
      await tab.getByRole('status').filter({ hasText: /^Live/ }).waitFor();
      return tab;
    };
    const [ann, ben] = [await join('Ann'), await join('Ben')];
    for (const [from, to, text] of [
      [ann, ben, `Ben, see the ${place}`] as const,
      [ben, ann, `Ann, see the ${place}`] as const,
    ]) {
      await from.getByRole('textbox', { name: 'Message' }).fill(text);
      await from.getByRole('textbox', { name: 'Message' }).press('Enter');
      await to.getByRole('log').getByText(text, { exact: true }).waitFor();
    }
    expect(complaints).toEqual([]);
  });

  it('says what is missing where there is no key', async () => {
    await consumer.write({ [`${place}/.env`]: 'MOMENTO_API_KEY=\n' });
    await expect(run('npm', ['start', '--silent'], { cwd: folder })).rejects.toThrow(
      /There is no MOMENTO_API_KEY\..*README\.md/,
    );
  });
});

describe('A project for Netlify', () => {
  it('builds a folder with all that the site needs, and its headers', async () => {
    const folder = join(consumer.folder, 'netlify');
    await run('npm', ['run', 'build'], { cwd: folder });
    const read = (file: string) => readFile(join(folder, 'dist', file), 'utf8');
    expect(await read('index.html')).toContain('<momento-chat-room');
    expect(await read('momento-chat/elements.js')).not.toBe('');
    expect(await read('momento-chat/licenses.txt')).toContain('lit-html');
    expect(JSON.parse(await read('config.json'))).toEqual({ cacheName: 'chat' });
    expect(await read('_headers')).toContain("connect-src 'self' https://*.momentohq.com;");
  });
});
