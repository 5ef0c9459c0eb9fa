import { setTimeout as wait } from 'node:timers/promises';
import type { PageAdapter } from '../adapter.ts';
import type { BenchHost } from '../bench-host.ts';
import type { BenchPart } from '../bench-part.ts';
import { percentile } from '../figures.ts';
import { VIEWPORT } from '../measured-page.ts';
import { BACKGROUND_MS, openRooms, ROOMS, timeOpening } from '../open-rooms.ts';
import { inTurns } from '../rounds.ts';

const RUNS = 5;
const OPENINGS = 20;
const MESSAGES = 200;
// As many as there are rooms: so no room's newest message has the number of another's.
const NEW_MESSAGES = ROOMS;
const MAX_MS = 50;
/** Where nothing is to be clicked. */
const NOTHING = { x: VIEWPORT.width - 20, y: VIEWPORT.height / 2 };

interface OpeningRun {
  readonly paintedMs: readonly number[];
  /** CPU time of the main thread, for each opening. */
  readonly mainThreadMs: readonly number[];
  /** From a click on nothing until the next frame is painted. */
  readonly frameMs: readonly number[];
}

/** Going by the list to a room that is live, and in which something new has come. */
export const opening: BenchPart = {
  name: 'opening',
  title: `Opening one of ${ROOMS} live rooms, with ${MESSAGES} messages and ${NEW_MESSAGES} new ones`,
  http2: true,
  measure: async (host) => {
    const { ours } = host;
    const runs = await inTurns({ rounds: RUNS, pages: [ours], run: (page) => openInTurns(host, page) });
    const painted = runs.pick(({ paintedMs }) => paintedMs);
    return [
      {
        what: 'from the click until its last rows are painted',
        unit: 'ms',
        values: painted,
        budget: {
          measured: percentile(painted.get(ours.name) ?? [], 0.95),
          limit: MAX_MS,
          unit: 'ms, 95th percentile',
        },
      },
      { what: 'main thread', unit: 'ms', values: runs.pick(({ mainThreadMs }) => mainThreadMs) },
      {
        what: 'from a click on nothing until the next frame is painted',
        unit: 'ms',
        values: runs.pick(({ frameMs }) => frameMs),
      },
    ];
  },
};

async function openInTurns(host: BenchHost, adapter: PageAdapter): Promise<OpeningRun> {
  const { page, speakers } = await openRooms(host, adapter, ROOMS);
  try {
    for (const [index, speaker] of speakers.entries()) speaker.say({ count: MESSAGES + index });
    const run = { paintedMs: [] as number[], mainThreadMs: [] as number[], frameMs: [] as number[] };
    for (let turn = 0; turn < OPENINGS; turn++) {
      const speaker = speakers[turn % ROOMS];
      if (!speaker) continue;
      speaker.say({ count: NEW_MESSAGES });
      await wait(BACKGROUND_MS);
      run.frameMs.push(await page.timeClick(NOTHING));
      const before = await page.metrics();
      run.paintedMs.push(await timeOpening(page, speaker));
      run.mainThreadMs.push((await page.metrics()).mainThreadMs - before.mainThreadMs);
    }
    return run;
  } finally {
    await page.close();
  }
}
