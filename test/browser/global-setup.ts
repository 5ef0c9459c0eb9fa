import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { tellEngines } from '../support/engines/installed-engines.ts';
import { buildPage } from '../support/page-build.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the production build of the page is. */
    pageDir: string;
  }
}

/** Says which browsers are tested beside Chromium, and builds the page once for all browser tests, in a folder that no other run uses. */
export default function setup(project: TestProject): () => void {
  process.stdout.write(`${tellEngines()}\n`);
  const pageDir = `build/page-${process.pid}`;
  buildPage(pageDir);
  project.provide('pageDir', pageDir);
  return () => rmSync(pageDir, { recursive: true, force: true });
}
