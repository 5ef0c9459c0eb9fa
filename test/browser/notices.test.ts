import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open } = useBrowser();

interface Told {
  readonly title: string;
  readonly body?: string;
  readonly isClosed: boolean;
}

/** The headless browser has no notifications: what the page would show is kept, and may be pressed. */
async function keepNotices({ page }: ChatPage): Promise<void> {
  await page.addInitScript(() => {
    const told: unknown[] = [];
    class Kept extends EventTarget {
      // As in browsers, it is the same for all tabs.
      static get permission(): string {
        return localStorage.getItem('permission') ?? 'default';
      }
      static async requestPermission(): Promise<string> {
        localStorage.setItem('permission', 'granted');
        return Kept.permission;
      }
      onclick: (() => void) | undefined;
      isClosed = false;
      readonly title: string;
      constructor(title: string, options: object) {
        super();
        this.title = title;
        told.push(Object.assign(this, options));
      }
      close(): void {
        this.isClosed = true;
      }
    }
    Object.assign(globalThis, { Notification: Kept, told });
  });
}

const told = ({ page }: ChatPage) =>
  page.evaluate(() =>
    (globalThis as unknown as { told: Told[] }).told.map(({ title, body, isClosed }) => ({
      title,
      body,
      isClosed,
    })),
  );

async function wish(chat: ChatPage, about: string): Promise<void> {
  const { page } = chat;
  await chat.button('Settings').click();
  await page.getByRole('combobox', { name: 'Notify me of' }).selectOption(about);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
}

/** Whether the tabs know of each other that one of them shows the room. */
const isShown = ({ page }: ChatPage, room: string) =>
  page.evaluate(async (end) => {
    const { held = [] } = await navigator.locks.query();
    return held.some(({ name = '' }) => name.includes('notice:') && name.endsWith(end));
  }, `:${room}`);

describe('Notifications', () => {
  it('are of mentions in other rooms, once they were asked for, and lead there', async () => {
    const server = await host();
    const [ann, bo] = await Promise.all([open(), open()]);
    await keepNotices(ann);
    await ann.joinLive(server.url, { room: 'lobby', name: 'Ann' });
    await bo.joinLive(server.url, { room: 'lobby', name: 'Bo' });
    await ann.goOn('kitchen');
    await bo.goOn('kitchen');
    await wish(ann, 'Messages that mention me');
    // What tells of messages is loaded then, and tells of those that come after.
    await expect.poll(() => isShown(ann, 'kitchen')).toBe(true);
    await bo.turnTo('lobby');
    await bo.send('hello');
    await ann.roomEntry('lobby').getByText('Bo: hello').waitFor();
    await bo.send('**@Ann** lunch?');
    await expect
      .poll(() => told(ann))
      .toEqual([
        {
          title: 'Guest Bo mentions you · lobby',
          body: '@Ann lunch?',
          isClosed: false,
        },
      ]);
    await ann.page.evaluate(() =>
      (globalThis as unknown as { told: { onclick(): void }[] }).told[0]?.onclick(),
    );
    await ann.seeRoom('lobby');
    await ann.see('hello');
    await expect.poll(async () => (await told(ann))[0]?.isClosed).toBe(true);
    await bo.send('@Ann: in view');
    await ann.see('@Ann: in view');
    expect(await told(ann)).toHaveLength(1);
  });

  it('are shown by one of two tabs, and by none while the other has the room in view', async () => {
    const server = await host();
    const [ann, bo] = await Promise.all([open(), open()]);
    const second = await ann.openTab();
    for (const tab of [ann, second]) await keepNotices(tab);
    await ann.joinLive(server.url, { room: 'lobby', name: 'Ann' });
    await bo.joinLive(server.url, { room: 'lobby', name: 'Bo' });
    await wish(ann, 'All messages');
    await ann.goOn('kitchen');
    await second.joinLive(server.url, { room: 'lobby', name: 'Ann' });
    await expect.poll(() => isShown(second, 'lobby')).toBe(true);
    await bo.send('seen there');
    await second.see('seen there');
    await ann.roomEntry('lobby').getByText('Bo: seen there').waitFor();
    await second.goOn('kitchen');
    await bo.send('seen nowhere');
    for (const tab of [ann, second]) await tab.roomEntry('lobby').getByText('Bo: seen nowhere').waitFor();
    await expect
      .poll(async () => [...(await told(ann)), ...(await told(second))].map(({ body }) => body))
      .toEqual(['seen nowhere']);
  });
});
