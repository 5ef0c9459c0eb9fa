import { minify } from 'terser';
import type { Plugin } from 'vite';

/**
 * Has Terser go over what the bundler's minifier has left of some chunks: 1 kB (gzip) of what a guest loads, and 45 bytes of
 * the TVM client. It folds and inlines what the other does not; by itself it would leave more. These chunks are what
 * people wait for, and all of them would take several seconds of each build. Names of files are told from the code before
 * that.
 */
export function minifyAgain(chunks: readonly string[]): Plugin {
  return {
    name: 'minify-again',
    apply: 'build',
    async generateBundle({ format }, bundle) {
      const found = Object.values(bundle).filter(
        (file) => file.type === 'chunk' && chunks.includes(file.name),
      );
      if (found.length < chunks.length)
        this.error(`unable to minify again; not all are there: ${chunks.join(', ')}`);
      for (const file of found) {
        if (file.type !== 'chunk') continue;
        const { code } = await minify(file.code, {
          module: format === 'es',
          // What CommonJS exports is not among the names at its top.
          toplevel: true,
          ecma: 2020,
          // Nothing here counts the parameters of a function, or makes an object with one that is no class.
          compress: { passes: 3, keep_fargs: false, unsafe_arrows: true },
        });
        if (code) file.code = code;
      }
    },
  };
}
