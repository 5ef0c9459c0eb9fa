import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

export default {
  distDir: 'build',
  // The folder of the lock file that counts here; there is another one further up.
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
} satisfies NextConfig;
