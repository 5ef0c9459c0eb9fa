// Plays the fault matrix with its long cells, three minutes of rotation and 500 room switches, and prints what
// came of it as Markdown: `npm run bench:faults [part of a fault's name]`. About a quarter of an hour.

import type { Browser } from 'playwright-core';
import { LONG_CELLS } from '../browser/faults/cells/bench-only-cells.ts';
import { FAULT_CELLS } from '../browser/faults/cells/index.ts';
import type { FaultCell } from '../browser/faults/fault-cell.ts';
import type { RoomKind } from '../browser/faults/room-traffic.ts';
import { runCell } from '../browser/faults/run-cell.ts';
import { runRoomSwitches } from '../browser/faults/run-room-switches.ts';
import { runRotation } from '../browser/faults/run-rotation.ts';
import { launchChromium } from '../support/chromium.ts';
import { buildPage } from '../support/page-build.ts';

const PAGE_DIR = 'build/bench-page';
const SIDE_BY_SIDE = 6;
const ROOMS: readonly RoomKind[] = ['busy', 'quiet'];

const wanted = process.argv[2] ?? '';
buildPage(PAGE_DIR);
const browser = await launchChromium({ whole: true });
try {
  if (wanted === '') {
    await rotation(browser);
    await roomSwitches(browser);
  }
  await matrix(browser);
} finally {
  await browser.close();
}

async function rotation(browser: Browser): Promise<void> {
  const result = await runRotation({ browser, pageDir: PAGE_DIR, perSecond: 50, seconds: 180 });
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

async function roomSwitches(browser: Browser): Promise<void> {
  const { footprints } = await runRoomSwitches({ browser, pageDir: PAGE_DIR, switches: 500, every: 50 });
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

async function matrix(browser: Browser): Promise<void> {
  const cells = [...LONG_CELLS, ...FAULT_CELLS].filter(({ fault }) => fault.includes(wanted));
  const jobs: readonly Job[] = cells.flatMap((cell) => ROOMS.map((room) => ({ cell, room })));
  const rows = new Map<Job, Row>();
  let next = 0;
  const work = async () => {
    for (let job = jobs[next++]; job; job = jobs[next++]) {
      rows.set(job, await play(browser, job));
      process.stderr.write(`\r${rows.size} of ${jobs.length} cells `);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
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
  ];
  print(
    header,
    jobs.flatMap((job) => {
      const row = rows.get(job);
      return row ? [row] : [];
    }),
  );
}

interface Job {
  readonly cell: FaultCell;
  readonly room: RoomKind;
}

type Row = readonly (string | number)[];

async function play(browser: Browser, { cell, room }: Job): Promise<Row> {
  try {
    const result = await runCell({ browser, pageDir: PAGE_DIR, cell, room });
    const { recoveredMs, promisedMs, lost, gaps, doubled, tokenRequests, subscribes } = result;
    const isLate = promisedMs !== undefined && recoveredMs > promisedMs;
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
    ];
  } catch (error) {
    return [cell.fault, room, `failed: ${String(error).split('\n')[0]}`, '', '', '', '', '', ''];
  }
}

/** "12 messages could not be recovered" → "12"; where the number is unknown: "?". */
function shortly(gap: string): string {
  return /^[\d,]+/u.exec(gap)?.[0] ?? '?';
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}

function print(header: readonly string[], rows: readonly Row[]): void {
  const line = (cells: Row) => `| ${cells.join(' | ')} |`;
  console.log([line(header), line(header.map(() => '---')), ...rows.map(line), ''].join('\n'));
}
