import type { BrowserContext } from 'playwright-core';
import { findHeadlessShell, launchChromium } from '../chromium.ts';
import { isBrowsersOwn } from './browsers-own.ts';
import type { Engine, Tab } from './engine.ts';

export const chromiumEngine: Engine = {
  name: 'Chromium',
  lacks: [],
  packages: 'chromium-headless-shell',
  find: () => {
    try {
      return [findHeadlessShell()];
    } catch {
      return undefined;
    }
  },
  launch: async ({ keepsLeftPages = true } = {}) => {
    const browser = await launchChromium({
      args: keepsLeftPages ? [] : ['--disable-features=BackForwardCache'],
    });
    return {
      version: browser.version(),
      openProfile: async () => {
        const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce' });
        // As Chromium lets every page in view write there on a press; its headless shell does not.
        await context.grantPermissions(['clipboard-write']);
        return { openTab: () => openTab(context), close: () => context.close() };
      },
      close: () => browser.close(),
    };
  },
};

async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page error: ${error.stack ?? error.message}`));
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
    press: (keys) => page.keyboard.press(keys),
    screenshot: () => page.screenshot(),
    setOffline: (isOffline) => context.setOffline(isOffline),
  };
}
