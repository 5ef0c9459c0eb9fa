// The processes of the warm part: the stand-in, and each of those that ask it.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { QuickMomentoCounts, QuickMomentoHabits } from './quick-momento.ts';
import type { StandInReady } from './stand-in-process.ts';
import type { RestFigures, VendFigures, VendOrders, WarmSubject } from './warm-subject.ts';

/**
 * Bundles both as the token function is. Run by `tsx`, our code would be the only one that is transformed, with a call
 * for the name of each inner function, and slower than what is deployed.
 */
export async function bundlePrograms({ outDir }: { outDir: string }): Promise<void> {
  await build({
    entryPoints: ['test/bench/tvm/quick-momento.ts', 'test/bench/tvm/warm-subject.ts'],
    outdir: outDir,
    bundle: true,
    minify: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    logLevel: 'warning',
  });
}

export interface QuickMomento extends StandInReady {
  /** Changes how it answers. @returns what it was asked since this was called last */
  setHabits(habits: QuickMomentoHabits): Promise<QuickMomentoCounts>;
  close(): Promise<void>;
}

export async function startQuickMomento({ outDir }: { outDir: string }): Promise<QuickMomento> {
  const child = start(join(outDir, 'quick-momento.mjs'), []);
  const ready = await told<StandInReady>(child);
  return {
    ...ready,
    setHabits: (habits) => ask<QuickMomentoCounts>(child, habits),
    close: () => stop(child),
  };
}

/** What a subject is started with. */
export interface Programs {
  /** Where `bundlePrograms` has put them. */
  readonly outDir: string;
  readonly standIn: StandInReady;
}

export interface Subject {
  vend(orders: VendOrders): Promise<VendFigures>;
  rest(): Promise<RestFigures>;
  close(): Promise<void>;
}

export async function startSubject(name: WarmSubject, { outDir, standIn }: Programs): Promise<Subject> {
  const child = start(join(outDir, 'warm-subject.mjs'), [name, standIn.address, standIn.apiKey]);
  await told(child);
  return {
    vend: (orders) => ask<VendFigures>(child, orders),
    rest: () => ask<RestFigures>(child, 'rest'),
    close: () => stop(child),
  };
}

function start(program: string, args: readonly string[]): ChildProcess {
  return fork(program, args, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
}

async function ask<Answer>(child: ChildProcess, message: object | string): Promise<Answer> {
  child.send(message);
  return told<Answer>(child);
}

function told<Message>(child: ChildProcess): Promise<Message> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`unable to measure; a process ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Message);
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}
