import { defineConfig } from 'vite';

// Builds `src/tvm-client/` alone, as the module that package.json exports as `./tvm-client`. Outside `dist/`,
// which the build of the page empties.
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'build/tvm-client',
    emptyOutDir: true,
    target: 'es2022',
    lib: { entry: 'src/tvm-client/index.ts', formats: ['es'], fileName: () => 'index.js' },
    // Vite itself leaves the whitespace in a library; what is annotated is no use to a bundler inside a class.
    rolldownOptions: { output: { minify: true, comments: { annotation: false } } },
  },
});
