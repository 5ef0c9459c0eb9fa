import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { runRoomSwitches } from './faults/run-room-switches.ts';

// The engine itself still learns about the code for a while: about 5 kB. A room is more.
const MOST_BYTES_A_SWITCH = 15_000;
const SWITCHES = 60;
// For the test, not for the page: a starved machine took two seconds for each.
const TIMEOUT_MS = SWITCHES * 5_000;

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(async () => {
  await browser.close();
});

describe('Going from room to room', () => {
  it('leaves no stream, timer, listener, node or memory behind', { timeout: TIMEOUT_MS }, async () => {
    const pageDir = inject('pageDir');
    const { footprints, complaints } = await runRoomSwitches({
      browser,
      pageDir,
      switches: SWITCHES,
      every: 20,
    });
    const [first, ...later] = footprints;
    if (!first) throw new Error('unable to compare; nothing was measured');
    for (const footprint of later) {
      expect(footprint.openStreams).toBe(1);
      expect(footprint.timers).toBeLessThanOrEqual(first.timers + 2);
      expect(footprint.listeners).toBeLessThanOrEqual(first.listeners * 1.1);
      expect(footprint.domNodes).toBeLessThanOrEqual(first.domNodes * 1.1);
      const grownBytes = footprint.heapBytes - first.heapBytes;
      expect(grownBytes / (footprint.switches - first.switches)).toBeLessThan(MOST_BYTES_A_SWITCH);
    }
    expect(complaints).toEqual([]);
  });
});
