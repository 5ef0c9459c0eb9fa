import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Apart from the other tests: of what VitePress has built, which has an install of its own.
export default defineConfig({
  resolve: {
    alias: { 'momento-chat/topics': join(import.meta.dirname, '../build/entries/topics.js') },
  },
  test: {
    root: import.meta.dirname,
    expect: { poll: { timeout: 15_000 } },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
