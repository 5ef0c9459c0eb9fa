// Plays the fault matrix with its long cells, three minutes of rotation and 500 room switches, and prints what
// came of it as Markdown: `npm run bench:faults [part of a fault's name]`. About 20 minutes.
// `--browser firefox` or `webkit`: in that one; `--cells stream`: that part of the matrix; `--at-once 1`: so many side by
// side. Ends with 1 where something does not hold; seconds do not count, as they depend on the machine.

import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { brokenPromises } from '../browser/faults/broken-promises.ts';
import type { CellBrowser } from '../browser/faults/cell-page.ts';
import { LONG_CELLS } from '../browser/faults/cells/bench-only-cells.ts';
import { CELLS_OF } from '../browser/faults/cells/index.ts';
import { chromiumCells } from '../browser/faults/chromium-cells.ts';
import { startEngineCells } from '../browser/faults/engine-cells.ts';
import type { FaultCell } from '../browser/faults/fault-cell.ts';
import { launchMatrixBrowser } from '../browser/faults/matrix-browser.ts';
import type { RoomKind } from '../browser/faults/room-traffic.ts';
import { runCell } from '../browser/faults/run-cell.ts';
import { runRoomSwitches } from '../browser/faults/run-room-switches.ts';
import { runRotation } from '../browser/faults/run-rotation.ts';
import { firefoxEngine } from '../support/engines/firefox-engine.ts';
import { webkitEngine } from '../support/engines/webkit-engine.ts';
import { buildPage } from '../support/page-build.ts';

const ROOMS: readonly RoomKind[] = ['busy', 'quiet'];
const CELLS: Readonly<Record<string, readonly FaultCell[]>> = { long: LONG_CELLS, ...CELLS_OF };
/** A page's whole text would follow. */
const MOST_OF_ERROR = 300;
const ENGINES = { firefox: firefoxEngine, webkit: webkitEngine };
/** A process for each cell, where it is not one for all, weighs more. */
const AT_ONCE: Readonly<Record<string, number>> = { chromium: 6, firefox: 3, webkit: 2 };

const { values: told, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string', default: 'chromium' },
    cells: { type: 'string' },
    'at-once': { type: 'string' },
  },
});
const [wanted = ''] = positionals;
const atOnce = Number(told['at-once'] ?? AT_ONCE[told.browser]);
const groups = told.cells === undefined ? Object.values(CELLS) : [oneOf(CELLS, told.cells)];
if (!(atOnce >= 1)) throw new Error(`unable to play "${told.browser}"; there is ${namesOf(AT_ONCE)}`);

// One for each browser: several of them may be played at once.
const pageDir = `build/faults-page-${told.browser}`;
buildPage(pageDir);
const matrix = told.browser === 'chromium' ? await launchMatrixBrowser({ whole: true }) : undefined;
const browser = matrix ? chromiumCells(matrix) : await startEngineCells(oneOf(ENGINES, told.browser));
const load = () => loadavg()[0]?.toFixed(1);
try {
  console.log(`${browser.name}, ${atOnce} at once, load ${load()}\n`);
  if (browser.unheard !== undefined) console.log(`Its driver does not hear ${browser.unheard}.\n`);
  if (wanted === '' && told.cells === undefined) {
    await rotation();
    if (matrix) await roomSwitches(matrix.browser);
    else console.log('Room switches: not played, as its driver does not count what a page holds.\n');
  }
  await playMatrix();
  console.log(`Load in the end: ${load()}`);
} finally {
  await browser.close();
  await matrix?.browser.close();
}

async function rotation(): Promise<void> {
  const result = await runRotation({ browser, pageDir, perSecond: 50, atOnce: 1, seconds: 180 });
  const { said, lost, doubled, disordered, peakStreams, tokenRequests, subscribes } = result;
  print(
    [
      'rotation of 15 s tokens',
      'said',
      'lost',
      'doubled',
      'disordered',
      'peak streams',
      'TVM requests',
      'subscribes',
    ],
    [
      [
        '50/s for 3 min',
        said,
        lost.length,
        doubled.length,
        disordered.length,
        peakStreams,
        tokenRequests,
        subscribes,
      ],
    ],
  );
}

async function roomSwitches(counted: Browser): Promise<void> {
  const { footprints } = await runRoomSwitches({
    browser: counted,
    pageDir,
    switches: 500,
    every: 50,
  });
  print(
    ['room switches', 'heap, MB', 'DOM nodes', 'listeners', 'timers', 'streams'],
    footprints.map(({ switches, heapBytes, domNodes, listeners, timers, openStreams }) => [
      switches,
      (heapBytes / 1e6).toFixed(2),
      domNodes,
      listeners,
      timers,
      openStreams,
    ]),
  );
}

async function playMatrix(): Promise<void> {
  const cells = groups.flat().filter(({ fault }) => fault.includes(wanted));
  const isPlayed = ({ needs, network }: FaultCell) =>
    (needs === undefined || !browser.lacks.includes(needs)) && (network === undefined || browser.openNetwork);
  const jobs: readonly Job[] = cells
    .filter(isPlayed)
    .flatMap((cell) => ROOMS.map((room) => ({ cell, room })));
  const rows = new Map<Job, Row>();
  let next = 0;
  const work = async () => {
    for (let job = jobs[next++]; job; job = jobs[next++]) {
      rows.set(job, await play(browser, job));
      process.stderr.write(`\r${rows.size} of ${jobs.length} cells `);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  process.stderr.write('\r');
  const header = [
    'fault',
    'room',
    'recovered, s',
    'promised, s',
    'lost',
    'gap',
    'doubled',
    'TVM requests',
    'subscribes',
    'does not hold',
  ];
  print(
    header,
    jobs.flatMap((job) => {
      const row = rows.get(job);
      return row ? [row] : [];
    }),
  );
  for (const { fault, needs } of cells.filter((cell) => !isPlayed(cell)))
    console.log(`Not played, as the driver cannot do it (${needs ?? 'a network of its own'}): ${fault}`);
}

interface Job {
  readonly cell: FaultCell;
  readonly room: RoomKind;
}

type Row = readonly (string | number)[];

async function play(player: CellBrowser, { cell, room }: Job): Promise<Row> {
  try {
    const result = await runCell({ browser: player, pageDir, cell, room });
    const { recoveredMs, promisedMs, lost, gaps, doubled, tokenRequests, subscribes } = result;
    const isLate = promisedMs !== undefined && recoveredMs > promisedMs;
    const broken = brokenPromises(result, { cell, room });
    if (broken.length > 0) process.exitCode = 1;
    return [
      cell.fault,
      room,
      `${seconds(recoveredMs)}${isLate ? ' (late)' : ''}`,
      promisedMs === undefined ? 'next try' : seconds(promisedMs),
      lost.length,
      gaps.map(shortly).join(', '),
      doubled.length,
      tokenRequests,
      subscribes,
      broken.join('; '),
    ];
  } catch (error) {
    process.exitCode = 1;
    return [cell.fault, room, 'failed', '', '', '', '', '', '', inOneLine(error)];
  }
}

/** "12 messages could not be recovered" → "12"; where the number is unknown: "?". */
function shortly(gap: string): string {
  return /^[\d,]+/u.exec(gap)?.[0] ?? '?';
}

function inOneLine(error: unknown): string {
  return String(error).split('\n')[0]?.slice(0, MOST_OF_ERROR) ?? '';
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}

/** @throws Error that tells what there is */
function oneOf<T>(all: Readonly<Record<string, T>>, name: string): T {
  const found = all[name];
  if (found === undefined) throw new Error(`unable to play "${name}"; there is ${namesOf(all)}`);
  return found;
}

function namesOf(all: object): string {
  return Object.keys(all).join(', ');
}

function print(header: readonly string[], rows: readonly Row[]): void {
  const line = (cells: Row) => `| ${cells.join(' | ')} |`;
  console.log([line(header), line(header.map(() => '---')), ...rows.map(line), ''].join('\n'));
}
