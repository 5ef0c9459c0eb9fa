import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';
import { PROGRAMS } from './programs.ts';
import { RUNTIME_NAMES, RUNTIMES, WORKERD } from './runtimes.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the runtimes, of this project as a package, and of the programs that use it. */
    folder: string;
  }
}

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];

/** Installs all in a temporary folder, for the time of the tests, and prints which versions are tried. */
export default async function install(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'momento-chat-runtimes-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    for (const name of ['package.json', 'package-lock.json'])
      await cp(join(import.meta.dirname, name), join(folder, name));
    await run('npm', ['ci', ...QUIET], { cwd: folder });
    // Packed and installed, as others do.
    await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
    const tarball = join(folder, 'momento-chat-0.1.0.tgz');
    await run('npm', ['install', '--no-save', '--no-package-lock', ...QUIET, tarball], { cwd: folder });
    await build({
      entryPoints: [join(import.meta.dirname, 'client-outcomes.ts')],
      outfile: join(folder, 'client-outcomes.mjs'),
      target: 'es2022',
      logLevel: 'warning',
    });
    for (const [name, text] of Object.entries(PROGRAMS)) await writeFile(join(folder, name), text);
    await printVersions(folder);
  } catch (error) {
    await remove();
    throw error;
  }
  project.provide('folder', folder);
  return remove;
}

async function printVersions(folder: string): Promise<void> {
  const asked = RUNTIME_NAMES.map((name) => [name, RUNTIMES[name].program, RUNTIMES[name].version] as const);
  for (const [name, program, args] of [...asked, ['workerd', WORKERD, ['--version']] as const]) {
    const { stdout } = await run(join(folder, program), args);
    process.stdout.write(`${name.padEnd(10)} ${stdout.split('\n')[0]}\n`);
  }
}
