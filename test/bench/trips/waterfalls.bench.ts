// `npm run bench:waterfalls [-- --against COMMIT]`: draws what a guest's browser asks for on a click on "Join" and on a reload
// in the room, before and now, into docs/waterfalls/. docs/performance.md shows them.

import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { withBuilds } from './build-at.ts';
import { type Bar, drawWaterfalls, type Waterfall } from './draw-waterfall.ts';
import { startFarPage } from './far-page.ts';
import { approachJoin, clickJoin, inProfile, untilLive } from './measured-visit.ts';
import { SETTLE_MS } from './service-modes.ts';
import { type SeenRequest, watchRequests } from './watch-requests.ts';

const HANDSHAKE_TRIPS = 2;
const FOLDER = 'docs/waterfalls';
/** What nobody waits for. */
const ASIDE = /favicon|manifest\.json|^data:/;

const { values: told } = parseArgs({ options: { against: { type: 'string', default: '46b00df' } } });
await withBuilds(told.against, async ({ before, now }) => {
  const visits = [await visit(`Before (${told.against})`, before), await visit('Now', now)];
  await writeFile(`${FOLDER}/join.svg`, drawWaterfalls(visits.map(({ joined }) => joined)));
  await writeFile(`${FOLDER}/reload.svg`, drawWaterfalls(visits.map(({ reloaded }) => reloaded)));
});

async function visit(title: string, pageDir: string) {
  const far = await startFarPage({
    pageDir,
    kind: 'guest',
    handshakeTrips: HANDSHAKE_TRIPS,
  });
  try {
    return await inProfile({ serviceWorkers: 'block' }, async (context) => {
      const page = await context.newPage();
      const requests = await watchRequests(page);
      await approachJoin(page, far);
      const clickedAtMs = Date.now();
      const { joinMs, firstMessageMs } = await clickJoin(page);
      const joined: Waterfall = {
        title: `${title}: click on “Join”`,
        // From the way to the button on, and nothing of how the room is filled afterwards.
        bars: barsOf(requests.seen(), { zeroMs: clickedAtMs, fromMs: -1_000, toMs: firstMessageMs }),
        marks: [
          { label: 'click', atMs: 0 },
          { label: 'live', atMs: joinMs },
          { label: 'delivered', atMs: firstMessageMs },
        ],
      };
      await page.waitForTimeout(SETTLE_MS);
      const reloadedAtMs = Date.now();
      await page.reload({ waitUntil: 'commit' });
      await untilLive(page);
      const liveMs = Date.now() - reloadedAtMs;
      const reloaded: Waterfall = {
        title: `${title}: reload in the room`,
        bars: barsOf(requests.seen(), { zeroMs: reloadedAtMs, fromMs: 0, toMs: liveMs }),
        marks: [
          { label: 'reload', atMs: 0 },
          { label: 'live', atMs: liveMs },
        ],
      };
      return { joined, reloaded };
    });
  } finally {
    await far.close();
  }
}

interface Span {
  readonly zeroMs: number;
  readonly fromMs: number;
  readonly toMs: number;
}

function barsOf(requests: readonly SeenRequest[], { zeroMs, fromMs, toMs }: Span): readonly Bar[] {
  return requests
    .filter(({ url, isCached }) => !isCached && !ASIDE.test(url))
    .map(({ method, url, askedAtMs, answeredAtMs = Number.POSITIVE_INFINITY }) => ({
      label: method === 'OPTIONS' ? `${nameOf(url)}, preflight` : nameOf(url),
      fromMs: askedAtMs - zeroMs,
      toMs: Math.min(answeredAtMs - zeroMs, toMs),
      isPreflight: method === 'OPTIONS',
    }))
    .filter((bar) => bar.fromMs >= fromMs && bar.fromMs < toMs);
}

function nameOf(url: string): string {
  const { pathname } = new URL(url);
  const name = pathname.slice(pathname.lastIndexOf('/') + 1).replace(/-[\w-]{7,8}\.js$/, '.js');
  return name || 'page';
}
