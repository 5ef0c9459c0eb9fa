// Each fault in a quiet room and in a busy one, many side by side in one Chromium, on pages that have a machine and a
// stand-in of their own. The seconds are the business of `npm run bench:faults`.

import { afterAll, beforeAll, describe, inject, it, type RunnerTestSuite } from 'vitest';
import { Turns } from '../../support/turns.ts';
import { brokenPromises } from './broken-promises.ts';
import { CellLine, linesOf, type ResultsInBoth } from './cell-line.ts';
import { FAULT_CELLS } from './cells/index.ts';
import { chromiumCells } from './chromium-cells.ts';
import type { FaultCell } from './fault-cell.ts';
import { launchMatrixBrowser, type MatrixBrowser } from './matrix-browser.ts';

// For the test, not for the page: every wait in it has a limit of its own, and most of it is for other cells.
const TIMEOUT_MS = 1_800_000;
// They mostly wait.
const PAGES_AT_ONCE = 12;

declare module 'vitest' {
  interface TaskMeta {
    /** Of a test of the matrix; its name is cut. */
    fault?: string;
  }
}

const results = new Map<FaultCell, ResultsInBoth>();
let matrix: MatrixBrowser;
/** Of all that is played: a test may hear of its cell when that is over, or be left out. */
let ended: Promise<unknown> | undefined;

// All that is asked for is played from the beginning, as cells of several tests follow each other on one page.
// Vitest reads from the pattern which fixtures this one needs.
// oxlint-disable-next-line eslint/no-empty-pattern
beforeAll(async ({}, file) => {
  matrix = await launchMatrixBrowser();
  const turns = new Turns(PAGES_AT_ONCE);
  const options = {
    browser: chromiumCells({ ...matrix, reusesPages: true }),
    pageDir: inject('pageDir'),
    lacksWorker: true,
    isSparing: true,
    turns,
  };
  const asked = faultsOf(file);
  const lines = linesOf(FAULT_CELLS.filter(({ fault }) => asked.has(fault))).map((cells) => {
    const line = new CellLine(options);
    for (const cell of cells) results.set(cell, line.play(cell));
    return line;
  });
  const played = [...results.values()].flatMap((both) => Object.values(both));
  ended = Promise.allSettled(played).then(() => Promise.all(lines.map((line) => line.ended())));
});

afterAll(async () => {
  await ended;
  await matrix.browser.close();
});

/** Of the tests that are not left out. */
function faultsOf({ tasks }: Pick<RunnerTestSuite, 'tasks'>): ReadonlySet<string | undefined> {
  return new Set(
    tasks.flatMap((task) => {
      if (task.type === 'suite') return [...faultsOf(task)];
      return task.mode === 'run' ? task.meta.fault : [];
    }),
  );
}

// The suites are no `describe.concurrent.for`, as vitest 4.1.12 runs those one after another.
for (const cell of FAULT_CELLS) {
  for (const room of ['quiet', 'busy'] as const) {
    describe(`A ${room} room`, { concurrent: true }, () => {
      it.for([cell])(
        'recovers: $fault',
        { timeout: TIMEOUT_MS, meta: { fault: cell.fault } },
        async (_, { expect }) => {
          const result = await results.get(cell)?.[room];
          expect(result && brokenPromises(result, { cell, room })).toEqual([]);
        },
      );
    });
  }
}
