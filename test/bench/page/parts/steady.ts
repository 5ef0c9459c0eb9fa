import { setTimeout as wait } from 'node:timers/promises';
import type { PageAdapter } from '../adapter.ts';
import type { BenchHost } from '../bench-host.ts';
import type { BenchPart } from '../bench-part.ts';
import { type Figure, ratioBudget, type ValuesByPage } from '../figures.ts';
import { sideBySide } from '../rounds.ts';

const PER_SECOND = 50;
const RUNS = 5;
const RUN_SECONDS = 60;
const LONG_RUN_SECONDS = 600;
const MAX_RATIO = 1.1;
const SETTLE_MS = 1_000;

interface SteadyRun {
  readonly processMs: number;
  readonly mainThreadMs: number;
}

/** A room in which 50 messages a second come; all pages are in it at the same time, each in its own process. */
export const steady: BenchPart = {
  name: 'steady',
  title: `Steady: ${PER_SECOND} messages of 100 bytes a second`,
  http2: false,
  measure: async (host, { long }) => [
    ...(await measureRuns(host, { rounds: RUNS, seconds: RUN_SECONDS })),
    ...(long ? await measureRuns(host, { rounds: 1, seconds: LONG_RUN_SECONDS }) : []),
  ],
};

async function measureRuns(
  host: BenchHost,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<readonly Figure[]> {
  const { ours, compared, floor } = host;
  const bare = floor.drawing;
  const runs = await sideBySide({
    rounds,
    pages: [bare, ours, ...compared],
    run: (pages) => runSteadily(host, pages, seconds),
  });
  const figure = (what: string, values: ValuesByPage): Figure => ({
    what: `${what}, ${seconds} s (bare: plain rows)`,
    unit: 'ms',
    values,
    budget: ratioBudget(values.get(ours.name) ?? [], values.get(bare.name) ?? [], MAX_RATIO),
  });
  return [
    figure(
      'CPU time of the renderer process',
      runs.pick(({ processMs }) => processMs),
    ),
    figure(
      'CPU time of the main thread',
      runs.pick(({ mainThreadMs }) => mainThreadMs),
    ),
  ];
}

async function runSteadily(
  host: BenchHost,
  pages: readonly PageAdapter[],
  seconds: number,
): Promise<readonly SteadyRun[]> {
  const room = host.newRoom();
  const all = await Promise.all(pages.map((page) => host.open(page, room)));
  try {
    const speech = room.speakSteadily({ perSecond: PER_SECOND });
    await wait(SETTLE_MS);
    const before = await Promise.all(all.map((page) => page.metrics()));
    await wait(seconds * 1_000);
    const after = await Promise.all(all.map((page) => page.metrics()));
    speech.stop();
    return after.map(({ processMs, mainThreadMs }, index) => ({
      processMs: processMs - (before[index]?.processMs ?? Number.NaN),
      mainThreadMs: mainThreadMs - (before[index]?.mainThreadMs ?? Number.NaN),
    }));
  } finally {
    await Promise.all(all.map((page) => page.close()));
  }
}
