import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from '../../test/support/axe.ts';
import { launchChromium } from '../../test/support/chromium.ts';
import { nav, sidebar } from '../navigation.ts';
import { startBuiltSite, type Visit, visit } from './built-site.ts';

let browser: Browser;
let site: Awaited<ReturnType<typeof startBuiltSite>>;
const visits: Visit[] = [];

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startBuiltSite()]);
});
afterEach(async () => {
  const seen = visits.splice(0);
  await Promise.all(seen.map(({ page }) => page.context().close()));
  const troubles = seen.flatMap((each) => each.troubles);
  if (troubles.length > 0) throw new Error(`the site is not well:\n${troubles.join('\n')}`);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(path: string, options?: Parameters<typeof visit>[2]): Promise<Page> {
  const opened = await visit(browser, site.url + path, options);
  visits.push(opened);
  return opened.page;
}

function roomOf(page: Page, name: string) {
  const room = page.getByRole('region', { name: `${name}'s room` });
  const field = room.getByRole('textbox');
  return {
    field,
    untilLive: () => room.getByRole('status').filter({ hasText: /^Live/ }).waitFor(),
    text: (text: string) => room.getByRole('log').getByText(text, { exact: true }),
    say: async (text: string) => {
      await field.fill(text);
      await field.press('Enter');
    },
    surface: () =>
      room.locator('momento-chat-room').evaluate((element) => {
        const inner = element.shadowRoot?.firstElementChild;
        return inner ? getComputedStyle(inner).backgroundColor : '';
      }),
  };
}

async function openRooms(options?: Parameters<typeof visit>[2]) {
  const page = await open('try.html', options);
  const [ann, ben] = [roomOf(page, 'Ann'), roomOf(page, 'Ben')];
  await Promise.all([ann.untilLive(), ben.untilLive()]);
  return { page, ann, ben };
}

describe('The page to try it', () => {
  it.each(['light', 'dark'] as const)(
    'brings a message from one element to the other, in %s',
    async (theme) => {
      const { page, ann, ben } = await openRooms({ colorScheme: theme });
      await ann.say('Hello Ben');
      await ben.text('Hello Ben').waitFor();
      await ben.say('Hello Ann');
      await ann.text('Hello Ann').waitFor();
      const isDark = await page.evaluate(() => document.documentElement.classList.contains('dark'));
      expect(isDark).toBe(theme === 'dark');
      // The rooms are as light or dark as what they stand in, and turn with it.
      const before = await ann.surface();
      await page.getByRole('switch').filter({ visible: true }).click();
      await expect.poll(() => ann.surface()).not.toBe(before);
    },
  );

  it('keeps what is written while the network is cut, and sends it once it is back', async () => {
    const { page, ann, ben } = await openRooms();
    const cut = page.getByRole('button', { name: 'Cut the network' });
    await cut.click();
    await page.getByText('Ben: chat-trouble, topic says unreachable').first().waitFor();
    await ann.say('one');
    await ann.say('two');
    await ann.text('two').waitFor();
    expect(await ben.text('one').count()).toBe(0);
    await cut.click();
    await ben.text('two').waitFor();
    expect(await ben.text('one').count()).toBe(1);
    expect(await ben.text('two').count()).toBe(1);
  });

  it('has whoever looks on come in by the form, and talk to those who are there', async () => {
    const { page, ann } = await openRooms();
    const chat = page.getByRole('region', { name: 'The whole chat' });
    await chat.getByRole('radio', { name: 'lobby' }).check();
    await chat.getByRole('textbox', { name: 'Your name' }).fill('Cleo');
    await chat.getByRole('button', { name: 'Join' }).click();
    await chat.getByRole('status').filter({ hasText: /^Live/ }).waitFor();
    await chat.getByRole('textbox', { name: 'Message' }).fill('May I?');
    await chat.getByRole('textbox', { name: 'Message' }).press('Enter');
    await ann.text('May I?').waitFor();
    await ann.say('Do come in');
    await chat.getByRole('log').getByText('Do come in', { exact: true }).waitFor();
    await chat
      .getByRole('navigation')
      .getByRole('button', { name: /^kitchen/ })
      .click();
    await chat.getByRole('heading', { name: 'kitchen' }).waitFor();
    await chat.getByRole('status').filter({ hasText: /^Live/ }).waitFor();
    await page.getByText('You: chat-shown, kitchen').waitFor();
  });

  it('has the rooms speak another language', async () => {
    const { page, ann } = await openRooms();
    await page.getByRole('combobox', { name: 'Language of the rooms' }).selectOption('de');
    await expect.poll(() => ann.field.getAttribute('aria-label')).toBe('Nachricht');
  });
});

describe('The site', () => {
  it('leads from page to page by its bar, and by what stands beside them', async () => {
    const page = await open('index.html', { viewport: { width: 1280, height: 900 } });
    const bar = page.getByRole('navigation', { name: 'Main Navigation' });
    for (const { text, link } of nav as readonly Named[]) {
      await bar.getByRole('link', { name: text, exact: true }).click();
      await page.waitForURL(addressOf(link));
    }
    const side = page.getByRole('navigation', { name: 'Sidebar Navigation' });
    for (const { text, link } of flat(sidebar)) {
      if (link === undefined) {
        await side.getByText(text, { exact: true }).click();
        continue;
      }
      const before = await page.title();
      await side.getByRole('link', { name: text, exact: true }).click();
      await page.waitForURL(addressOf(link));
      await expect.poll(() => page.title()).not.toBe(before);
      const heading = (await headingOf(page).innerText()).replace('\u200b', '').trim();
      expect(await page.title()).toContain(heading);
    }
  });

  it.each(['light', 'dark'] as const)(
    'breaks no rule of axe where one reads and tries, in %s',
    async (theme) => {
      for (const path of ['try', 'first-day']) {
        const page = await open(`${path}.html`, { colorScheme: theme });
        if (path === 'try') await roomOf(page, 'Ben').untilLive();
        expect(await violationsOn(page)).toEqual([]);
      }
    },
  );

  it('finds words in all pages, without asking anybody', async () => {
    const page = await open('index.html');
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('searchbox').fill('GatewayThrottled');
    await page.getByRole('option').first().waitFor();
    await page.getByRole('searchbox').press('Enter');
    await page.waitForURL(/operating\.html#/);
    await headingOf(page).waitFor();
  });

  it('fits on a phone, and has its menu there', async () => {
    const page = await open('try.html', { viewport: { width: 360, height: 740 } });
    await Promise.all(['Ann', 'Ben'].map((name) => roomOf(page, name).untilLive()));
    for (const text of ['Configuration', 'The Token Vending Machine', 'Scale, on paper', 'Changelog']) {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      await page.getByRole('button').filter({ hasText: 'Menu' }).click();
      await page.getByRole('link', { name: text, exact: true }).click();
      await headingOf(page).filter({ hasText: text }).waitFor();
    }
  });
});

interface Named {
  readonly text: string;
  /** Without one it is a group, closed at first. */
  readonly link: string | undefined;
}

const addressOf = (link = '') => site.url + link.slice(1).replace(/(?<!\/)(\.md)?$/, '.html');

/** The page's own, not that of a room in it. */
const headingOf = (page: Page) => page.locator('.vp-doc h1[id]');

/** From top to bottom, what can be pressed. */
function flat(items: typeof sidebar): Named[] {
  return items.flatMap(({ text = '', link, collapsed, items: inside = [] }) => [
    ...(link === undefined && !collapsed ? [] : [{ text, link }]),
    ...flat(inside),
  ]);
}
