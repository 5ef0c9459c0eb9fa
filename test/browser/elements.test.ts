import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {} from '../../src/entries/elements/index.ts';
import { violationsOn } from '../support/axe.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { startElementsSite } from './elements-site.ts';

const { open } = useBrowser();
let site: Awaited<ReturnType<typeof startElementsSite>>;
beforeAll(async () => {
  site = await startElementsSite();
}, 120_000);
afterAll(() => site?.close());

function roomOf(page: Page, index = 0) {
  const room = page.locator('momento-chat-room').nth(index);
  return {
    untilLive: () => room.getByRole('status').filter({ hasText: /^Live/ }).waitFor(),
    see: (text: string) => room.getByRole('log').getByText(text, { exact: true }).waitFor(),
    say: async (text: string) => {
      await room.getByRole('textbox', { name: 'Message' }).fill(text);
      await room.getByRole('textbox', { name: 'Message' }).press('Enter');
    },
  };
}

/** Counts what a page holds on to: timers, listeners of window and document, channels, locks and what is stored. */
const WATCH_HOLDING = `
  const timers = new Set();
  for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']]) {
    const [begin, end] = [window[set], window[clear]];
    window[set] = (run, ms) => {
      const id = begin(() => {
        if (set === 'setTimeout') timers.delete(id);
        run();
      }, ms);
      timers.add(id);
      return id;
    };
    window[clear] = (id) => {
      timers.delete(id);
      end(id);
    };
  }
  let listeners = 0;
  const shared = [window, document, window.visualViewport];
  for (const [name, by] of [['addEventListener', 1], ['removeEventListener', -1]]) {
    const own = EventTarget.prototype[name];
    EventTarget.prototype[name] = function (...args) {
      if (shared.includes(this)) listeners += by;
      own.apply(this, args);
    };
  }
  let channels = 0;
  window.BroadcastChannel = class extends BroadcastChannel {
    constructor(name) {
      super(name);
      channels += 1;
    }
  };
  window.holding = async () => ({
    timers: timers.size,
    listeners,
    channels,
    locks: (await navigator.locks.query()).held.length,
    stored: localStorage.length + sessionStorage.length,
  });`;

interface Holding {
  readonly timers: number;
  readonly listeners: number;
  readonly channels: number;
  readonly locks: number;
  readonly stored: number;
}

async function watchHolding({ page }: ChatPage): Promise<() => Promise<Holding>> {
  await page.addInitScript({ content: WATCH_HOLDING });
  return () => page.evaluate(() => (globalThis as unknown as { holding: () => Promise<Holding> }).holding());
}

describe('The page of docs/elements.md, under a strict policy', () => {
  it('talks both ways in two rooms, and is its own otherwise', async () => {
    const [ann, ben] = [await open(), await open()];
    await Promise.all([ann.goto(site.url), ben.goto(`${site.url}/ben.html`)]);
    const ofDocument = () =>
      ann.page.evaluate(() => ({
        title: document.title,
        html: document.documentElement.outerHTML.slice(0, 40),
        sheets: document.adoptedStyleSheets.length,
        stored: localStorage.length + sessionStorage.length,
        names: ['chat-room', 'error-notice', 'confirm-dialog'].filter((name) => customElements.get(name)),
      }));
    for (const index of [0, 1]) {
      await Promise.all([roomOf(ann.page, index).untilLive(), roomOf(ben.page, index).untilLive()]);
    }
    await roomOf(ann.page, 0).say('in the lobby');
    await roomOf(ben.page, 0).see('in the lobby');
    await roomOf(ben.page, 1).say('in the kitchen');
    await roomOf(ann.page, 1).see('in the kitchen');
    expect(await roomTexts(ann.page, 0)).not.toContain('in the kitchen');
    expect(await ofDocument()).toMatchObject({
      title: 'A page of yours',
      html: expect.stringContaining('<html lang="en">') as unknown,
      sheets: 0,
      stored: 0,
      names: [],
    });
    // Landmarks and headings are those of the page; the room's own fit below them.
    expect(await violationsOn(ann.page)).toEqual([]);
  });

  it('speaks the language that the page sets, and leaves that of the page alone', async () => {
    const ann = await open();
    await ann.goto(site.url);
    await roomOf(ann.page).untilLive();
    // As a text: the test's own compiler would take the import for one of its own.
    await ann.page.evaluate("import('./momento-chat/elements.js').then((entry) => entry.setLanguage('de'))");
    await ann.page.getByRole('textbox', { name: 'Nachricht', exact: true }).first().waitFor();
    expect(await ann.page.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});

describe('An element', () => {
  it('goes on when it is moved, and ends when it is taken out', async () => {
    const ann = await open();
    await ann.goto(site.url);
    await Promise.all([roomOf(ann.page, 0).untilLive(), roomOf(ann.page, 1).untilLive()]);
    const told = await ann.page.evaluate(async () => {
      const events: string[] = [];
      for (const type of ['chat-joined', 'chat-left']) {
        document.addEventListener(type, () => events.push(type));
      }
      const room = document.querySelector('momento-chat-room');
      if (!room) return ['no room'];
      room.remove();
      await Promise.resolve();
      document.body.append(room);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return [...events, room.connection?.state];
    });
    expect(told).toEqual(['live']);
    await ann.page.evaluate(() => {
      for (const room of document.querySelectorAll('momento-chat-room')) room.remove();
    });
    await expect.poll(site.openStreams).toBe(0);
  });

  it('turns to another room, and does not begin anew for another function', async () => {
    const ann = await open();
    await ann.goto(site.url);
    await roomOf(ann.page).untilLive();
    const told = await ann.page.evaluate(async () => {
      const room = document.querySelector('momento-chat-room');
      if (!room) return ['no room'];
      const events: string[] = [];
      const tell = (event: Event & { readonly topic: string }) => events.push(`${event.type} ${event.topic}`);
      room.addEventListener('chat-joined', tell);
      room.addEventListener('chat-left', tell);
      const { getToken } = room;
      room.getToken = (options) => getToken?.(options) ?? '';
      room.setAttribute('presence', '');
      await Promise.resolve();
      const isThere = new Promise((resolve) => room.addEventListener('chat-joined', resolve));
      room.topic = 'garden';
      await isThere;
      return events;
    });
    expect(told).toEqual(['chat-left lobby', 'chat-joined garden']);
    await ann.page.locator('momento-chat-room').first().getByRole('heading', { name: 'garden' }).waitFor();
  });

  it('has its late parts too: who is there, search, and the keys for it', async () => {
    const ann = await open();
    await ann.goto(site.url);
    const room = ann.page.locator('momento-chat-room').first();
    await roomOf(ann.page).untilLive();
    await ann.page.evaluate(() => document.querySelector('momento-chat-room')?.focus());
    await room.locator('textarea:focus').waitFor();
    await ann.page.keyboard.type('to be found');
    await ann.page.keyboard.press('Enter');
    await roomOf(ann.page).see('to be found');
    await ann.page.keyboard.press('Control+Shift+F');
    await room.getByRole('searchbox').waitFor();
    expect(await ann.page.getByRole('searchbox').count()).toBe(1);
    await room.getByRole('button', { name: 'Who is here' }).click();
    await room.getByRole('dialog').getByRole('heading', { name: 'People in this room' }).waitFor();
  });

  it('mutes somebody for as long as the same person reads, whatever the room', async () => {
    const [ann, ben] = [await open(), await open()];
    await Promise.all([ann.goto(site.url), ben.goto(`${site.url}/ben.html`)]);
    const set = ({ page }: ChatPage, next: { readonly topic?: string; readonly name?: string }) =>
      page.evaluate((values) => {
        Object.assign(document.querySelector('momento-chat-room') ?? {}, values);
      }, next);
    const room = ann.page.locator('momento-chat-room').first();
    for (const each of [ann, ben]) {
      await set(each, { topic: 'cellar' });
      await each.page.locator('momento-chat-room').first().getByRole('heading', { name: 'cellar' }).waitFor();
      await roomOf(each.page).untilLive();
    }
    // What comes below the mouse would move the message away from it.
    await room.locator('.joined').nth(1).waitFor();
    await roomOf(ben.page).say('a loud word');
    await room.getByRole('log').getByText('a loud word').hover();
    await room.getByRole('button', { name: 'Mute this person' }).click();
    await room
      .getByRole('dialog', { name: /^Mute / })
      .getByRole('button', { name: 'Mute', exact: true })
      .click();
    const muted = room.getByText(/^Muted: 1 message/);
    await muted.waitFor();
    await set(ann, { topic: 'roof' });
    await room.getByRole('heading', { name: 'roof' }).waitFor();
    await set(ann, { topic: 'cellar' });
    await muted.waitFor();
    await set(ann, { name: 'Cleo' });
    await roomOf(ann.page).see('a loud word');
  });

  it.each(['momento-chat-room', 'momento-chat'] as const)(
    'leaves nothing behind, a hundred times: %s',
    async (tag) => {
      const ann = await open();
      const holding = await watchHolding(ann);
      await ann.goto(site.url);
      await Promise.all([roomOf(ann.page, 0).untilLive(), roomOf(ann.page, 1).untilLive()]);
      const mountMany = (count: number) =>
        ann.page.evaluate(
          async ([times, name]) => {
            const { transport } = globalThis as unknown as {
              transport: HTMLElementTagNameMap['momento-chat-room']['transport'];
            };
            for (const old of document.querySelectorAll('momento-chat, momento-chat-room')) old.remove();
            const own = globalThis as unknown as { mounted: WeakRef<Element>[] };
            own.mounted = [];
            for (let time = 0; time < times; time++) {
              const room = document.createElement(name);
              own.mounted.push(new WeakRef(room));
              const isDrawn = new Promise((resolve) =>
                room.addEventListener('chat-joined', resolve, { once: true }),
              );
              Object.assign(room, {
                cache: 'chat',
                topic: `room-${time % 3}`,
                name: 'Ann',
                joined: true,
                transport,
              });
              room.getToken = async ({ signal }) =>
                (await (await fetch('/token?name=Ann', { signal })).json()) as { readonly authToken: string };
              document.body.append(room);
              await isDrawn;
              room.remove();
            }
          },
          [count, tag] as const,
        );
      await mountMany(3);
      const session = await ann.context.newCDPSession(ann.page);
      const alive = async () => {
        await session.send('HeapProfiler.collectGarbage');
        return ann.page.evaluate(() => {
          const own = globalThis as unknown as { mounted: WeakRef<Element>[] };
          return own.mounted.filter((each) => each.deref()).length;
        });
      };
      await expect.poll(site.openStreams).toBe(0);
      const before = await holding();
      await mountMany(100);
      await expect.poll(site.openStreams).toBe(0);
      await expect.poll(holding).toEqual({ ...before, timers: expect.any(Number) as unknown });
      // One that is drawn last may be held by the browser for its own ends.
      await expect.poll(alive).toBeLessThan(3);
      await expect.poll(async () => (await holding()).timers).toBeLessThanOrEqual(before.timers);
    },
  );
});

async function roomTexts(page: Page, index: number): Promise<string> {
  return page.locator('momento-chat-room').nth(index).getByRole('log').innerText();
}
