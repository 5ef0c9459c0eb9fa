import { defineConfig } from 'vitest/config';

// By hand, `npm run test:runtimes`: the parts of this project in the runtimes that others may run them in.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    globalSetup: ['install.ts'],
    reporters: ['verbose'],
    testTimeout: 60_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
