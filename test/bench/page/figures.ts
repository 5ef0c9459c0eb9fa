/** What was measured on a page, once for each run. */
export type Values = readonly number[];

/** By the name of the page. */
export type ValuesByPage = ReadonlyMap<string, Values>;

/** One line of the table. */
export interface Figure {
  readonly what: string;
  readonly unit: 'ms' | 'MB' | 'nodes' | '%' | '';
  readonly values: ValuesByPage;
  readonly budget?: Budget;
}

export interface Budget {
  readonly measured: number;
  readonly limit: number;
  /** What both numbers mean, e.g. `x bare SDK`. */
  readonly unit: string;
}

export function median(values: Values): number {
  return percentile(values, 0.5);
}

export function percentile(values: Values, share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The ratio to the floor, run by run: the median of it may be `limit` at most. */
export function ratioBudget(values: Values, floor: Values, limit: number): Budget {
  const ratios = values.map((value, run) => value / (floor[run] ?? Number.NaN));
  return { measured: median(ratios), limit, unit: 'x bare SDK' };
}

/** The excess over the floor, run by run: the median of it may be `limit` at most. */
export function excessBudget(values: Values, floor: Values, limit: number): Budget {
  const excess = values.map((value, run) => value - (floor[run] ?? Number.NaN));
  return { measured: median(excess), limit, unit: 'ms over bare SDK' };
}

/** No run may be above `limit`. */
export function plainBudget(values: Values, limit: number, unit: string): Budget {
  return { measured: Math.max(...values), limit, unit };
}
