// Which characters cannot stand where they stand in a label.

import { withoutEmoji } from './emoji.ts';
import { isNeededJoiner } from './joiners.ts';

/** What is wrong with a character. */
export type CharacterFault =
  /** Changes the direction of its neighbours. */
  | 'direction'
  /** Draws nothing. */
  | 'invisible'
  /** U+200C or U+200D where no script and no emoji needs it. */
  | 'joiner'
  /** Picks a variant of the character before it. */
  | 'variation'
  /** A control character, or one that ends a line. */
  | 'control'
  /** Half of a pair: no UTF-8 for it. */
  | 'surrogate'
  | 'private-use'
  | 'unassigned'
  /** A space other than U+0020, at the beginning or the end, or beside another. */
  | 'space'
  /** A mark that has nothing to stand on, or stands on its like. */
  | 'mark'
  /** What could be written in another way: not composed (NFC), or an emoji with too much or too little U+FE0F. */
  | 'form';

export interface UnfitCharacter {
  readonly reason: CharacterFault;
  readonly character: string;
  /** In UTF-16 units from the beginning. */
  readonly at: number;
}

const REASONS: readonly (readonly [CharacterFault, RegExp])[] = [
  ['direction', /\p{Bidi_Control}/u],
  ['joiner', /\p{Join_Control}/u],
  ['variation', /\p{Variation_Selector}/u],
  ['surrogate', /\p{Cs}/u],
  ['private-use', /\p{Co}/u],
  // Fillers, the blanks of braille and hieroglyphs, a note without a head, what stands for a picture; tags, and
  // other characters that only say how to read.
  ['invisible', /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800\ufffc\u{13441}\u{13442}\u{1d159}]|\u{16fe4}/u],
  ['control', /[\p{Cc}\p{Zl}\p{Zp}]/u],
  ['unassigned', /\p{Cn}/u],
  ['space', /(?! )\p{Zs}/u],
];
const UNFIT = new RegExp(REASONS.map(([, { source }]) => source).join('|'), 'gu');

// In front of each: what it cannot stand on. Nothing, or a space; its like; what has a dot already; what is no key.
// More than four on one character reach into the lines above and below (Unicode's UTS 39, 5.4).
const LOOSE_MARKS: readonly RegExp[] = [
  /(^| )\p{M}+/gu,
  /(\p{M})\1+/gu,
  /(\p{Soft_Dotted})\u0307(?!\p{M})/gu,
  /()\u20e3+/gu,
  /(\p{M}{4})\p{M}+/gu,
];

/**
 * The characters that have to go, in the order of the rules.
 * @param decomposed a label in NFD, so that all marks are seen
 */
export function unfitCharacters(decomposed: string): readonly UnfitCharacter[] {
  const plain = withoutEmoji(decomposed);
  return [...unfitIn(plain), ...looseMarksIn(plain)];
}

/** Why a character can stand in no label at all, or only where it is needed. */
export function reasonAgainst(character: string): CharacterFault | undefined {
  return REASONS.find(([, pattern]) => pattern.test(character))?.[0];
}

function unfitIn(plain: string): readonly UnfitCharacter[] {
  return Array.from(plain.matchAll(UNFIT), ({ 0: character, index }) => ({
    reason: reasonAgainst(character) ?? 'invisible',
    character,
    at: index,
  })).filter(({ reason, character, at }) => {
    const neighbours = { before: plain.slice(0, at), after: plain.slice(at + character.length) };
    return reason !== 'joiner' || !isNeededJoiner(character, neighbours);
  });
}

function looseMarksIn(plain: string): readonly UnfitCharacter[] {
  return LOOSE_MARKS.flatMap((pattern) =>
    Array.from(plain.matchAll(pattern), ({ 0: match, 1: before = '', index }) => ({
      reason: 'mark',
      character: match.slice(before.length),
      at: index + before.length,
    })),
  );
}
