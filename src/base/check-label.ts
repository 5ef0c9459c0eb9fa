// The one rule for names, shared by the page and the machine: two labels that it takes are never told apart by
// characters that nobody can see. Letters that look alike stay different. docs/security.md has a table of examples.

import { EMOJI_STYLE, qualifyEmoji } from './emoji.ts';
import { type CharacterFault, reasonAgainst, unfitCharacters } from './label-faults.ts';

export type LabelFault =
  | { readonly reason: 'empty' | 'too-long' }
  | { readonly reason: CharacterFault; readonly codePoint: number };

export type LabelCheck =
  | { readonly ok: true; readonly label: string }
  | { readonly ok: false; readonly fault: LabelFault };

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
  const [unfit] = unfitCharacters(label.normalize('NFD'));
  if (!unfit) return { ok: true, label };
  return { ok: false, fault: { reason: unfit.reason, codePoint: codePointOf(unfit.character) } };
}

/** What keeps a text from being a label in its checked form already, as an id has to be; undefined: nothing. */
export function labelFault(text: string, maxLength: number): LabelFault | undefined {
  const check = checkLabel(text, maxLength);
  if (!check.ok) return check.fault;
  if (check.label === text) return undefined;
  const character = firstDifference(text, check.label);
  // The rule takes it where it stands, if in another form.
  const reason = character === EMOJI_STYLE ? 'form' : reasonAgainst(character);
  return { reason: reason ?? (character === ' ' ? 'space' : 'form'), codePoint: codePointOf(character) };
}

/** What can be done for a text without taking anything away that is seen. */
export function checkedForm(raw: string): string {
  const line = raw.trim().replace(/\p{Zs}+/gu, ' ');
  return qualifyEmoji(line.normalize('NFC'));
}

/** The first character of `text` that has to go, or that is missing in it. */
function firstDifference(text: string, label: string): string {
  const [characters, wanted] = [Array.from(text), Array.from(label)];
  const index = characters.findIndex((character, at) => character !== wanted[at]);
  if (index === -1 || wanted[index] === EMOJI_STYLE) return EMOJI_STYLE;
  const [different = '', next = ''] = characters.slice(index);
  return /\p{M}/u.test(next) ? next : different;
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
