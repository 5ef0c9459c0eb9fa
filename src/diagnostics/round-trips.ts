import { type Clock, delay } from '../base/clock.ts';
import { untilAborted } from '../base/until-aborted.ts';
import { within } from '../base/within.ts';
import type { Ear } from './ear.ts';
import type { TopicProbe } from './probes.ts';
import type { TopicFailure } from './steps.ts';

export interface RoundTrips {
  /** Publish to arrival, in the order of publishing; without those that were lost. */
  readonly latenciesMs: readonly number[];
  readonly lostCount: number;
  /** What ended the measuring early. */
  readonly failure: TopicFailure | undefined;
}

/**
 * The default quota of an account is 10 operations a second, and each subscriber's copy counts as one: two
 * publishes a second leave an ordinary room its share.
 */
const SPACING_MS = 500;
const LOST_AFTER_MS = 3_000;
/** Where nothing has come back by then, nothing will. */
const LOST_AT_FIRST = 2;

/**
 * Publishes texts one by one and waits for each to come back.
 * @throws the reason of `signal` when that aborts; nothing more is published then.
 */
export async function measureRoundTrips(options: {
  readonly topic: TopicProbe;
  /** Listens at the same topic. */
  readonly ear: Ear;
  /** Each different from all others at that topic. */
  readonly texts: readonly string[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<RoundTrips> {
  const { topic, ear, texts, clock, signal } = options;
  const latenciesMs: number[] = [];
  let lostCount = 0;
  for (const text of texts) {
    const sentAtMs = clock.monotonicMs();
    const heard = ear.hear(text);
    const refusal = await untilAborted(signal, topic.publish(text, signal));
    const arrivedAtMs = refusal
      ? undefined
      : await within(untilAborted(signal, heard), { clock, ms: LOST_AFTER_MS });
    const failure = refusal ?? ear.failure;
    if (failure) return { latenciesMs, lostCount, failure };
    if (arrivedAtMs === undefined) lostCount += 1;
    else latenciesMs.push(Math.round(10 * (arrivedAtMs - sentAtMs)) / 10);
    if (lostCount === LOST_AT_FIRST && latenciesMs.length === 0) break;
    if (text !== texts.at(-1)) await delay(clock, sentAtMs + SPACING_MS - clock.monotonicMs(), signal);
  }
  return { latenciesMs, lostCount, failure: undefined };
}

/** The one in the middle, or the greater of the two there; 0 of none. */
export function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
