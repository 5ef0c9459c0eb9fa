import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type LocalChat, startLocalChat } from '../../local/local-chat.ts';
import { type ChatRow, openChat } from '../../src/entries/chat/index.ts';
import { momentoTransport, openTopic } from '../../src/entries/topics/index.ts';
import { TvmClient } from '../../src/tvm-client/index.ts';
import { apiReports } from '../../tools/api-report/entries.ts';
import { launchChromium } from '../support/chromium.ts';
import { type LocalServer, serveLocally } from '../support/http-server.ts';
import { type PackedPackage, packPackage, programsIn } from '../support/packed-package.ts';

// What others install, in their hands. It is packed once for all of these tests, so they stand in one file.

let packed: PackedPackage;
let local: LocalChat;
/** As `npm run dev` serves it: configuration and machine, without the page itself. */
let page: LocalServer;
let environment: Readonly<Record<'TOKEN_URL' | 'MOMENTO_ENDPOINT', string>>;

beforeAll(async () => {
  local = await startLocalChat();
  page = await serveLocally((request, response) =>
    local.middleware(request, response, () => response.writeHead(404).end()),
  );
  environment = {
    TOKEN_URL: `${page.origin}/api/momento/token`,
    MOMENTO_ENDPOINT: local.standIns?.momento.webUrl ?? '',
  };
  packed = await packPackage();
}, 180_000);
afterAll(async () => {
  await Promise.all([page.close(), local.close(), packed.remove()]);
});

/** The same program for `require`, whose top level cannot wait. */
function required(program: string): string {
  const imports = /^import (\{[^}]+\}) from ('[^']+');$/gm;
  return `(async () => {${program.replaceAll(imports, 'const $1 = require($2);')}})();`;
}

describe('The programs in docs/packages.md', () => {
  it.each([
    ['topic', ['closed', 'connecting', 'live', 'somebody: Hello'], 'closed'],
    ['chat', ['ann: Good morning', 'connecting', 'live'], 'ann: Good morning'],
  ])('work as modules and as CommonJS, and end by themselves: %s', async (name, expected, last) => {
    const program = (await programsIn('docs/packages.md')).get(`${name}.mjs`) ?? '';
    await packed.write({ [`${name}.mjs`]: program, [`${name}.cjs`]: required(program) });
    for (const file of [`${name}.mjs`, `${name}.cjs`]) {
      const said = (await packed.run(file, environment)).trim().split('\n');
      expect([...new Set(said)].toSorted()).toEqual(expected);
      expect(said.at(-1)).toBe(last);
    }
  });
});

const LATE = `
  import { openChat } from 'momento-chat/chat';
  const tokens = () => { throw Object.assign(new Error('no token'), { retryable: false }); };
  const chat = openChat({ cacheName: 'chat', topicName: 'lobby', userName: 'ann', tokens });
  console.log((await chat.people()).length);
  chat.close();
`.replaceAll(/^ +/gm, '');

describe('What is loaded late', () => {
  it.each([
    ['late.mjs', LATE],
    ['late.cjs', required(LATE)],
  ])('is packed too: %s', async (file, program) => {
    await packed.write({ [file]: program });
    expect(await packed.run(file)).toBe('0\n');
  });
});

describe('The bot in examples/node-bot', () => {
  it('answers and reminds whoever asks while it is there, and ends when it is told to', async () => {
    await packed.take('examples/node-bot');
    const ann = openChat({
      cacheName: 'chat',
      topicName: 'bot',
      userName: 'ann',
      tokens: new TvmClient({ url: environment.TOKEN_URL, name: 'ann' }),
      transport: momentoTransport({ endpoint: environment.MOMENTO_ENDPOINT }),
    });
    const said = () => ann.rows().flatMap((row: ChatRow) => (row.kind === 'message' ? [row.text] : []));
    ann.send('/help');
    await expect.poll(() => ann.unsentCount).toBe(0);
    const bot = packed.start('examples/node-bot/bot.mjs', page.origin, 'bot');
    await expect.poll(() => bot.printed).toContain('live');

    ann.send('/help me');
    const help = expect.stringContaining('@bot remind 10m tea') as string;
    await expect.poll(said).toEqual(['/help', '/help me', help]);
    expect(ann.rows().at(-1)).toMatchObject({
      author: { name: 'bot', mark: 'guest' },
      replyTo: { text: '/help me' },
    });

    ann.send('/remind 1s tea');
    await expect.poll(() => said().slice(3)).toEqual(['/remind 1s tea', 'In 1s: tea', 'ann: tea']);

    ann.send('@bot remind 2h rain');
    await expect.poll(() => said().at(-1)).toBe('In 2h: rain');
    expect(await bot.stop()).toBe(0);
    expect(
      bot.printed
        .trim()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(['connecting', 'live']);
    ann.close();
  });
});

/** Starts the server of an example. @returns a way to new tabs of its page, and what these complain of */
async function visitExample(name: string) {
  await packed.take(`examples/${name}`);
  const server = packed.start(`examples/${name}/server.js`, page.origin, '0');
  onTestFinished(async () => void (await server.stop()));
  await expect.poll(() => server.printed).toMatch(/^http.*\/\n$/);
  // An address that is none ends no server.
  expect((await fetch(`${server.printed.trim()}/`)).status).toBe(404);
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const complaints: string[] = [];
  const visit = async () => {
    const tab = await browser.newPage();
    tab.on('pageerror', ({ message }) => complaints.push(message));
    tab.on('console', (message) => complaints.push(message.text()));
    await tab.goto(server.printed.trim());
    return tab;
  };
  return { visit, complaints };
}

describe('The page in examples/plain-page', () => {
  it('has people talk to each other, under its own policy', async () => {
    const { visit, complaints } = await visitExample('plain-page');
    const join = async (name: string) => {
      const tab = await visit();
      await tab.getByLabel('Your name').fill(name);
      await tab.getByRole('button', { name: 'Join the chat' }).click();
      await tab.getByRole('status').filter({ hasText: /^Live/ }).waitFor();
      return tab;
    };
    const [ann, ben] = [await join('Ann'), await join('Ben')];
    for (const [from, to, text] of [[ann, ben, 'Hello Ben'] as const, [ben, ann, 'Hello Ann'] as const]) {
      await from.getByRole('textbox', { name: 'Message' }).fill(text);
      await from.getByRole('textbox', { name: 'Message' }).press('Enter');
      await to.getByRole('log').getByText(text, { exact: true }).waitFor();
    }
    expect(complaints).toEqual([]);
  }, 60_000);
});

describe('The vote in examples/vote', () => {
  const counts = (tab: Page) => tab.locator('output').allInnerTexts();

  it('counts the same on all pages, whoever comes late, comes back or leaves', async () => {
    const { visit, complaints } = await visitExample('vote');
    const [ann, ben] = [await visit(), await visit()];
    await ann.getByRole('button', { name: 'The lake' }).click();
    await expect.poll(() => counts(ann)).toEqual(['1', '0', '0']);
    await ben.getByRole('button', { name: 'The lake' }).click();
    await ben.getByRole('button', { name: 'The hills' }).click();
    for (const tab of [ann, ben]) await expect.poll(() => counts(tab)).toEqual(['1', '1', '0']);

    // The topic begins anew: it replays nothing to those who come now.
    const { control } = local.standIns?.momento ?? {};
    control?.resetTopic({ cacheName: 'chat', topicName: 'ride' });
    control?.endStreams();
    const cat = await visit();
    for (const tab of [ann, ben, cat]) await expect.poll(() => counts(tab)).toEqual(['1', '1', '0']);
    await cat.getByRole('button', { name: 'The hills' }).click();
    for (const tab of [ann, ben, cat]) await expect.poll(() => counts(tab)).toEqual(['1', '2', '0']);

    await ann.close();
    const dan = await visit();
    for (const tab of [ben, cat, dan]) await expect.poll(() => counts(tab)).toEqual(['0', '2', '0']);
    await cat.getByRole('button', { name: 'The hills', pressed: true }).click();
    for (const tab of [ben, cat, dan]) await expect.poll(() => counts(tab)).toEqual(['0', '1', '0']);

    // Momento still has what they said; none of it is true any more.
    await Promise.all([ben, cat, dan].map((tab) => tab.close()));
    const eve = await visit();
    await eve.getByRole('button', { name: 'The old town' }).click();
    await expect.poll(() => counts(eve)).toEqual(['0', '0', '1']);
    expect(complaints).toEqual([]);
  }, 90_000);

  it('counts the last hand of somebody who is of two minds, though the first one travels longer', async () => {
    const topic = openTopic({
      cacheName: 'chat',
      topicName: 'ride',
      tokens: new TvmClient({ url: environment.TOKEN_URL, name: 'listener' }),
      transport: momentoTransport({ endpoint: environment.MOMENTO_ENDPOINT }),
    });
    onTestFinished(() => topic.close());
    const said: string[] = [];
    topic.onItem(({ value }) => said.push(String(value)));
    await expect.poll(() => topic.state.phase).toBe('live');

    const { visit, complaints } = await visitExample('vote');
    const ann = await visit();
    const before = said.length;
    const held: Route[] = [];
    await ann.route(/\/Publish$/, (route) => {
      const isFirst =
        held.length === 0 && Buffer.from(route.request().postData() ?? '', 'base64').includes('lake');
      if (isFirst) held.push(route);
      return isFirst ? undefined : route.continue();
    });
    await ann.getByRole('button', { name: 'The lake' }).click();
    await expect.poll(() => held.length).toBe(1);
    await ann.getByRole('button', { name: 'The hills' }).click();
    await held[0]?.continue();
    const hands = () => said.slice(before).filter((text) => text.includes('hand'));
    await expect.poll(hands).toEqual(expect.arrayContaining(['{"hand":"lake"}', '{"hand":"hills"}']));
    expect(hands().at(-1)).toBe('{"hand":"hills"}');
    await expect.poll(() => counts(ann)).toEqual(['0', '1', '0']);
    expect(complaints).toEqual([]);
  }, 60_000);
});

describe('The entry for elements', () => {
  it('can be imported and required where there is no page, and has its class all the same', async () => {
    const program = `
      import { MomentoChatRoom } from 'momento-chat/elements';
      console.log(MomentoChatRoom.observedAttributes.join());`;
    await packed.write({ 'room.mjs': program, 'room.cjs': required(program.trim().replaceAll(/^ +/gm, '')) });
    expect(await packed.run('room.mjs')).toBe('cache,topic,name\n');
    expect(await packed.run('room.cjs')).toBe('cache,topic,name\n');
  });
});

describe('The public faces', () => {
  it('are those in docs/api, which `npm run api-report` writes', async () => {
    const reports = apiReports(join(packed.folder, 'node_modules/momento-chat'));
    const files = await readdir('docs/api');
    const written = await Promise.all(
      files.map(async (file) => [file, await readFile(`docs/api/${file}`, 'utf8')] as const),
    );
    expect(Object.fromEntries(reports)).toEqual(Object.fromEntries(written));
  });
});

describe('The manifest of the elements', () => {
  interface Manifest {
    readonly modules: readonly { readonly path: string; readonly declarations: readonly Declaration[] }[];
  }
  type Named = readonly { readonly name: string }[];
  type Declaration = Readonly<Record<'attributes' | 'events' | 'cssParts' | 'cssProperties', Named>> & {
    readonly tagName: string;
  };
  const namesOf = (all: Named = []) => all.map(({ name }) => name).toSorted();

  it('tells editors of what docs/elements.md has', async () => {
    const folder = join(packed.folder, 'node_modules/momento-chat');
    const { customElements } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      readonly customElements: string;
    };
    const { modules } = JSON.parse(await readFile(join(folder, customElements), 'utf8')) as Manifest;
    const [{ path, declarations } = { path: '', declarations: [] }] = modules;
    expect(await readdir(join(folder, 'build/entries'))).toContain(path.replace('build/entries/', ''));
    const [chat, room] = declarations;
    expect([chat?.tagName, room?.tagName]).toEqual(['momento-chat', 'momento-chat-room']);

    const text = await readFile('docs/elements.md', 'utf8');
    const inTables = [...text.matchAll(/^\| (`.+?) \|/gm)].flatMap(
      ([, cell = '']) => cell.match(/[\w-]+/g) ?? [],
    );
    expect([...namesOf(chat?.attributes), ...namesOf(chat?.events)].toSorted()).toEqual(inTables.toSorted());
    const ofOne = inTables.filter((name) => !['rooms', 'joined', 'chat-shown'].includes(name));
    expect([...namesOf(room?.attributes), ...namesOf(room?.events)].toSorted()).toEqual(ofOne.toSorted());
    const [parts = ''] = /\*\*Parts\*\*.*/.exec(text) ?? [];
    expect(parts.match(/(?<=`)[a-z]+(?=`)/g)?.toSorted()).toEqual(namesOf(chat?.cssParts));
  });

  it('has the custom properties that the styles go by', async () => {
    const { modules } = JSON.parse(
      await readFile(
        join(packed.folder, 'node_modules/momento-chat/build/entries/custom-elements.json'),
        'utf8',
      ),
    ) as Manifest;
    const files = ['index.html', 'src/ui/parts/late-colors.ts'];
    const styles = (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('');
    for (const { cssProperties } of modules[0]?.declarations ?? []) {
      expect(cssProperties.length).toBeGreaterThan(20);
      for (const { name } of cssProperties) expect(styles).toContain(`${name}:`);
    }
  });
});

describe('The licenses', () => {
  it('of what is bundled are packed with it, beside its own', async () => {
    const read = (file: string) => readFile(join(packed.folder, 'node_modules/momento-chat', file), 'utf8');
    const named = (await read('build/entries/licenses.txt')).match(/^\S+(?= [\d.]+, [\w.-]+$)/gm);
    expect(named).toEqual(['@lit/reactive-element', 'emojibase-data', 'lit', 'lit-element', 'lit-html']);
    expect(await read('build/entries/cjs/licenses.txt')).toBe(await read('build/entries/licenses.txt'));
    expect(await read('LICENSE')).toContain('Apache License');
  });
});

describe('The types', () => {
  const source = `
    import { type Chat, type ChatRow, openChat } from 'momento-chat/chat';
    import { openTopic, TopicError, type Topic, type TopicState, type TopicTransport } from 'momento-chat/topics';
    import { TvmClient } from 'momento-chat/tvm-client';
    declare const transport: TopicTransport;
    export function open(token: string): Topic {
      const phases: TopicState['phase'][] = [];
      openTopic({ cacheName: 'chat', topicName: 'lobby', tokens: new TvmClient({ url: '/token' }) }).close();
      return openTopic({
        cacheName: 'chat',
        topicName: 'lobby',
        tokens: async ({ signal }) => ({ authToken: signal.aborted ? '' : token, expiresIn: 60 }),
        transport,
        onItem: ({ sequence, value }) => sequence.toFixed() + value.toString(),
        onState: (state) => phases.push(state.phase),
      });
    }
    export const join = (token: string): Chat =>
      openChat({ cacheName: 'chat', topicName: 'lobby', userName: 'ann', tokens: () => token, transport });
    export const textOf = (row: ChatRow): string => (row.kind === 'message' ? row.text : '');
    export const mayRetry = (error: unknown) => error instanceof TopicError && error.retryable;
  `;

  const compile = async (text: string) => {
    const compilerOptions = {
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      module: 'NodeNext',
      target: 'ES2022',
      // No DOM. What Node and pages share is declared by Node's own types in a program.
      lib: ['ES2022'],
      types: [],
    };
    await packed.write({
      'package.json': '{"type":"module"}',
      'source.ts': text,
      'shared.d.ts': `
        interface AbortSignal { readonly aborted: boolean }
        interface Request { readonly url: string }
        interface Response { readonly ok: boolean }`,
      'tsconfig.json': JSON.stringify({ compilerOptions, files: ['source.ts', 'shared.d.ts'] }),
    });
    return packed.compile();
  };

  it('want no DOM, and of the platform no more than requests and signals', async () => {
    expect(await compile(source)).toBe('');
  });

  it('refuse what it does not take', async () => {
    const wrong = source.replace('expiresIn: 60', "expiresIn: '60 s'");
    expect(await compile(wrong)).toMatch(/source\.ts.*TS2322/s);
  });
});
