import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AppConfig } from '../src/config/app-config.ts';
import type { MomentoKey } from '../tvm/momento-key.ts';
import type { MomentoVendorOptions } from '../tvm/momento-vendor.ts';
import type { Refusal } from '../tvm/refusal.ts';
import { createLocalMachine } from './local-machine.ts';
import {
  type MomentoStandIn,
  type MomentoStandInOptions,
  startMomentoStandIn,
} from './momento/momento-stand-in.ts';

export const TOKEN_PATH = '/api/momento/token';
export const DEFAULT_CACHE_NAME = 'chat';

export interface LocalChatOptions {
  /** Default: `chat`. The stand-in has it from the start. */
  readonly cacheName?: string | undefined;
  /** Default: 30 minutes. */
  readonly tokenTtlSeconds?: number | undefined;
  /** A key of the real service: tokens come from there, and no stand-in starts. */
  readonly momentoKey?: MomentoKey | undefined;
  readonly standIn?: Omit<MomentoStandInOptions, 'caches'> | undefined;
  readonly onRefusal?: ((refusal: Refusal) => void) | undefined;
}

/** Answers what it knows and leaves the rest to `next`; fits Connect and Express. */
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface LocalChat {
  readonly cacheName: string;
  /** Undefined where a real key is used. */
  readonly standIn: MomentoStandIn | undefined;
  /** Answers `/config.json` and `/api/momento/token`. */
  readonly middleware: Middleware;
  /** Cuts what is open and gives the ports back. Idempotent. */
  close(): Promise<void>;
}

/** Starts what a page needs to chat: Momento, a Token Vending Machine, and a configuration that names both. */
export async function startLocalChat(options: LocalChatOptions = {}): Promise<LocalChat> {
  const { cacheName = DEFAULT_CACHE_NAME, momentoKey, tokenTtlSeconds, onRefusal } = options;
  const { standIn, momento } = momentoKey
    ? { standIn: undefined, momento: { key: momentoKey } }
    : await startStandIn({ ...options.standIn, caches: [cacheName] });
  const machine = createLocalMachine({ momento, cacheName, tokenTtlSeconds, onRefusal });

  return {
    cacheName,
    standIn,
    middleware: (request, response, next) => {
      const path = request.url?.split('?')[0];
      if (path === TOKEN_PATH) machine(request, response);
      else if (path === '/config.json') sendJson(response, pageConfig({ cacheName, standIn }));
      else next();
    },
    close: async () => standIn?.close(),
  };
}

/** A stand-in for Momento, and how a Token Vending Machine reaches it. */
export async function startStandIn(
  options: MomentoStandInOptions,
): Promise<{ standIn: MomentoStandIn; momento: MomentoVendorOptions }> {
  const standIn = await startMomentoStandIn(options);
  const key = { kind: 'legacy', apiKey: standIn.legacyApiToken } as const;
  return { standIn, momento: { key, standInAddress: standIn.grpcAddress } };
}

function pageConfig({ cacheName, standIn }: Pick<LocalChat, 'cacheName' | 'standIn'>): Partial<AppConfig> {
  return {
    cacheName,
    tokenVendingMachines: [{ name: 'Guest', auth: 'open', url: TOKEN_PATH.slice(1) }],
    rooms: ['lobby'],
    ...(standIn ? { momentoEndpoint: endpointForOnePage(standIn.webPort) } : {}),
  };
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
