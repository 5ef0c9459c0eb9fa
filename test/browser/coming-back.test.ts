import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open } = useBrowser();

/** A host whose configuration is the same on each visit, but for the machine, and somebody who is in a room there. */
async function setUp() {
  const { url, counts, control, standIn, serveWith } = await host();
  const tell = (machineUrl: string) =>
    serveWith({
      config: {
        cacheName: 'chat',
        tokenVendingMachines: [{ name: 'Guests', auth: 'open', url: machineUrl }],
        momentoEndpoint: `http://momento.localhost:${standIn.webPort}`,
      },
      headers: {},
    });
  tell('api/momento/token');
  const ann = await open();
  await ann.joinLive(url, { name: 'Ann' });
  return { ann, tell, vends: () => counts.tokenRequests, control };
}

/** Keeps these files back until `release` is called. */
async function hold({ page }: ChatPage, files: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(files, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

describe('A reload in a room', () => {
  it('asks for the token before any script of the page is there, and is live with it', async () => {
    const { ann, vends } = await setUp();
    const release = await hold(ann, '**/assets/**');
    await ann.page.reload({ waitUntil: 'commit' });
    await expect.poll(vends).toBe(2);
    release();
    await ann.untilLive();
    expect(vends()).toBe(2);
  });

  it('asks for nothing early under other settings than those of the last visit', async () => {
    const { ann, vends } = await setUp();
    await ann.page.evaluate(() => localStorage.setItem('momento-chat:settings', '{"cacheName":"chat"}'));
    const release = await hold(ann, '**/assets/page-*');
    const asked = ann.page.waitForRequest(/\/assets\/page-/);
    await ann.page.reload({ waitUntil: 'commit' });
    await asked;
    expect(vends()).toBe(1);
    release();
    await ann.untilLive();
    expect(vends()).toBe(2);
  });

  it('asks for the token beside config.json, and is live again with it', async () => {
    const { ann, vends } = await setUp();
    expect(vends()).toBe(1);
    const release = await hold(ann, '**/config.json');
    await ann.page.reload();
    await expect.poll(vends).toBe(2);
    release();
    await ann.untilLive();
    expect(vends()).toBe(2);
  });

  it('goes on from the fresh config.json where the machine was replaced, with no token of the old one', async () => {
    const { ann, tell, vends, control } = await setUp();
    const { subscribe } = control.counters().calls;
    // There is nothing: whoever waits for its token is told so.
    tell('moved/token');
    const release = await hold(ann, '**/config.json');
    await ann.page.reload();
    await expect.poll(vends).toBe(2);
    const moved = ann.page.waitForRequest(/\/moved\/token/);
    release();
    await moved;
    await ann.alert.first().waitFor();
    expect([vends(), control.counters().calls.subscribe]).toEqual([2, subscribe]);
  });
});
