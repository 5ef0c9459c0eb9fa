import { setTimeout as wait } from 'node:timers/promises';
import type { PageAdapter } from '../adapter.ts';
import type { BenchHost } from '../bench-host.ts';
import type { BenchPart } from '../bench-part.ts';
import { type Figure, ratioBudget, type Values } from '../figures.ts';
import type { MeasuredPage } from '../measured-page.ts';
import { BACKGROUND_MS, openRooms, ROOMS, timeOpening } from '../open-rooms.ts';
import { inTurns, sideBySide } from '../rounds.ts';

const RUNS = 5;
const UNIT = 'x one room';
const MESSAGES_IN_EACH = 1_000;
const MAX_HEAP = 1.3;

const PER_SECOND = 50;
const RUN_MS = 30_000;
const MAX_MAIN_THREAD = 1.2;

interface HeapRun {
  readonly empty: number;
  readonly full: number;
}

/** As many rooms as a page keeps live, beside a page with one: what they weigh, and what listening costs. */
export const rooms: BenchPart = {
  name: 'rooms',
  title: `Rooms: ${ROOMS} live rooms beside one`,
  http2: true,
  measure: async (host) => {
    const one = { ...host.ours, name: 'one room' };
    const five = { ...host.ours, name: 'five rooms' };
    return [...(await measureHeap(host, { one, five })), await measureMainThread(host, { one, five })];
  },
};

interface Compared {
  readonly one: PageAdapter;
  readonly five: PageAdapter;
}

async function measureHeap(host: BenchHost, { one, five }: Compared): Promise<readonly Figure[]> {
  const runs = await inTurns({
    rounds: RUNS,
    pages: [one, five],
    run: (page) => weigh(host, page, page === five ? ROOMS : 1),
  });
  const empty = runs.pick((run) => run.empty);
  const full = runs.pick((run) => run.full);
  const of = (values: ReadonlyMap<string, Values>, { name }: PageAdapter) => values.get(name) ?? [];
  // As heavy as the messages themselves are in one room.
  const bare = of(full, five).map((megabytes, run) => {
    const messages = (of(full, one)[run] ?? Number.NaN) - (of(empty, one)[run] ?? Number.NaN);
    return megabytes - messages;
  });
  return [
    {
      what: 'JS heap without messages',
      unit: 'MB',
      values: empty,
      budget: { ...ratioBudget(of(empty, five), of(empty, one), MAX_HEAP), unit: UNIT },
    },
    {
      what: `JS heap with ${(ROOMS * MESSAGES_IN_EACH).toLocaleString('en')} messages in all; budget: less what they add in one room`,
      unit: 'MB',
      values: full,
      budget: { ...ratioBudget(bare, of(empty, one), MAX_HEAP), unit: `${UNIT} without messages` },
    },
  ];
}

async function weigh(host: BenchHost, adapter: PageAdapter, count: number): Promise<HeapRun> {
  const { page, speakers } = await openRooms(host, adapter, count);
  try {
    const empty = await heapMegabytes(page);
    for (const [index, speaker] of speakers.entries()) {
      speaker.say({ count: (ROOMS / count) * MESSAGES_IN_EACH + index });
    }
    await wait(BACKGROUND_MS);
    if (count === 1) {
      await page.watchRows();
      await page.until((speakers[0]?.said ?? 0) - 1);
    } else {
      for (const speaker of speakers) await timeOpening(page, speaker);
    }
    return { empty, full: await heapMegabytes(page) };
  } finally {
    await page.close();
  }
}

async function measureMainThread(host: BenchHost, { one, five }: Compared): Promise<Figure> {
  const runs = await sideBySide({
    rounds: RUNS,
    pages: [one, five],
    run: (pages) => listen(host, pages),
  });
  const values = runs.pick((mainThreadMs) => mainThreadMs);
  const ratio = ratioBudget(values.get(five.name) ?? [], values.get(one.name) ?? [], MAX_MAIN_THREAD);
  return {
    what: `main thread, ${RUN_MS / 1_000} s with ${PER_SECOND} messages a second in all rooms together`,
    unit: 'ms',
    values,
    budget: { ...ratio, unit: UNIT },
  };
}

async function listen(host: BenchHost, [one, five]: readonly PageAdapter[]): Promise<readonly number[]> {
  if (!one || !five) throw new Error('unable to compare; there are no two pages');
  const opened = await Promise.all([openRooms(host, one, 1), openRooms(host, five, ROOMS)]);
  const speeches = opened.flatMap(({ speakers }) =>
    speakers.map((speaker) => speaker.speakSteadily({ perSecond: PER_SECOND / speakers.length })),
  );
  try {
    await wait(BACKGROUND_MS);
    const timesOf = () => Promise.all(opened.map(async ({ page }) => (await page.metrics()).mainThreadMs));
    const before = await timesOf();
    await wait(RUN_MS);
    const after = await timesOf();
    return after.map((mainThreadMs, index) => mainThreadMs - (before[index] ?? Number.NaN));
  } finally {
    for (const speech of speeches) speech.stop();
    await Promise.all(opened.map(({ page }) => page.close()));
  }
}

async function heapMegabytes(page: MeasuredPage): Promise<number> {
  await page.collectGarbage();
  return (await page.metrics()).heapBytes / 1e6;
}
