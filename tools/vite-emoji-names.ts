import { join } from 'node:path';
import type { Plugin } from 'vite';
import { EMOJI_NAMES } from '../src/ui/room/writing/emoji-names.ts';
import type { BundledMeta } from './vite-bundled-licenses.ts';

const DATA = join(import.meta.dirname, '../node_modules/emojibase-data');

/** Puts the names of emoji into the build as the one text that the page makes of them, in the place of the data sets. */
export function emojiNames(): Plugin {
  return {
    name: 'emoji-names',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /\/writing\/emoji-names\.ts$/ },
      handler: () => ({
        code: `export const EMOJI_NAMES = ${JSON.stringify(EMOJI_NAMES)};`,
        meta: { holds: [DATA] } satisfies BundledMeta,
      }),
    },
  };
}
