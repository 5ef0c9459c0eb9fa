import { setTimeout as wait } from 'node:timers/promises';
import type { PageAdapter } from '../adapter.ts';
import type { BenchHost } from '../bench-host.ts';
import type { BenchPart } from '../bench-part.ts';
import { epochMs } from '../epoch.ts';
import { type Figure, percentile, plainBudget } from '../figures.ts';
import type { MeasuredPage } from '../measured-page.ts';
import { inTurns } from '../rounds.ts';
import { typeSteadily } from '../typist.ts';

const RATES = [200, 1_000] as const;
const SECONDS = 60;
const MAX_LAG_MS = 250;
const MAX_KEY_MS = 50;
/** Of one core, at the highest rate. */
const MAX_MAIN_THREAD_SHARE = 60;
const SETTLE_MS = 1_000;
/** What a kept message may weigh: its text, its id, and as much again. */
const MAX_BYTES_EACH = 2 * (100 + 36);
// Messages go on meanwhile; a trace of all the run would be what is measured.
const TYPING_MS = 15_000;
const KEY_PAINT_MS = 100;
// A page that cannot follow is not waited for longer than that.
const PATIENCE_MS = 60_000;

interface CeilingRun {
  /** Until the last message was painted, from when it was published. */
  readonly lagMs: number;
  /** Of one core. */
  readonly mainThreadPercent: number;
  readonly lost: number;
  readonly keysMs: readonly number[];
  /** That each message of the second half adds to the heap: by then all is there that a room needs besides. */
  readonly bytesEach: number;
}

/** More messages than anybody reads, for a minute, while somebody types. */
export const ceilings: BenchPart = {
  name: 'ceilings',
  title: `Ceilings: messages of 100 bytes for ${SECONDS} s`,
  http2: false,
  measure: async (host) => {
    const figures: Figure[] = [];
    for (const perSecond of RATES) figures.push(...(await measureRate(host, perSecond)));
    return figures;
  },
};

async function measureRate(host: BenchHost, perSecond: number): Promise<readonly Figure[]> {
  const { ours, compared, floor } = host;
  const runs = await inTurns({
    rounds: 1,
    pages: [floor.drawing, ours, ...compared],
    run: (page) => runAt(host, page, perSecond),
  });
  const of = (pick: (run: CeilingRun) => number | readonly number[]) => runs.pick(pick).get(ours.name) ?? [];
  const at = `${perSecond.toLocaleString('en')} a second`;
  const isHighest = perSecond === RATES.at(-1);
  return [
    {
      what: `${at}: lost, or not painted within ${PATIENCE_MS / 1_000} s`,
      unit: '',
      values: runs.pick(({ lost }) => lost),
      budget: plainBudget(
        of(({ lost }) => lost),
        0,
        'messages',
      ),
    },
    {
      what: `${at}: from publishing the last until it is painted (bare: plain rows)`,
      unit: 'ms',
      values: runs.pick(({ lagMs }) => lagMs),
      budget: plainBudget(
        of(({ lagMs }) => lagMs),
        MAX_LAG_MS,
        'ms',
      ),
    },
    {
      what: `${at}: key press until painted`,
      unit: 'ms',
      values: runs.pick(({ keysMs }) => keysMs),
      budget: {
        measured: percentile(
          of(({ keysMs }) => keysMs),
          0.95,
        ),
        limit: MAX_KEY_MS,
        unit: 'ms, 95th percentile',
      },
    },
    {
      what: `${at}: CPU time of the main thread, of one core`,
      unit: '%',
      values: runs.pick(({ mainThreadPercent }) => mainThreadPercent),
      ...(isHighest && {
        budget: plainBudget(
          of(({ mainThreadPercent }) => mainThreadPercent),
          MAX_MAIN_THREAD_SHARE,
          '% of a core',
        ),
      }),
    },
    {
      what: `${at}: bytes of heap that a message of the second half adds`,
      unit: '',
      values: runs.pick(({ bytesEach }) => bytesEach),
      budget: plainBudget(
        of(({ bytesEach }) => bytesEach),
        MAX_BYTES_EACH,
        'bytes',
      ),
    },
  ];
}

async function runAt(host: BenchHost, adapter: PageAdapter, perSecond: number): Promise<CeilingRun> {
  const room = host.newRoom();
  const page = await host.open(adapter, room);
  try {
    await page.page.locator(adapter.input).first().focus();
    await page.watchRows();
    await wait(SETTLE_MS);
    await page.collectGarbage();
    const before = await page.metrics();
    const speech = room.speakSteadily({ perSecond });
    const startedAtMs = epochMs();
    await wait((SECONDS / 2) * 1_000);
    await page.collectGarbage();
    const half = { said: room.said, ...(await page.metrics()) };
    await wait((SECONDS / 2) * 1_000);
    const spoken = await page.metrics();
    const spokenMs = epochMs() - startedAtMs;
    const { keysMs } = await page.traced(async () => {
      const typist = typeSteadily(page);
      await wait(TYPING_MS);
      await typist.stop();
      await wait(KEY_PAINT_MS);
    });
    speech.stop();
    room.say();
    const saidAtMs = epochMs();
    const lagMs = (await within(page.until(room.said - 1), PATIENCE_MS)) - saidAtMs;
    await page.collectGarbage();
    const after = await page.metrics();
    return {
      lagMs,
      keysMs,
      mainThreadPercent: (100 * (spoken.mainThreadMs - before.mainThreadMs)) / spokenMs,
      lost: room.said - (await heldBy(page)),
      bytesEach: (after.heapBytes - half.heapBytes) / (room.said - half.said),
    };
  } finally {
    await page.close();
  }
}

/** How many of the messages a page has: a page that draws all of them, by its rows, else by what it copies. */
async function heldBy(page: MeasuredPage): Promise<number> {
  const text = await (page.adapter.copiesAll ? page.copyAll() : page.textOfRows());
  return new Set(text.match(/#\d+;/g)).size;
}

/** @returns infinity where it takes longer */
async function within(result: Promise<number>, ms: number): Promise<number> {
  const patience = new AbortController();
  const late = wait(ms, Number.POSITIVE_INFINITY, { signal: patience.signal }).catch(() => 0);
  try {
    return await Promise.race([result, late]);
  } finally {
    patience.abort();
  }
}
