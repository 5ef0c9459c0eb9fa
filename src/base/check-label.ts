// The one rule for names, shared by the page and the machine: two labels that it takes are never told apart by
// characters that nobody can see. Letters that look alike stay different. docs/security.md has a table of examples.

import { EMOJI_STYLE, qualifyEmoji, withoutEmoji } from './emoji.ts';
import { isNeededJoiner } from './joiners.ts';

/** What is wrong with a character where it stands. */
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

export type LabelFault =
  | { readonly reason: 'empty' | 'too-long' }
  | { readonly reason: CharacterFault; readonly codePoint: number };

export type LabelCheck =
  | { readonly ok: true; readonly label: string }
  | { readonly ok: false; readonly fault: LabelFault };

const CHARACTER_FAULTS: readonly (readonly [CharacterFault, RegExp])[] = [
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
const UNFIT = new RegExp(CHARACTER_FAULTS.map(([, { source }]) => source).join('|'), 'gu');
// At the beginning or after a space; twice the same; a dot on what has one; a key cap on what is no key. More than
// four on one character reach into the lines above and below (Unicode's UTS 39, 5.4).
const LOOSE_MARK =
  /(?:^| )(?<first>\p{M})|(?<twin>\p{M})\k<twin>|\p{Soft_Dotted}(?<dot>\u0307)(?!\p{M})|(?<cap>\u20e3)|\p{M}{4}(?<fifth>\p{M})/u;

/**
 * Checks a label as somebody typed or pasted it. The label returned is the checked form: trimmed, one U+0020 between
 * words, composed (NFC), emoji fully qualified. Checking it again changes nothing.
 * @param maxLength in UTF-16 units of the checked form
 */
export function checkLabel(raw: string, maxLength: number): LabelCheck {
  // Composing makes three units of one at most; more than this is no label, and not worth the work.
  const label = raw.length > maxLength * 8 ? raw : checkedForm(raw);
  if (label === '') return { ok: false, fault: { reason: 'empty' } };
  if (label.length > maxLength) return { ok: false, fault: { reason: 'too-long' } };
  const fault = characterFault(label);
  return fault ? { ok: false, fault } : { ok: true, label };
}

/** What keeps a text from being a label in its checked form already, as an id has to be; undefined: nothing. */
export function labelFault(text: string, maxLength: number): LabelFault | undefined {
  const check = checkLabel(text, maxLength);
  if (!check.ok) return check.fault;
  if (check.label === text) return undefined;
  const character = firstDifference(text, check.label);
  // The rule takes it where it stands, if in another form.
  const reason = character === EMOJI_STYLE ? 'form' : reasonFor(character);
  return { reason: reason ?? (character === ' ' ? 'space' : 'form'), codePoint: codePointOf(character) };
}

function checkedForm(raw: string): string {
  const line = raw.trim().replace(/\p{Zs}+/gu, ' ');
  return qualifyEmoji(line.normalize('NFC'));
}

function characterFault(label: string): LabelFault | undefined {
  const plain = withoutEmoji(label);
  for (const { 0: character, index } of plain.matchAll(UNFIT)) {
    const neighbours = { before: plain.slice(0, index), after: plain.slice(index + character.length) };
    if (/\p{Join_Control}/u.test(character) && isNeededJoiner(character, neighbours)) continue;
    const reason = reasonFor(character);
    if (reason) return { reason, codePoint: codePointOf(character) };
  }
  const mark = Object.values(LOOSE_MARK.exec(plain.normalize('NFD'))?.groups ?? {}).find(
    (group) => group !== undefined,
  );
  return mark === undefined ? undefined : { reason: 'mark', codePoint: codePointOf(mark) };
}

/** The first character of `text` that has to go, or that is missing in it. */
function firstDifference(text: string, label: string): string {
  const [characters, wanted] = [Array.from(text), Array.from(label)];
  const index = characters.findIndex((character, at) => character !== wanted[at]);
  if (index === -1 || wanted[index] === EMOJI_STYLE) return EMOJI_STYLE;
  const [different = '', next = ''] = characters.slice(index);
  return /\p{M}/u.test(next) ? next : different;
}

function reasonFor(character: string): CharacterFault | undefined {
  return CHARACTER_FAULTS.find(([, pattern]) => pattern.test(character))?.[0];
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
