import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { cleanEnvironment, commandOf, type RuntimeName } from './runtimes.ts';

export interface MachineOptions {
  readonly folder: string;
  readonly module: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface MachineProcess {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  /** Returns when the process is gone. */
  close(): Promise<void>;
}

/** Starts a machine in a runtime; it prints its port when it listens. */
export async function startMachine(
  name: RuntimeName,
  { folder, module, env }: MachineOptions,
): Promise<MachineProcess> {
  const { file, args } = commandOf(name, { folder, module });
  const child = spawn(file, args, {
    cwd: folder,
    env: { ...cleanEnvironment(folder), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const exit = once(child, 'exit');
  const close = async () => {
    child.kill('SIGKILL');
    await exit;
  };
  for await (const port of createInterface({ input: child.stdout }))
    return { url: `http://127.0.0.1:${port}/`, close };
  await close();
  throw new Error(`unable to start a machine in ${name}; it said:\n${said.join('')}`);
}
