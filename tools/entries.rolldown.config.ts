import { defineConfig, type OutputOptions } from 'rolldown';
import { commonJsPackage } from './commonjs-package.ts';

const output: OutputOptions = {
  cleanDir: true,
  entryFileNames: '[name].js',
  chunkFileNames: 'chunk-[hash].js',
  minify: true,
};

// Builds `src/entries/`: what of the page is for others, as package.json exports it. All entries in one go, so that they
// share what they hold: a `TopicError` of one must be the `TopicError` of the other.
export default defineConfig({
  input: { topics: 'src/entries/topics/index.ts', chat: 'src/entries/chat/index.ts' },
  platform: 'browser',
  plugins: [commonJsPackage()],
  transform: { target: 'es2022' },
  output: [
    { ...output, format: 'esm', dir: 'build/entries' },
    { ...output, format: 'cjs', dir: 'build/entries/cjs' },
  ],
});
