import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const SDK = /\/node_modules\/@gomomento\/sdk-core\//;
const SMALL_BUFFER = resolve(import.meta.dirname, 'small-buffer.ts');

/**
 * Gives the Momento SDK a `Buffer` of 20 lines, in development and in production alike: the whole one is an eighth of
 * all that a guest loads (docs/decisions/005). The build fails when the SDK does not take it any more, so that this
 * is not kept for nothing.
 */
export function smallBuffer(): Plugin {
  let isTaken = false;
  const replacement = {
    name: 'small-buffer',
    resolveId: {
      filter: { id: /^buffer$/ },
      // Cognito's library takes a `buffer` too, and more of it.
      handler(_: string, importer: string | undefined) {
        if (importer === undefined || !SDK.test(importer.replaceAll('\\', '/'))) return undefined;
        isTaken = true;
        return SMALL_BUFFER;
      },
    },
  };
  return {
    ...replacement,
    enforce: 'pre',
    // The dev server bundles dependencies by itself, past the plugins of the page.
    config: () => ({ optimizeDeps: { rolldownOptions: { plugins: [replacement] } } }),
    generateBundle() {
      if (!isTaken) this.error('unable to replace `buffer`; the Momento SDK does not take it any more');
    },
  };
}
