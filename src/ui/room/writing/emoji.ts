// Emoji by name, as on GitHub, in Slack and in Discord. Loaded with the names, when the first one is wanted.

import { qualifyEmoji } from '../../../base/emoji.ts';
import { EMOJI_NAMES } from './emoji-names.ts';

export interface NamedEmoji {
  readonly emoji: string;
  readonly name: string;
}

const ALL: readonly { readonly emoji: string; readonly names: readonly string[] }[] = EMOJI_NAMES.split(
  '\n',
).map((line) => {
  const [emoji = '', ...names] = line.split(' ');
  return { emoji: qualifyEmoji(emoji), names };
});

// Of two with one name the first counts.
const BY_NAME = new Map(
  ALL.flatMap(({ emoji, names }) => names.map((name) => [name, emoji] as const)).reverse(),
);

/** The emoji of exactly this name, in small letters; undefined: there is none. */
export function emojiNamed(name: string): string | undefined {
  return BY_NAME.get(name);
}

/**
 * Emoji whose names have `query` in them, each under the name that fits best: those that begin with it first, the
 * shorter before the longer.
 * @param query in small letters
 */
export function emojiLike(query: string, atMost: number): readonly NamedEmoji[] {
  return ALL.flatMap(({ emoji, names }) => {
    const [best] = names
      .filter((name) => name.includes(query))
      .map((name) => ({ emoji, name, rank: (name.startsWith(query) ? 0 : 1_000) + name.length }))
      .sort((one, other) => one.rank - other.rank);
    return best ?? [];
  })
    .sort((one, other) => one.rank - other.rank || (one.name < other.name ? -1 : 1))
    .slice(0, atMost)
    .map(({ emoji, name }) => ({ emoji, name }));
}
