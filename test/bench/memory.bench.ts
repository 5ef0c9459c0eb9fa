// What a room keeps of its messages, and what keeping it costs: `npm run bench:memory [-- CHECKOUT]`, beside a room
// that is bounded by rows alone, or beside another checkout of this repository. Ends with 1 when a budget is not kept.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Asked, Told } from './memory-build.ts';
import { type Figure, plainBudget, ratioBudget } from './page/figures.ts';
import { noteNoise, takeNoise } from './page/noise.ts';
import { isWithin, noiseLine, tableOf } from './page/report.ts';

const KEPT_MESSAGES = 100_000;
const STORM_MESSAGES = 10_000;
const STORM_PAIRS = 41;
const MAX_HEAP = 1 / 6;
/** Of 100,000 messages of 100 bytes. */
const MAX_MB = 20;
// As the storm of the page may.
const MAX_TIME = 1.15;
const UNIT = 'x beside';

const checkout = process.argv[2];
// In processes of their own: V8 compiles what both have in common, such as arrays, by what either did with it.
const builds = [startBuild(checkout ?? 'unbounded'), startBuild('')];
const figures = [
  await heapFigure(3_900),
  await heapFigure(100),
  ...(await stormFigures(100)),
  ...(await stormFigures(3_900)),
];
for (const build of builds) build.disconnect();
console.log(`${tableOf('What a room keeps', figures)}\n\n${noiseLine(takeNoise())}`);
process.exitCode = figures.every(isWithin) ? 0 : 1;

function startBuild(which: string) {
  return fork(new URL('memory-build.ts', import.meta.url), [which]);
}

/** @param column 0 for what is beside, 1 for this build */
async function ask(column: number, asked: Asked): Promise<Told> {
  const build = builds[column];
  build?.send(asked);
  const [told] = (await once(build ?? process, 'message')) as [Told];
  return told;
}

async function heapFigure(bytes: number): Promise<Figure> {
  const heapOf = async (column: number) => [
    (await ask(column, { what: 'heap', messages: KEPT_MESSAGES, bytes })).megabytes,
  ];
  const values = [await heapOf(0), await heapOf(1)] as const;
  const what = `heap after ${KEPT_MESSAGES.toLocaleString('en')} messages of ${bytes} bytes`;
  if (bytes < 1_000) {
    return { what, unit: 'MB', values: columns(...values), budget: plainBudget(values[1], MAX_MB, 'MB') };
  }
  // Another checkout may have the bound too.
  const budget = checkout ? undefined : inUnit(ratioBudget(values[1], values[0], MAX_HEAP));
  return { what, unit: 'MB', values: columns(...values), ...(budget && { budget }) };
}

async function stormFigures(bytes: number): Promise<Figure[]> {
  const making: [number[], number[]] = [[], []];
  const packing: [number[], number[]] = [[], []];
  for (let pair = 0; pair < STORM_PAIRS; pair++) {
    noteNoise();
    // In turns: whoever comes second finds the caches that the first left behind.
    const order = pair % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const column of order) {
      const { makingMs, packingMs } = await ask(column, { what: 'storm', messages: STORM_MESSAGES, bytes });
      making[column].push(makingMs);
      packing[column].push(packingMs);
    }
  }
  const messages = `${STORM_MESSAGES.toLocaleString('en')} messages of ${bytes} bytes`;
  const budget = inUnit(ratioBudget(making[1], making[0], MAX_TIME));
  return [
    { what: `storm: CPU time to make rows of ${messages}`, unit: 'ms', values: columns(...making), budget },
    { what: 'to pack them, once no more come', unit: 'ms', values: columns(...packing) },
  ];
}

function inUnit(budget: ReturnType<typeof ratioBudget>) {
  return { ...budget, unit: UNIT };
}

function columns(besideValues: readonly number[], ourValues: readonly number[]) {
  return new Map([
    [checkout ? 'beside' : 'rows alone', besideValues],
    ['this build', ourValues],
  ]);
}
