import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** A project of somebody else's that has installed what this project packs, and nothing beside it. */
export interface PackedPackage {
  readonly folder: string;
  /** Writes files into the project. */
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Copies a file or a folder of this project into it. */
  take(path: string): Promise<void>;
  /** Runs a program of the project by Node. @returns what it prints; @throws with that, where it fails */
  run(file: string, env?: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string>;
  /** Starts a program of the project by Node, which goes on until it is stopped. */
  start(file: string, ...args: readonly string[]): RunningProgram;
  /** @returns what the compiler says of the project, or of a folder in it; '' when it is content */
  compile(path?: string): Promise<string>;
  remove(): Promise<void>;
}

export interface RunningProgram {
  /** What it has printed up to now, errors too. */
  readonly printed: string;
  /** Asks it to end, as a host does. @returns its exit code; null where a signal had to end it */
  stop(): Promise<number | null>;
}

/**
 * Builds and packs it once. What it wants beside it is not there.
 * @param options.below where the project is made: it sees what is installed further up
 */
export async function packPackage({ below = tmpdir() } = {}): Promise<PackedPackage> {
  await mkdir(below, { recursive: true });
  const folder = await mkdtemp(join(below, 'momento-chat-packed-'));
  await execute('npm', ['run', 'prepack'], { cwd: root });
  // Else npm would build once more, and then once more for `prepare`.
  const pack = ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder];
  const { stdout } = await execute('npm', pack, { cwd: root });
  const installed = join(folder, 'node_modules/momento-chat');
  await mkdir(installed, { recursive: true });
  await execute('tar', ['-xzf', join(folder, stdout.trim()), '-C', installed, '--strip-components=1']);
  const write: PackedPackage['write'] = async (files) => {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  };
  return {
    folder,
    write,
    take: (path) => cp(join(root, path), join(folder, path), { recursive: true }),
    run: async (file, env, ...args) => {
      const options = { cwd: folder, env: { ...process.env, ...env }, timeout: 30_000 };
      return (await execute(process.execPath, [file, ...args], options)).stdout;
    },
    start: (file, ...args) => startProgram({ folder, file, args }),
    compile: async (path = '') => {
      const tsc = join(root, 'node_modules/.bin/tsc');
      return execute(tsc, ['-p', join(folder, path)]).then(
        () => '',
        (error: { readonly stdout: string }) => error.stdout,
      );
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function startProgram({
  folder,
  file,
  args,
}: {
  readonly folder: string;
  readonly file: string;
  readonly args: readonly string[];
}): RunningProgram {
  const program = spawn(process.execPath, [file, ...args], { cwd: folder });
  const ended = once(program, 'exit') as Promise<[code: number | null]>;
  let printed = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  return {
    get printed() {
      return printed;
    },
    stop: async () => {
      program.kill('SIGTERM');
      const [code] = await ended;
      return code;
    },
  };
}

/** The programs in a document, by the names that stand before them. */
export async function programsIn(document: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(root, document), 'utf8');
  const programs = text.matchAll(/^`([\w-]+\.mjs)`:?\n+```js\n(.*?)^```/gms);
  return new Map([...programs].map(([, name = '', code = '']) => [name, code]));
}
