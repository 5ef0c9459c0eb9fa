import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { withoutEmoji } from '../../src/base/emoji.ts';

interface Entry {
  readonly emoji: string;
  readonly skins?: readonly Entry[];
}

const data = createRequire(import.meta.url)('emojibase-data/en/data.json') as readonly Entry[];
const RECOMMENDED = new RegExp('^\\p{RGI_Emoji}$', 'v');
/** All that this version of Node knows. */
const emoji = data
  .flatMap((entry) => [entry, ...(entry.skins ?? [])])
  .map((entry) => entry.emoji)
  .filter((each) => RECOMMENDED.test(each));
const isTagged = (each: string) => /[\u{e0020}-\u{e007f}]/u.test(each);

describe('A text without its emoji', () => {
  it('has a bullet for each unit of each that Unicode recommends, but for flags made of tags', () => {
    expect(emoji.length).toBeGreaterThan(3_000);
    const left = emoji.filter((each) => !isTagged(each) && withoutEmoji(each) !== '•'.repeat(each.length));
    expect(left).toEqual([]);
    const flags = emoji.filter(isTagged);
    expect(flags.map(withoutEmoji)).toEqual(flags);
  });

  it.each(['', 'Ann', 'Åsa', '山田', 'Анна', '© 2026', '#1', '½'])(
    'is %j itself where there are none',
    (text) => {
      expect(withoutEmoji(text)).toBe(text);
    },
  );
});
