// A visit as the bench of trips measures it: by whoever is at the keyboard, until the page shows what it waited for.

import type { Browser, Page } from 'playwright-core';

const KEY_MS = 120;
const TO_THE_BUTTON_MS = 300;
// The room is left alone until what the page loads ahead is there, and connections are idle.
const SETTLE_MS = 3_000;
const NAME = 'Dora';

export interface VisitTimes {
  /** From the click on "Join" until the status says "Live". */
  readonly joinMs: number;
  /** From the click until the own first message, sent at once, is marked as delivered. */
  readonly firstMessageMs: number;
  /** From the reload in the room until it is live again. */
  readonly reloadMs: number;
}

/** One visit, in a browser profile of its own. */
export async function measureVisit(browser: Browser, url: string): Promise<VisitTimes> {
  const context = await browser.newContext({ locale: 'en-US' });
  try {
    const page = await context.newPage();
    await page.goto(`${url}?room=lobby`);
    const name = page.getByRole('textbox', { name: 'Your name' });
    await name.waitFor();
    await page.waitForTimeout(SETTLE_MS);
    await name.click();
    await page.keyboard.type(NAME, { delay: KEY_MS });
    const join = page.getByRole('button', { name: 'Join', exact: true });
    const box = await join.boundingBox();
    if (!box) throw new Error('unable to join; there is no button');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 10 });
    await page.waitForTimeout(TO_THE_BUTTON_MS);

    const clickedAtMs = performance.now();
    await page.mouse.down();
    await page.mouse.up();
    const sinceClick = async (wait: Promise<void>) => {
      await wait;
      return performance.now() - clickedAtMs;
    };
    const live = sinceClick(untilLive(page));
    const composer = page.getByRole('textbox', { name: 'Message', exact: true });
    await composer.fill('hello');
    await composer.press('Enter');
    const delivered = page.getByRole('log').getByRole('img', { name: 'Delivered', exact: true });
    const [joinMs, firstMessageMs] = await Promise.all([live, sinceClick(delivered.first().waitFor())]);

    await page.waitForTimeout(SETTLE_MS);
    const reloadedAtMs = performance.now();
    await page.reload({ waitUntil: 'commit' });
    await untilLive(page);
    return { joinMs, firstMessageMs, reloadMs: performance.now() - reloadedAtMs };
  } finally {
    await context.close();
  }
}

function untilLive(page: Page): Promise<void> {
  return page.getByRole('status').filter({ hasText: /^Live/ }).waitFor();
}
