import type { PageAdapter } from './adapter.ts';
import type { Values, ValuesByPage } from './figures.ts';
import { noteNoise } from './noise.ts';

/** What came of the runs, page by page. */
export class Results<Result> {
  readonly #results: ReadonlyMap<string, Result[]>;

  constructor(pages: readonly PageAdapter[]) {
    this.#results = new Map(pages.map(({ name }) => [name, []]));
  }

  add(page: PageAdapter, result: Result): void {
    this.#results.get(page.name)?.push(result);
  }

  /** One value, or some, out of each run. */
  pick(value: (result: Result) => number | Values): ValuesByPage {
    return new Map([...this.#results].map(([name, runs]) => [name, runs.flatMap(value)]));
  }
}

/** Measures each page once a round, in turns, so that a busy machine is busy for all of them. */
export async function inTurns<Result>(options: {
  readonly rounds: number;
  readonly pages: readonly PageAdapter[];
  readonly run: (page: PageAdapter) => Promise<Result>;
}): Promise<Results<Result>> {
  const { rounds, pages, run } = options;
  const results = new Results<Result>(pages);
  for (let round = 0; round < rounds; round++) {
    tellProgress(round, rounds);
    // Who comes second finds the caches of the first: take turns in that, too.
    for (const page of round % 2 === 0 ? pages : pages.toReversed()) {
      noteNoise();
      results.add(page, await run(page));
    }
  }
  return results;
}

/** Measures all pages at the same time, so that whatever slows one down slows the others. */
export async function sideBySide<Result>(options: {
  readonly rounds: number;
  readonly pages: readonly PageAdapter[];
  readonly run: (pages: readonly PageAdapter[]) => Promise<readonly Result[]>;
}): Promise<Results<Result>> {
  const { rounds, pages, run } = options;
  const results = new Results<Result>(pages);
  for (let round = 0; round < rounds; round++) {
    tellProgress(round, rounds);
    noteNoise();
    for (const [index, result] of (await run(pages)).entries()) {
      const page = pages[index];
      if (page) results.add(page, result);
    }
  }
  return results;
}

function tellProgress(round: number, rounds: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\rround ${round + 1} of ${rounds} `);
}
