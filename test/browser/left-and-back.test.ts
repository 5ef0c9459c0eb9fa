// A page that is left, frozen or thrown away by the browser, and comes back.

import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { COMPOSER } from '../support/engines/person.ts';
import { type PageHost, startPageHost } from '../support/page-host.ts';
import { type LivingTab, launchTabLife, type TabLife } from '../support/tab-life.ts';

let life: TabLife;
const hosts: PageHost[] = [];

beforeAll(async () => {
  life = await launchTabLife();
});
afterEach(() => Promise.all(hosts.splice(0).map((server) => server.close())));
afterAll(() => life.close());

const TEXTS = ['before', 'one', 'two', 'after'];

async function host(): Promise<PageHost> {
  const server = await startPageHost({ pageDir: inject('pageDir') });
  hosts.push(server);
  return server;
}

/** Ann, in a room where something was said, and with a draft; her page is marked. */
async function annInARoom(server: PageHost): Promise<LivingTab> {
  const tab = await life.openTab();
  const { person: ann } = tab;
  await ann.joinLive(server.url, { name: 'Ann' });
  await ann.send('before');
  await ann.see('before');
  await ann.fill(COMPOSER, 'half a thought');
  await ann.tab.evaluate('void (window.isSame = true)');
  return tab;
}

const openStreams = ({ control }: PageHost) => control.counters().streams.open;
const subscriptions = ({ control }: PageHost) => control.counters().calls.subscribe;

function say({ control }: PageHost, text: string): void {
  const payload = JSON.stringify({ event: 'message', username: 'Ben', text, id: text });
  control.publish({ cacheName: 'chat', topicName: 'lobby', publisherId: 'guest:Ben' }, { text: payload });
}

/** Nothing is open for a page that is away; then Ben writes. */
async function meanwhile(server: PageHost): Promise<number> {
  await expect.poll(() => openStreams(server)).toBe(0);
  say(server, 'one');
  say(server, 'two');
  return subscriptions(server);
}

async function goesOn({ person: ann }: LivingTab, server: PageHost): Promise<void> {
  await ann.untilLive();
  await ann.see('two');
  expect(await ann.ask('valueOf', COMPOSER)).toBe('half a thought');
  expect(openStreams(server)).toBe(1);
  await ann.send('after');
  await ann.see('after');
  expect(await ann.shown(TEXTS)).toEqual(TEXTS);
  expect(await ann.tab.complaints()).toEqual([]);
}

describe('A room whose page comes back', () => {
  it('from memory: goes on where it was, with one stream, and had none meanwhile', async () => {
    const server = await host();
    const tab = await annInARoom(server);
    const { person: ann } = tab;
    await ann.tab.goto(`${server.url}config.json`);
    const before = await meanwhile(server);
    await ann.tab.back();
    await ann.until('the page from memory', () => ann.tab.evaluate('window.isSame'));
    await goesOn(tab, server);
    expect(subscriptions(server) - before).toBe(1);
  });

  it('from having been frozen: goes on where it was, with one stream, and had none meanwhile, nor a lock', async () => {
    const server = await host();
    const tab = await annInARoom(server);
    const { person: other } = await life.openTab();
    await other.tab.goto(server.url);
    const locks = async () =>
      (await other.tab.evaluate(
        'navigator.locks.query().then(({ held }) => held.map(({ name }) => name))',
      )) as string[];
    await expect.poll(async () => (await locks()).length).toBeGreaterThan(0);
    await tab.become('frozen');
    const before = await meanwhile(server);
    await expect.poll(locks).toEqual([]);
    await tab.become('active');
    await goesOn(tab, server);
    expect(subscriptions(server) - before).toBe(1);
    expect(await tab.person.tab.evaluate('window.isSame')).toBe(true);
  });

  it('from having been thrown away: is in its room again, with the draft, and asks for nothing', async () => {
    const server = await host();
    const { person: ann } = await annInARoom(server);
    // Chromium by itself throws no page away in which somebody has typed.
    await ann.tab.reload();
    await ann.untilLive();
    const tab = await life.discard(String(await ann.tab.evaluate('location.href')));
    await tab.person.untilLive();
    expect(await tab.person.tab.evaluate('[document.wasDiscarded, window.isSame]')).toEqual([true, null]);
    say(server, 'one');
    say(server, 'two');
    await goesOn(tab, server);
  });
});
