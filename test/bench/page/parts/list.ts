import { setTimeout as wait } from 'node:timers/promises';
import type { PageAdapter } from '../adapter.ts';
import type { BenchHost } from '../bench-host.ts';
import type { BenchPart } from '../bench-part.ts';
import { plainBudget } from '../figures.ts';
import type { MeasuredPage } from '../measured-page.ts';
import type { RoomSpeaker } from '../room-speaker.ts';
import { inTurns } from '../rounds.ts';

const RUNS = 5;
const MESSAGES = 100_000;
const BEYOND = 20_000;
const AT_ONCE = 2_000;
const MAX_NODES = 400;
const MAX_MB = 20;
// Nothing grows any more: less is what the collector leaves.
const MAX_GROWTH_MB = 0.5;
const MAX_TASK_MS = 50;
const WHEEL_TURNS = 60;
const WHEEL_PX = 400;
const WHEEL_EVERY_MS = 16;
const PARTS_OF_HISTORY = [0.5, 0.1, 0.9, 0, 1];
const REST_MS = 300;
// Rows are packed a second after they came, a few at a time (src/chat/timeline/row-packer.ts).
const PACKED_MS = 3_000;

interface ListRun {
  readonly nodes: number;
  readonly megabytes: number;
  readonly growthMegabytes: number;
  readonly longestTaskMs: number;
}

/** A room with as many messages as are kept, and then more. */
export const list: BenchPart = {
  name: 'list',
  title: `List: ${MESSAGES.toLocaleString('en')} messages of 100 bytes`,
  http2: false,
  measure: async (host) => {
    const { ours } = host;
    const runs = await inTurns({ rounds: RUNS, pages: [ours], run: (page) => runList(host, page) });
    const figure = (
      what: string,
      unit: 'nodes' | 'MB' | 'ms',
      { limit, value }: { readonly limit: number; readonly value: (run: ListRun) => number },
    ) => {
      const values = runs.pick(value);
      return { what, unit, values, budget: plainBudget(values.get(ours.name) ?? [], limit, unit) };
    };
    return [
      figure('DOM nodes of the list', 'nodes', { limit: MAX_NODES, value: ({ nodes }) => nodes }),
      figure('JS heap over that of the empty room', 'MB', {
        limit: MAX_MB,
        value: ({ megabytes }) => megabytes,
      }),
      figure(`heap that ${BEYOND.toLocaleString('en')} further messages add`, 'MB', {
        limit: MAX_GROWTH_MB,
        value: ({ growthMegabytes }) => growthMegabytes,
      }),
      figure('longest task while scrolling, by wheel and to anywhere', 'ms', {
        limit: MAX_TASK_MS,
        value: ({ longestTaskMs }) => longestTaskMs,
      }),
    ];
  },
};

async function runList(host: BenchHost, adapter: PageAdapter): Promise<ListRun> {
  const room = host.newRoom();
  const page = await host.open(adapter, room);
  try {
    await page.watchRows();
    const empty = await heapMegabytes(page);
    await fill(page, room, MESSAGES);
    const full = await heapMegabytes(page);
    const { longestTaskMs } = await page.traced(() => scrollAround(page));
    const nodes = await page.countNodes();
    await fill(page, room, BEYOND);
    const beyond = await heapMegabytes(page);
    return { nodes, megabytes: full - empty, growthMegabytes: beyond - full, longestTaskMs };
  } finally {
    await page.close();
  }
}

async function fill(page: MeasuredPage, room: RoomSpeaker, count: number): Promise<void> {
  for (let said = 0; said < count; said += AT_ONCE) {
    room.say({ count: AT_ONCE });
    await page.until(room.said - 1);
  }
}

async function heapMegabytes(page: MeasuredPage): Promise<number> {
  await wait(PACKED_MS);
  await page.collectGarbage();
  return (await page.metrics()).heapBytes / 1e6;
}

/** Up and down by wheel, then to parts of the history that were never in view, and to the end again. */
async function scrollAround(page: MeasuredPage): Promise<void> {
  for (const direction of [-1, 1]) {
    for (let turn = 0; turn < WHEEL_TURNS; turn++) {
      await page.turnWheel({ byPx: direction * WHEEL_PX });
      await wait(WHEEL_EVERY_MS);
    }
    await wait(REST_MS);
  }
  for (const part of PARTS_OF_HISTORY) {
    await page.scrollTo(part);
    await wait(REST_MS);
  }
}
