// Each fault in a quiet room and in a busy one, several side by side in one Chromium, each with a machine and a stand-in
// of its own. The seconds are the business of `npm run bench:faults`.

import { afterAll, beforeAll, describe, inject, it } from 'vitest';
import { brokenPromises } from './broken-promises.ts';
import { FAULT_CELLS } from './cells/index.ts';
import { chromiumCells } from './chromium-cells.ts';
import type { FaultCell } from './fault-cell.ts';
import { launchMatrixBrowser, type MatrixBrowser } from './matrix-browser.ts';
import { runCellInBoth } from './run-cell.ts';

// For the test, not for the page: every wait in it has a limit of its own, and a starved machine needs some for each.
const TIMEOUT_MS = 300_000;

const played = new Map<FaultCell, ReturnType<typeof runCellInBoth>>();
/** One of its tests may have been left out; its room is to be closed, too. */
const ended: Promise<unknown>[] = [];
let matrix: MatrixBrowser;

beforeAll(async () => {
  matrix = await launchMatrixBrowser();
});

afterAll(async () => {
  await Promise.all(ended);
  await matrix.browser.close();
});

/** Plays the cell with the first of its two tests, whichever that is. */
function resultsOf(cell: FaultCell): ReturnType<typeof runCellInBoth> {
  const known = played.get(cell);
  if (known) return known;
  const results = runCellInBoth({
    browser: chromiumCells(matrix),
    pageDir: inject('pageDir'),
    cell,
    // Kept files are for a page that was visited before, and whose host is out of reach or slow now.
    lacksWorker: !cell.keepsFiles,
    isSparing: true,
  });
  played.set(cell, results);
  ended.push(Promise.allSettled(Object.values(results)));
  return results;
}

// The two tests of a cell begin together, so that no room waits for its second one. The suites are no `describe.concurrent.for`,
// as vitest 4.1.12 runs those one after another.
for (const cell of FAULT_CELLS) {
  for (const room of ['quiet', 'busy'] as const) {
    describe(`A ${room} room`, { concurrent: true }, () => {
      it.for([cell])('recovers: $fault', { timeout: TIMEOUT_MS }, async (_, { expect }) => {
        expect(brokenPromises(await resultsOf(cell)[room], { cell, room })).toEqual([]);
      });
    });
  }
}
