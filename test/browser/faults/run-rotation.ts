import { setTimeout as wait } from 'node:timers/promises';
import { type PageHost, startPageHost } from '../../support/page-host.ts';
import type { CellBrowser } from './cell-page.ts';
import { RoomTraffic } from './room-traffic.ts';
import { readAllRows, seeNumbered } from './shown-rows.ts';
import { judge, type Verdict } from './verdict.ts';

export interface RotationResult extends Verdict {
  readonly said: number;
  readonly tokenRequests: number;
  readonly subscribes: number;
  readonly peakStreams: number;
  readonly openStreams: number;
  readonly complaints: readonly string[];
}

const TOKEN_TTL_SECONDS = 15;
const PATIENCE_MS = 60_000;
const TICK_MS = 20;

/** A live room in which many talk while its token of 15 s is renewed again and again. */
export async function runRotation(options: {
  readonly browser: CellBrowser;
  readonly pageDir: string;
  readonly perSecond: number;
  /** So many come together, as each frame costs a browser without a GPU more than what is in it. */
  readonly atOnce: number;
  readonly seconds: number;
  /** Default: as people have it, with a service worker. */
  readonly lacksWorker?: boolean;
}): Promise<RotationResult> {
  const { browser, pageDir, perSecond, atOnce, seconds, lacksWorker = false } = options;
  const host = await startPageHost({ pageDir, lacksWorker, tokenTtlSeconds: TOKEN_TTL_SECONDS });
  const chat = await browser.openPage(host);
  const traffic = new RoomTraffic(host.control);
  try {
    await chat.goto(host.url);
    await chat.join({ name: 'Ann' });
    await chat.untilLive();
    traffic.begin({ perSecond, atOnce });
    await wait(seconds * 1_000);
    traffic.stop();
    await seeNumbered(chat, { text: traffic.say(), timeoutMs: PATIENCE_MS });
    await chat.untilLive();
    // Before the rows are read: that takes a while, and the token goes on.
    const { tokenRequests, subscribes, streams } = await countBetweenRotations(host);
    return {
      ...judge(await readAllRows(chat), { sent: traffic.sent, liveFrom: 0 }),
      said: traffic.sent.length,
      tokenRequests,
      subscribes,
      peakStreams: streams.peak,
      openStreams: streams.open,
      complaints: await chat.complaints(),
    };
  } finally {
    traffic.stop();
    await chat.close();
    await host.close();
  }
}

/**
 * What was asked for, while no rotation is under way: in the middle of one its token has no stream yet, or the old
 * stream is still there. Where that never ends, it brings what there is.
 */
async function countBetweenRotations({ control, counts }: PageHost) {
  for (const startMs = performance.now(); ; await wait(TICK_MS)) {
    const { streams, calls } = control.counters();
    const { tokenRequests } = counts;
    const isBetween = streams.open === 1 && calls.subscribe === tokenRequests;
    if (isBetween || performance.now() - startMs > PATIENCE_MS) {
      return { tokenRequests, subscribes: calls.subscribe, streams };
    }
  }
}
