import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { run } from './run.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed file. */
    tarball: string;
  }
}

/** Packs the project once for all tests. */
export default async function pack(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'momento-chat-packed-'));
  const root = join(import.meta.dirname, '../..');
  const name = await run('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
  project.provide('tarball', join(folder, name.trim().split('\n').at(-1) ?? ''));
  return () => rm(folder, { recursive: true, force: true });
}
