// Browser tests that run side by side in one Chromium.

import type { Browser } from 'playwright-core';
import { test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openStage, type Stage } from './stage.ts';
import { Turns } from './turns.ts';

/** Pages at work need the processor: more of them at once only take longer each. */
const MOST_AT_ONCE = 3;

const turns = new Turns(MOST_AT_ONCE);

/** `it`, whose tests get a `stage`; write `it.concurrent`. */
export const it = test.extend<{ $file: { browser: Browser }; $test: { stage: Stage } }>({
  browser: [
    // Vitest reads from the pattern which fixtures this one needs.
    // oxlint-disable-next-line eslint/no-empty-pattern
    async ({}, use) => {
      const browser = await launchChromium();
      await use(browser);
      await browser.close();
    },
    { scope: 'file' },
  ],
  stage: async ({ browser }, use) => {
    await turns.begin();
    const stage = openStage(browser);
    await use(stage);
    const complaints = await stage.close();
    turns.end();
    if (complaints.length > 0) throw new Error(`the pages complained: ${complaints.join('\n')}`);
  },
});
