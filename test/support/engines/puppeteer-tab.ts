import type { KeyInput, Page } from 'puppeteer-core';
import { isBrowsersOwn } from './browsers-own.ts';
import { keysOf, type Tab } from './engine.ts';

/** A tab that is driven by Puppeteer, in whatever browser. */
export function tabOf(page: Page): Tab {
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
