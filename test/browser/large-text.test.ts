import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import type { PageHost } from '../support/page-host.ts';
import { useScreens } from './screens.ts';

const browserTest = useBrowser();
const { host, open } = browserTest;

const HEBREW = 'שלום לכולם';

async function boxOf(locator: ReturnType<ChatPage['button']>) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('unable to see it');
  return { ...box, right: box.x + box.width };
}

type Box = Awaited<ReturnType<typeof boxOf>>;

/** In px², so that an error says how bad it is. */
function overlap(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}

describe('A message from right to left in a page from left to right', () => {
  it('has its time and ticks where all messages have them', async () => {
    const { url, control } = await host();
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    await ann.send(HEBREW);
    const message = { event: 'message', username: 'Ben', text: `${HEBREW} 2`, timestamp: Date.now() };
    control.publish({ cacheName: 'chat', topicName: 'lobby' }, { text: JSON.stringify(message) });
    const texts = [HEBREW, `${HEBREW} 2`];
    for (const text of texts) await ann.see(text);
    // The tick makes the bubble wider.
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    for (const text of texts) {
      const row = ann.log.getByRole('article').filter({ has: ann.page.getByText(text, { exact: true }) });
      const [said, time] = [await boxOf(row.locator('.text')), await boxOf(row.locator('time'))];
      expect(time.x).toBeGreaterThanOrEqual(said.right - 1);
    }
  });
});

/** Where the first letter of a text begins, and its last one ends. */
function endsOf(locator: Locator): Promise<{ readonly first: number; readonly last: number }> {
  return locator.evaluate((element) => {
    const text = [...element.childNodes].find((node) => node instanceof Text && node.data !== '') as Text;
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, 1);
    const first = range.getBoundingClientRect().left;
    range.setStart(text, text.length - 1);
    range.setEnd(text, text.length);
    return { first, last: range.getBoundingClientRect().right };
  });
}

describe('What is written from left to right stays so in a page from right to left', () => {
  it('in a room: its name, that of whoever reads, and data', async () => {
    const { url, control } = await host();
    const { page } = await open({ locale: 'ar', viewport: { width: 360, height: 700 } });
    const topicName = 'a-room-with-a-long-name';
    await page.goto(`${url}?room=${topicName}`);
    await page.locator('html[dir=rtl]').waitFor();
    await page.getByRole('textbox').last().fill('C++');
    await page.getByRole('textbox').last().press('Enter');
    await page.getByRole('status').filter({ hasText: /^متصل/ }).waitFor();
    const heading = page.getByRole('heading', { name: topicName });
    // A name is cut off at its end.
    expect((await endsOf(heading)).first).toBeGreaterThanOrEqual(
      (await heading.boundingBox())?.x ?? Infinity,
    );
    const name = await endsOf(page.locator('chat-room .name bdi'));
    expect(name.first).toBeLessThan(name.last);
    control.publish({ cacheName: 'chat', topicName, publisherId: 'Ben' }, { text: '{"x":1}' });
    const data = page.locator('.foreign .text');
    await data.waitFor();
    const { first, last } = await endsOf(data);
    expect(last - first).toBeCloseTo((await data.boundingBox())?.width ?? 0, 0);
  });

  it('in the settings: addresses', async () => {
    const { url } = await host();
    const { page } = await open({ locale: 'ar' });
    await page.goto(url);
    await page.locator('html[dir=rtl]').waitFor();
    await page.getByRole('button', { name: 'الإعدادات' }).click();
    await page.getByRole('tab').last().click();
    const { first, last } = await endsOf(page.locator('.hint bdi').getByText(/\/lambda\/prod\/$/));
    expect(first).toBeLessThan(last);
    const endpoint = page.getByRole('textbox').last();
    await expect.poll(() => endpoint.inputValue()).toMatch(/^http/);
    expect(await endpoint.evaluate((field) => getComputedStyle(field).direction)).toBe('ltr');
  });
});

const enlarge = ({ page }: ChatPage) =>
  page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));

/** What one can press or read that reaches over an edge of the window. */
const cutOff = ({ page }: ChatPage) =>
  page
    .locator(
      'button:visible, input:visible, select:visible, h1:visible, h2:visible, p:visible, label:visible',
    )
    .evaluateAll((elements) =>
      elements
        .filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return width > 1 && (left < 0 || right > innerWidth);
        })
        .map((element) => `${element.localName}: ${element.textContent}`),
    );

const scrolledWidth = ({ page }: ChatPage) => page.evaluate(() => document.documentElement.scrollWidth);

describe('Text at twice its size', () => {
  it.each([1280, 320])('has icons and buttons of that size, and nothing cut off, at %i px', async (width) => {
    const { url } = await host();
    const ann = await open({ viewport: { width, height: 640 } });
    await ann.joinLive(url, { name: 'Ann' });
    await ann.send('a message');
    const tick = ann.log.getByRole('img', { name: 'Delivered' });
    const parts = { tick, send: ann.button('Send'), icon: ann.button('Send').locator('svg') };
    const sizes = async () => [
      (await boxOf(parts.tick)).width,
      (await boxOf(parts.send)).width,
      (await boxOf(parts.icon)).width,
    ];
    const before = await sizes();
    await enlarge(ann);
    expect(await sizes()).toEqual(before.map((size) => expect.closeTo(2 * size, 0) as number));
    expect(await scrolledWidth(ann)).toBeLessThanOrEqual(width);
    for (const name of ['Copy invite link', 'Settings', 'Leave', 'Send']) {
      const box = await boxOf(ann.button(name));
      expect([box.x >= 0, box.right <= width]).toEqual([true, true]);
    }
  });

  /** Where somebody is led, and what must have grown there. */
  const SCREENS: Readonly<
    Record<string, (ann: ChatPage, server: PageHost) => Promise<readonly ReturnType<ChatPage['button']>[]>>
  > = {
    'the room': async (ann, { url, control }) => {
      await ann.joinLive(url, { name: 'Ann' });
      const message = { event: 'message', username: 'Ben', text: 'from Ben', timestamp: Date.now() };
      control.publish({ cacheName: 'chat', topicName: 'lobby' }, { text: JSON.stringify(message) });
      await ann.see('from Ben');
      return [ann.log.locator('.avatar')];
    },
    'the list of rooms': async (ann, { url }) => {
      await ann.joinLive(url, { name: 'Ann' });
      await ann.button('Rooms').click();
      await ann.goOn('a room with a long name');
      await ann.button('Rooms').click();
      await ann.page.getByRole('dialog', { name: 'Rooms' }).waitFor();
      return [ann.button('Leave “lobby”').locator('svg')];
    },
    'the way in': async (ann, { url }) => {
      await ann.goto(url);
      await ann.joinButton.waitFor();
      return [ann.page.getByRole('radio', { name: 'Guest' }), ann.button('Settings').locator('svg')];
    },
    'the form of Cognito': async (ann, { url }) => {
      await ann.goto(url);
      await ann.page.getByRole('radio', { name: 'Member' }).check();
      await ann.page.getByLabel('Password', { exact: true }).waitFor();
      return [ann.page.getByRole('checkbox')];
    },
    'the settings': async (ann, { url }) => {
      await ann.goto(url);
      await ann.button('Settings').click();
      await ann.page.getByRole('dialog', { name: 'Settings' }).waitFor();
      return [];
    },
    'the check-up': async (ann, { url }) => {
      await ann.goto(url);
      await ann.button('Settings').click();
      await ann.page.getByRole('tab', { name: 'Connection' }).click();
      await ann.button('Open the check-up').click();
      await ann.button('Run check-up').click();
      await ann.button('Copy report').waitFor();
      return [ann.page.locator('diagnostics-panel .icon').first()];
    },
    'the page for setting up': async (ann, { url }) => {
      await ann.page.route('**/config.json', (route) => route.fulfill({ json: {} }));
      await ann.goto(url);
      await ann.page.getByRole('heading', { name: 'Almost there' }).waitFor();
      return [];
    },
    'a configuration that is wrong': async (ann, { url }) => {
      const config = { cacheName: 'chat', tokenVendingMachines: [{ name: 'Guest', auth: 'card' }] };
      await ann.page.route('**/config.json', (route) => route.fulfill({ json: config }));
      await ann.goto(url);
      await ann.page.locator('config-problems').getByRole('heading').first().waitFor();
      return [];
    },
  };

  it.each(Object.keys(SCREENS))(
    'fits a narrow screen, boxes and pictures grown with it: %s',
    async (screen) => {
      const server = await host();
      const ann = await open({ viewport: { width: 320, height: 640 } });
      const parts = (await SCREENS[screen]?.(ann, server)) ?? [];
      const sizes = () => Promise.all(parts.map(async (part) => (await boxOf(part)).width));
      const before = await sizes();
      await enlarge(ann);
      expect(await sizes()).toEqual(before.map((size) => expect.closeTo(2 * size, 0) as number));
      expect(await scrolledWidth(ann)).toBeLessThanOrEqual(320);
      expect(await cutOff(ann)).toEqual([]);
    },
  );
});

describe('A window of 1280 x 1024 px at 400 %', () => {
  const show = useScreens(browserTest, { viewport: { width: 320, height: 256 } });

  it.each([
    'the way in, with what is wrong',
    'an empty room',
    'a room with messages of each kind',
    'the people of a room',
    'a question in front of the room',
    'the settings of a machine, with what is wrong',
    'the check-up and what it found',
  ])('cuts nothing off and does not scroll sideways: %s', async (screen) => {
    const ann = await show(screen);
    expect(await scrolledWidth(ann)).toBeLessThanOrEqual(320);
    expect(await cutOff(ann)).toEqual([]);
  });

  it('has what can be done with a short message where it covers nothing of it', async () => {
    const { url } = await host();
    const ann = await open({ viewport: { width: 320, height: 256 } });
    await ann.joinLive(url, { name: 'Ann' });
    const texts = ['yes', 'a short one of mine', 'and one more of mine', 'and this is the last one'];
    for (const text of texts) await ann.send(text);
    await ann.see('and this is the last one');
    await ann.untilActionsAreLoaded();
    const actions = ann.page.getByRole('toolbar', { name: 'Message actions' });
    for (const text of texts) {
      const said = ann.log.getByText(text, { exact: true });
      await said.scrollIntoViewIfNeeded();
      await ann.page.mouse.move(1, 1);
      await said.hover();
      // They are placed once they are as wide as they get.
      await expect.poll(async () => overlap(await boxOf(actions), await boxOf(said))).toBe(0);
      await actions.getByRole('button', { name: 'Edit' }).click();
      await expect.poll(() => ann.composer.inputValue()).toBe(text);
      await ann.composer.press('Escape');
    }
  });
});
