import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { run } from './run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed file. */
    tarball: string;
    /** That of `create/`. */
    createTarball: string;
  }
}

/** Packs the project, and what begins others, once for all tests. */
export default async function pack(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'momento-chat-packed-'));
  const root = join(import.meta.dirname, '../..');
  const packed = async (...args: string[]) => {
    const printed = await run('npm', ['pack', '--silent', '--pack-destination', folder, ...args], {
      cwd: root,
    });
    return join(folder, printed.trim().split('\n').at(-1) ?? '');
  };
  project.provide('tarball', await packed());
  project.provide('createTarball', await packed('./create'));
  return () => rm(folder, { recursive: true, force: true });
}
