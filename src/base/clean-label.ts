import { checkedForm } from './check-label.ts';
import { unfitCharacters } from './label-faults.ts';

// What is taken away can leave a neighbour alone that needed it, which goes in the next round.
const MAX_ROUNDS = 8;

/**
 * Makes the best of a label from outside: one line, without what `checkLabel` refuses, cut to `maxLength`
 * UTF-16 units. `''` when nothing is left to see.
 */
export function cleanLabel(raw: string, maxLength: number): string {
  // Enough for any honest label, and a limit to the work that a malicious one can cause.
  let label = raw.slice(0, maxLength * 4).replace(/\s+/gu, ' ');
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    label = cut(checkedForm(label), maxLength);
    const decomposed = label.normalize('NFD');
    const unfit = unfitCharacters(decomposed);
    if (unfit.length === 0 && label === checkedForm(label)) return label;
    label = without(decomposed, new Map(unfit.map(({ at, character }) => [at, character.length])));
  }
  return '';
}

/** @param unfit the length of each piece that goes, by its place. */
function without(text: string, unfit: ReadonlyMap<number, number>): string {
  let kept = '';
  for (let at = 0; at < text.length; at += unfit.get(at) ?? 1) if (!unfit.has(at)) kept += text[at];
  return kept;
}

/** Never between the halves of a pair. */
function cut(label: string, maxLength: number): string {
  return label.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '');
}
