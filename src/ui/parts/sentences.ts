import { joinWords } from '../join/join-words.ts';

/** One after another, as the language of the page does: some put no space between. Empty ones are left out. */
export function sentences(...texts: readonly string[]): string {
  const said = texts.filter(Boolean);
  return said.length === 0 ? '' : said.reduce((first, second) => joinWords().sentences(first, second));
}
