// What was shown, against what was said.

import type { ShownRow } from '../../support/engines/in-page.ts';

export interface Verdict {
  /** Said after the page had begun to show the room, and nowhere to be seen. */
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  /** Shown after one that was said later. */
  readonly disordered: readonly string[];
  /** What the rows about lost messages say. */
  readonly gaps: readonly string[];
  /** The page's own messages: after what of the others each stands, and how far it got. */
  readonly own: readonly { readonly after: string | undefined; readonly delivery: string }[];
}

export const OWN_WORDS = 'my own words';

/** @param options.liveFrom how many had been said when the room was live: later ones must be there */
export function judge(
  rows: readonly ShownRow[],
  { sent, liveFrom }: { readonly sent: readonly string[]; readonly liveFrom: number },
): Verdict {
  const gaps = rows.filter(({ kind }) => kind === 'gap').map(({ text }) => text);
  const shown = rows
    .filter(({ kind, text }) => kind === 'text' && /^#\d+$/u.test(text))
    .map(({ text }) => text);
  const numbers = shown.map((text) => Number(text.slice(1)));
  const first = Math.min(liveFrom, ...numbers);
  const present = new Set(shown);
  return {
    lost: sent.slice(first).filter((text) => !present.has(text)),
    doubled: shown.filter((text, index) => shown.indexOf(text) < index),
    own: rows.flatMap(({ text, delivery = '' }, index) => {
      if (text !== OWN_WORDS) return [];
      const after = rows.slice(0, index).findLast((row) => row.text.startsWith('#'))?.text;
      return [{ after, delivery }];
    }),
    disordered: shown.filter((_, index) => Number(numbers[index]) < Number(numbers[index - 1])),
    gaps,
  };
}

/** The most of `timesMs` that lie within any time of this length. */
export function mostWithin(timesMs: readonly number[], lengthMs: number): number {
  let most = 0;
  let from = 0;
  timesMs.forEach((atMs, index) => {
    while (atMs - Number(timesMs[from]) >= lengthMs) from += 1;
    most = Math.max(most, index - from + 1);
  });
  return most;
}
