import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src/chat/room/connection.ts';
import type { ChatStatus } from '../../src/ui/room/chat-status.ts';
import { LANGUAGES } from '../../src/ui/words/languages.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import type { PageHost } from '../support/page-host.ts';

const { host, open } = useBrowser();

/** The words of the join screen, and all words. */
const GERMAN = [/\/assets\/words-de-join-[^/]*\.js$/, /\/assets\/words-de-index-[^/]*\.js$/] as const;

const isGerman = (file: string) => GERMAN.some((name) => name.test(file));

/** What the page fetches last, when it has nothing else to do: that may be long after the network was idle first. */
const LAST = [/\/assets\/room-[^/]*\.js$/];

/** Opens a page; returns what it asked for until it had nothing more to ask. */
async function filesOf(
  { page }: ChatPage,
  { url, last }: { url: string; last: readonly RegExp[] },
): Promise<readonly string[]> {
  const files: string[] = [];
  page.on('request', (request) => files.push(new URL(request.url()).pathname));
  await page.goto(url);
  const missing = () => last.filter((name) => !files.some((file) => name.test(file)));
  await expect.poll(missing).toEqual([]);
  await page.waitForLoadState('networkidle');
  return files.toSorted();
}

/** Keeps such files back until `release`. */
async function hold(page: Page, files: RegExp): Promise<{ release: () => void }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(files, async (route) => {
    await released;
    await route.continue();
  });
  return { release };
}

/** From nothing into the room. */
async function joinInGerman({ page }: ChatPage, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('textbox', { name: 'Raum' }).fill('lobby');
  await page.getByRole('textbox', { name: 'Dein Name' }).fill('Bärbel');
  await page.getByRole('button', { name: 'Beitreten' }).click();
  await page.getByRole('status').filter({ hasText: /^Live/ }).waitFor();
}

/** From nothing into the room, in whatever language. */
async function joinLive({ page }: ChatPage, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('chat-join #room').fill('lobby');
  await page.locator('chat-join #user-name').fill('Ann');
  await page.locator('chat-join .primary').click();
  await page.locator('chat-status .live').waitFor();
}

const RECOVERING = {
  state: 'recovering',
  attempt: 1,
  problem: { source: 'topic', code: 'unreachable' },
} as const;

/** All that the status may say of a room that is online. */
const connections = (retryAtMs: number): readonly Connection[] => [
  { state: 'connecting' },
  { state: 'live', readOnly: false },
  { state: 'live', readOnly: true },
  { state: 'live', readOnly: false, isDelayed: true },
  ...[{}, { retryAtMs }].flatMap((retry) => [
    { ...RECOVERING, ...retry, wasLive: false },
    { ...RECOVERING, ...retry, wasLive: true },
    { ...RECOVERING, ...retry, wasLive: true, canPublish: true as const },
  ]),
  { state: 'refused', problem: RECOVERING.problem },
  { state: 'closed' },
];

function publish(control: PageHost['control'], text: string): void {
  const message = { event: 'message', username: 'Ben', text, timestamp: Date.now() };
  control.publish({ cacheName: 'chat', topicName: 'lobby' }, { text: JSON.stringify(message) });
}

/** The text of the first message in view. */
function firstTextIn({ log }: ChatPage): Promise<string> {
  return log.evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    const texts = [...element.querySelectorAll<HTMLElement>('.text')];
    return texts.find((text) => text.getBoundingClientRect().top > top)?.innerText ?? '';
  });
}

describe('The page', () => {
  it('speaks German to whoever prefers it, for one small file and one that nobody waits for', async () => {
    const { url } = await host();
    const [ann, ben] = [await open(), await open({ locale: 'de-DE' })];
    const english = await filesOf(ann, { url, last: LAST });
    const german = await filesOf(ben, { url, last: [...LAST, ...GERMAN] });
    expect(english.filter(isGerman)).toEqual([]);
    expect(german.filter((file) => !isGerman(file))).toEqual(english);
    expect(german).toHaveLength(english.length + GERMAN.length);
    await ben.page.getByRole('textbox', { name: 'Dein Name' }).waitFor();
    expect(await ben.page.evaluate(() => document.documentElement.lang)).toBe('de');
  });

  it('has its join screen in German before the rest of the words', async () => {
    const { url } = await host();
    const { page } = await open({ locale: 'de-DE' });
    const rest = await hold(page, GERMAN[1]);
    await page.goto(url);
    await page.getByRole('textbox', { name: 'Raum' }).fill('lobby');
    await page.getByRole('textbox', { name: 'Dein Name' }).fill('Bärbel');
    await page.keyboard.press('Enter');
    await page.getByRole('log').waitFor();
    rest.release();
    await page.getByRole('log', { name: 'Nachrichten' }).waitFor();
    await page.getByRole('textbox', { name: 'Nachricht' }).waitFor();
  });

  it('loads no German on the way of English users into a room', async () => {
    const { url } = await host();
    const ann = await open();
    const files: string[] = [];
    ann.page.on('request', (request) => files.push(new URL(request.url()).pathname));
    await ann.joinLive(url, { name: 'Ann' });
    expect(files.filter(isGerman)).toEqual([]);
  });

  it('is German in the room as well, numbers and dates included', async () => {
    const { url } = await host();
    const ben = await open({ locale: 'de-DE' });
    await joinInGerman(ben, url);
    const { page } = ben;
    await page.getByRole('textbox', { name: 'Nachricht' }).fill('x'.repeat(3_200));
    await page.getByText(/^3\.\d{3} von 4\.096 Byte$/).waitFor();
    await page.getByRole('button', { name: 'Senden' }).click();
    await page.getByRole('log', { name: 'Nachrichten' }).getByRole('article', { name: 'Du' }).waitFor();
    await page.getByRole('heading', { name: 'Heute' }).waitFor();
    await page.getByRole('button', { name: 'Mehr anzeigen' }).waitFor();
  });

  it('keeps what was typed before its words were there', async () => {
    const { url } = await host();
    const { page } = await open({ locale: 'de-DE' });
    const words = await hold(page, GERMAN[0]);
    await page.goto(url, { waitUntil: 'commit' });
    await page.getByRole('textbox', { name: 'Your name' }).fill('Bär');
    words.release();
    const name = page.getByRole('textbox', { name: 'Dein Name' });
    await name.waitFor();
    await page.keyboard.type('bel');
    expect(await name.inputValue()).toBe('Bärbel');
  });

  it('speaks English where German cannot be loaded', async () => {
    const { url, removeFiles } = await host();
    removeFiles('/words-de-index-');
    const ben = await open({ locale: 'de-DE' });
    await ben.joinLive(url, { name: 'Ben' });
    expect(await ben.page.evaluate(() => document.documentElement.lang)).toBe('en');
  });

  it('has room for long words on a narrow screen', async () => {
    const { url } = await host();
    const ben = await open({ locale: 'de-DE', viewport: { width: 320, height: 640 } });
    const width = () => ben.page.evaluate(() => document.documentElement.scrollWidth);
    await ben.goto(url);
    await ben.page.getByRole('textbox', { name: 'Raum' }).waitFor();
    const joining = await width();
    await joinInGerman(ben, url);
    expect([joining, await width()]).toEqual([320, 320]);
  });

  it.each(Object.keys(LANGUAGES))(
    'says how the room is connected in one line below the buttons of a phone, or two: %s',
    async (locale) => {
      const { url } = await host();
      const ann = await open({ locale, viewport: { width: 360, height: 640 } });
      await joinLive(ann, url);
      const status = ann.page.locator('chat-status');
      /** How far its words reach out of the room's header, and into how many lines, by the words. */
      const found: Record<string, readonly [outside: number, lines: number]> = {};
      const look = async (given: { connection?: Connection; identityLost?: boolean } = {}) => {
        const [words, ...place] = await status.evaluate(async (element: ChatStatus, state) => {
          await Object.assign(element, state).updateComplete;
          const range = document.createRange();
          range.selectNodeContents(element.renderRoot.querySelector('[role=status]') ?? element);
          const { left, right, height } = range.getBoundingClientRect();
          const header = element.closest('header')?.getBoundingClientRect() ?? new DOMRect();
          const outside = Math.ceil(Math.max(header.left - left, right - header.right, 0));
          return [
            range.toString(),
            outside,
            Math.round(height / parseFloat(getComputedStyle(element).lineHeight)),
          ] as const;
        }, given);
        found[words] = place;
      };
      for (const connection of connections(Date.now() + 60_000)) await look({ connection });
      await look({ connection: { state: 'refused', problem: RECOVERING.problem }, identityLost: true });
      await look({ connection: { state: 'live', readOnly: false }, identityLost: false });
      await ann.context.setOffline(true);
      await status.locator('.offline').waitFor();
      await look();
      expect(Object.keys(found).length).toBeGreaterThanOrEqual(12);
      expect(Object.entries(found).filter(([, [outside, lines]]) => outside > 0 || lines > 2)).toEqual([]);
    },
  );

  it('says in the list of rooms from the right who wrote, then what, whose marks stay at its end', async () => {
    const { url, control } = await host();
    const ann = await open({ locale: 'ar' });
    await joinLive(ann, url);
    publish(control, 'are you there?');
    const line = ann.page.locator('room-list .line', { hasText: 'Ben: are you there?' });
    await line.waitFor();
    const [name, first, last] = await line.evaluate((element) => {
      const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const middles: number[] = [];
      while (texts.nextNode()) {
        for (let at = 0; at < (texts.currentNode.nodeValue ?? '').length; at++) {
          const range = document.createRange();
          range.setStart(texts.currentNode, at);
          range.setEnd(texts.currentNode, at + 1);
          const { left, right } = range.getBoundingClientRect();
          middles.push((left + right) / 2);
        }
      }
      return [middles[0], middles['Ben: '.length], middles.at(-1)] as const;
    });
    expect(name).toBeGreaterThan(last ?? 0);
    expect(last).toBeGreaterThan(first ?? 0);
  });

  it('shows in the list of rooms how a message begins, whatever its direction', async () => {
    const { url, control } = await host();
    const ann = await open({ locale: 'ar' });
    await joinLive(ann, url);
    publish(control, 'the beginning of what is much longer than any list of rooms is wide');
    const text = ann.page.locator('room-list .last span');
    await text.filter({ hasText: /^the beginning/ }).waitFor();
    const { ahead, behind } = await text.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      const [shown, all] = [element.getBoundingClientRect(), range.getBoundingClientRect()];
      return { ahead: shown.left - all.left, behind: all.right - shown.right };
    });
    expect(ahead).toBeLessThan(1);
    expect(behind).toBeGreaterThan(50);
  });

  it('begins names and quotes where its lines begin, and writes each text in its own direction', async () => {
    const { url } = await host();
    const [ann, ben] = [await open({ locale: 'ar' }), await open()];
    const { page } = ann;
    await joinLive(ann, url);
    await ben.joinLive(url, { name: 'Ben' });
    await ben.send('shall we?');
    await ann.untilActionsAreLoaded();
    await page.getByRole('log').getByText('shall we?', { exact: true }).hover();
    await page.locator('message-actions button').first().click();
    const rightOf = async (selector: string) => {
      const box = await page.locator(selector).boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0);
    };
    const said = 'chat-composer .said';
    await page.locator(said).filter({ hasText: 'shall we?' }).waitFor();
    expect(await rightOf('chat-room h1')).toBeCloseTo(await rightOf('chat-room .state'), 0);
    expect(await rightOf(said)).toBeCloseTo(await rightOf('chat-composer .to'), 0);

    const suggestion = page.locator('chat-composer [role=option]');
    for (const [field, suggestions] of [
      [page.locator('chat-composer textarea'), 1],
      [page.locator('room-list input'), 0],
    ] as const) {
      await field.fill('@ben');
      // The shadow of their list falls on the field.
      await expect.poll(() => suggestion.count()).toBe(suggestions);
      const drawn = await field.screenshot();
      await field.evaluate((element) =>
        Object.assign(element.style, { direction: 'ltr', textAlign: 'left' }),
      );
      expect(drawn.equals(await field.screenshot())).toBe(true);
    }
  });

  it('changes its language in the middle of a room, where one was reading and writing', async () => {
    const { url, control } = await host();
    const ann = await open();
    const { page } = ann;
    await ann.joinLive(url, { name: 'Ann' });
    for (let number = 1; number <= 80; number++) publish(control, `message ${number}`);
    await ann.see('message 80');
    await ann.composer.fill('half a sent');
    await ann.log.press('Home');
    await ann.log.evaluate((log) => log.scrollBy(0, 1_000));
    await ann.button('Settings').click();
    const text = await firstTextIn(ann);
    const before = await page.getByText(text, { exact: true }).boundingBox();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
    await page.getByRole('combobox', { name: 'Sprache' }).waitFor();
    await page.getByRole('button', { name: 'Schließen' }).click();

    expect(await page.getByRole('textbox', { name: 'Nachricht' }).inputValue()).toBe('half a sent');
    const after = await page.getByText(text, { exact: true }).boundingBox();
    expect(after?.y).toBe(before?.y);
  });
});
