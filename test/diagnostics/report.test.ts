import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../src/diagnostics/report.ts';
import type { StepProgress } from '../../src/diagnostics/steps.ts';

const SUBJECT = { subject: { auth: 'lambda', signedIn: true } as const, takenAt: '2026-01-02T03:04:05.000Z' };

describe('reportOf', () => {
  it('tells every step, its end, its time and its facts in one line', () => {
    const steps: StepProgress[] = [
      {
        id: 'machine-reachable',
        state: 'passed',
        code: 'answers',
        facts: { machine: 'https://tvm.example/' },
        durationMs: 34,
      },
      {
        id: 'clock',
        state: 'warning',
        code: 'off',
        facts: { clockAheadSeconds: 90, clockSource: 'server-time' },
        durationMs: 0,
      },
      { id: 'round-trip', state: 'skipped', code: 'stopped', facts: {} },
      { id: 'publish', state: 'failed', code: 'not-found', facts: { latenciesMs: [1, 2.5] }, durationMs: 7 },
    ];
    expect(reportOf(steps, SUBJECT)).toMatchInlineSnapshot(`
      "Momento Chat check-up
      2026-01-02T03:04:05.000Z
      auth=lambda
      signedIn=true
      1 passed, 1 warning, 1 failed, 1 skipped

      passed   machine-reachable  answers (34 ms) machine=https://tvm.example/
      warning  clock              off (0 ms) clockAheadSeconds=90 clockSource=server-time
      skipped  round-trip         stopped
      failed   publish            not-found (7 ms) latenciesMs=1,2.5
      "
    `);
  });

  it('holds no secret, whatever a step took for a fact', () => {
    const secret = fc.stringMatching(/^[A-Za-z0-9+/=._-]{12,40}$/);
    const name = fc.constantFrom(
      'machine',
      'momento',
      'cognito',
      'role',
      'status',
      'token',
      'authToken',
      'body',
    );
    const wrap = fc.constantFrom(
      (text: string) => text,
      (text: string) => `https://tvm.example/prod/?token=${text}`,
      (text: string) => `https://tvm.example/prod/#${text}`,
      (text: string) => `https://user:${text}@tvm.example/prod/`,
      (text: string) => `Bearer ${text}`,
      (text: string) => [text],
      (text: string) => ({ text, toString: () => text }),
    );
    fc.assert(
      fc.property(secret, name, wrap, (text, fact, hide) => {
        const facts = { [fact]: hide(text) };
        const step: StepProgress = { id: 'publish', state: 'passed', code: 'published', facts };
        const report = reportOf([step], { ...SUBJECT, subject: facts });
        expect(report).not.toContain(text);
        expect(report).not.toContain(text.toLowerCase());
      }),
      { numRuns: 500 },
    );
  });
});
