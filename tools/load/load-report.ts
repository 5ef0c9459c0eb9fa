import { LAST_ANSWERS } from './load-options.ts';
import type { LoadResult } from './run-load.ts';

const CUT_SHORT = `It ended early, because more than half of the last ${LAST_ANSWERS} requests got no token: see why, or let it go on with --despite-refusals.`;

/** What came of a load, as two tables. */
export function loadReport({ asked, tookMs, isCutShort }: LoadResult): string {
  const counts = new Map<string, number>();
  for (const { outcome } of asked) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const outcomes = [...counts].sort(([, a], [, b]) => b - a);
  const vended = asked.filter(({ outcome }) => outcome === 'vended').map(({ durationMs }) => durationMs);
  return [
    `${asked.length} ${asked.length === 1 ? 'request' : 'requests'} in ${(tookMs / 1_000).toFixed(1)} s`,
    ...(isCutShort ? [CUT_SHORT] : []),
    '',
    row(['outcome', 'times', '%']),
    ...outcomes.map(([outcome, count]) => row([outcome, count, ((100 * count) / asked.length).toFixed(1)])),
    ...(vended.length > 0 ? ['', row(['ms to a token', '', '']), ...percentiles(vended)] : []),
  ].join('\n');
}

function percentiles(durationsMs: readonly number[]): string[] {
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const at = (percent: number) => sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? 0;
  return [50, 90, 99, 100].map((percent) =>
    row([percent === 100 ? 'slowest' : `p${percent}`, at(percent).toFixed(0), '']),
  );
}

function row([name, value, share]: readonly [string, string | number, string]): string {
  return `${name.padEnd(28)}${String(value).padStart(8)}${share.padStart(8)}`.trimEnd();
}
