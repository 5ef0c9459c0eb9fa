import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppConfig } from '../src/config/app-config.ts';
import type { MachineConfig } from '../src/sign-in/kinds.ts';
import { machineKinds } from '../tvm/kinds/machine-kinds.ts';
import type { MomentoKey } from '../tvm/momento-key.ts';
import type { Refusal } from '../tvm/refusal.ts';
import { localKinds, localModes } from './kinds/local-kinds.ts';
import { openKind } from './kinds/open.ts';
import { createLocalMachine } from './local-machine.ts';
import { DEFAULT_CACHE_NAME, type StandIns, type StandInsOptions, startStandIns } from './stand-ins.ts';

export const TOKEN_PATH = '/api/momento/token';

export interface LocalChatOptions extends Omit<StandInsOptions, 'momento'> {
  /**
   * A key of the real service: guests get tokens from there, and no stand-in starts. (Whoever knows the passwords
   * of the stand-ins' users, which are public, must not get a real token.)
   */
  readonly momentoKey?: MomentoKey | undefined;
  readonly standIn?: StandInsOptions['momento'];
  /** Hears of the refusals of the embedded machine. */
  readonly onRefusal?: ((refusal: Refusal) => void) | undefined;
}

/** Answers what it knows and leaves the rest to `next`; fits Connect and Express. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface LocalChat {
  readonly cacheName: string;
  /** Undefined where a real key is used. */
  readonly standIns: StandIns | undefined;
  /** Answers `/config.json` and `/api/momento/token`. */
  readonly middleware: Middleware;
  /** Cuts what is open and gives the ports back. Idempotent. */
  close(): Promise<void>;
}

/** Starts what a page needs to chat: Momento, Token Vending Machines, and a configuration that names them. */
export async function startLocalChat(options: LocalChatOptions = {}): Promise<LocalChat> {
  const { cacheName = DEFAULT_CACHE_NAME, momentoKey, tokenTtlSeconds, onRefusal } = options;
  const { standIns, momento } = momentoKey
    ? { standIns: undefined, momento: { key: momentoKey } }
    : await withStandIns({ ...options, cacheName, momento: options.standIn });
  const machine = createLocalMachine({ momento, cacheName, tokenTtlSeconds, onRefusal });

  return {
    cacheName,
    standIns,
    middleware: (request, response, next) => {
      const path = request.url?.split('?')[0];
      if (path === TOKEN_PATH) machine(request, response);
      else if (path === '/config.json') sendJson(response, pageConfig({ cacheName, standIns }));
      else next();
    },
    close: async () => standIns?.close(),
  };
}

async function withStandIns(options: StandInsOptions) {
  const standIns = await startStandIns(options);
  return { standIns, momento: standIns.vendorOptions };
}

function pageConfig({ cacheName, standIns }: Pick<LocalChat, 'cacheName' | 'standIns'>): Partial<AppConfig> {
  return {
    cacheName,
    tokenVendingMachines: [
      openKind.pageMachine({ name: openKind.name, url: TOKEN_PATH.slice(1) }),
      ...(standIns ? signInMachines(standIns) : []),
    ],
    rooms: ['lobby'],
    ...(standIns ? { momentoEndpoint: endpointForOnePage(standIns.momento.webPort) } : {}),
  };
}

function signInMachines(standIns: StandIns): readonly MachineConfig[] {
  return localModes
    .filter((mode) => !machineKinds[mode].isForGuests)
    .map((mode) => {
      const { name, pageMachine } = localKinds[mode];
      return pageMachine({ name, url: standIns.machines.urls[mode] }, standIns);
    });
}

/**
 * Browsers open six HTTP/1.1 connections a host, for all tabs together, and every stream holds one. So each
 * page gets a host name of its own; all names under `localhost` are this machine.
 */
function endpointForOnePage(port: number): string {
  return `http://page-${randomBytes(6).toString('hex')}.localhost:${port}`;
}

function sendJson(response: ServerResponse, body: unknown): void {
  response
    .writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    .end(JSON.stringify(body));
}
