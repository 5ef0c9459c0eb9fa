// A whole Chromium whose tabs are left, frozen and thrown away as those of a phone are. Driven by Puppeteer: Playwright
// has every page believe that it is in view.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findChromium } from './chromium.ts';
import { Person } from './engines/person.ts';
import { tabOf } from './engines/puppeteer-tab.ts';

const DISCARDS = 'chrome://discards/';

export interface LivingTab {
  readonly person: Person;
  /** `frozen`: nothing of it runs. */
  readonly become: (state: 'frozen' | 'active') => Promise<void>;
}

export interface TabLife {
  readonly openTab: () => Promise<LivingTab>;
  /** Throws the tab at an address away as where memory is short, and goes to it again. */
  readonly discard: (url: string) => Promise<LivingTab>;
  readonly close: () => Promise<void>;
}

export async function launchTabLife(): Promise<TabLife> {
  const userDataDir = await mkdtemp(join(tmpdir(), 'tab-life-'));
  // Else the page that throws tabs away is locked.
  await writeFile(join(userDataDir, 'Local State'), JSON.stringify({ internal_only_uis_enabled: true }));
  const launched = await puppeteer.launch({
    executablePath: findChromium(),
    headless: true,
    userDataDir,
    defaultViewport: { width: 360, height: 640 },
    args: ['--disable-gpu', '--lang=en-US', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  const browserWSEndpoint = launched.wsEndpoint();
  let browser: Browser = launched;
  const connect = () => puppeteer.connect({ browserWSEndpoint, defaultViewport: null });
  return {
    openTab: async () => livingTab(await browser.newPage()),
    discard: async (url) => {
      // Chromium throws no tab away that somebody looks into by DevTools.
      await browser.disconnect();
      const discarder = await puppeteer.connect({
        browserWSEndpoint,
        targetFilter: (target) => target.type() === 'browser' || !target.url().startsWith('http'),
      });
      await discardAt(url, await discarder.newPage());
      await discarder.disconnect();
      browser = await connect();
      const page = (await browser.pages()).find((each) => each.url() === url);
      if (!page) throw new Error(`unable to go back to ${url}; no tab is there`);
      await page.bringToFront();
      return livingTab(page);
    },
    close: async () => {
      await browser.disconnect();
      const gone = new Promise((resolve) => launched.process()?.once('exit', resolve));
      launched.process()?.kill();
      await gone;
      // Chromium's other processes end a moment after it, and write there until then.
      await rm(userDataDir, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

async function livingTab(page: Page): Promise<LivingTab> {
  const devTools = await page.createCDPSession();
  return {
    person: new Person(tabOf(page)),
    become: async (state) => {
      await devTools.send('Page.setWebLifecycleState', { state });
    },
  };
}

/** By Chromium's own page for it. */
async function discardAt(url: string, page: Page): Promise<void> {
  await page.goto(DISCARDS);
  await page.waitForFunction(pressInRow, {}, url, 'loaded', '[Urgent Discard]');
  await page.waitForFunction(pressInRow, {}, url, 'discarded', '[Load]');
}

/** In the row of that tab, once it says so. @returns whether it does */
function pressInRow(url: string, says: string, label: string): boolean {
  const found: HTMLElement[] = [];
  const look = (root: Element | ShadowRoot): void => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.localName === 'tr') found.push(element);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document.body);
  const row = found.find(({ innerText }) => innerText.includes(url) && innerText.includes(says));
  const links = [...(row?.querySelectorAll<HTMLElement>('[is=action-link]') ?? [])];
  const link = links.find((each) => each.innerText.trim() === label);
  link?.click();
  return link !== undefined;
}
