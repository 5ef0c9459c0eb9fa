import { defineConfig } from 'vitest/config';

// By hand, `npm run test:hosts`: what is deployed, under the tools that hosts have for running it on one's own machine.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    reporters: ['verbose'],
    testTimeout: 60_000,
    // Installs go over the network; Netlify's tool builds the page before it serves.
    hookTimeout: 900_000,
    fileParallelism: false,
  },
});
