// Browser tests that run side by side in one Chromium.

import type { Browser } from 'playwright-core';
import { test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { openStage, type Stage } from './stage.ts';

/** Pages at work need the processor: more of them at once only take longer each. */
const MOST_AT_ONCE = 3;

let playing = 0;
const waiting: (() => void)[] = [];

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
    await enter();
    const stage = openStage(browser);
    await use(stage);
    const complaints = await stage.close();
    leave();
    if (complaints.length > 0) throw new Error(`the pages complained: ${complaints.join('\n')}`);
  },
});

async function enter(): Promise<void> {
  if (playing < MOST_AT_ONCE) playing += 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
}

function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else playing -= 1;
}
