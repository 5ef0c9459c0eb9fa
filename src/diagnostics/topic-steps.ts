import type { Clock } from '../base/clock.ts';
import { untilAborted } from '../base/until-aborted.ts';
import { within } from '../base/within.ts';
import { Ear } from './ear.ts';
import { findPassage } from './passage.ts';
import type { Findings, TopicProbe, Vended } from './probes.ts';
import { measureRoundTrips, medianOf, type RoundTrips } from './round-trips.ts';
import type { Step, StepOf, StepResult } from './steps.ts';
import { tokenLifeStep } from './token-life-step.ts';

export interface TopicStepsOptions {
  /** @returns undefined where the token cannot be decoded; the host where it leads to one that it must not go to */
  readonly connect: (vended: Vended) => TopicProbe | { readonly foreignHost: string } | undefined;
  readonly clock: Clock;
  readonly isOnline: () => boolean;
  readonly findings: Findings;
  /** Tells the messages of this check-up from those of any other. */
  readonly checkUpId: string;
}

export interface TopicSteps {
  readonly steps: readonly Step[];
  /** Ends the subscription that the steps share. */
  readonly close: () => void;
}

const AT_ONCE_MS = 1_000;
const ANSWER_MS = 10_000;
/** A healthy subscription may have nothing to say for longer; the round trip tells. */
const FIRST_FRAME_MS = 3_000;
const ROUND_TRIPS = 10;
const ROUND_TRIPS_MS = 45_000;
/** People begin to notice that they wait. (Source: J. Nielsen, "Response Times: The 3 Important Limits".) */
const SLOW_MS = 1_000;

/** The token, and the topic service with it. */
export function topicSteps(options: TopicStepsOptions): TopicSteps {
  const { connect, clock, isOnline, findings, checkUpId } = options;
  let connected: { readonly topic: TopicProbe; readonly ear: Ear | undefined } | undefined;
  let mayPublish = true;
  const role = () => findings.answer?.vended?.role;

  const decodes: StepOf<'token-decodes'> = {
    id: 'token-decodes',
    needs: ['machine-answer'],
    deadlineMs: AT_ONCE_MS,
    run: async () => {
      const vended = findings.answer?.vended;
      const topic = vended && connect(vended);
      if (!topic) return { code: 'bad-token' };
      if ('foreignHost' in topic) {
        return { code: 'foreign-host', facts: { momento: `https://${topic.foreignHost}` } };
      }
      connected = { topic, ear: role() === 'publish-only' ? undefined : new Ear(topic, clock) };
      return { code: 'decodes', facts: { momento: topic.url } };
    },
  };

  const reachable: StepOf<'momento-reachable'> = {
    id: 'momento-reachable',
    needs: ['token-decodes'],
    deadlineMs: ANSWER_MS,
    run: async (signal) => {
      if (connected && (await isAnswered(connected, signal))) return { code: 'answers' };
      return { code: isOnline() ? 'unreachable' : 'offline' };
    },
  };

  const subscribe: StepOf<'subscribe'> = {
    id: 'subscribe',
    needs: ['momento-reachable'],
    deadlineMs: ANSWER_MS,
    run: async (signal) => {
      const ear = connected?.ear;
      if (!ear) return { code: 'write-only' };
      const sign = await within(untilAborted(signal, ear.firstSign), { clock, ms: FIRST_FRAME_MS });
      if (!sign) return { code: 'silent' };
      if ('failure' in sign) return { code: sign.failure };
      return { code: 'subscribed', facts: { firstFrameMs: Math.round(sign.frameAtMs - ear.openedAtMs) } };
    },
  };

  const publish: StepOf<'publish'> = {
    id: 'publish',
    needs: ['momento-reachable'],
    deadlineMs: ANSWER_MS,
    run: async (signal) => {
      // As in a room: who does not know what a role allows only reads.
      mayPublish = role() !== 'subscribe-only' && role() !== 'unknown';
      if (!mayPublish) return { code: 'read-only' };
      const failure = await connected?.topic.publish(textOf(checkUpId, 0), signal);
      if (!failure) return { code: 'published' };
      mayPublish = false;
      // The original machine does not say what its tokens allow: this refusal is how one learns it.
      const isNews = failure === 'permission-denied' && role() === undefined;
      return { code: isNews ? 'not-allowed' : failure };
    },
  };

  const roundTrip: StepOf<'round-trip'> = {
    id: 'round-trip',
    needs: ['subscribe', 'publish'],
    deadlineMs: ROUND_TRIPS_MS,
    run: async (signal) => {
      if (!mayPublish || !connected?.ear) return { code: 'read-only' };
      const { topic, ear } = connected;
      if (!ear.hasHeard) {
        const text = textOf(checkUpId, ROUND_TRIPS + 1);
        const found = await findPassage({ topic, ear, text, clock, signal });
        if ('failure' in found) return { code: found.failure };
        if (found.passage === 'unknown') return { code: 'no-echo', facts: { lostCount: 1 } };
        if (found.passage !== 'passes') return { code: found.passage };
      }
      const texts = Array.from({ length: ROUND_TRIPS }, (_, index) => textOf(checkUpId, index + 1));
      return roundTripResult(await measureRoundTrips({ topic, ear, texts, clock, signal }));
    },
  };

  return {
    steps: [decodes, tokenLifeStep(findings), reachable, subscribe, publish, roundTrip],
    close: () => connected?.ear?.close(),
  };
}

/**
 * An event that no page draws, neither ours nor the original's: what a token covers is not known, so it goes to a
 * topic that people use, and must not be seen there.
 */
function textOf(checkUpId: string, index: number): string {
  return JSON.stringify({ event: 'check_up', id: `${checkUpId}-${index}` });
}

/** A service need not answer an empty request, and need not speak first on a stream: either sign is enough. */
async function isAnswered(
  { topic, ear }: { readonly topic: TopicProbe; readonly ear: Ear | undefined },
  signal: AbortSignal,
): Promise<boolean> {
  const probed = topic.answers(signal);
  if (!ear) return probed;
  const heard = ear.firstSign.then((sign) => !('failure' in sign) || sign.failure !== 'unreachable');
  return Promise.race([probed.then((yes) => yes || heard), heard.then((yes) => yes || probed)]);
}

function roundTripResult({ latenciesMs, lostCount, failure }: RoundTrips): StepResult<'round-trip'> {
  const facts = { latenciesMs, lostCount, medianMs: medianOf(latenciesMs) };
  if (failure) return { code: failure, facts };
  if (latenciesMs.length === 0) return { code: 'no-echo', facts: { lostCount } };
  if (lostCount > 0) return { code: 'lossy', facts };
  return { code: facts.medianMs > SLOW_MS ? 'slow' : 'measured', facts };
}
