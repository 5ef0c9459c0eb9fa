// Starts programs in the foreground, and ends them with all that they started.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

export interface RunningProgram {
  /** Ends it, and what it started. */
  close(): Promise<void>;
}

const PATIENCE_MS = 20_000;
const LAST_WORDS_MS = 5_000;
const LOOK_EVERY_MS = 50;

/** @throws where it ends, or does not listen, with what it said */
export async function runProgram(options: {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly dir: string;
  /** On 127.0.0.1; it is there when this is open. */
  readonly port: number;
}): Promise<RunningProgram> {
  const { command, env, dir, port } = options;
  // A group of its own: servers start others, and none may be left.
  const child = spawn(command, options.arguments, {
    cwd: dir,
    env: { ...process.env, ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = once(child, 'exit');
  const close = () => end(child, ended);
  const giveUpAtMs = Date.now() + PATIENCE_MS;
  while (!(await isOpen(port))) {
    if (child.exitCode !== null || Date.now() > giveUpAtMs) {
      await close();
      throw new Error(`unable to start ${command}; it said: ${said.slice(-2_000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return { close };
}

async function end(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS))]);
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing was left.
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const settle = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
