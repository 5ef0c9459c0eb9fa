import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PackedPackage } from '../support/packed-package.ts';
import { startProject } from '../support/started-project.ts';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** What begins projects, unpacked from what is packed of it. */
export async function unpackCreate({ folder }: PackedPackage): Promise<string> {
  const pack = ['pack', '--silent', '--pack-destination', folder, './create'];
  const { stdout } = await execute('npm', pack, { cwd: root });
  await execute('tar', ['-xzf', join(folder, stdout.trim()), '-C', folder]);
  return join(folder, 'package/main.js');
}

export interface CreatedProject {
  readonly folder: string;
  /** What was said at the end. */
  readonly said: string;
  /** Gives values to names in `.env`; others of the file are left empty. */
  fillIn(values: Readonly<Record<string, string>>): Promise<void>;
  /** A script of the project's. @returns what it prints; @throws with all that it prints, where it fails */
  run(script: string, args?: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  /** `npm start`, until the end of the test. @returns the address that it prints */
  start(): Promise<string>;
}

/** Begins a project beside the package, which it finds as if it were installed. */
export async function begin(
  { main, packed }: { readonly main: string; readonly packed: PackedPackage },
  name: string,
  ...args: readonly string[]
): Promise<CreatedProject> {
  const folder = join(packed.folder, name);
  const tarball = join(packed.folder, 'momento-chat-0.1.0.tgz');
  const { stdout: said } = await execute(process.execPath, [main, folder, '--package', tarball, ...args]);
  // Vitest's own are not for others.
  const ownEnv = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^(?:VITEST|NODE_ENV|TEST)/.test(key)),
  );
  return {
    folder,
    said,
    async fillIn(values) {
      const example = await readFile(join(folder, '.env.example'), 'utf8');
      const filled = example.replaceAll(/^(\w+)=$/gm, (_line, key: string) => `${key}=${values[key] ?? ''}`);
      await writeFile(join(folder, '.env'), `${filled}PORT=0\n`);
    },
    async run(script, own = [], env = {}) {
      const options = { cwd: folder, env: { ...ownEnv, ...env } };
      return (await execute('npm', ['run', '--silent', script, '--', ...own], options)).stdout;
    },
    async start() {
      const printed = await startProject(folder, { prints: /^http:\/\/localhost:\d+\/\n/m, env: ownEnv });
      return /^http:\S+/m.exec(printed)?.[0] ?? '';
    },
  };
}
