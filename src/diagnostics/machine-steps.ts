import { type Clock, parseHttpDateMs } from '../base/clock.ts';
import { bodyShape, dialectOf } from './answer-shape.ts';
import type { Findings, MachineProbe } from './probes.ts';
import type { Step, StepCode, StepOf, StepResult } from './steps.ts';

export interface MachineStepsOptions {
  readonly machine: MachineProbe;
  readonly clock: Clock;
  readonly isOnline: () => boolean;
  readonly findings: Findings;
}

/** As long as the page itself waits for a token, and the probe that tells CORS from silence. */
const ASK_MS = 12_000;
/** Nothing is awaited in the others. */
const AT_ONCE_MS = 1_000;
/** More than this shows in the times of messages. */
const CLOCK_TOLERANCE_SECONDS = 60;
/** They tell whole seconds, and the answer was under way: a difference this small is none. */
const CLOCK_NOISE_SECONDS = 2;

/** One request to the machine, looked at from all sides. */
export function machineSteps(options: MachineStepsOptions): readonly Step[] {
  const { machine, clock, isOnline, findings } = options;

  const reachable: StepOf<'machine-reachable'> = {
    id: 'machine-reachable',
    needs: [],
    deadlineMs: ASK_MS,
    run: async (signal) => {
      const { outcome, hasIdentity, isSignInFailing = false } = await machine.ask(signal);
      findings.hasIdentity = hasIdentity;
      findings.isSignInFailing = isSignInFailing;
      const facts = { machine: machine.url };
      if (outcome === 'unreachable') return { code: isOnline() ? outcome : 'offline', facts };
      if (outcome === 'unsendable') return { code: outcome, facts };
      if (outcome !== 'refuses-page') {
        findings.answer = outcome;
        findings.answeredAtMs = clock.wallMs();
      }
      return { code: 'answers', facts };
    },
  };

  const cors: StepOf<'machine-cors'> = {
    id: 'machine-cors',
    needs: ['machine-reachable'],
    deadlineMs: AT_ONCE_MS,
    run: async () => {
      if (findings.answer) return { code: 'readable' };
      // Gateways refuse nobody in particular without CORS headers, even where they have them for everybody else.
      if (!findings.hasIdentity) return { code: withoutIdentity(findings) };
      return { code: 'refuses-page', facts: { asksWho: machine.asksWho } };
    },
  };

  const status: StepOf<'machine-status'> = {
    id: 'machine-status',
    needs: ['machine-cors'],
    deadlineMs: AT_ONCE_MS,
    run: async () => ({ code: codeOfStatus(findings), facts: { status: findings.answer?.status } }),
  };

  const answer: StepOf<'machine-answer'> = {
    id: 'machine-answer',
    needs: ['machine-status'],
    deadlineMs: AT_ONCE_MS,
    run: async () => {
      const { text = '', refusal, vended } = findings.answer ?? {};
      if (refusal) return { code: withoutIdentity(findings) };
      return vended
        ? { code: 'token', facts: { dialect: dialectOf(text) } }
        : { code: 'no-token', facts: { body: bodyShape(text) } };
    },
  };

  const compareClocks: StepOf<'clock'> = {
    id: 'clock',
    needs: ['machine-cors'],
    deadlineMs: AT_ONCE_MS,
    run: async () => clockResult(findings),
  };

  return [reachable, cors, status, answer, compareClocks];
}

/** Why nobody was shown to the machine. */
function withoutIdentity({ isSignInFailing }: Findings): 'sign-in-first' | 'sign-in-fails' {
  return isSignInFailing ? 'sign-in-fails' : 'sign-in-first';
}

function codeOfStatus({ answer, hasIdentity }: Findings): StepCode<'machine-status'> {
  const { status, refusal } = answer ?? {};
  if (!refusal) return 'good';
  if (refusal === 'unauthorized' && !hasIdentity) return 'asks-who';
  return status === 404 ? 'not-found' : refusal;
}

function clockResult({ answer, answeredAtMs = 0 }: Findings): StepResult<'clock'> {
  const { serverTime, expiresAt, lifeMs } = answer?.vended ?? {};
  const dateMs = parseHttpDateMs(answer?.date ?? '');
  const [theirMs, clockSource] =
    serverTime === undefined
      ? [dateMs, 'date-header' as const]
      : [serverTime * 1_000, 'server-time' as const];
  if (!Number.isNaN(theirMs)) {
    const differenceSeconds = Math.round((theirMs - answeredAtMs) / 1_000);
    const clockAheadSeconds = Math.abs(differenceSeconds) > CLOCK_NOISE_SECONDS ? differenceSeconds : 0;
    const isRight = Math.abs(clockAheadSeconds) <= CLOCK_TOLERANCE_SECONDS;
    return { code: isRight ? 'right' : 'off', facts: { clockAheadSeconds, clockSource } };
  }
  if (expiresAt === undefined) return { code: 'untold' };
  return { code: lifeMs === undefined ? 'implausible' : 'plausible', facts: { clockSource: 'expiry' } };
}
