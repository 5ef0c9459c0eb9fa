import puppeteer, { type BrowserContext, type KeyInput } from 'puppeteer-core';
import { inPath } from '../in-path.ts';
import { isBrowsersOwn } from './browsers-own.ts';
import { type Engine, keysOf, type Tab } from './engine.ts';

const PREFERENCES = {
  'intl.accept_languages': 'en-US, en',
  // What moves would be drawn by the processor, which is wanted elsewhere.
  'ui.prefersReducedMotion': 1,
  // Nothing goes to the network by itself.
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

export const firefoxEngine: Engine = {
  name: 'Firefox',
  lacks: [],
  packages: 'firefox-esr',
  find: () => {
    const path = findFirefox();
    return path === undefined ? undefined : [path];
  },
  launch: async () => {
    const executablePath = findFirefox();
    if (executablePath === undefined) throw new Error('unable to find Firefox');
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      defaultViewport: { width: 1280, height: 720 },
      extraPrefsFirefox: PREFERENCES,
    });
    return {
      version: (await browser.version()).replace('firefox/', ''),
      openProfile: async () => {
        const context = await browser.createBrowserContext();
        return { openTab: () => openTab(context), close: () => context.close() };
      },
      close: () => browser.close(),
    };
  },
};

function findFirefox(): string | undefined {
  const told = process.env.FIREFOX_PATH;
  return told ? told : (inPath('firefox-esr') ?? inPath('firefox'));
}

async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => {
    const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
    // Firefox tells of a request that failed as of an error of the page, at times.
    if (!isBrowsersOwn(message)) complaints.push(`page error: ${stack ?? message}`);
  });
  page.on('console', (message) => {
    if (!isBrowsersOwn(message.text())) complaints.push(`console: ${message.text()}`);
  });
  return {
    complaints: () => Promise.resolve(complaints),
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    back: async () => void (await page.goBack()),
    forward: async () => void (await page.goForward()),
    evaluate: (expression) => page.evaluate(expression),
    click: ({ x, y }) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: async (keys) => {
      const all = keysOf(keys) as readonly KeyInput[];
      for (const key of all) await page.keyboard.down(key);
      for (const key of all.toReversed()) await page.keyboard.up(key);
    },
    screenshot: () => page.screenshot(),
    setOffline: (isOffline) => page.setOfflineMode(isOffline),
  };
}
