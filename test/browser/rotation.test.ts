import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { chromiumCells } from './faults/chromium-cells.ts';
import { runRotation } from './faults/run-rotation.ts';

const SECONDS = 60;

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
});

describe('Token rotation', () => {
  it('loses, doubles and disorders nothing at 20 messages/s for 60 s of 15 s tokens', async () => {
    const pageDir = inject('pageDir');
    const result = await runRotation({
      browser: chromiumCells({ browser }),
      pageDir,
      perSecond: 20,
      atOnce: 4,
      seconds: SECONDS,
      lacksWorker: true,
    });
    expect(result).toMatchObject({ lost: [], doubled: [], disordered: [], gaps: [], complaints: [] });
    expect(result.peakStreams).toBe(2);
    expect(result.openStreams).toBe(1);
    // Each rotation takes one request and one stream.
    expect(result.tokenRequests).toBeGreaterThanOrEqual(SECONDS / 15);
    expect(result.subscribes).toBe(result.tokenRequests);
    // A minute of traffic, and on a busy machine as long again until the browser has started and the counters rest.
  }, 300_000);
});
