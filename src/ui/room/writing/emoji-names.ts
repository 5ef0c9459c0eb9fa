// The names of all emoji, but for those with a colour of skin: what this makes when it is run is all that the built page
// has of it (tools/vite-emoji-names.ts), 18 kB gzip instead of 47.

import names from 'emojibase-data/en/shortcodes/emojibase.json' with { type: 'json' };
import githubNames from 'emojibase-data/en/shortcodes/github.json' with { type: 'json' };

type Names = Readonly<Record<string, string | readonly string[]>>;

const SKIN_TONE = /1F3F[B-F]/;

/** A line for each emoji: itself, then its names, with spaces between them. */
export const EMOJI_NAMES = Object.entries<string | readonly string[]>(names)
  .filter(([codePoints]) => !SKIN_TONE.test(codePoints))
  .map(([codePoints, own]) => {
    const all = new Set([own, (githubNames as Names)[codePoints] ?? []].flat());
    const emoji = String.fromCodePoint(...codePoints.split('-').map((each) => Number.parseInt(each, 16)));
    return [emoji, ...all].join(' ');
  })
  .join('\n');
