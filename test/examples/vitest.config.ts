import { defineConfig } from 'vitest/config';

// Apart from the other tests: pages of other projects, with an install of their own.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
