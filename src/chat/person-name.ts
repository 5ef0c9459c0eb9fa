// What a person's name may be, in the page and in the machine (tvm/token-id.ts): a label that looks like no guest's id.

import { checkLabel, type LabelFault, labelFault } from '../base/check-label.ts';

/** The machine puts people it knows nothing about into this namespace. */
export const GUEST_PREFIX = 'guest:';

/**
 * The longest name of a user, in UTF-16 units: it is a token id as it is, and Momento takes no longer ones
 * (validateDisposableTokenTokenID of @gomomento/sdk-core).
 */
export const MAX_USER_NAME_LENGTH = 64;

/** `reserved`: it looks like an id in the namespace of the guests. */
export type PersonNameFault = LabelFault | { readonly reason: 'reserved' };

export type PersonNameCheck =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly fault: PersonNameFault };

/**
 * Checks a name as somebody typed it. The name returned is its checked form.
 * @param maxLength in UTF-16 units of the checked form
 */
export function checkPersonName(raw: string, maxLength: number): PersonNameCheck {
  const check = checkLabel(raw, maxLength);
  if (!check.ok) return check;
  if (looksLikeGuestId(check.label)) return { ok: false, fault: { reason: 'reserved' } };
  return { ok: true, name: check.label };
}

/** What keeps a user's name from being attested as it is; undefined: nothing. */
export function personNameFault(name: string, maxLength: number): PersonNameFault | undefined {
  return labelFault(name, maxLength) ?? (looksLikeGuestId(name) ? { reason: 'reserved' } : undefined);
}

// Each letter of the prefix with what is drawn like it (confusables.txt of Unicode's UTS 39), in either case.
const PREFIX_LOOKALIKE = new RegExp(
  [
    'gɡᶃƍցɢԍꮐꮆꓖ',
    'uꞟᴜꭎꭒʋυսꓴ∪⋃ᑌሀ\u{104f6}\u{118d8}',
    'e℮еҽꬲᴇεⴹꭼꓰ⋿\u{10286}',
    'sꜱƽѕꮪꮥտꓢ\u{10448}\u{10296}',
    'tᴛτтꭲꓔⲧ⊤⟙\u{10297}\u{10315}',
    ':ःઃ։܃܄᛬᠃᠉⁚׃˸꞉∶ːꓽ',
  ].reduce((pattern, lookalikes) => `${pattern}[${lookalikes}]`, '^'),
  'iu',
);

/**
 * Whether a name begins with the prefix of guests, or with what could be taken for it: in capitals, full width,
 * letters of other alphabets, with accents, spaces or characters that cannot be seen.
 */
export function looksLikeGuestId(name: string): boolean {
  return PREFIX_LOOKALIKE.test(foldedName(name));
}

/** A name without what can be put between its letters unseen: accents, spaces, characters that cannot be seen. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\s\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/gu, '');
}
