// Short texts that people give to things: what can be told at once. The whole rule (check-label.ts) has tables, which
// the page loads on the way into a room.

export type LabelLength =
  | { readonly ok: true; readonly label: string }
  | { readonly ok: false; readonly reason: 'empty' | 'too-long' };

/**
 * Whether there is a label, and not too much of it; trimmed and composed (NFC).
 * @param maxLength in UTF-16 units, counted after trimming and composing.
 */
export function checkLength(raw: string, maxLength: number): LabelLength {
  const label = raw.trim().normalize('NFC');
  if (label === '') return { ok: false, reason: 'empty' };
  if (label.length > maxLength) return { ok: false, reason: 'too-long' };
  return { ok: true, label };
}
