// `npm run bench:trips [-- --rounds N] [--against COMMIT] [guest] [lambda] [cognito]`: what people wait for between a click
// and the first message, and on a return to a room, over a proxy that delays all bytes, beside an earlier build of the page
// in the same run. Ends with 1 when a budget is not kept. docs/performance.md tells how to read it.

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { staff } from '../../../local/staff.ts';
import type { StandIns } from '../../../local/stand-ins.ts';
import { WORKER_FILE } from '../../../src/names/worker.ts';
import { headerRules } from '../../../tools/host-headers/header-rules.ts';
import { buildPage } from '../../support/page-build.ts';
import { startPageHost } from '../../support/page-host.ts';
import { type Figure, median, type Values } from '../page/figures.ts';
import { noteNoise, takeNoise } from '../page/noise.ts';
import { isWithin, noiseLine, tableOf } from '../page/report.ts';
import { buildPageAt } from './build-at.ts';
import { type LatencyProxy, startLatencyProxy } from './latency-proxy.ts';
import { measureVisit, type VisitTimes } from './measured-visit.ts';

const ONE_WAY_MS = 200;
/** With which trips for a new connection, and what is told of them. */
const NETWORKS = [
  { title: 'new connections cost two trips more (TCP and TLS)', handshakeTrips: 2 },
  { title: 'new connections cost nothing', handshakeTrips: 0 },
] as const;
const PEOPLE = ['guest', 'lambda', 'cognito'] as const;
type Kind = (typeof PEOPLE)[number];

interface RunOptions {
  readonly rounds: number;
  readonly handshakeTrips: number;
  readonly kind: Kind;
}

interface Row {
  readonly what: string;
  readonly key: keyof VisitTimes;
  /** As a share of the other build's. Undefined: nobody has set any. */
  readonly atMost?: number;
}

const ROWS: readonly Row[] = [
  { what: 'click on "Join" until live', key: 'joinMs', atMost: 0.65 },
  { what: 'click until the own first message is delivered', key: 'firstMessageMs', atMost: 0.55 },
  { what: 'Enter 100 ms after the last key until live', key: 'enterMs', atMost: 0.9 },
  { what: 'reload in a room until live', key: 'reloadMs', atMost: 0.6 },
  { what: 'the same, in trips', key: 'reloadTrips' },
  { what: 'the same by the service worker, where there is one', key: 'workerReloadMs', atMost: 0.5 },
  { what: 'back to the room with nothing cached until live', key: 'coldMs', atMost: 0.7 },
  { what: 'the same, in trips', key: 'coldTrips' },
];

const { values: told, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, against: { type: 'string', default: '46b00df' } },
});
const people = PEOPLE.filter((kind) => positionals.length === 0 || positionals.includes(kind));
const folder = await mkdtemp(join(tmpdir(), 'momento-chat-trips-'));
const builds = [
  { name: told.against, pageDir: join(folder, 'before') },
  { name: 'now', pageDir: join(folder, 'now') },
] as const;
const [before, now] = builds;
const over: Figure[] = [];
try {
  await buildPageAt(told.against, before.pageDir);
  buildPage(now.pageDir);
  for (const { title, handshakeTrips } of NETWORKS) {
    for (const kind of people) {
      const runs = await runInTurns({ rounds: Number(told.rounds), handshakeTrips, kind });
      const figures = ROWS.flatMap((row) => figureOf(row, runs) ?? []);
      const heading = `Trips, ${kind}: ${ONE_WAY_MS} ms each way; ${title}`;
      console.log(`\n${tableOf(heading, figures)}\n\n${noiseLine(takeNoise())}`);
      over.push(...figures.filter((figure) => !isWithin(figure)));
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = over.length === 0 ? 0 : 1;

type Runs = ReadonlyMap<string, readonly VisitTimes[]>;

/** The builds take turns, so that a busy machine is busy for both. */
async function runInTurns({ rounds, ...how }: RunOptions): Promise<Runs> {
  const runs = new Map<string, VisitTimes[]>(builds.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, pageDir } of round % 2 === 0 ? builds : builds.toReversed()) {
      noteNoise();
      runs.get(name)?.push(await visitBehindProxies({ pageDir, ...how }));
    }
  }
  return runs;
}

async function visitBehindProxies({
  pageDir,
  handshakeTrips,
  kind,
}: Omit<RunOptions, 'rounds'> & { readonly pageDir: string }): Promise<VisitTimes> {
  const host = await startPageHost({ pageDir, gzip: true });
  const proxies: LatencyProxy[] = [];
  /** The same address, but far away. */
  const far = async (url: string, hostname = '127.0.0.1') => {
    const port = Number(new URL(url).port);
    const proxy = await startLatencyProxy({ oneWayMs: ONE_WAY_MS, handshakeTrips, port });
    proxies.push(proxy);
    return Object.assign(new URL(url), { hostname, port: String(proxy.port) }).href;
  };
  try {
    const [url, momentoEndpoint] = await Promise.all([
      far(host.url),
      far(`http://127.0.0.1:${host.standIn.webPort}`, 'momento.localhost'),
    ]);
    const { machine, login } = await wayInOf(kind, host.standIns, far);
    host.serveWith({
      config: { cacheName: 'chat', rooms: ['lobby'], tokenVendingMachines: [machine], momentoEndpoint },
      headers: cachingOf,
    });
    return await measureVisit({
      url,
      login,
      roundTripMs: 2 * ONE_WAY_MS,
      hasWorker: existsSync(join(pageDir, WORKER_FILE)),
      staysSignedIn: kind !== 'lambda',
      dropConnections: () => {
        for (const proxy of proxies) proxy.dropConnections();
      },
    });
  } finally {
    await Promise.all([...proxies.map((proxy) => proxy.close()), host.close()]);
  }
}

/** As `npm run headers` says it; the rest of that is of no account here. */
function cachingOf(path: string): Readonly<Record<string, string>> {
  const rules = headerRules({ html: '', connectTo: [] }).filter((rule) =>
    rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : rule.path === path,
  );
  const [caching] = rules.flatMap(({ headers }) => headers['Cache-Control'] ?? []);
  return caching === undefined ? {} : { 'Cache-Control': caching };
}

async function wayInOf(kind: Kind, standIns: StandIns, far: (url: string) => Promise<string>) {
  const { machines, cognito } = standIns;
  const [writer] = staff;
  const [member] = cognito.users;
  switch (kind) {
    case 'guest':
      return { machine: { name: 'Guests', auth: 'open', url: 'api/momento/token' }, login: undefined };
    case 'lambda':
      return { machine: { name: 'Staff', auth: kind, url: await far(machines.urls.lambda) }, login: writer };
    case 'cognito': {
      const { userPoolId, clientId } = cognito;
      const [url, cognitoEndpoint] = await Promise.all([far(machines.urls.cognito), far(cognito.url)]);
      const machine = { name: 'Members', auth: kind, url, userPoolId, clientId, cognitoEndpoint };
      return { machine, login: member && { userName: member.username, password: member.password } };
    }
  }
}

/** Nothing where this kind of people does not do it. */
function figureOf({ what, key, atMost }: Row, runs: Runs): Figure | undefined {
  const valuesOf = (name: string): Values => (runs.get(name) ?? []).flatMap((run) => run[key] ?? []);
  const values = new Map(builds.map(({ name }) => [name, valuesOf(name)]));
  if (valuesOf(now.name).length === 0) return undefined;
  const measured = median(valuesOf(now.name)) / median(valuesOf(before.name));
  const unit = key.endsWith('Ms') ? 'ms' : '';
  if (atMost === undefined) return { what, unit, values };
  return { what, unit, values, budget: { measured, limit: atMost, unit: `x ${before.name}` } };
}
