import { type Clock, delay } from '../base/clock.ts';
import { untilAborted } from '../base/until-aborted.ts';
import { within } from '../base/within.ts';
import { Ear } from './ear.ts';
import type { TopicProbe } from './probes.ts';
import type { TopicFailure } from './steps.ts';

/** What becomes of streams on the way: they get through; only those that the service ends; none; or it is not known. */
export type Passage = 'passes' | 'delayed' | 'held-back' | 'unknown';

const SHORT_MS = 2_000;
/** A way there and back, and a server that is a little late. */
const SLACK_MS = 2_000;
/** A subscription that says nothing does not say either that the service has it. */
const ON_ITS_WAY_MS = 500;

/**
 * Publishes a text and looks on which of two subscriptions it comes back: on one that has been silent so far, or on one
 * that the service is asked to end.
 * @throws the reason of `signal` when that aborts
 */
export async function findPassage(options: {
  readonly topic: TopicProbe;
  /** Open and silent so far. */
  readonly ear: Ear;
  readonly text: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<{ readonly passage: Passage } | { readonly failure: TopicFailure }> {
  const { topic, ear, text, clock, signal } = options;
  const short = new Ear(topic, clock, { endsAfterMs: SHORT_MS });
  try {
    let isWhole = false;
    void short.hear(text).then((arrivedAtMs) => (isWhole = arrivedAtMs !== undefined));
    const over = short.over.then((): Passage => (isWhole ? 'delayed' : 'unknown'));
    const heard = ear.hear(text).then((arrivedAtMs) => (arrivedAtMs === undefined ? over : 'passes'));
    await delay(clock, ON_ITS_WAY_MS, signal);
    const failure = await untilAborted(signal, topic.publish(text, signal));
    if (failure) return { failure };
    const found = Promise.race([heard, over]);
    const passage = await within(untilAborted(signal, found), { clock, ms: SHORT_MS + SLACK_MS });
    return { passage: passage ?? 'held-back' };
  } finally {
    short.close();
  }
}
