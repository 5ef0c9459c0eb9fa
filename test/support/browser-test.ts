// What every test in a real browser needs: one Chromium for the file, and for each test a host and pages that
// are closed after it, whatever happens.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openStage, type Stage } from './stage.ts';

/** Where a test gets its hosts and pages from. */
export type Opened = Pick<Stage, 'host' | 'open' | 'openTabs'>;

export interface BrowserTest extends Opened {
  /**
   * Something that several tests of a suite begin with, for those that leave it as fit for the next as they found it: to open
   * a page and to join costs more than most tests do there. Call it in the suite.
   * @returns what the first test that asks has made; after one that failed, or where one wants it so, it is made anew
   */
  readonly share: <T>(make: (opened: Opened) => Promise<T>) => Shared<T>;
}

type Shared<T> = (wish?: { readonly anew?: boolean }) => Promise<T>;

/** Call it once at the top of a test file. */
export function useBrowser(): BrowserTest {
  let browser: Browser;
  let stage: Stage;

  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(() => {
    stage = openStage(browser);
  });

  afterEach(async () => {
    expect(await stage.close()).toEqual([]);
  });

  return {
    host: (options) => stage.host(options),
    open: (options) => stage.open(options),
    openTabs: (count) => stage.openTabs(count),
    share: (make) => {
      let shared: { readonly stage: Stage; readonly made: ReturnType<typeof make> } | undefined;
      const close = async () => {
        const closing = shared?.stage.close();
        shared = undefined;
        await closing;
      };
      afterEach(async ({ task }) => {
        const complaints = shared?.stage.complaints() ?? [];
        if (complaints.length > 0 || task.result?.state === 'fail') await close();
        expect(complaints).toEqual([]);
      });
      afterAll(close);
      return async ({ anew = false } = {}) => {
        if (anew) await close();
        if (!shared) {
          const own = openStage(browser);
          shared = { stage: own, made: make(own) };
        }
        return shared.made;
      };
    },
  };
}
