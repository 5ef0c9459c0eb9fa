/** Figures of several subjects, measured one after the other in each round, so that a busy machine is busy for all. */
export async function inTurns<Name extends string, Figure>(
  rounds: number,
  subjects: Readonly<Record<Name, () => Promise<Figure>>>,
): Promise<Record<Name, Figure[]>> {
  const names = Object.keys(subjects) as Name[];
  const figures = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Figure[]>;
  for (let round = 0; round < rounds; round++) {
    // Who comes second finds the caches of the first: take turns in that, too.
    for (const name of round % 2 === 0 ? names : names.toReversed())
      figures[name].push(await subjects[name]());
  }
  return figures;
}

export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  return { low: at(0), median: at(Math.floor(sorted.length / 2)), high: at(sorted.length - 1) };
}
