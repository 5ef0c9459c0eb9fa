import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { ChatPage } from './chat-page.ts';
import { type PageHost, type PageHostOptions, startPageHost } from './page-host.ts';

/** What a test in a real browser plays on: hosts of its own, and pages that are closed with it. */
export interface Stage {
  /** Without a service worker, unless a test asks for it. */
  readonly host: (options?: Omit<PageHostOptions, 'pageDir'>) => Promise<PageHost>;
  /** Opens a page; after the test it must have had nothing to complain about. */
  readonly open: (options?: Parameters<typeof ChatPage.open>[1]) => Promise<ChatPage>;
  /** Opens so many tabs of one browser; they are held to the same. */
  readonly openTabs: (count: number) => Promise<readonly ChatPage[]>;
  /** @returns what the pages had to complain about since somebody asked last. */
  readonly complaints: () => string[];
  /** @returns what the pages had to complain about. */
  readonly close: () => Promise<string[]>;
}

export function openStage(browser: Browser): Stage {
  const pages: ChatPage[] = [];
  const hosts: PageHost[] = [];
  const keep = (page: ChatPage): ChatPage => {
    pages.push(page);
    return page;
  };
  const complaints = () => pages.flatMap((page) => page.complaints.splice(0));
  const open: Stage['open'] = async (options) => keep(await ChatPage.open(browser, options));
  return {
    host: async (options) => {
      const host = await startPageHost({ pageDir: inject('pageDir'), lacksWorker: true, ...options });
      hosts.push(host);
      return host;
    },
    open,
    openTabs: async (count) => {
      const first = await open();
      const others = await Promise.all(Array.from({ length: count - 1 }, () => first.openTab()));
      return [first, ...others.map(keep)];
    },
    complaints,
    close: async () => {
      const last = complaints();
      await Promise.all(pages.map((page) => page.close()));
      await Promise.all(hosts.map((host) => host.close()));
      return last;
    },
  };
}
