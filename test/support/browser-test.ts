// What every test in a real browser needs: one Chromium for the file, and for each test a host and pages that
// are closed after it, whatever happens.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { ChatPage } from './chat-page.ts';
import { launchChromium } from './chromium.ts';
import { type PageHost, type PageHostOptions, startPageHost } from './page-host.ts';

export interface BrowserTest {
  readonly host: (options?: Omit<PageHostOptions, 'pageDir'>) => Promise<PageHost>;
  /** Opens a page; after the test it must have had nothing to complain about. */
  readonly open: (options?: Parameters<typeof ChatPage.open>[1]) => Promise<ChatPage>;
  /** Opens so many tabs of one browser; they are held to the same. */
  readonly openTabs: (count: number) => Promise<readonly ChatPage[]>;
}

/** Call it once at the top of a test file. */
export function useBrowser(): BrowserTest {
  let browser: Browser;
  let pages: ChatPage[] = [];
  let hosts: PageHost[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  afterEach(async () => {
    const complaints = pages.flatMap((page) => page.complaints);
    await Promise.all(pages.map((page) => page.close()));
    await Promise.all(hosts.map((host) => host.close()));
    pages = [];
    hosts = [];
    expect(complaints).toEqual([]);
  });

  const open: BrowserTest['open'] = async (options) => {
    const page = await ChatPage.open(browser, options);
    pages.push(page);
    return page;
  };

  return {
    host: async (options = {}) => {
      const host = await startPageHost({ pageDir: inject('pageDir'), ...options });
      hosts.push(host);
      return host;
    },
    open,
    openTabs: async (count) => {
      const first = await open();
      const others = await Promise.all(Array.from({ length: count - 1 }, () => first.openTab()));
      pages.push(...others);
      return [first, ...others];
    },
  };
}
