import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeServer, listen } from '../../../local/http-server.ts';
import { inPath } from '../../support/in-path.ts';
import type { ProxyProgram, RunningProxy } from './proxy-program.ts';
import { runProgram } from './run-program.ts';
import { serveByWholeUrl } from './whole-url.ts';

// Where servers are is not in the PATH of every user.
const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/local/sbin'];

/** Where the program is; undefined: it is not installed. */
export function findProgram({ command }: ProxyProgram): string | undefined {
  return inPath(command, SYSTEM_FOLDERS);
}

/** The version as the program tells it, without its name. */
export function versionOf(program: ProxyProgram, path: string): string {
  // Some tell it on the standard error output.
  const said = execFileSync('/bin/sh', ['-c', '"$0" "$@" 2>&1', path, ...program.versionArguments], {
    encoding: 'utf8',
  });
  return /\d+\.\d+(\.\d+)?/.exec(said)?.[0] ?? '?';
}

/** Starts a proxy on a free port, with a folder that is removed with it. */
export async function startProxy(options: {
  readonly program: ProxyProgram;
  readonly path: string;
  readonly targetPort: number;
  readonly mended: boolean;
}): Promise<RunningProxy> {
  const { program, path, targetPort, mended } = options;
  const dir = await mkdtemp(join(tmpdir(), `proxy-${program.command}-`));
  // Started by root, some go on as a user of their own.
  await chmod(dir, 0o777);
  const place = { dir, port: await freePort(), targetPort };
  const files = Object.entries(program.files(place, { mended }));
  for (const [name, text] of files) await writeFile(join(dir, name), text);
  const { arguments: given, env = {} } = program.start(place);
  try {
    const running = await runProgram({ command: path, arguments: given, env, dir, port: place.port });
    const asBrowser = program.isForBrowsers
      ? await serveByWholeUrl({ proxyPort: place.port, targetPort })
      : undefined;
    return {
      origin: asBrowser?.origin ?? `http://127.0.0.1:${place.port}`,
      close: async () => {
        await asBrowser?.close();
        await running.close();
        await rm(dir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
}

/** One that nobody has now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, { host: '127.0.0.1', port: 0 });
  await closeServer(server);
  return port;
}
