import { defineConfig, type OutputOptions } from 'rolldown';
import { commonJsPackage } from './commonjs-package.ts';
import { ownTags } from './own-tags.ts';
import { pageStyles } from './page-styles.ts';
import { bundledLicenses } from './vite-bundled-licenses.ts';
import { emojiNames } from './vite-emoji-names.ts';
import { staticDecorators } from './vite-static-decorators.ts';

// Tests build beside each other.
const dir = process.env.ENTRIES_DIR ?? 'build/entries';
const output: OutputOptions = {
  cleanDir: true,
  entryFileNames: '[name].js',
  chunkFileNames: 'chunk-[hash].js',
  minify: true,
};

// Builds `src/entries/`: what of the page is for others, as package.json exports it. All entries in one go, so that they
// share what they hold: a `TopicError` of one must be the `TopicError` of the other.
export default defineConfig({
  input: {
    topics: 'src/entries/topics/index.ts',
    chat: 'src/entries/chat/index.ts',
    elements: 'src/entries/elements/index.ts',
  },
  platform: 'browser',
  plugins: [
    pageStyles(),
    ownTags('src/ui'),
    staticDecorators(),
    emojiNames(),
    bundledLicenses(),
    commonJsPackage(),
  ],
  transform: { target: 'es2022' },
  output: [
    { ...output, format: 'esm', dir },
    { ...output, format: 'cjs', dir: `${dir}/cjs` },
  ],
});
