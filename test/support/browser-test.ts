// What every test in a real browser needs: one Chromium for the file, and for each test a host and pages that
// are closed after it, whatever happens.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openStage, type Stage } from './stage.ts';

/** Call it once at the top of a test file. */
export function useBrowser(): Omit<Stage, 'close'> {
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
  };
}
