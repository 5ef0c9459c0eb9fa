// The check-up on the production build, against the stand-ins and what may be wrong with them.

import type { RequestListener } from 'node:http';
import type { Route } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { staff } from '../../local/staff.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { serveLocally } from '../support/http-server.ts';

const { host, open, share } = useBrowser();
const reader = staff.find(({ tier }) => tier === 'ReadOnlyUserGroup');
if (!reader) throw new Error('the local machine has no reader');

const TOKEN_URL = '**/api/momento/token*';
/** Nothing listens there: the port of a service that nobody runs any more. */
const DEAD_URL = 'http://127.0.0.1:9/';

interface PageConfig {
  tokenVendingMachines: { auth: string; url: string }[];
  momentoEndpoint: string;
}

/** Changes what the page is told. */
function configure({ page }: ChatPage, change: (config: PageConfig) => Partial<PageConfig>) {
  return page.route('**/config.json', async (route) => {
    const config = (await (await route.fetch()).json()) as PageConfig;
    await route.fulfill({ json: { ...config, ...change(config) } });
  });
}

const openMachineAt = (url: string) => () => ({
  tokenVendingMachines: [{ name: 'Guest', auth: 'open', url }],
});

/** Changes what the machine answers. */
function tamper({ page }: ChatPage, change: (answer: Record<string, unknown>) => object) {
  return page.route(TOKEN_URL, async (route: Route) => {
    const answer = (await (await route.fetch()).json()) as Record<string, unknown>;
    await route.fulfill({ json: change(answer) });
  });
}

async function openCheckUp(chat: ChatPage, machineName?: string): Promise<void> {
  await chat.button('Settings').click();
  await chat.page.getByRole('tab', { name: 'Connection' }).click();
  await chat.button('Open the check-up').click();
  await chat.button('Run check-up').waitFor();
  const machines = chat.page.locator('diagnostics-panel').getByLabel('Token Vending Machine');
  if (machineName !== undefined) await machines.selectOption(machineName);
}

/** Runs it by keyboard; brings the code of each step, and the report as it was copied. */
async function runCheckUp(chat: ChatPage) {
  await chat.button('Run check-up').press('Enter');
  await chat.button('Copy report').waitFor();
  await chat.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  // What is copied there may be the report of the run before.
  await chat.page.evaluate(() => navigator.clipboard.writeText(''));
  await chat.button('Copy report').press('Enter');
  await chat.page.getByText('Report copied').waitFor();
  const copied = () => chat.page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).not.toBe('');
  const report = await copied();
  const steps = report.split('\n').flatMap((line) => {
    const [, id, code] = /^(?:passed|warning|failed|skipped) +(\S+) +(\S+)/.exec(line) ?? [];
    return id === undefined ? [] : [[id, code]];
  });
  return { report, codes: Object.fromEntries(steps) as Record<string, string> };
}

/** All tokens that a page is given, as they are and decoded. */
async function collectTokens({ page }: ChatPage): Promise<readonly string[]> {
  const tokens: string[] = [];
  await page.route(/token|prod/, async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const response = await route.fetch();
    const { authToken } = (await response.json()) as { authToken: string };
    const { api_key: apiKey } = JSON.parse(atob(authToken)) as { api_key: string };
    tokens.push(authToken, apiKey);
    return route.fulfill({ response });
  });
  return tokens;
}

const ALL_WELL = {
  'machine-reachable': 'answers',
  'machine-cors': 'readable',
  'machine-status': 'good',
  'machine-answer': 'token',
  clock: 'right',
  'token-decodes': 'decodes',
  'token-life': 'told',
  'momento-reachable': 'answers',
  subscribe: 'subscribed',
  publish: 'published',
  'round-trip': 'measured',
};

describe('The check-up', () => {
  it('passes as a guest, unseen by the room, and its report holds no secret', async () => {
    const { url, control } = await host();
    const [ann, ben] = [await open(), await open()];
    await ben.joinLive(url, { name: 'Ben' });
    const tokens = await collectTokens(ann);
    await ann.goto(url);
    await openCheckUp(ann, 'Guest');
    const { codes, report } = await runCheckUp(ann);
    expect(codes).toEqual(ALL_WELL);
    await ann.page
      .getByRole('img', { name: /^10 round trips: fastest .* ms, median .* ms, slowest .* ms$/ })
      .waitFor();
    expect(
      await ann.page.getByRole('list', { name: 'Steps of the check-up' }).getByRole('listitem').count(),
    ).toBe(11);
    expect(tokens).toHaveLength(2);
    for (const secret of tokens) expect(report).not.toContain(secret);
    control.publish({ cacheName: 'chat', topicName: 'lobby' }, { text: 'the next message' });
    await ben.see('the next message');
    expect(await ben.log.getByRole('article').count()).toBe(1);
    // Its own subscription is closed, the room’s is not.
    await expect.poll(() => control.counters().streams.open).toBe(1);
  });

  it('is loaded when it is asked for, and not before', async () => {
    const { url } = await host();
    const ann = await open();
    const files: string[] = [];
    ann.page.on('request', (request) => files.push(new URL(request.url()).pathname));
    await ann.joinLive(url, { name: 'Ann' });
    await ann.button('Settings').click();
    await ann.page.getByRole('tab', { name: 'Connection' }).click();
    await ann.button('Open the check-up').waitFor();
    expect(files.filter((file) => file.includes('diagnostics'))).toEqual([]);
    await ann.button('Open the check-up').click();
    await ann.button('Run check-up').waitFor();
    expect(files.filter((file) => file.includes('diagnostics'))).not.toEqual([]);
    expect(files.filter((file) => /sign-in-view|cognito-pool/.test(file))).toEqual([]);
  });

  it('can be stopped, and run again', async () => {
    const { url, control } = await host();
    const ann = await open();
    await ann.goto(url);
    control.hang('publish');
    await openCheckUp(ann);
    await ann.button('Run check-up').click();
    await ann.page
      .getByRole('listitem')
      .filter({ hasText: 'Publishing to a room' })
      .getByText('Running')
      .waitFor();
    await ann.button('Stop').press('Enter');
    await ann.page.getByText('You stopped the check-up.').first().waitFor();
    await expect.poll(() => control.counters().streams.open).toBe(0);
    // Only when all of it is over can it be run again.
    await ann.button('Copy report').waitFor();
    control.reset();
    await ann.page.keyboard.press('Enter');
    await ann.page.getByText('11 passed').waitFor();
  });
});

describe('The check-up tells', () => {
  const noCors: RequestListener = (_, response) => void response.end('{}');

  it.each<[string, (chat: ChatPage) => Promise<unknown>, object]>([
    [
      'an address where nothing is',
      (chat) => configure(chat, openMachineAt(DEAD_URL)),
      { 'machine-reachable': 'unreachable' },
    ],
    [
      'an address with a wrong path',
      (chat) => configure(chat, openMachineAt('nowhere/')),
      { 'machine-status': 'not-found' },
    ],
    [
      'missing CORS headers',
      async (chat) => {
        const machine = await serveLocally(noCors);
        onTestFinished(() => machine.close());
        await configure(chat, openMachineAt(machine.origin));
      },
      { 'machine-reachable': 'answers', 'machine-cors': 'refuses-page', 'machine-status': 'earlier-failed' },
    ],
    [
      'that Momento is down',
      (chat) => configure(chat, () => ({ momentoEndpoint: DEAD_URL })),
      { 'token-decodes': 'decodes', 'momento-reachable': 'unreachable', subscribe: 'earlier-failed' },
    ],
  ])('%s, and what to do', async (_, breakIt, codes) => {
    const { url } = await host();
    const ann = await open();
    await breakIt(ann);
    await ann.goto(url);
    await openCheckUp(ann);
    expect((await runCheckUp(ann)).codes).toMatchObject(codes);
    await ann.page.getByText('What to do:').first().waitFor();
  });

  // What the configuration has nothing to do with is asked for by one page after another fault was mended.
  const atTheCheckUp = share(async (opened) => {
    const world = await opened.host();
    const ann = await opened.open();
    await ann.goto(world.url);
    await openCheckUp(ann);
    return { ann, world };
  });

  it.each<[string, (chat: ChatPage, world: Awaited<ReturnType<typeof host>>) => Promise<unknown>, object]>([
    [
      'a machine that fails',
      async (_, { breakMachine }) => breakMachine({ status: 500 }),
      { 'machine-status': 'unavailable' },
    ],
    [
      'a web page in its place',
      async (_, { breakMachine }) => breakMachine({ status: 200, body: '<html>' }),
      { 'machine-answer': 'no-token' },
    ],
    [
      'a wrong clock',
      (chat) => tamper(chat, (answer) => ({ ...answer, serverTime: Number(answer.serverTime) - 3600 })),
      { ...ALL_WELL, clock: 'off' },
    ],
    [
      'a token of a wrong kind',
      (chat) => tamper(chat, (answer) => ({ ...answer, authToken: btoa('{"endpoint":""}') })),
      { 'token-decodes': 'bad-token', subscribe: 'earlier-failed' },
    ],
    [
      'a token that turns out to be read-only',
      (chat, { control }) => {
        control.withhold(['publish']);
        return tamper(chat, (answer) => ({ ...answer, role: undefined }));
      },
      { subscribe: 'subscribed', publish: 'not-allowed', 'round-trip': 'read-only' },
    ],
    [
      'a cache that does not exist',
      async (_, { control }) => {
        for (const operation of ['subscribe', 'publish'] as const) {
          control.refuse({ operation, status: 'NOT_FOUND' });
        }
      },
      { 'momento-reachable': 'answers', subscribe: 'not-found', publish: 'not-found' },
    ],
    [
      'a stream that something holds back',
      async (_, { control }) => control.freeze(),
      { subscribe: 'silent', publish: 'published', 'round-trip': 'held-back' },
    ],
  ])('%s, and what to do', async (_, breakIt, codes) => {
    const { ann, world } = await atTheCheckUp();
    await breakIt(ann, world);
    expect((await runCheckUp(ann)).codes).toMatchObject(codes);
    await ann.page.getByText('What to do:').first().waitFor();
    world.mendMachine();
    world.control.reset();
    await ann.page.unroute(TOKEN_URL);
  });
});

describe('Without a network, the check-up', () => {
  it('says so', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.goto(url);
    await openCheckUp(ann);
    await ann.context.setOffline(true);
    expect((await runCheckUp(ann)).codes).toMatchObject({ 'machine-reachable': 'offline' });
  });
});

describe('Where people sign in, the check-up', () => {
  it('checks what it can without anybody, Cognito too', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.goto(url);
    await openCheckUp(ann, 'Member');
    const { codes, report } = await runCheckUp(ann);
    expect(codes).toMatchObject({
      'machine-reachable': 'answers',
      'machine-cors': 'readable',
      'machine-status': 'asks-who',
      'machine-answer': 'sign-in-first',
      subscribe: 'sign-in-first',
      'cognito-reachable': 'answers',
      'cognito-sign-in': 'sign-in-first',
    });
    expect(report).toContain('auth=cognito\nsignedIn=false');
  });

  it('asks as whoever is signed in, and keeps their password to itself', async () => {
    const { url } = await host();
    const ann = await open();
    const tokens = await collectTokens(ann);
    await ann.goto(url);
    await ann.page.getByRole('radio', { name: 'Staff' }).check();
    await ann.page.getByRole('textbox', { name: 'Username' }).fill(reader.userName);
    await ann.page.getByLabel('Password').fill(reader.password);
    await ann.page.getByLabel('Password').press('Enter');
    await ann.joinButton.waitFor();
    await openCheckUp(ann, 'Staff');
    const { codes, report } = await runCheckUp(ann);
    expect(codes).toMatchObject({ ...ALL_WELL, publish: 'read-only', 'round-trip': 'read-only' });
    expect(report).toContain('auth=lambda\nsignedIn=true');
    for (const secret of [...tokens, reader.password, reader.userName]) expect(report).not.toContain(secret);
  });
});
