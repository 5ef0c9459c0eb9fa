// Each fault in a busy room and in a quiet one, several side by side in one Chromium, each with a page, a machine
// and a stand-in of its own. The seconds are the business of `npm run bench:faults`.

import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { brokenPromises } from './broken-promises.ts';
import { FAULT_CELLS } from './cells/index.ts';
import { chromiumCells } from './chromium-cells.ts';
import { launchMatrixBrowser, type MatrixBrowser } from './matrix-browser.ts';
import { runCell } from './run-cell.ts';

// For the test, not for the page: every wait in it has a limit of its own, and a starved machine needs some for each.
const TIMEOUT_MS = 300_000;

let matrix: MatrixBrowser;

beforeAll(async () => {
  matrix = await launchMatrixBrowser();
});

afterAll(async () => {
  await matrix.browser.close();
});

describe.for(['busy', 'quiet'] as const)('A %s room', (room) => {
  it.concurrent.for(FAULT_CELLS)('recovers: $fault', { timeout: TIMEOUT_MS }, async (cell, { expect }) => {
    const result = await runCell({
      browser: chromiumCells(matrix),
      pageDir: inject('pageDir'),
      cell,
      room,
      // Kept files are for a page that was visited before, and whose host is out of reach or slow now.
      lacksWorker: !cell.keepsFiles,
      isSparing: true,
    });
    expect(brokenPromises(result, { cell, room })).toEqual([]);
  });
});
