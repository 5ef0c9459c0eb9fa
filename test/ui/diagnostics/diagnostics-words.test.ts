import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/diagnostics/facts.ts';
import { endingOf, type StepCode, type StepId } from '../../../src/diagnostics/steps.ts';
import { diagnosticsWords, endInWords } from '../../../src/ui/diagnostics/diagnostics-words.ts';

const { step, anyStep } = diagnosticsWords();
const ENDS = Object.entries(step).flatMap(([id, { ends }]) =>
  [...Object.keys(ends), ...Object.keys(anyStep)].map((code) => [id, code] as [StepId, StepCode]),
);

const FACTS: readonly Facts[] = [
  {},
  {
    auth: 'lambda',
    machine: 'https://tvm.example/',
    status: 500,
    dialect: 'bare-token',
    body: 'web-page',
    clockAheadSeconds: 90,
    lifeSeconds: 60,
    role: 'subscribe-only',
    firstFrameMs: 12,
    latenciesMs: [1, 2],
    medianMs: 2,
    lostCount: 1,
  },
];

describe('endInWords', () => {
  it.each(ENDS)('has words for %s, %s, and says what to do where something is wrong', (id, code) => {
    for (const facts of FACTS) {
      const state = endingOf(id, code);
      const { text, next } = endInWords({ id, state, code, facts });
      expect(text).toMatch(/^[A-Z0-9].{10,}\.$/);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      expect(next !== undefined).toBe(state === 'failed' || state === 'warning');
      expect(next ?? 'Nothing to do.').toMatch(/^[A-Z].{10,}\.$/);
    }
  });

  it('says nothing of a step that has not ended', () => {
    expect(endInWords({ id: 'clock', state: 'running', facts: {} })).toEqual({ text: '' });
  });

  it.each([
    [90, 'It is 90 seconds behind the machine’s.'],
    [-90, 'It is 90 seconds ahead of the machine’s.'],
  ])('says which clock is behind: machine ahead by %i s', (clockAheadSeconds, text) => {
    expect(
      endInWords({ id: 'clock', state: 'warning', code: 'off', facts: { clockAheadSeconds } }).text,
    ).toBe(text);
  });
});
