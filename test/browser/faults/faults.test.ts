// Each fault in a busy room and in a quiet one, several side by side in one Chromium, each with a page, a machine
// and a stand-in of its own. The seconds are the business of `npm run bench:faults`.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { FAULT_CELLS } from './cells/index.ts';
import type { ExpectedGap } from './fault-cell.ts';
import { type CellResult, runCell } from './run-cell.ts';

// For the test, not for the page: every wait in it has a limit of its own, and a starved machine needs some for each.
const TIMEOUT_MS = 300_000;

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
});

describe.for(['busy', 'quiet'] as const)('A %s room', (room) => {
  it.concurrent.for(FAULT_CELLS)('recovers: $fault', { timeout: TIMEOUT_MS }, async (cell, { expect }) => {
    const result = await runCell({ browser, pageDir: inject('pageDir'), cell, room });
    const gap = cell.gap?.[room] ?? 'none';
    expect(result).toMatchObject({ doubled: [], disordered: [], complaints: [], openStreams: 1 });
    expect(result.gaps).toEqual(gapsFor(gap, result));
    if (gap === 'none') expect(result.lost).toEqual([]);
    const own = { after: result.ownBelongsAfter, delivery: 'Delivered' };
    expect(result.own).toEqual(cell.speaks ? [own] : []);
    expect(result.tokenRequestsIn5s).toBe(1);
    expect(result.subscribesIn5s).toBeGreaterThan(0);
    expect(result.subscribesIn5s).toBeLessThanOrEqual(3);
  });
});

/** The rows that tell the truth about what was lost. */
function gapsFor(gap: ExpectedGap, { lost }: CellResult): string[] {
  if (gap === 'none') return [];
  return [
    gap === 'unknown'
      ? 'Some messages may be missing here'
      : `${lost.length} messages could not be recovered`,
  ];
}
