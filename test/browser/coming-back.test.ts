import type { Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TOKEN_PATH } from '../../local/local-chat.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import type { PageHost } from '../support/page-host.ts';

const { host, open } = useBrowser();

const guestsAt = (url: string) => ({ name: 'Guests', auth: 'open', url });
const GUESTS = guestsAt('api/momento/token');
/** There is nothing: whoever waits for its token is told so. */
const MOVED = guestsAt('moved/token');

/** A host whose configuration is the same on each visit, but for what is told. */
async function serve() {
  const server = await host();
  const momentoEndpoint = `http://momento.localhost:${server.standIn.webPort}`;
  const tell = (config: object) =>
    server.serveWith({
      config: { cacheName: 'chat', tokenVendingMachines: [GUESTS], momentoEndpoint, ...config },
      headers: {},
    });
  tell({});
  return { server, tell };
}

/** Somebody in a room there. */
async function joined({ url }: PageHost, { name = 'Ann', settings = {} } = {}) {
  const person = await open();
  await person.page.addInitScript(
    (own) => localStorage.setItem('momento-chat:settings', own),
    JSON.stringify(settings),
  );
  await person.joinLive(url, { name });
  return person;
}

/** Keeps the scripts of the page back until `release` is called. */
async function holdScripts({ page }: ChatPage): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/assets/**', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

declare global {
  interface Window {
    /** Whether the room was there as its stream was asked for. */
    wasDrawn?: boolean;
  }
}

/** Where index.html has connections opened to. */
const connectedAhead = ({ page }: ChatPage) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLLinkElement>('link[rel=preconnect]')].map(({ href }) => href),
  );

const vendsOf = ({ counts }: PageHost) => counts.tokenRequests;
const streamsOf = ({ control }: PageHost) => control.counters().calls.subscribe;

describe('A reload in a room', () => {
  it('asks for the token before any script of the page is there, and is live with it', async () => {
    const { server } = await serve();
    const ann = await joined(server);
    const release = await holdScripts(ann);
    await ann.page.reload({ waitUntil: 'commit' });
    await expect.poll(() => vendsOf(server)).toBe(2);
    release();
    await ann.untilLive();
    expect(vendsOf(server)).toBe(2);
  });

  it('connects before its scripts to where the last token led, also of somebody who joined by Enter', async () => {
    const { server } = await serve();
    const ann = await open();
    await ann.goto(server.url);
    await ann.page.getByRole('textbox', { name: 'Room' }).fill('lobby');
    await ann.page.getByRole('textbox', { name: 'Your name' }).fill('Ann');
    await ann.page.keyboard.press('Enter');
    await ann.untilLive();
    const release = await holdScripts(ann);
    await ann.page.reload({ waitUntil: 'commit' });
    await expect.poll(() => vendsOf(server)).toBe(2);
    expect(await connectedAhead(ann)).toEqual([`http://momento.localhost:${server.standIn.webPort}/`]);
    release();
    await ann.untilLive();
  });

  it('connects nowhere before its scripts where it is not known where the last token led', async () => {
    const { server } = await serve();
    const ann = await joined(server);
    await ann.page.evaluate(() => {
      const keys = Object.keys(sessionStorage).filter((key) => key.startsWith('momento-chat:vend:'));
      for (const key of keys) {
        sessionStorage.setItem(key, sessionStorage.getItem(key)?.replace(/ .*/, ' ') ?? '');
      }
    });
    const release = await holdScripts(ann);
    await ann.page.reload({ waitUntil: 'commit' });
    await expect.poll(() => vendsOf(server)).toBe(2);
    expect(await connectedAhead(ann)).toEqual([]);
    release();
    await ann.untilLive();
  });

  it('asks for nothing before its scripts under other settings than those of the last visit', async () => {
    const { server } = await serve();
    const ann = await joined(server);
    await ann.page.addInitScript(() => localStorage.setItem('momento-chat:settings', '{"cacheName":"chat"}'));
    const release = await holdScripts(ann);
    const asked = ann.page.waitForRequest(/\/assets\/page-/);
    await ann.page.reload({ waitUntil: 'commit' });
    await asked;
    expect(vendsOf(server)).toBe(1);
    release();
    await ann.untilLive();
    expect(vendsOf(server)).toBe(2);
  });

  it('asks for the token beside config.json, and is live again with it', async () => {
    const { server } = await serve();
    const ann = await joined(server);
    expect(vendsOf(server)).toBe(1);
    const config = server.hold('/config.json');
    await ann.page.reload();
    await expect.poll(() => [config.waiting, vendsOf(server)]).toEqual([1, 2]);
    config.release();
    await ann.untilLive();
    expect(vendsOf(server)).toBe(2);
  });

  it.each(['before', 'after'])(
    'asks for its stream before it draws the room, with scripts that come %s config.json and token',
    async (when) => {
      const { server } = await serve();
      const ann = await joined(server);
      const [config, token] = [server.hold('/config.json'), server.hold(TOKEN_PATH)];
      await ann.page.addInitScript(() => {
        const fetch = window.fetch.bind(window);
        const setTimer = window.setTimeout.bind(window);
        window.fetch = (...args) => {
          const [request] = args;
          const url = request instanceof Request ? request.url : String(request);
          if (url.endsWith('/Subscribe'))
            window.wasDrawn ??= Boolean(
              document.querySelector('chat-app')?.shadowRoot?.querySelector('chat-room'),
            );
          return fetch(...args);
        };
        // The page waits a fraction of a second for its token, which a busy machine may need for less.
        window.setTimeout = ((run: () => void, ms = 0) =>
          setTimer(run, ms >= 100 && ms < 1_000 ? 50 * ms : ms)) as typeof window.setTimeout;
      });
      const release = when === 'after' ? await holdScripts(ann) : () => {};
      const scripts = ann.page.waitForResponse('**/assets/room-*');
      await ann.page.reload({ waitUntil: 'commit' });
      if (when === 'before') await (await scripts).finished();
      await expect.poll(() => [config.waiting, token.waiting]).toEqual([1, 1]);
      const configured = ann.page.waitForResponse('**/config.json');
      config.release();
      await (await configured).finished();
      token.release();
      release();
      await ann.untilLive();
      expect(await ann.page.evaluate(() => window.wasDrawn)).toBe(false);
      expect([vendsOf(server), server.control.counters().streams.open]).toEqual([2, 1]);
    },
  );

  it.each([
    ['replaced', {}, { tokenVendingMachines: [MOVED] }],
    ['locked to another than that of the device', { tokenVendingMachines: [GUESTS] }, { locked: true }],
  ])(
    'goes on from the fresh config.json where the machine was %s, with no token of the old one',
    async (_, settings, fresh) => {
      const { server, tell } = await serve();
      if ('locked' in fresh) tell({ tokenVendingMachines: [MOVED] });
      const ann = await joined(server, { settings });
      const streams = streamsOf(server);
      tell({ tokenVendingMachines: [MOVED], ...fresh });
      const config = server.hold('/config.json');
      await ann.page.reload();
      await expect.poll(() => [config.waiting, vendsOf(server)]).toEqual([1, 2]);
      const moved = ann.page.waitForRequest(/\/moved\/token/);
      config.release();
      await moved;
      await ann.alert.first().waitFor();
      expect([vendsOf(server), streamsOf(server)]).toEqual([2, streams]);
    },
  );

  it('ends at the form where the machine was removed, with nothing sent by its token', async () => {
    const { server, tell } = await serve();
    const ann = await joined(server);
    const { subscribe, publish } = server.control.counters().calls;
    tell({ tokenVendingMachines: [{ ...GUESTS, name: 'Others' }] });
    const config = server.hold('/config.json');
    await ann.page.reload();
    await expect.poll(() => [config.waiting, vendsOf(server)]).toEqual([1, 2]);
    config.release();
    await ann.joinButton.waitFor();
    expect(vendsOf(server)).toBe(2);
    expect(server.control.counters().calls).toMatchObject({ subscribe, publish });
  });

  it('asks for another token where config.json names another endpoint, and goes there', async () => {
    const { server, tell } = await serve();
    const ann = await joined(server);
    tell({ momentoEndpoint: `http://moved.localhost:${server.standIn.webPort}` });
    const config = server.hold('/config.json');
    await ann.page.reload();
    await expect.poll(() => [config.waiting, vendsOf(server)]).toEqual([1, 2]);
    const asked: string[] = [];
    ann.page.on('request', (request) => asked.push(new URL(request.url()).hostname));
    config.release();
    await ann.untilLive();
    expect(vendsOf(server)).toBe(3);
    expect(asked).toContain('moved.localhost');
    expect(asked).not.toContain('momento.localhost');
  });

  it('starts nothing early on the way back from a sign-in page', async () => {
    const { server } = await serve();
    const [ann, ben] = [await joined(server), await joined(server, { name: 'Ben' })];
    const config = server.hold('/config.json');
    const isForToken = (request: Request) => new URL(request.url()).pathname === TOKEN_PATH;
    const asked: string[] = [];
    ann.page.on('request', (request) => isForToken(request) && asked.push(request.url()));
    // Where a provider sends people back to, in an entry of the history that was in a room.
    await ann.page.evaluate(() =>
      history.replaceState(history.state, '', '?room=lobby&code=of-a-provider&state=of-the-page'),
    );
    await ann.page.reload();
    await expect.poll(() => config.waiting).toBe(1);
    // Ben's page starts after hers, and has its token asked for.
    await Promise.all([ben.page.waitForRequest(isForToken), ben.page.reload()]);
    expect(asked).toEqual([]);
    config.release();
    await Promise.all([ann.untilLive(), ben.untilLive()]);
  });
});
