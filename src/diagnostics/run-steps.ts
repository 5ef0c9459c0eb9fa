import type { Clock } from '../base/clock.ts';
import { untilAborted } from '../base/until-aborted.ts';
import { within } from '../base/within.ts';
import { type Facts, factsIn } from './facts.ts';
import { type AnyStep, endingOf, type StepProgress } from './steps.ts';

export interface RunOptions {
  /** In the order in which they run; what a step needs stands before it. */
  readonly steps: readonly AnyStep[];
  readonly clock: Clock;
  /** Stops the step under way; it and those after it are skipped. */
  readonly signal: AbortSignal;
  /** Hears of all steps whenever one of them has moved. */
  readonly onProgress: (steps: readonly StepProgress[]) => void;
}

interface Result {
  readonly code: string;
  readonly facts?: Facts;
}

/** Runs steps one after the other, each within its deadline. Never rejects. @returns how all of them ended */
export async function runSteps({
  steps,
  clock,
  signal,
  onProgress,
}: RunOptions): Promise<readonly StepProgress[]> {
  const progress = new Map<string, StepProgress>(
    steps.map(({ id }) => [id, { id, state: 'pending', facts: {} }]),
  );
  const move = (moved: StepProgress) => {
    progress.set(moved.id, moved);
    try {
      onProgress([...progress.values()]);
    } catch {
      // Whoever watches may fail; the check-up goes on.
    }
  };
  for (const step of steps) {
    const { id } = step;
    const reason = signal.aborted ? 'stopped' : reasonToSkip(step, progress);
    if (reason !== undefined) {
      move({ id, state: 'skipped', code: reason, facts: {} });
      continue;
    }
    move({ id, state: 'running', facts: {} });
    const startMs = clock.monotonicMs();
    const { code, facts = {} } = await resultOf(step, { clock, signal });
    const durationMs = Math.round(clock.monotonicMs() - startMs);
    // Whatever a step believes to be a fact: what is none goes no further than this.
    move({ id, state: endingOf(step, code), code, facts: factsIn(facts), durationMs });
  }
  return [...progress.values()];
}

/** A skipped step passes its reason on: whoever may only read is told that, not that something failed. */
function reasonToSkip(step: AnyStep, progress: ReadonlyMap<string, StepProgress>): string | undefined {
  const needs = 'needs' in step ? step.needs : [];
  for (const needed of needs) {
    const { state, code } = progress.get(needed) ?? {};
    if (state === 'failed') return 'earlier-failed';
    if (state === 'skipped') return code;
  }
  return undefined;
}

async function resultOf(
  step: AnyStep,
  { clock, signal }: Pick<RunOptions, 'clock' | 'signal'>,
): Promise<Result> {
  const ended = new AbortController();
  const stop = () => ended.abort();
  signal.addEventListener('abort', stop);
  try {
    const result = untilAborted<Result>(ended.signal, step.run(ended.signal));
    return (await within(result, { clock, ms: step.deadlineMs })) ?? { code: 'timeout' };
  } catch {
    return { code: signal.aborted ? 'stopped' : 'unexpected' };
  } finally {
    signal.removeEventListener('abort', stop);
    // Whatever the step still waits for, nobody waits for the step.
    ended.abort();
  }
}
