import { describe, expect, it } from 'vitest';
import { runSteps } from '../../src/diagnostics/run-steps.ts';
import type { Step, StepOf, StepProgress } from '../../src/diagnostics/steps.ts';
import { FakeClock } from '../support/fake-clock.ts';

const reachable = (run: StepRun): Step => ({ id: 'momento-reachable', needs: [], deadlineMs: 100, run });
const subscribe = (run: StepRun): Step => ({
  id: 'subscribe',
  needs: ['momento-reachable'],
  deadlineMs: 100,
  run,
});
const publish = (run: StepRun): Step => ({ id: 'publish', needs: [], deadlineMs: 100, run });
const roundTrip = (run: StepRun): Step => ({
  id: 'round-trip',
  needs: ['subscribe', 'publish'],
  deadlineMs: 100,
  run,
});

/** Codes that all of these steps may end with. */
type StepRun = (
  signal: AbortSignal,
) => Promise<{ readonly code: 'timeout' | 'sign-in-first'; readonly facts?: object }>;

const never: StepRun = () => new Promise(() => {});

function start(steps: readonly Step[], clock = new FakeClock()) {
  const stop = new AbortController();
  const history: string[] = [];
  const outcome = runSteps({
    steps,
    clock,
    signal: stop.signal,
    onProgress: (all) => history.push(all.map(({ state }) => state).join(' ')),
  });
  return { clock, stop, history, outcome };
}

const ends = (steps: readonly StepProgress[]) =>
  steps.map(({ id, state, code }) => `${id}: ${state}, ${code}`);

const silent: Step = { id: 'subscribe', needs: [], deadlineMs: 100, run: async () => ({ code: 'silent' }) };
const measured: StepOf<'round-trip'> = {
  id: 'round-trip',
  needs: ['subscribe', 'publish'],
  deadlineMs: 100,
  run: async () => ({ code: 'measured' }),
};
const published: Step = {
  id: 'publish',
  needs: [],
  deadlineMs: 100,
  run: async () => ({ code: 'published' }),
};
const answers: Step = {
  id: 'momento-reachable',
  needs: [],
  deadlineMs: 100,
  run: async () => ({ code: 'answers' }),
};

describe('runSteps', () => {
  it('runs one step after the other, and tells of each move', async () => {
    const { history, outcome } = start([answers, silent]);
    await outcome;
    expect(history).toEqual(['running pending', 'passed pending', 'passed running', 'passed warning']);
  });

  it('tells code, facts and how long it took', async () => {
    const clock = new FakeClock();
    const slow: Step = {
      id: 'machine-status',
      needs: [],
      deadlineMs: 100,
      run: async () => {
        await new Promise<void>((resolve) => clock.setTimer(40, resolve));
        return { code: 'good', facts: { status: 200 } };
      },
    };
    const { outcome } = start([slow], clock);
    await clock.advance(40);
    expect(await outcome).toEqual([
      { id: 'machine-status', state: 'passed', code: 'good', facts: { status: 200 }, durationMs: 40 },
    ]);
  });

  it('lets nothing through that is no fact', async () => {
    const leaky = { status: 200, token: 'eyJ', machine: 'https://tvm.example/?key=eyJ' };
    const { outcome } = start([publish(async () => ({ code: 'timeout', facts: leaky }))]);
    const [step] = await outcome;
    expect(step?.facts).toEqual({ status: 200, machine: 'https://tvm.example/' });
  });

  it('skips what needs a step that failed, and what needs that', async () => {
    const { outcome } = start([
      reachable(async () => ({ code: 'timeout' })),
      subscribe(never),
      published,
      roundTrip(never),
    ]);
    expect(ends(await outcome)).toEqual([
      'momento-reachable: failed, timeout',
      'subscribe: skipped, earlier-failed',
      'publish: passed, published',
      'round-trip: skipped, earlier-failed',
    ]);
  });

  it('passes the reason of a skipped step on to what needs it', async () => {
    const { outcome } = start([reachable(async () => ({ code: 'sign-in-first' })), subscribe(never)]);
    expect(ends(await outcome)).toEqual([
      'momento-reachable: skipped, sign-in-first',
      'subscribe: skipped, sign-in-first',
    ]);
  });

  it('goes on after a warning', async () => {
    const { outcome } = start([silent, { ...measured, needs: ['subscribe'] }]);
    expect(ends(await outcome)).toEqual(['subscribe: warning, silent', 'round-trip: passed, measured']);
  });

  it('gives a step until its deadline, then aborts it', async () => {
    let given: AbortSignal | undefined;
    const { clock, outcome, history } = start([
      publish((signal) => {
        given = signal;
        return never(signal);
      }),
    ]);
    await clock.advance(99);
    expect([history.at(-1), given?.aborted]).toEqual(['running', false]);
    await clock.advance(1);
    expect([history.at(-1), given?.aborted]).toEqual(['failed', true]);
    expect(ends(await outcome)).toEqual(['publish: failed, timeout']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('takes an error for a fault of its own, and goes on', async () => {
    const broken: StepRun = () => Promise.reject(new Error('token eyJ'));
    const brokenAtOnce: StepRun = () => {
      throw new Error('token eyJ');
    };
    const { clock, outcome } = start([reachable(broken), publish(brokenAtOnce), { ...silent, needs: [] }]);
    expect(ends(await outcome)).toEqual([
      'momento-reachable: failed, unexpected',
      'publish: failed, unexpected',
      'subscribe: warning, silent',
    ]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('skips the rest when it is stopped, and leaves nothing behind', async () => {
    let given: AbortSignal | undefined;
    const { clock, stop, outcome } = start([
      answers,
      subscribe((signal) => {
        given = signal;
        return never(signal);
      }),
      publish(never),
    ]);
    await clock.advance(10);
    stop.abort();
    expect(ends(await outcome)).toEqual([
      'momento-reachable: passed, answers',
      'subscribe: skipped, stopped',
      'publish: skipped, stopped',
    ]);
    expect(given?.aborted).toBe(true);
    expect(clock.pendingTimers).toBe(0);
  });

  it('goes on whatever the one who watches does', async () => {
    const steps = [reachable(async () => ({ code: 'timeout' }))];
    const onProgress = () => {
      throw new Error('the view is gone');
    };
    const { signal } = new AbortController();
    expect(await runSteps({ steps, clock: new FakeClock(), signal, onProgress })).toHaveLength(1);
  });

  it('runs nothing when it was stopped before', async () => {
    const outcome = runSteps({
      steps: [publish(never)],
      clock: new FakeClock(),
      signal: AbortSignal.abort(),
      onProgress: () => {},
    });
    expect(ends(await outcome)).toEqual(['publish: skipped, stopped']);
  });
});
