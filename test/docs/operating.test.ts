import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Refusal, refusalCodes } from '../../tvm/refusal.ts';
import { createVendMetrics } from '../../tvm/vend-metrics.ts';
import { vendOutcomes } from '../../tvm/vend-outcome.ts';

const document = readFileSync('docs/operating.md', 'utf8');

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[];
  }[];
}

const [, block = ''] = /^```yaml\n(.*?)^```$/ms.exec(document) ?? [];
const rules = (parse(block) as Rules).groups.flatMap((group) => group.rules);

/** The outcomes that a rule selects, in one text each: `throttled`, `internal|timeout`. */
function selected(alert: string): readonly string[] {
  const { expr } = rules.find((rule) => rule.alert === alert) ?? { expr: '' };
  return [...expr.matchAll(/outcome=~?"([^"]+)"/g)].map(([, outcomes = '']) => outcomes);
}

function codesOf(isWanted: (status: number) => boolean): readonly string[] {
  return refusalCodes.filter((code) => isWanted(new Refusal({ code, message: '' }).status));
}

describe('the rules for Prometheus in docs/operating.md', () => {
  it('are each for an alarm that the runbook has a heading for', () => {
    expect(rules.map(({ alert }) => alert)).toEqual(['Throttled', 'AllRefused', 'Failures', 'Slow']);
    for (const { alert } of rules) expect(document).toContain(`\n### \`${alert}\`\n`);
  });

  it('look at series that a machine has', () => {
    const text = createVendMetrics().metricsText();
    const series = rules.flatMap(({ expr }) => expr.match(/\bmomento_\w+/g) ?? []);
    expect(series.length).toBeGreaterThanOrEqual(rules.length);
    for (const name of series) expect(text).toMatch(new RegExp(`^${name}\\{`, 'm'));
  });

  it('count each refusal as what it is: of the caller, or of the machine', () => {
    const [refused = '', vended = ''] = selected('AllRefused');
    expect(refused.split('|').sort()).toEqual([...codesOf((status) => status < 500)].sort());
    expect(vendOutcomes).toContain(vended);
    const [failures = ''] = selected('Failures');
    expect(failures.split('|').sort()).toEqual([...codesOf((status) => status >= 500)].sort());
    expect(selected('Throttled')).toEqual(['throttled']);
  });
});
