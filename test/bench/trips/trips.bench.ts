// `npm run bench:trips [-- --rounds N] [--against COMMIT]`: what people wait for between a click and the first message,
// and on a return to a room, over a proxy that delays all bytes, beside an earlier build of the page in the same run.
// Ends with 1 when a budget is not kept. docs/performance.md tells how to read it.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../support/chromium.ts';
import { buildPage } from '../../support/page-build.ts';
import { startPageHost } from '../../support/page-host.ts';
import { type Figure, median, type Values } from '../page/figures.ts';
import { noteNoise, takeNoise } from '../page/noise.ts';
import { isWithin, noiseLine, tableOf } from '../page/report.ts';
import { buildPageAt } from './build-at.ts';
import { startLatencyProxy } from './latency-proxy.ts';
import { measureVisit, type VisitTimes } from './measured-visit.ts';

const ONE_WAY_MS = 200;
/** With which trips for a new connection, and what is told of them. */
const NETWORKS = [
  { title: 'new connections cost two trips more (TCP and TLS)', handshakeTrips: 2 },
  { title: 'new connections cost nothing', handshakeTrips: 0 },
] as const;
const ROWS: readonly { readonly what: string; readonly key: keyof VisitTimes; readonly atMost?: number }[] = [
  { what: 'click on "Join" until live', key: 'joinMs', atMost: 0.65 },
  { what: 'click until the own first message is delivered', key: 'firstMessageMs', atMost: 0.55 },
  { what: 'reload in a room until live', key: 'reloadMs' },
];

const { values: told } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, against: { type: 'string', default: '46b00df' } },
});
const folder = await mkdtemp(join(tmpdir(), 'momento-chat-trips-'));
const builds = [
  { name: told.against, pageDir: join(folder, 'before') },
  { name: 'now', pageDir: join(folder, 'now') },
] as const;
const [before, now] = builds;
let browser: Browser | undefined;
const over: Figure[] = [];
try {
  await buildPageAt(told.against, before.pageDir);
  buildPage(now.pageDir);
  browser = await launchChromium({ whole: true });
  for (const { title, handshakeTrips } of NETWORKS) {
    const runs = await runInTurns(browser, { rounds: Number(told.rounds), handshakeTrips });
    const figures = ROWS.map((row) => figureOf(row, runs));
    const heading = `Trips: ${ONE_WAY_MS} ms each way; ${title}`;
    console.log(`\n${tableOf(heading, figures)}\n\n${noiseLine(takeNoise())}`);
    over.push(...figures.filter((figure) => !isWithin(figure)));
  }
} finally {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = over.length === 0 ? 0 : 1;

type Runs = ReadonlyMap<string, readonly VisitTimes[]>;

/** The builds take turns, so that a busy machine is busy for both. */
async function runInTurns(
  chromium: Browser,
  { rounds, handshakeTrips }: { readonly rounds: number; readonly handshakeTrips: number },
): Promise<Runs> {
  const runs = new Map<string, VisitTimes[]>(builds.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, pageDir } of round % 2 === 0 ? builds : builds.toReversed()) {
      noteNoise();
      runs.get(name)?.push(await visitBehindProxies(chromium, { pageDir, handshakeTrips }));
    }
  }
  return runs;
}

async function visitBehindProxies(
  chromium: Browser,
  { pageDir, handshakeTrips }: { readonly pageDir: string; readonly handshakeTrips: number },
): Promise<VisitTimes> {
  const host = await startPageHost({ pageDir });
  const far = { oneWayMs: ONE_WAY_MS, handshakeTrips };
  const page = await startLatencyProxy({ ...far, port: Number(new URL(host.url).port) });
  const momento = await startLatencyProxy({ ...far, port: host.standIn.webPort });
  try {
    host.serveWith({
      config: {
        cacheName: 'chat',
        rooms: ['lobby'],
        tokenVendingMachines: [{ name: 'Guests', auth: 'open', url: 'api/momento/token' }],
        momentoEndpoint: `http://momento.localhost:${momento.port}`,
      },
      headers: {},
    });
    return await measureVisit(chromium, `http://127.0.0.1:${page.port}/`);
  } finally {
    await Promise.all([page.close(), momento.close(), host.close()]);
  }
}

function figureOf({ what, key, atMost }: (typeof ROWS)[number], runs: Runs): Figure {
  const valuesOf = (name: string): Values => (runs.get(name) ?? []).map((run) => run[key]);
  const values = new Map(builds.map(({ name }) => [name, valuesOf(name)]));
  const measured = median(valuesOf(now.name)) / median(valuesOf(before.name));
  const budget = { measured, limit: atMost ?? 1, unit: `x ${before.name}` };
  return { what, unit: 'ms', values, budget };
}
