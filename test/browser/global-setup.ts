import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the production build of the page is. */
    pageDir: string;
  }
}

/** Builds the page once, apart from `dist/`: a test run must not replace what somebody is about to publish. */
export default function setup(project: TestProject): void {
  const pageDir = 'build/page';
  // In a process of its own, as NODE_ENV is "test" here and would select the development build of Lit.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITE')));
  execFileSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--outDir', pageDir, '--emptyOutDir'],
    { env: { ...env, NODE_ENV: 'production' }, stdio: 'inherit' },
  );
  project.provide('pageDir', pageDir);
}
