import { execFileSync } from 'node:child_process';

/** Builds the page into `outDir` as it is published. `dist/` stays what somebody may be about to publish. */
export function buildPage(outDir: string): void {
  // In a process of its own, as NODE_ENV is "test" in tests and would select the development build of Lit.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITE')));
  execFileSync(
    process.execPath,
    ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', '--outDir', outDir, '--emptyOutDir'],
    { env: { ...env, NODE_ENV: 'production' }, stdio: 'inherit' },
  );
}
