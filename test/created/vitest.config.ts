import { defineConfig } from 'vitest/config';

// Apart from the other tests, `npm run test:create`: what `create/` writes, begun from the packed files as others do it.
export default defineConfig({
  test: {
    root: import.meta.dirname,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
