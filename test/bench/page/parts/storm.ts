import { setTimeout as wait } from 'node:timers/promises';
import type { PageAdapter } from '../adapter.ts';
import type { BenchHost } from '../bench-host.ts';
import type { BenchPart } from '../bench-part.ts';
import { epochMs } from '../epoch.ts';
import { excessBudget, percentile, ratioBudget, type ValuesByPage } from '../figures.ts';
import type { MeasuredPage } from '../measured-page.ts';
import { inTurns } from '../rounds.ts';
import type { TraceFigures } from '../trace.ts';
import { typeSteadily } from '../typist.ts';

const MESSAGES = 10_000;
const PAIRS = 9;
const MAX_RATIO = 1.15;
const MAX_EXCESS_MS = 16;
const MAX_KEY_MS = 50;
// The last key is painted by then.
const KEY_PAINT_MS = 100;
// What joining left to do is done by then.
const SETTLE_MS = 500;

interface TimedRun {
  readonly untilLastMs: number;
  /** Until the stand-in had handed all of it to the network. */
  readonly untilWrittenMs: number;
}

/** A burst that waits at the service and comes all at once: undisturbed, and watched while somebody types. */
export const storm: BenchPart = {
  name: 'storm',
  title: `Storm: ${MESSAGES.toLocaleString('en')} messages of 100 bytes at once`,
  http2: false,
  measure: async (host) => {
    const { ours, compared, floor } = host;
    const bare = floor.counting;
    const pages = [bare, ours, ...compared];
    const quiet = await inTurns({ rounds: PAIRS, pages, run: (page) => timeStorm(host, page) });
    const typing = await inTurns({ rounds: PAIRS, pages, run: (page) => typeInStorm(host, page) });
    const times = quiet.pick(({ untilLastMs }) => untilLastMs);
    const tasks = typing.pick(({ longestTaskMs }) => longestTaskMs);
    const keys = typing.pick(({ keysMs }) => keysMs);
    const of = (values: ValuesByPage, page: PageAdapter) => values.get(page.name) ?? [];
    return [
      {
        what: 'until the last is painted (bare: handed over)',
        unit: 'ms',
        values: times,
        budget: ratioBudget(of(times, ours), of(times, bare), MAX_RATIO),
      },
      {
        what: 'of that, until the stand-in had written all',
        unit: 'ms',
        values: quiet.pick(({ untilWrittenMs }) => untilWrittenMs),
      },
      {
        what: 'longest task',
        unit: 'ms',
        values: tasks,
        budget: excessBudget(of(tasks, ours), of(tasks, bare), MAX_EXCESS_MS),
      },
      {
        what: 'key press until painted',
        unit: 'ms',
        values: keys,
        budget: {
          measured: percentile(of(keys, ours), 0.95),
          limit: MAX_KEY_MS,
          unit: 'ms, 95th percentile',
        },
      },
    ];
  },
};

function timeStorm(host: BenchHost, adapter: PageAdapter): Promise<TimedRun> {
  return withStorm(host, adapter, async (page, letGo) => {
    const startedAtMs = epochMs();
    letGo();
    const untilWrittenMs = epochMs() - startedAtMs;
    return { untilLastMs: (await page.until(MESSAGES - 1)) - startedAtMs, untilWrittenMs };
  });
}

function typeInStorm(host: BenchHost, adapter: PageAdapter): Promise<TraceFigures> {
  return withStorm(host, adapter, (page, letGo) =>
    page.traced(async () => {
      const typist = typeSteadily(page);
      letGo();
      await page.until(MESSAGES - 1);
      await typist.stop();
      await wait(KEY_PAINT_MS);
    }),
  );
}

/** Opens a page before which a storm waits. */
async function withStorm<Result>(
  host: BenchHost,
  adapter: PageAdapter,
  run: (page: MeasuredPage, letGo: () => void) => Promise<Result>,
): Promise<Result> {
  const room = host.newRoom();
  const page = await host.open(adapter, room);
  try {
    await page.page.locator(adapter.input).first().focus();
    await page.watchRows();
    const letGo = room.holdBack();
    room.say({ count: MESSAGES });
    await wait(SETTLE_MS);
    await page.collectGarbage();
    return await run(page, letGo);
  } finally {
    await page.close();
  }
}
