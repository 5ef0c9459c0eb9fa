import { NOTHING_TO_SEE, UNFIT } from './label.ts';

const EVERY_UNFIT = new RegExp(UNFIT, 'gu');

/**
 * Makes the best of a label from outside: one line, without what `checkLabel` refuses, cut to `maxLength`
 * UTF-16 units. `''` when nothing is left to see.
 */
export function cleanLabel(raw: string, maxLength: number): string {
  const label = raw
    // Enough for any honest label, and a limit to the work that a malicious one can cause.
    .slice(0, maxLength * 4)
    .replace(/\s+/gu, ' ')
    .replace(EVERY_UNFIT, '')
    .normalize('NFC')
    .trim()
    .slice(0, maxLength)
    .replace(/\p{Cs}$/u, '')
    .trim();
  return NOTHING_TO_SEE.test(label) ? '' : label;
}
