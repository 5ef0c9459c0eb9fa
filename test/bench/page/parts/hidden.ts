import { setTimeout as wait } from 'node:timers/promises';
import type { PageAdapter } from '../adapter.ts';
import type { BenchHost } from '../bench-host.ts';
import type { BenchPart } from '../bench-part.ts';
import { plainBudget } from '../figures.ts';
import { launchHidingBrowser } from '../hiding-browser.ts';
import { inTurns } from '../rounds.ts';

const RUNS = 5;
const PER_SECOND = 50;
const HIDDEN_MS = 5_000;
const SETTLE_MS = 1_000;

interface HiddenRun {
  readonly layouts: number;
  readonly styleRecalcs: number;
  readonly mainThreadMs: number;
}

/** A busy room in a tab behind another one. */
export const hidden: BenchPart = {
  name: 'hidden',
  title: `Hidden: ${PER_SECOND} messages a second for ${HIDDEN_MS / 1_000} s in a hidden tab`,
  http2: false,
  measure: async (host) => {
    const { ours, compared, floor } = host;
    const pages = [floor.drawing, ours, ...compared];
    const runs = await inTurns({ rounds: RUNS, pages, run: (page) => runHidden(host, page) });
    const layouts = runs.pick((run) => run.layouts);
    return [
      {
        what: 'layouts',
        unit: '',
        values: layouts,
        budget: plainBudget(layouts.get(ours.name) ?? [], 0, 'layouts'),
      },
      { what: 'style recalculations', unit: '', values: runs.pick((run) => run.styleRecalcs) },
      { what: 'main thread', unit: 'ms', values: runs.pick((run) => run.mainThreadMs) },
    ];
  },
};

async function runHidden(host: BenchHost, adapter: PageAdapter): Promise<HiddenRun> {
  const browser = await launchHidingBrowser();
  const room = host.newRoom();
  const speech = room.speakSteadily({ perSecond: PER_SECOND });
  try {
    const page = await host.openIn(browser.context, { adapter, room });
    await browser.context.newPage();
    await wait(SETTLE_MS);
    const before = await page.metrics();
    await wait(HIDDEN_MS);
    const after = await page.metrics();
    speech.stop();
    await page.page.bringToFront();
    await page.watchRows();
    // It was no rest: what came meanwhile is there.
    await page.until(room.said - 1);
    return {
      layouts: after.layouts - before.layouts,
      styleRecalcs: after.styleRecalcs - before.styleRecalcs,
      mainThreadMs: after.mainThreadMs - before.mainThreadMs,
    };
  } finally {
    speech.stop();
    await browser.close();
  }
}
