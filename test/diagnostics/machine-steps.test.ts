import { describe, expect, it } from 'vitest';
import { machineSteps } from '../../src/diagnostics/machine-steps.ts';
import type { Findings, MachineAnswer, MachineOutcome, MachineProbe } from '../../src/diagnostics/probes.ts';
import { runSteps } from '../../src/diagnostics/run-steps.ts';
import { FakeClock } from '../support/fake-clock.ts';

const clock = new FakeClock();
const nowSeconds = clock.wallMs() / 1_000;

const vended = { authToken: 'secret', lifeMs: 900_000, expiresAt: nowSeconds + 900 };

const VENDS: MachineAnswer = {
  status: 200,
  refusal: undefined,
  date: null,
  text: '{"authToken":"secret","expiresAt":1}',
  vended,
};

function refuses(status: number, refusal: MachineAnswer['refusal']): MachineAnswer {
  return { status, refusal, date: null, text: '{"message":"no"}', vended: undefined };
}

interface World {
  readonly asksWho?: MachineProbe['asksWho'];
  readonly hasIdentity?: boolean;
  readonly isOnline?: boolean;
}

/** Code and facts of each step. */
async function check(
  outcome: MachineOutcome,
  { asksWho = false, hasIdentity = true, isOnline = true }: World = {},
) {
  const findings: Findings = {};
  const machine: MachineProbe = {
    asksWho,
    url: 'https://tvm.example/prod/?stage=secret',
    ask: async () => ({ outcome, hasIdentity }),
  };
  const steps = await runSteps({
    steps: machineSteps({ machine, clock, isOnline: () => isOnline, findings }),
    clock,
    signal: new AbortController().signal,
    onProgress: () => {},
  });
  const codes = Object.fromEntries(steps.map(({ id, code }) => [id, code]));
  const facts = Object.fromEntries(steps.map((step) => [step.id, step.facts]));
  return { codes, facts, findings };
}

describe('machineSteps', () => {
  it('pass where a token comes, and hand it on', async () => {
    const { codes, facts, findings } = await check({
      ...VENDS,
      vended: { ...vended, serverTime: nowSeconds },
    });
    expect(codes).toEqual({
      'machine-reachable': 'answers',
      'machine-cors': 'readable',
      'machine-status': 'good',
      'machine-answer': 'token',
      clock: 'right',
    });
    expect(facts['machine-reachable']).toEqual({ machine: 'https://tvm.example/prod/' });
    expect(facts['machine-answer']).toEqual({ dialect: 'original' });
    expect(findings.answer?.vended?.authToken).toBe('secret');
  });

  it.each([
    ['unreachable', true, 'unreachable'],
    ['unreachable', false, 'offline'],
    ['unsendable', true, 'unsendable'],
  ] as const)(
    'stop at the first where the outcome is %s; with a network: %s',
    async (outcome, isOnline, code) => {
      const { codes } = await check(outcome, { isOnline });
      expect(codes).toEqual({
        'machine-reachable': code,
        'machine-cors': 'earlier-failed',
        'machine-status': 'earlier-failed',
        'machine-answer': 'earlier-failed',
        clock: 'earlier-failed',
      });
    },
  );

  describe('CORS', () => {
    it('is missing where an answer may not be read', async () => {
      const { codes, facts } = await check('refuses-page', { asksWho: true });
      expect(codes).toMatchObject({ 'machine-reachable': 'answers', 'machine-cors': 'refuses-page' });
      expect(facts['machine-cors']).toEqual({ asksWho: true });
    });

    it('cannot be told by the answer to nobody', async () => {
      const { codes } = await check('refuses-page', { asksWho: true, hasIdentity: false });
      expect(codes).toMatchObject({
        'machine-reachable': 'answers',
        'machine-cors': 'sign-in-first',
        'machine-status': 'sign-in-first',
        'machine-answer': 'sign-in-first',
      });
    });
  });

  describe('status', () => {
    it.each([
      [401, 'unauthorized', 'unauthorized'],
      [403, 'forbidden', 'forbidden'],
      [404, 'rejected', 'not-found'],
      [405, 'rejected', 'rejected'],
      [429, 'throttled', 'throttled'],
      [500, 'unavailable', 'unavailable'],
      [0, 'redirected', 'redirected'],
    ] as const)('%i is told as it is', async (status, refusal, code) => {
      const { codes, facts } = await check(refuses(status, refusal));
      expect(codes).toMatchObject({
        'machine-cors': 'readable',
        'machine-status': code,
        'machine-answer': 'earlier-failed',
      });
      expect(facts['machine-status']).toEqual({ status });
    });

    it('401 to nobody is as it should be', async () => {
      const { codes } = await check(refuses(401, 'unauthorized'), { asksWho: true, hasIdentity: false });
      expect(codes).toMatchObject({ 'machine-status': 'asks-who', 'machine-answer': 'sign-in-first' });
    });

    it('500 to nobody is a failure', async () => {
      const { codes } = await check(refuses(500, 'unavailable'), { asksWho: true, hasIdentity: false });
      expect(codes).toMatchObject({ 'machine-status': 'unavailable' });
    });
  });

  it.each([
    ['<html>', 'web-page'],
    ['', 'empty'],
    ['{"hello":"secret"}', 'json'],
    ['hello', 'text'],
  ])('say what %j looks like, which holds no token', async (text, body) => {
    const { codes, facts } = await check({ ...VENDS, text, vended: undefined });
    expect(codes).toMatchObject({ 'machine-answer': 'no-token' });
    expect(facts['machine-answer']).toEqual({ body });
  });

  describe('clock', () => {
    it.each([0, 1, -2])(
      'whose difference of %i s is within what can be measured is right',
      async (seconds) => {
        const { facts } = await check({ ...VENDS, vended: { ...vended, serverTime: nowSeconds + seconds } });
        expect(facts.clock).toEqual({ clockAheadSeconds: 0, clockSource: 'server-time' });
      },
    );

    it.each([
      [3, 'right'],
      [60, 'right'],
      [-60, 'right'],
      [61, 'off'],
      [-61, 'off'],
      [86_400, 'off'],
    ])('that is behind by %i s is %s', async (clockAheadSeconds, code) => {
      const { codes, facts } = await check({
        ...VENDS,
        vended: { ...vended, serverTime: nowSeconds + clockAheadSeconds },
      });
      expect(codes).toMatchObject({ clock: code });
      expect(facts.clock).toEqual({ clockAheadSeconds, clockSource: 'server-time' });
    });

    it('is compared with the header Date where the body tells no time, of a refusal too', async () => {
      const date = 'Fri, 02 Jan 2026 03:00:05 GMT';
      const { codes, facts } = await check({ ...refuses(500, 'unavailable'), date });
      expect(codes).toMatchObject({ clock: 'off' });
      expect(facts.clock).toEqual({ clockAheadSeconds: -240, clockSource: 'date-header' });
    });

    it.each([
      [900_000, 'plausible'],
      [undefined, 'implausible'],
    ])('is judged by the end of the token where there is nothing else: life %s', async (lifeMs, code) => {
      const { codes, facts } = await check({ ...VENDS, vended: { ...vended, lifeMs } });
      expect(codes).toMatchObject({ clock: code });
      expect(facts.clock).toEqual({ clockSource: 'expiry' });
    });

    it('is left alone where nothing tells a time', async () => {
      const { codes } = await check(refuses(403, 'forbidden'));
      expect(codes).toMatchObject({ clock: 'untold' });
    });
  });
});
