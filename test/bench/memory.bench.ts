// What a room keeps of its messages, and what keeping it costs: `npm run bench:memory [-- CHECKOUT]`, beside a room
// that is bounded by rows alone, or beside another checkout of this repository. Ends with 1 when a budget is not kept.

import type { Publisher } from '../../src/chat/author.ts';
import { Authors } from '../../src/chat/authors.ts';
import { RowBudget } from '../../src/chat/timeline/row-budget.ts';
import { Timeline } from '../../src/chat/timeline/timeline.ts';
import { parsePayload } from '../../src/chat/wire/event-kinds.ts';
import { collectGarbage, measureKept } from '../support/heap.ts';
import type * as MemoryRoom from './memory-room.ts';
import type { AuthorOf, Build } from './memory-room.ts';
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
const ours: Build = {
  newTimeline: () => new Timeline(),
  parsePayload,
  newAuthors: () => remembering(Authors),
};
const beside: Build = checkout
  ? await buildIn(new URL(`${checkout}/`, `file://${process.cwd()}/`))
  : { ...ours, newTimeline: () => new Timeline({ budget: new RowBudget(Number.POSITIVE_INFINITY) }) };

const rooms = await Promise.all(
  ['beside', 'ours'].map(
    (build) => import(new URL(`memory-room.ts?${build}`, import.meta.url).href) as Promise<typeof MemoryRoom>,
  ),
);
// What packs rows is loaded with the first room that has many.
roomOf(ours).roomWith(ours, 2_000, 100);
await import('../../src/chat/timeline/packed-rows.ts');
const figures = [heapFigure(3_900), heapFigure(100), stormFigure(100), stormFigure(3_900)];
console.log(`${tableOf('What a room keeps', figures)}\n\n${noiseLine(takeNoise())}`);
process.exitCode = figures.every(isWithin) ? 0 : 1;

async function buildIn(directory: URL): Promise<Build> {
  const load = (path: string) => import(new URL(path, directory).href);
  const { Timeline: Kept } = (await load('src/chat/timeline/timeline.ts')) as { Timeline: typeof Timeline };
  const wire = (await load('src/chat/wire/event-kinds.ts')) as Pick<Build, 'parsePayload'>;
  const newAuthors = await load('src/chat/authors.ts').then(
    (known: { readonly Authors: typeof Authors }) => () => remembering(known.Authors),
    // Builds up to aa56bd0 looked at each name anew.
    async () => {
      const { authorOf } = (await load('src/chat/author.ts')) as { authorOf: AuthorOf };
      return () => authorOf;
    },
  );
  return { newTimeline: () => new Kept(), parsePayload: wire.parsePayload, newAuthors };
}

function remembering(Known: typeof Authors): AuthorOf {
  const authors = new Known();
  return (id, claimedName) => authors.of({ id, claimedName, isVouchedFor: true } satisfies Publisher);
}

function heapFigure(bytes: number): Figure {
  const heapOf = (build: Build) => {
    const { kept, megabytes } = measureKept(() => roomOf(build).roomWith(build, KEPT_MESSAGES, bytes));
    // Alive until here.
    return kept.length > 0 ? [megabytes] : [];
  };
  const values = [heapOf(beside), heapOf(ours)] as const;
  const what = `heap after ${KEPT_MESSAGES.toLocaleString('en')} messages of ${bytes} bytes`;
  const budget =
    bytes > 1_000
      ? inUnit(ratioBudget(values[1], values[0], MAX_HEAP))
      : plainBudget(values[1], MAX_MB, 'MB');
  return { what, unit: 'MB', values: columns(...values), budget };
}

function stormFigure(bytes: number): Figure {
  const values: [number[], number[]] = [[], []];
  for (let pair = 0; pair < STORM_PAIRS; pair++) {
    noteNoise();
    // In turns: whoever comes second finds the heap that the first left behind.
    const order = pair % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
    for (const column of order) values[column].push(stormMs(column === 0 ? beside : ours, bytes));
  }
  const what = `storm: CPU time to make rows of ${STORM_MESSAGES.toLocaleString('en')} messages of ${bytes} bytes`;
  const budget = inUnit(ratioBudget(values[1], values[0], MAX_TIME));
  return { what, unit: 'ms', values: columns(...values), budget };
}

function roomOf(build: Build): typeof MemoryRoom {
  const room = rooms[build === ours ? 1 : 0];
  if (!room) throw new Error('expected a room for each build');
  return room;
}

function stormMs(build: Build, bytes: number): number {
  const { newRoom, payloadOf, receive } = roomOf(build);
  const payloads = Array.from({ length: STORM_MESSAGES }, (_, index) => payloadOf(index, bytes));
  const room = newRoom(build);
  collectGarbage();
  const before = process.cpuUsage();
  for (const [index, payload] of payloads.entries()) receive(room, { payload, index });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
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
