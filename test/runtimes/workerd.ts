import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Outcomes } from './client-outcomes.ts';
import { cleanEnvironment, WORKERD } from './runtimes.ts';

export interface WorkerOptions {
  readonly folder: string;
  /** The rules of which day count. */
  readonly compatibilityDate: string;
  readonly origin: string;
  readonly nobodyUrl: string;
}

/** Runs `worker.mjs` in a worker; brings its answer. */
export async function workerOutcomes(options: WorkerOptions): Promise<Outcomes> {
  const { folder, compatibilityDate } = options;
  const config = join(folder, `worker-${compatibilityDate}.capnp`);
  await writeFile(config, configOf(options));
  const child = spawn(join(folder, WORKERD), ['serve', config, '--control-fd=3'], {
    cwd: folder,
    env: cleanEnvironment(folder),
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const exit = once(child, 'exit');
  try {
    const port = await listeningPort(child.stdio[3] as Readable);
    return (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as Outcomes;
  } catch (cause) {
    throw new Error(`unable to use workerd; it said:\n${said.join('')}`, { cause });
  } finally {
    child.kill('SIGKILL');
    await exit;
  }
}

/** The first line that workerd writes there is `{"event":"listen","socket":"http","port":…}`. */
async function listeningPort(control: Readable): Promise<number> {
  for await (const line of createInterface({ input: control })) {
    const { event, port } = JSON.parse(line) as { event: string; port: number };
    if (event === 'listen') return port;
  }
  throw new Error('it ended');
}

function configOf({ compatibilityDate, origin, nobodyUrl }: WorkerOptions): string {
  return `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    # Without it, a worker reaches public addresses only.
    (name = "here", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "client-outcomes.mjs", esModule = embed "client-outcomes.mjs"),
    (name = "momento-chat/tvm-client", esModule = embed "node_modules/momento-chat/build/tvm-client/index.js"),
  ],
  compatibilityDate = "${compatibilityDate}",
  bindings = [(name = "ORIGIN", text = "${origin}"), (name = "NOBODY_URL", text = "${nobodyUrl}")],
  globalOutbound = "here",
);
`;
}
