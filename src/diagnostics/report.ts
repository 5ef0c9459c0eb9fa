import { type Facts, factsIn } from './facts.ts';
import type { StepProgress } from './steps.ts';

const ENDINGS = ['passed', 'warning', 'failed', 'skipped'] as const;

/**
 * A check-up as plain text, for whoever helps: the same in every language, and without any secret, because it is
 * made of codes and facts alone.
 * @param subject what was checked
 * @param takenAt ISO 8601
 */
export function reportOf(
  steps: readonly StepProgress[],
  { subject, takenAt }: { readonly subject: Facts; readonly takenAt: string },
): string {
  const counts = ENDINGS.map((ending) => `${steps.filter(({ state }) => state === ending).length} ${ending}`);
  const lines = steps.map(({ id, state, code = '', durationMs, facts }) =>
    [
      state.padEnd(8),
      id.padEnd(18),
      code,
      ...(durationMs === undefined ? [] : [`(${durationMs} ms)`]),
      ...factWords(facts),
    ].join(' '),
  );
  return ['Momento Chat check-up', takenAt, ...factWords(subject), counts.join(', '), '', ...lines, ''].join(
    '\n',
  );
}

function factWords(facts: Facts): string[] {
  return Object.entries(factsIn(facts)).map(([name, fact]) => `${name}=${String(fact)}`);
}
