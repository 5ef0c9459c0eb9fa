import { setTimeout as wait } from 'node:timers/promises';
import type { PageAdapter } from '../adapter.ts';
import type { BenchHost } from '../bench-host.ts';
import type { BenchPart } from '../bench-part.ts';
import { type Figure, median } from '../figures.ts';
import { inTurns, type Results } from '../rounds.ts';

const RUNS = 5;
const BLOCK = 2_500;
const BLOCKS = 16;
// Of the floor, whose cost grows: the rest would take minutes.
const FLOOR_BLOCKS = 8;
const BYTES = 1_000;
const AT_ONCE = 50;
const PAUSE_MS = 20;
const MAX_RATIO = 1.3;

/** What a message costs as the stream gets older: main-thread time of each block of messages. */
export const age: BenchPart = {
  name: 'age',
  title: `Age: ${(BLOCK * BLOCKS).toLocaleString('en')} messages of 1 kB on one stream`,
  http2: false,
  measure: async (host) => {
    const { ours, compared, floor } = host;
    const blocks = await inTurns({
      rounds: RUNS,
      pages: [floor.counting, ours, ...compared],
      run: (page) => costOfBlocks(host, page, page === floor.counting ? FLOOR_BLOCKS : BLOCKS),
    });
    return figuresOf(blocks, ours);
  },
};

function figuresOf(blocks: Results<readonly number[]>, ours: PageAdapter): readonly Figure[] {
  const growth = blocks.pick((costs) => Math.max(...costs) / (costs[0] ?? Number.NaN));
  const block = (number: number): Figure => ({
    what: `main thread, messages ${(number * BLOCK + 1).toLocaleString('en')} to ${((number + 1) * BLOCK).toLocaleString('en')}`,
    unit: 'ms',
    values: blocks.pick((costs) => costs.slice(number, number + 1)),
  });
  return [
    block(0),
    block(FLOOR_BLOCKS - 1),
    block(BLOCKS - 1),
    {
      what: `dearest ${BLOCK.toLocaleString('en')} against the first`,
      unit: '',
      values: growth,
      budget: {
        measured: median(growth.get(ours.name) ?? []),
        limit: MAX_RATIO,
        unit: 'x the first',
      },
    },
  ];
}

async function costOfBlocks(
  host: BenchHost,
  adapter: PageAdapter,
  blocks: number,
): Promise<readonly number[]> {
  const room = host.newRoom();
  const page = await host.open(adapter, room);
  try {
    await page.watchRows();
    const costs: number[] = [];
    for (let block = 0; block < blocks; block++) {
      const before = await page.metrics();
      for (let said = 0; said < BLOCK; said += AT_ONCE) {
        room.say({ count: AT_ONCE, bytes: BYTES });
        await wait(PAUSE_MS);
      }
      await page.until(room.said - 1);
      const after = await page.metrics();
      costs.push(after.mainThreadMs - before.mainThreadMs);
    }
    return costs;
  } finally {
    await page.close();
  }
}
