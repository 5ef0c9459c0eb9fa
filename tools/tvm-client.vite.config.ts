import { defineConfig } from 'vite';
import { commonJsPackage } from './commonjs-package.ts';
import { bundledLicenses } from './vite-bundled-licenses.ts';
import { minifyAgain } from './vite-minify-again.ts';

// Builds `src/tvm-client/` alone, as the module that package.json exports as `./tvm-client`, for `import` and for
// `require`. Outside `dist/`, which the build of the page empties.
export default defineConfig({
  publicDir: false,
  plugins: [minifyAgain(['index']), bundledLicenses(), commonJsPackage('cjs/')],
  build: {
    outDir: 'build/tvm-client',
    emptyOutDir: true,
    target: 'es2022',
    lib: {
      entry: 'src/tvm-client/index.ts',
      formats: ['es', 'cjs'],
      fileName: (format) => (format === 'cjs' ? 'cjs/index.js' : 'index.js'),
    },
    // Vite itself leaves the whitespace in a library; what is annotated is no use to a bundler inside a class.
    rolldownOptions: { output: { minify: true, comments: { annotation: false } } },
  },
});
