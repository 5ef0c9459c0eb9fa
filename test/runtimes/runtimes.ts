import { join } from 'node:path';

export interface Runtime {
  /** Its program, in the folder that the runtimes were installed into. */
  readonly program: string;
  /** What runs a module. */
  readonly run: readonly string[];
  /** What prints the version. */
  readonly version: readonly string[];
}

const node = (version: number): Runtime => ({
  program: `node_modules/node-${version}/bin/node`,
  run: [],
  version: ['--version'],
});

/** Those with a command line; workerd, which has none for modules, is in `workerd.ts`. */
export const RUNTIMES = {
  'Node 20': node(20),
  'Node 22': node(22),
  'Node 24': node(24),
  Bun: { program: 'node_modules/@oven/bun-linux-x64/bin/bun', run: [], version: ['--version'] },
  Deno: {
    program: 'node_modules/@deno/linux-x64-glibc/deno',
    run: [
      'run',
      '--no-lock',
      '--node-modules-dir=manual',
      '--allow-net',
      '--allow-env',
      '--allow-read',
      '--allow-sys',
    ],
    version: ['--version'],
  },
} as const satisfies Readonly<Record<string, Runtime>>;

export type RuntimeName = keyof typeof RUNTIMES;

export const RUNTIME_NAMES = Object.keys(RUNTIMES) as readonly RuntimeName[];

export const WORKERD = 'node_modules/@cloudflare/workerd-linux-64/bin/workerd';

/** The program and its arguments that run a module of `folder`. */
export function commandOf(name: RuntimeName, { folder, module }: { folder: string; module: string }) {
  const { program, run } = RUNTIMES[name];
  return { file: join(folder, program), args: [...run, join(folder, module)] };
}

/** All that a runtime gets of the environment: nothing that this process was started with, such as NODE_ENV=test. */
export function cleanEnvironment(folder: string): Record<string, string> {
  return { PATH: process.env.PATH ?? '', HOME: folder, DENO_NO_UPDATE_CHECK: '1', DO_NOT_TRACK: '1' };
}
