// Metrics that CloudWatch takes out of a line of the log by itself, so that a function neither asks anybody nor waits.
// (Source: "Specification: Embedded metric format" of the CloudWatch guide.)

import type { VendOutcome } from '../vend-outcome.ts';

export const METRICS_NAMESPACE = 'MomentoChat/TokenVendingMachine';
/** How many answers there were: by function and outcome. */
export const ANSWERS_METRIC = 'Answers';
/** Time to an answer that is not to a preflight, in ms: by function. */
export const DURATION_METRIC = 'AnswerDuration';

/** How an authorizer's answer has ended. */
export type AuthorizeOutcome = 'allowed' | 'unauthorized' | 'unavailable';

export interface Measured {
  /** Of Lambda. Undefined: it does not run there, so nobody would read them. */
  readonly functionName: string | undefined;
  readonly outcome: VendOutcome | AuthorizeOutcome;
  readonly durationMs: number;
  /** Of the answer, epoch ms. */
  readonly wallMs: number;
}

/** The fields that have to stand in the line, at its top. */
export function embeddedMetrics({ functionName, outcome, durationMs, wallMs }: Measured): object {
  if (functionName === undefined) return {};
  const isTimed = outcome !== 'preflight';
  const directive = (dimensions: readonly string[], Name: string, Unit: string) => ({
    Namespace: METRICS_NAMESPACE,
    Dimensions: [dimensions],
    Metrics: [{ Name, Unit }],
  });
  return {
    _aws: {
      Timestamp: wallMs,
      CloudWatchMetrics: [
        directive(['FunctionName', 'Outcome'], ANSWERS_METRIC, 'Count'),
        ...(isTimed ? [directive(['FunctionName'], DURATION_METRIC, 'Milliseconds')] : []),
      ],
    },
    FunctionName: functionName,
    Outcome: outcome,
    [ANSWERS_METRIC]: 1,
    ...(isTimed ? { [DURATION_METRIC]: durationMs } : {}),
  };
}
