import { splitCode } from '../list/text/code-spans.ts';

/** What may be the name of an emoji between colons; not in a time (10:30:00). */
const SHORTCODE = /(?<![\p{L}\p{N}:]):([\w+-]{1,40}):/gu;
/** Stands for one while it is not known whether it is in code. Nobody types what is around the number. */
const PLACE = /\0(\d+)\0/g;

/** Whether there may be an emoji by name in it. */
export function hasShortcode(text: string): boolean {
  return text.search(SHORTCODE) >= 0;
}

/**
 * Puts emoji in the place of their names between colons, but for those in code. What is no name stays. Linear in the
 * length of the text.
 */
export function withEmoji(text: string, emojiNamed: (name: string) => string | undefined): string {
  const found: { readonly shortcode: string; readonly emoji: string }[] = [];
  const held = text.replaceAll('\0', '').replace(SHORTCODE, (shortcode, name: string) => {
    const emoji = emojiNamed(name.toLowerCase());
    return emoji === undefined ? shortcode : `\0${found.push({ shortcode, emoji }) - 1}\0`;
  });
  const code = splitCode(held, Number.POSITIVE_INFINITY).filter((stretch) => stretch.code !== 'none');
  const inCode = new Set(code.flatMap((stretch) => [...stretch.text.matchAll(PLACE)].map(([, at]) => at)));
  return held.replace(PLACE, (_, at: string) => {
    const { shortcode = '', emoji = '' } = found[Number(at)] ?? {};
    return inCode.has(at) ? shortcode : emoji;
  });
}
