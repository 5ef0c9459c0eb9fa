// Short texts that people give to things and that are drawn on one line: what they may contain.

export type LabelCheck =
  | { readonly ok: true; readonly label: string }
  | { readonly ok: false; readonly reason: 'empty' | 'too-long' | 'control-characters' };

// Control characters, line and paragraph separators, halves of surrogate pairs (no UTF-8 for them), and what
// draws nothing: bidirectional controls, zero-width spaces, fillers. Joiners and variation selectors stay:
// Persian, Indic scripts and emoji need them.
export const UNFIT =
  /(?![\p{Join_Control}\p{Variation_Selector}])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
export const NOTHING_TO_SEE = /^[\s\p{Join_Control}\p{Variation_Selector}]*$/u;

/**
 * Checks what a user typed. The label returned is trimmed and in Unicode's composed form (NFC), so that what
 * looks the same is the same.
 * @param maxLength in UTF-16 units, counted after trimming and composing.
 */
export function checkLabel(raw: string, maxLength: number): LabelCheck {
  const label = raw.trim().normalize('NFC');
  if (NOTHING_TO_SEE.test(label)) return { ok: false, reason: 'empty' };
  if (UNFIT.test(label)) return { ok: false, reason: 'control-characters' };
  if (label.length > maxLength) return { ok: false, reason: 'too-long' };
  return { ok: true, label };
}
