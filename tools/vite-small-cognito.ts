import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const LIBRARY = /\/node_modules\/amazon-cognito-identity-js\//;

/** What Cognito's library imports, and what it gets. Its own numbers are the slow part of a proof. */
const REPLACEMENTS: ReadonlyMap<string, string> = new Map([
  ['buffer', 'small-buffer.ts'],
  ['@aws-crypto/sha256-js', 'small-sha-256.ts'],
  ['./BigInteger', 'small-big-integer.ts'],
  // For a storage in cookies, and for browsers without `fetch`: neither is used.
  ['js-cookie', 'nothing.ts'],
  ['isomorphic-unfetch', 'nothing.ts'],
]);

/**
 * Gives Cognito's library the platform where it brings packages or arithmetic of its own along, in development and in
 * production alike: 14 kB (gzip) of what a member loads. The proof of a password stays the library's. The build fails when it does
 * not take one of them any more, so that this is not kept for nothing.
 */
export function smallCognito(): Plugin {
  const left = new Set(REPLACEMENTS.keys());
  const replacement = {
    name: 'small-cognito',
    resolveId: {
      filter: { id: /^(?:[@a-z]|\.\/)[\w@/-]*$/ },
      handler(id: string, importer: string | undefined) {
        const file = REPLACEMENTS.get(id);
        if (file === undefined || importer === undefined) return undefined;
        if (!LIBRARY.test(importer.replaceAll('\\', '/'))) return undefined;
        left.delete(id);
        return resolve(import.meta.dirname, file);
      },
    },
  };
  return {
    ...replacement,
    enforce: 'pre',
    // The dev server bundles dependencies by itself, past the plugins of the page.
    config: () => ({ optimizeDeps: { rolldownOptions: { plugins: [replacement] } } }),
    generateBundle() {
      if (left.size > 0) {
        this.error(
          `unable to make Cognito's library smaller; it does not take any more: ${[...left].join(', ')}`,
        );
      }
    },
  };
}
