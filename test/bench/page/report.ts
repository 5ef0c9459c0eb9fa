import type { Figure, Values } from './figures.ts';
import { median } from './figures.ts';

/** The figures of one part as a Markdown table, a column for each page. */
export function tableOf(title: string, figures: readonly Figure[]): string {
  const names = [...new Set(figures.flatMap(({ values }) => [...values.keys()]))];
  const header = ['', ...names, 'against the budget'];
  const rows = figures.map((figure) => [
    figure.what,
    ...names.map((name) => shown(figure.values.get(name), figure.unit)),
    verdictOf(figure),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, column) => (column === 0 ? '---' : '--:'));
  return [`### ${title}`, '', ...[header, rule, ...rows].map(line)].join('\n');
}

/** E.g. `Machine: a loop that is always the same took 31 ms (30 to 44)`. */
export function noiseLine(timesMs: Values): string {
  return `Noise: the same loop, timed before each run, took ${shown(timesMs, 'ms')}.`;
}

/** Whether every budget of these is kept. */
export function isWithin({ budget }: Figure): boolean {
  return budget === undefined || budget.measured <= budget.limit;
}

/** Median, and lowest to highest. */
function shown(values: Values | undefined, unit: string): string {
  if (!values || values.length === 0) return '';
  const middle = `${short(median(values))} ${unit}`.trim();
  if (values.length === 1) return middle;
  return `${middle} (${short(Math.min(...values))} to ${short(Math.max(...values))})`;
}

function verdictOf(figure: Figure): string {
  const { budget } = figure;
  if (!budget) return '';
  const { measured, limit, unit } = budget;
  return `${isWithin(figure) ? 'ok' : 'OVER'}: ${short(measured)} of ${short(limit)} ${unit}`;
}

function short(value: number): string {
  const digits = Math.abs(value) < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 };
  return value.toLocaleString('en', digits);
}
