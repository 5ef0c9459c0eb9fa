import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { LongFilesFirst } from './tools/long-files-first.ts';
import { smallCognito } from './tools/vite-small-cognito.ts';

const SETTLED = 'test/support/settled-imports.ts';
// By default a poll gives up after a second, which is less than a busy machine may need.
const PATIENT = { poll: { timeout: 15_000 } };

const COGNITO = 'amazon-cognito-identity-js';
// Cognito's library as the page gets it (vite.config.ts): what is tried is what is served.
const AS_IN_THE_PAGE = {
  plugins: [smallCognito()],
  resolve: { alias: { [COGNITO]: resolve(`node_modules/${COGNITO}/es/index.js`) } },
};
const INLINE = { deps: { inline: [COGNITO] } };

// Three kinds of tests, side by side. `unit` runs on Node, `component` on happy-dom, `browser` drives a real
// Chromium against the production build (test/browser/global-setup.ts). The files of a kind that a worker runs share
// what they import, which took half of the processor time; one that replaces a module (`vi.mock`) is named
// `….alone.test.ts`.
export default defineConfig({
  test: {
    // By default one core would be left idle; and workers whose browsers wait for something leave some idle, too.
    maxWorkers: availableParallelism() + 3,
    // In MB. By default what is young fills up all the time, and is looked through each time.
    execArgv: ['--min-semi-space-size=32', '--max-semi-space-size=64'],
    sequence: { sequencer: LongFilesFirst },
    coverage: {
      include: ['src/{tvm-client,sign-in,topics,chat,diagnostics}/**'],
      reportsDirectory: 'build/coverage',
      reporter: ['text'],
      thresholds: {
        'src/tvm-client/**': { lines: 95 },
        'src/sign-in/**': { lines: 95 },
        'src/topics/**': { lines: 95 },
        'src/chat/**': { lines: 95 },
        'src/diagnostics/**': { lines: 95 },
      },
    },
    projects: [
      {
        ...AS_IN_THE_PAGE,
        test: {
          name: 'unit',
          server: INLINE,
          include: [
            'test/{base,names,tvm-client,sign-in,topics,momento,chat,create,entries,config,tabs,diagnostics,compose,tvm,local,netlify,tools,worker,docs,soak}/**/*.test.ts',
          ],
          exclude: ['test/sign-in/*/view/**'],
          isolate: false,
          setupFiles: [SETTLED],
          expect: PATIENT,
          testTimeout: 20_000,
        },
      },
      {
        ...AS_IN_THE_PAGE,
        test: {
          name: 'component',
          server: INLINE,
          environment: 'happy-dom',
          include: ['test/ui/**/*.test.ts', 'test/sign-in/*/view/**/*.test.ts'],
          exclude: ['**/*.alone.test.ts'],
          isolate: false,
          setupFiles: [SETTLED],
          expect: PATIENT,
          // As for the unit tests: beside a browser on two cores, a property test takes more than vitest's 5 s.
          testTimeout: 20_000,
        },
      },
      {
        ...AS_IN_THE_PAGE,
        test: {
          name: 'alone',
          server: INLINE,
          environment: 'happy-dom',
          include: ['test/**/*.alone.test.ts'],
          setupFiles: [SETTLED],
          expect: PATIENT,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          isolate: false,
          globalSetup: ['test/browser/global-setup.ts'],
          // Of the tests that say that they may run side by side: the fault matrix, which mostly waits. Each of its cells has
          // two tests and, mostly, one page.
          maxConcurrency: 20,
          // As long as a page waits for what it looks for (test/support/chat-page.ts). By default a poll gives up after a
          // second, which is less than a page needs for its next step on a machine that has other work to do.
          expect: { poll: { timeout: 60_000 } },
          // Every wait in a test has a limit of its own; this is for all of them together.
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
