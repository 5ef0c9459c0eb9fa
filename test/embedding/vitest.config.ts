import { defineConfig } from 'vitest/config';

// Apart from the other tests: real servers of other projects, with an install of their own.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    globalSetup: ['global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One server at a time; they are large.
    fileParallelism: false,
  },
});
