import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/diagnostics/facts.ts';
import { type AnyStep, endingOf } from '../../../src/diagnostics/steps.ts';
import { KINDS } from '../../../src/sign-in/kinds.ts';
import { diagnosticsWords, stepInWords } from '../../../src/ui/diagnostics/diagnostics-words.ts';

const { step, anyStep } = diagnosticsWords();
const { setUp } = await KINDS.cognito.setUp();
const kindWords = setUp.checkUp?.words();
const MEMBER = {
  name: 'Member',
  url: 'https://tvm.example/',
  userPoolId: 'local_Pool',
  clientId: 'client',
  authFlow: 'USER_SRP_AUTH',
} as const;
const parts = { fetch: globalThis.fetch, isOnline: () => true, asked: () => undefined };
const kindSteps = (await setUp.checkUp?.steps(MEMBER, parts)) ?? [];

/** Every end of every step, those of a kind of machine included. */
const ENDS = [
  ...Object.entries(step).flatMap(([id, { ends }]) =>
    [...Object.keys(ends), ...Object.keys(anyStep)].map((code) => ({ step: { id } as AnyStep, code })),
  ),
  ...kindSteps.flatMap((kindStep) =>
    [...Object.keys(kindStep.endings), ...Object.keys(anyStep)].map((code) => ({ step: kindStep, code })),
  ),
];

const FACTS: readonly Facts[] = [
  {},
  {
    auth: 'lambda',
    asksWho: true,
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
    userPool: 'local_Pool',
    appClient: 'client',
    signedInAt: 'local_Other',
  },
];

describe('stepInWords', () => {
  it.each(ENDS)('has words for $step.id, $code, and says what to do where something is wrong', (end) => {
    const { code } = end;
    const { id } = end.step;
    for (const facts of FACTS) {
      const state = endingOf(end.step, code);
      const { title, text, next } = stepInWords({ id, state, code, facts }, kindWords);
      expect(title).toMatch(/^[A-Z].+/);
      expect(text).toMatch(/^[A-Z0-9].{10,}\.$/);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      expect(next !== undefined).toBe(state === 'failed' || state === 'warning');
      expect(next ?? 'Nothing to do.').toMatch(/^[A-Z].{10,}\.$/);
    }
  });

  it('says nothing of a step that has not ended', () => {
    expect(stepInWords({ id: 'clock', state: 'running', facts: {} }, undefined)).toMatchObject({ text: '' });
  });

  it.each([
    [90, 'It is 90 seconds behind the machine’s.'],
    [-90, 'It is 90 seconds ahead of the machine’s.'],
  ])('says which clock is behind: machine ahead by %i s', (clockAheadSeconds, text) => {
    expect(
      stepInWords({ id: 'clock', state: 'warning', code: 'off', facts: { clockAheadSeconds } }, undefined)
        .text,
    ).toBe(text);
  });
});
