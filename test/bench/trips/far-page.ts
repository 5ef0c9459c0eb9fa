import { staff } from '../../../local/staff.ts';
import type { StandIns } from '../../../local/stand-ins.ts';
import { WORKER_FILE } from '../../../src/names/worker.ts';
import { headerRules } from '../../../tools/host-headers/header-rules.ts';
import { startPageHost } from '../../support/page-host.ts';
import { type ServiceMode, setMode } from '../../support/service-modes.ts';
import { type LatencyProxy, startLatencyProxy } from './latency-proxy.ts';
import type { WireWatch } from './wire-watch.ts';

export const PEOPLE = ['guest', 'lambda', 'cognito'] as const;
export type Kind = (typeof PEOPLE)[number];

/** How long bytes travel each way to all that the page talks to. */
export const ONE_WAY_MS = 200;
/** As nginx does it; after Node's 5 s, whether a build had loaded something lately would decide over two trips. */
const KEEP_ALIVE_MS = 75_000;

export interface FarPageOptions {
  /** A build of the page. */
  readonly pageDir: string;
  /** Who comes. */
  readonly kind: Kind;
  readonly handshakeTrips: number;
  /** Default: the service does as it is thought to do. */
  readonly mode?: ServiceMode;
  /** Whether a service worker is to be had. Default: if the build has one. */
  readonly hasWorker?: boolean;
  /** Sees all that goes to the page's host, the machine and Momento. */
  readonly watch?: WireWatch;
}

export interface FarPage {
  readonly url: string;
  /** Who signs in; undefined for a guest. */
  readonly login: { readonly userName: string; readonly password: string } | undefined;
  /** Closes all connections that a browser has open. */
  readonly dropConnections: () => void;
  readonly close: () => Promise<void>;
}

/** A build of the page with all that it talks to, each behind a proxy of its own. */
export async function startFarPage({
  pageDir,
  kind,
  handshakeTrips,
  mode,
  watch,
  hasWorker = true,
}: FarPageOptions): Promise<FarPage> {
  const host = await startPageHost({ pageDir, gzip: true, keepAliveMs: KEEP_ALIVE_MS });
  if (!hasWorker) host.removeFiles(WORKER_FILE);
  if (mode) setMode(host.control, mode);
  const proxies: LatencyProxy[] = [];
  const close = async () => {
    await Promise.all([...proxies.map((proxy) => proxy.close()), host.close()]);
  };
  /** The same address, but far away. */
  const far = async (url: string, hostname = '127.0.0.1') => {
    const port = Number(new URL(url).port);
    const proxy = await startLatencyProxy({ oneWayMs: ONE_WAY_MS, handshakeTrips, port, watch });
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
    const dropConnections = () => {
      for (const proxy of proxies) proxy.dropConnections();
    };
    return { url, login, dropConnections, close };
  } catch (error) {
    await close();
    throw error;
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
