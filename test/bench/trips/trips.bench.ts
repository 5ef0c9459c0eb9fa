// `npm run bench:trips [-- --rounds N] [--against COMMIT] [--modes none,unkept,…] [--handshakes 2,0] [guest] [lambda]
// [cognito] [firefox] [webkit]`: what people wait for between a click and the first message, and on a return to a room, over a
// proxy that delays all bytes, beside an earlier build of the page in the same run; in other browsers than Chromium, the count
// of trips. Ends with 1 when a budget is not kept. docs/performance.md tells how to read it.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { WORKER_FILE } from '../../../src/names/worker.ts';
import type { Engine } from '../../support/engines/engine.ts';
import { firefoxEngine } from '../../support/engines/firefox-engine.ts';
import { webkitEngine } from '../../support/engines/webkit-engine.ts';
import type { ServiceMode } from '../../support/service-modes.ts';
import { type Figure, median, type Values } from '../page/figures.ts';
import { noteNoise, takeNoise } from '../page/noise.ts';
import { isWithin, noiseLine, tableOf } from '../page/report.ts';
import { withBuilds } from './build-at.ts';
import { countVisit, type TripCounts } from './engine-trips.ts';
import { type Kind, ONE_WAY_MS, PEOPLE, startFarPage } from './far-page.ts';
import { measureVisit, type VisitTimes } from './measured-visit.ts';
import { restMs, serviceModes } from './service-modes.ts';

const NOW = 'now';
/** With which trips for a new connection, and what is told of them. */
const NETWORKS = [
  { title: 'new connections cost two trips more (TCP and TLS)', handshakeTrips: 2 },
  { title: 'new connections cost nothing', handshakeTrips: 0 },
] as const;

const ENGINES = [firefoxEngine, webkitEngine];

/** How a build is served. */
interface Serving {
  readonly pageDir: string;
  readonly handshakeTrips: number;
  readonly mode: ServiceMode;
}

interface Build {
  readonly name: string;
  readonly pageDir: string;
}

interface Row<Key extends string> {
  readonly what: string;
  readonly key: Key;
  /** As a share of the other build's. Undefined: nobody has set any. */
  readonly atMost?: number;
  /** The same where preflights cannot be kept, if that is another. */
  readonly atMostUnkept?: number;
}

const ROWS: readonly Row<keyof VisitTimes>[] = [
  { what: 'click on "Join" until live', key: 'joinMs', atMost: 0.65 },
  { what: 'click until the own first message is delivered', key: 'firstMessageMs', atMost: 0.55 },
  { what: 'Enter 100 ms after the last key until live', key: 'enterMs', atMost: 0.9 },
  { what: 'reload in a room until live', key: 'reloadMs', atMost: 0.6, atMostUnkept: 0.85 },
  { what: 'the same, in trips', key: 'reloadTrips' },
  {
    what: 'the same by the service worker, where there is one',
    key: 'workerReloadMs',
    atMost: 0.5,
    atMostUnkept: 0.65,
  },
  { what: 'back to the room with nothing cached until live', key: 'coldMs', atMost: 0.7 },
  { what: 'the same, in trips', key: 'coldTrips' },
];
const COUNT_ROWS: readonly Row<keyof TripCounts>[] = [
  { what: 'trips from the press on "Join", after a rest there, until live', key: 'joinTrips' },
  { what: 'trips from a reload in a room until live', key: 'reloadTrips' },
  { what: 'trips from the way back to the room, with no connection open, until live', key: 'backTrips' },
];

const { values: told, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    against: { type: 'string', default: '46b00df' },
    modes: { type: 'string', default: 'none' },
    handshakes: { type: 'string', default: '2,0' },
  },
});
const modes = serviceModes(told.modes);
const networks = NETWORKS.filter(({ handshakeTrips }) =>
  told.handshakes.split(',').includes(String(handshakeTrips)),
);
const isWanted = (name: string) => positionals.length === 0 || positionals.includes(name);
const people = PEOPLE.filter(isWanted);
const engines = ENGINES.filter(({ name, find }) => isWanted(name.toLowerCase()) && find() !== undefined);
const over: Figure[] = [];
await withBuilds(told.against, async (pageDirs) => {
  const builds = [
    { name: told.against, pageDir: pageDirs.before },
    { name: NOW, pageDir: pageDirs.now },
  ];
  for (const mode of modes) {
    for (const { title, handshakeTrips } of networks) {
      const report = <Key extends string>(who: string, rows: readonly Row<Key>[], runs: Runs<Key>) => {
        const figures = rows.flatMap((row) => figureOf(row, runs, mode) ?? []);
        const heading = `Trips, ${who}: ${ONE_WAY_MS} ms each way; ${title}; ${mode.title}`;
        console.log(`\n${tableOf(heading, figures)}\n\n${noiseLine(takeNoise())}`);
        over.push(...figures.filter((figure) => !isWithin(figure)));
      };
      for (const kind of people) {
        const visit = (pageDir: string) => visitFarPage(kind, { pageDir, handshakeTrips, mode });
        report(kind, ROWS, await runInTurns(builds, visit));
      }
      for (const engine of engines) {
        const count = (pageDir: string) => countIn(engine, { pageDir, handshakeTrips, mode });
        report(`guest in ${engine.name}`, COUNT_ROWS, await runInTurns(builds, count));
      }
    }
  }
});
process.exitCode = over.length === 0 ? 0 : 1;

/** By the name of the build. */
type Runs<Key extends string> = ReadonlyMap<string, readonly { readonly [key in Key]?: number }[]>;

/** The builds take turns, so that a busy machine is busy for both. */
async function runInTurns<T>(builds: readonly Build[], visit: (pageDir: string) => Promise<T>) {
  const runs = new Map<string, T[]>(builds.map(({ name }) => [name, []]));
  for (let round = 0; round < Number(told.rounds); round++) {
    for (const { name, pageDir } of round % 2 === 0 ? builds : builds.toReversed()) {
      noteNoise();
      runs.get(name)?.push(await visit(pageDir));
    }
  }
  return runs;
}

async function visitFarPage(kind: Kind, serving: Serving): Promise<VisitTimes> {
  const page = await startFarPage({ ...serving, kind });
  try {
    return await measureVisit({
      ...page,
      roundTripMs: 2 * ONE_WAY_MS,
      restMs: restMs(serving.mode),
      hasWorker: existsSync(join(serving.pageDir, WORKER_FILE)),
      staysSignedIn: kind !== 'lambda',
    });
  } finally {
    await page.close();
  }
}

/** In a browser that has just been started, so that it knows no permission of an earlier visit. */
async function countIn({ launch }: Engine, serving: Serving): Promise<TripCounts> {
  const engine = await launch({ keepsLeftPages: false });
  try {
    return await countVisit({ ...serving, engine });
  } finally {
    await engine.close();
  }
}

/** Nothing where this kind of people does not do it. */
function figureOf<Key extends string>(
  { what, key, ...row }: Row<Key>,
  runs: Runs<Key>,
  { keepsPreflights }: ServiceMode,
): Figure | undefined {
  const valuesOf = (name: string): Values => (runs.get(name) ?? []).flatMap((run) => run[key] ?? []);
  const values = new Map([told.against, NOW].map((name) => [name, valuesOf(name)]));
  if (valuesOf(NOW).length === 0) return undefined;
  const measured = median(valuesOf(NOW)) / median(valuesOf(told.against));
  const unit = key.endsWith('Ms') ? 'ms' : '';
  const atMost = keepsPreflights ? row.atMost : (row.atMostUnkept ?? row.atMost);
  if (atMost === undefined) return { what, unit, values };
  return { what, unit, values, budget: { measured, limit: atMost, unit: `x ${told.against}` } };
}
