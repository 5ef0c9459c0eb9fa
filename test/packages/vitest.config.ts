import { defineConfig } from 'vitest/config';

// By hand, `npm run test:packages`: what this project packs, in the hands of other compilers and package managers.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    globalSetup: ['pack.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Installs go over the network, and compilers take all cores by themselves.
    fileParallelism: false,
  },
});
