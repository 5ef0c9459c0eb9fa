import { checkLabel } from '../base/label.ts';

/** Longest name of a person or a room in UTF-16 units: `guest:` + name stays within a token id's 64. */
export const MAX_NAME_LENGTH = 56;

/** What is wrong with a name. */
export type NameProblem = 'empty' | 'too-long' | 'control-characters';

export type NameCheck =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly reason: NameProblem };

/**
 * Checks a name of a person or a room as typed: 1 to 56 UTF-16 units after trim and NFC. `control-characters`
 * stands for everything that cannot be seen or sent: control characters, line separators, bidirectional
 * controls, zero-width spaces, lone surrogates. Zero-width joiners and variation selectors are allowed where
 * something visible is beside them (Persian, Indic scripts, emoji).
 */
export function checkName(raw: string): NameCheck {
  const check = checkLabel(raw, MAX_NAME_LENGTH);
  return check.ok ? { ok: true, name: check.label } : check;
}
