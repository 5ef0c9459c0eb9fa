import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

export const servers = join(import.meta.dirname, 'servers');
const vite = join(import.meta.dirname, '../../node_modules/vite/bin/vite.js');
const next = join(import.meta.dirname, 'node_modules/next/dist/bin/next');
/** A copy of examples/nextjs that sees what is installed here; global-setup.ts makes it. */
export const nextSite = join(import.meta.dirname, 'build/nextjs');
const START_WITHIN_MS = 60_000;

/** Nothing else of what this process was started with, such as NODE_ENV=test. */
const baseEnv = { PATH: process.env.PATH, HOME: process.env.HOME, NEXT_TELEMETRY_DISABLED: '1' };

/** How each server is started: the arguments of `node`, in a folder of `servers/`, or another. */
const commands = {
  Node: { folder: 'node', args: () => ['--import', 'tsx', 'server.ts'] },
  'Node with OpenID': { folder: 'node', args: () => ['--import', 'tsx', 'oidc.ts'] },
  'Node with passwords': { folder: 'node', args: () => ['--import', 'tsx', 'passwords.ts'] },
  'Node with metrics': { folder: 'node', args: () => ['--import', 'tsx', 'operated.ts'] },
  Vite: { folder: 'vite', args: (port: string) => [vite, '--host', '127.0.0.1', '--port', port] },
  Express: { folder: 'express', args: () => ['--import', 'tsx', 'server.ts'] },
  'Express with sessions': { folder: 'express', args: () => ['--import', 'tsx', 'signed-in.ts'] },
  Hono: { folder: 'hono', args: () => ['--import', 'tsx', 'server.ts'] },
  'Next.js': { folder: nextSite, args: (port: string) => [next, 'start', '-H', '127.0.0.1', '-p', port] },
};

export type ServerKind = keyof typeof commands;

export interface EmbeddedServer {
  readonly origin: string;
  readonly tokenUrl: string;
  /** Idempotent; returns when the process is gone. */
  close(): Promise<void>;
}

/** Starts a server in a process of its own, on a free port of loopback; returns when it answers. */
export async function startEmbeddedServer(
  kind: ServerKind,
  env: Readonly<Record<string, string>>,
): Promise<EmbeddedServer> {
  const port = String(await freePort());
  const { folder, args } = commands[kind];
  const child = spawn(process.execPath, args(port), {
    cwd: resolve(servers, folder),
    env: { ...baseEnv, PORT: port, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  }
  const origin = `http://127.0.0.1:${port}`;
  const server = {
    origin,
    tokenUrl: `${origin}/api/momento/token`,
    close: () => end(child),
  };
  try {
    await untilItAnswers(server.tokenUrl, child);
  } catch (error) {
    await server.close();
    throw new Error(`unable to start ${kind}; it said:\n${output.join('')}`, { cause: error });
  }
  return server;
}

/** What `Next.js` needs before its first start. @throws Error with what the build said */
export async function buildNext(): Promise<void> {
  await promisify(execFile)(process.execPath, [next, 'build'], { cwd: nextSite, env: baseEnv });
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  const signal = AbortSignal.timeout(START_WITHIN_MS);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the process has ended with ${child.exitCode}`);
    try {
      if ((await fetch(url, { method: 'OPTIONS', signal })).status === 204) return;
    } catch (error) {
      if (signal.aborted) throw error;
    }
    await delay(50, undefined, { signal });
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** Not one that the system gives away: between asking for it and using it, another program could get it. */
export async function freePort(): Promise<number> {
  const port = randomInt(20_000, 30_000);
  const probe = createServer().listen(port, '127.0.0.1');
  try {
    await once(probe, 'listening');
    probe.close();
    await once(probe, 'close');
    return port;
  } catch {
    return freePort();
  }
}
