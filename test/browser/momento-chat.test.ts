import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {} from '../../src/entries/elements/index.ts';
import { violationsOn } from '../support/axe.ts';
import { useBrowser } from '../support/browser-test.ts';
import { startElementsSite } from './elements-site.ts';

const { open } = useBrowser();
let site: Awaited<ReturnType<typeof startElementsSite>>;
beforeAll(async () => {
  site = await startElementsSite();
}, 120_000);
afterAll(() => site?.close());

/** The page with <momento-chat>, and what it was told. */
async function visit({ width = 1_000 } = {}) {
  const opened = await open();
  const { page } = opened;
  await page.setViewportSize({ width, height: 720 });
  await opened.goto(`${site.url}/chat.html`);
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    for (const type of ['chat-joined', 'chat-left', 'chat-shown', 'join-requested', 'room-chosen']) {
      document.addEventListener(type, (event) =>
        told.push(`${type} ${(event as Event & { readonly topic?: string }).topic}`),
      );
    }
  });
  const chat = page.locator('momento-chat');
  await chat.getByRole('heading', { name: 'Join the chat' }).waitFor();
  return {
    page,
    chat,
    join: async (name: string, room: string) => {
      await chat.getByRole('radio', { name: room }).check();
      await chat.getByRole('textbox', { name: 'Your name' }).fill(name);
      await page.keyboard.press('Enter');
      await chat.getByRole('heading', { name: room }).waitFor();
    },
    untilLive: () => chat.getByRole('status').filter({ hasText: /^Live/ }).waitFor(),
    say: async (text: string) => {
      await chat.getByRole('textbox', { name: 'Message' }).fill(text);
      await page.keyboard.press('Enter');
    },
    see: (text: string) => chat.getByRole('log').getByText(text, { exact: true }).waitFor(),
    goTo: (room: RegExp) => chat.getByRole('navigation').getByRole('button', { name: room }).click(),
    told: () => page.evaluate(() => (globalThis as unknown as { told: readonly string[] }).told),
    resize: (size: { readonly width: string; readonly height: string }) =>
      page.evaluate((next) => {
        Object.assign(document.querySelector('momento-chat')?.style ?? {}, next);
      }, size),
    state: () =>
      page.evaluate(() => {
        const { name, topic, joined } = document.querySelector('momento-chat') ?? {};
        return { name, topic, joined };
      }),
  };
}

const untilFocused = (page: Page, selector: string) => page.locator(`${selector}:focus`).waitFor();

describe('<momento-chat>, under a strict policy', () => {
  it('asks for a name and a room, and is in it', async () => {
    const ann = await visit();
    expect(await violationsOn(ann.page)).toEqual([]);
    await ann.chat.getByRole('button', { name: 'Join' }).click();
    await ann.chat.getByText('Enter the name that others will see.').waitFor();
    await untilFocused(ann.page, '#user-name');
    await ann.join('Ann', 'kitchen');
    await ann.untilLive();
    await untilFocused(ann.page, 'textarea');
    expect(await ann.state()).toEqual({ name: 'Ann', topic: 'kitchen', joined: true });
    expect(await violationsOn(ann.page)).toEqual([]);
    const ben = await visit();
    await ben.join('Ben', 'kitchen');
    await ben.untilLive();
    await ben.say('is there soup?');
    await ann.see('is there soup?');
    expect(await ann.told()).toEqual(['chat-shown kitchen', 'chat-joined kitchen']);
    expect(
      await ann.page.evaluate(() => [
        document.title,
        history.length,
        localStorage.length + sessionStorage.length,
        document.adoptedStyleSheets.length,
        document.documentElement.dir,
      ]),
    ).toEqual(['A page of yours', 2, 0, 0, '']);
  });

  it('says what is wrong with a name that cannot be', async () => {
    const { chat, page } = await visit();
    await chat.getByRole('radio', { name: 'garden' }).check();
    await chat.getByRole('textbox', { name: 'Your name' }).fill('guest:Ann');
    await page.keyboard.press('Enter');
    await chat.getByText('It looks like a mark of guests').waitFor();
    await untilFocused(page, '#user-name[aria-invalid=true]');
  });

  it('has rooms go on while another is in view, with count, draft and place', async () => {
    const [ann, ben] = [await visit(), await visit()];
    await ann.join('Ann', 'lobby');
    await ann.untilLive();
    await ann.say('line 0');
    for (let count = 0; count < 4; count++) await ann.say(`more\n${'\n'.repeat(9)}and more`);
    await ann.say('line 9');
    await ann.see('line 9');
    const log = ann.chat.getByRole('log');
    await log.press('Home');
    await ann.see('line 0');
    await ann.chat.getByRole('textbox', { name: 'Message' }).fill('half a thought');
    await ann.goTo(/^kitchen/);
    await ann.chat.getByRole('heading', { name: 'kitchen' }).waitFor();
    await ann.untilLive();
    expect(await ann.chat.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('');
    await ben.join('Ben', 'lobby');
    await ben.untilLive();
    await ben.say('Ann? @Ann!');
    await ann.chat.getByRole('button', { name: /^lobby.*1 new message, you are mentioned/s }).waitFor();
    await ann.goTo(/^lobby/);
    await ann.chat.getByRole('heading', { name: 'lobby' }).waitFor();
    expect(await ann.chat.getByRole('textbox', { name: 'Message' }).inputValue()).toBe('half a thought');
    await ann.see('line 0');
    expect(await ann.told()).toEqual([
      'chat-shown lobby',
      'chat-joined lobby',
      'chat-shown kitchen',
      'chat-joined kitchen',
      'chat-shown lobby',
    ]);
  });

  it('mutes somebody in all rooms, until another person comes', async () => {
    const [ann, ben] = [await visit(), await visit()];
    for (const { page } of [ann, ben]) {
      await page.evaluate(() => {
        Object.assign(document.querySelector('momento-chat') ?? {}, { rooms: ['patch', 'pot'] });
      });
    }
    await ann.join('Ann', 'patch');
    await ann.untilLive();
    await ben.join('Ben', 'patch');
    await ben.untilLive();
    // What comes below the mouse would move the message away from it.
    await ann.chat.locator('.joined').nth(1).waitFor();
    await ben.say('the bean patch');
    await ann.chat.getByRole('log').getByText('the bean patch').hover();
    await ann.chat.getByRole('button', { name: 'Mute this person' }).click();
    const question = ann.chat.getByRole('dialog', { name: /^Mute .*Ben/ });
    await question.getByText('hidden from you until this page is loaded again').waitFor();
    expect(await question.innerText()).not.toContain('settings');
    await question.getByRole('button', { name: 'Mute', exact: true }).click();
    await ann.chat.getByText(/^Muted: 1 message from .*Ben/).waitFor();
    for (const each of [ann, ben]) {
      await each.goTo(/^pot/);
      await each.chat.getByRole('heading', { name: 'pot' }).waitFor();
      await each.untilLive();
    }
    await ben.say('soup of beans');
    await ann.chat.getByText(/^Muted: 1 message from .*Ben/).waitFor();
    await ann.page.evaluate(() => {
      Object.assign(document.querySelector('momento-chat') ?? {}, { name: 'Cleo' });
    });
    await ann.see('soup of beans');
  });

  it('is left room by room, back to the form, and holds no stream then', async () => {
    const ann = await visit();
    await ann.join('Ann', 'lobby');
    await ann.untilLive();
    await ann.goTo(/^garden/);
    await ann.chat.getByRole('heading', { name: 'garden' }).waitFor();
    await ann.untilLive();
    await ann.chat.getByRole('button', { name: 'Leave', exact: true }).click();
    await ann.chat.getByRole('heading', { name: 'lobby' }).waitFor();
    await ann.chat.getByRole('button', { name: 'Leave', exact: true }).click();
    await ann.chat.getByRole('heading', { name: 'Join the chat' }).waitFor();
    await untilFocused(ann.page, '.primary');
    expect(await ann.chat.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Ann');
    expect(await ann.state()).toEqual({ name: 'Ann', topic: 'lobby', joined: false });
    await expect.poll(site.openStreams).toBe(0);
    expect((await ann.told()).slice(-3)).toEqual(['chat-shown lobby', 'chat-left lobby', 'chat-shown ']);
  });

  it('goes by what the page sets: in without the form, to another room, to another person, out', async () => {
    const ann = await visit();
    const set = (next: Partial<HTMLElementTagNameMap['momento-chat']>) =>
      ann.page.evaluate((values) => {
        Object.assign(document.querySelector('momento-chat') ?? {}, values);
      }, next as object);
    await set({ name: 'Ann', joined: true });
    await ann.chat.getByRole('heading', { name: 'lobby' }).waitFor();
    await ann.untilLive();
    // Nobody did anything here, so the focus stays where it was.
    expect(await ann.page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await set({ topic: 'attic' });
    await ann.chat.getByRole('heading', { name: 'attic' }).waitFor();
    await ann.chat
      .getByRole('navigation')
      .getByRole('button', { name: /^attic/ })
      .waitFor();
    await ann.untilLive();
    await set({ name: 'Cleo' });
    await ann.chat.getByText('Cleo', { exact: true }).waitFor();
    await ann.untilLive();
    expect(site.openStreams()).toBe(1);
    await set({ joined: false });
    await ann.chat.getByRole('heading', { name: 'Join the chat' }).waitFor();
    await expect.poll(site.openStreams).toBe(0);
  });

  it('closes the room that was read least recently where there are too many, and opens it again', async () => {
    const ann = await visit();
    await ann.join('Ann', 'lobby');
    await ann.untilLive();
    for (const room of ['kitchen', 'garden', 'attic']) {
      await ann.page.evaluate((topic) => {
        Object.assign(document.querySelector('momento-chat') ?? {}, { topic });
      }, room);
      await ann.chat.getByRole('heading', { name: room }).waitFor();
      await ann.untilLive();
    }
    // The stand-in speaks HTTP/1.1.
    const closed = ann.chat
      .getByRole('navigation')
      .getByRole('button', { name: /^lobby Closed, as too many/ });
    await closed.waitFor();
    await expect.poll(site.openStreams).toBe(3);
    await closed.click();
    await ann.chat.getByRole('heading', { name: 'lobby' }).waitFor();
    await ann.untilLive();
    await expect.poll(site.openStreams).toBe(3);
  });

  it('is laid out by its own size, not by that of the window', async () => {
    const ann = await visit({ width: 1_280 });
    await ann.join('Ann', 'lobby');
    await ann.untilLive();
    const leave = ann.chat.getByRole('button', { name: 'Leave', exact: true });
    const widthOf = async () => (await leave.boundingBox())?.width;
    const header = ann.chat.locator('header');
    const heightOf = async () => (await header.boundingBox())?.height;
    await ann.resize({ width: '64rem', height: '30rem' });
    await expect.poll(widthOf).toBeGreaterThan(80);
    // As on a phone: only the icon, and what is up below the name and the buttons.
    await ann.resize({ width: '22rem', height: '30rem' });
    await expect.poll(widthOf).toBeLessThan(45);
    await expect.poll(heightOf).toBeGreaterThan(90);
    // Where it is low too, beside the buttons.
    await ann.resize({ width: '22rem', height: '24rem' });
    await expect.poll(heightOf).toBeLessThan(75);
    // The longest draft leaves room for messages.
    await ann.chat.getByRole('textbox', { name: 'Message' }).fill('line\n'.repeat(40));
    const log = ann.chat.getByRole('log');
    await expect.poll(async () => (await log.boundingBox())?.height).toBeGreaterThan(100);
  });

  it('leaves out that nothing was said yet where that would lie over who came', async () => {
    const ann = await visit({ width: 360 });
    await ann.page.evaluate(() => {
      Object.assign(document.querySelector('momento-chat') ?? {}, { rooms: ['nobody-has-written'] });
    });
    await ann.chat.getByText('nobody-has-written').waitFor();
    await ann.chat.getByRole('textbox', { name: 'Your name' }).fill('Ann');
    await ann.page.keyboard.press('Enter');
    await ann.untilLive();
    const nothingYet = ann.chat.getByRole('heading', { name: 'No messages yet' });
    const today = ann.chat.getByRole('heading', { name: 'Today' });
    await today.waitFor();
    await ann.resize({ width: '', height: '32rem' });
    await nothingYet.waitFor();
    const textBox = await ann.chat.getByText('Say hello.').boundingBox();
    expect((textBox?.y ?? 0) + (textBox?.height ?? 0)).toBeLessThan((await today.boundingBox())?.y ?? 0);
    await ann.resize({ width: '', height: '24rem' });
    await nothingYet.waitFor({ state: 'hidden' });
    expect(await today.isVisible()).toBe(true);
  });

  it('lays the list over the room where it is narrow, for keys too', async () => {
    const ann = await visit({ width: 360 });
    await ann.join('Ann', 'lobby');
    await ann.untilLive();
    const list = ann.chat.getByRole('dialog', { name: 'Rooms' });
    const button = ann.chat.getByRole('button', { name: 'Rooms' });
    await button.focus();
    await ann.page.keyboard.press('Enter');
    await list.waitFor();
    await untilFocused(ann.page, '.room');
    expect(await violationsOn(ann.page)).toEqual([]);
    await ann.page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    await untilFocused(ann.page, '.rooms');
    await ann.page.keyboard.press('Enter');
    await list.getByRole('button', { name: /^kitchen/ }).click();
    await ann.chat.getByRole('heading', { name: 'kitchen' }).waitFor();
    await untilFocused(ann.page, 'textarea');
    expect(await list.count()).toBe(0);
  });
});
