// Metrics that CloudWatch takes out of a line of the log by itself, so that a function neither asks anybody nor waits.
// (Source: "Specification: Embedded metric format" of the CloudWatch guide.)

import type { VendOutcome } from '../vend-outcome.ts';

export const METRICS_NAMESPACE = 'MomentoChat/TokenVendingMachine';
/** How many answers there were: by function and outcome. */
export const ANSWERS_METRIC = 'Answers';
/** 1 for an answer that says that the machine is at fault or what it needs is away, else 0: by function. */
export const FAILURES_METRIC = 'Failures';
/** Time to an answer that is not to a preflight, in ms: by function. */
export const DURATION_METRIC = 'AnswerDuration';

/** How an authorizer's answer has ended. */
export type AuthorizeOutcome = 'allowed' | 'unauthorized' | 'unavailable';

export interface Measured {
  /** Of Lambda. Undefined: it does not run there, so nobody would read them. */
  readonly functionName: string | undefined;
  readonly outcome: VendOutcome | AuthorizeOutcome;
  readonly level: 'info' | 'error';
  readonly durationMs: number;
  /** Of the answer, epoch ms. */
  readonly wallMs: number;
}

/** The fields that have to stand in the line, at its top. */
export function embeddedMetrics({ functionName, outcome, level, durationMs, wallMs }: Measured): object {
  if (functionName === undefined) return {};
  // A preflight asks nobody, and would make all look faster.
  const duration = outcome === 'preflight' ? {} : { [DURATION_METRIC]: durationMs };
  const whole = { [FAILURES_METRIC]: level === 'error' ? 1 : 0, ...duration };
  return {
    _aws: {
      Timestamp: wallMs,
      CloudWatchMetrics: [
        directive(['FunctionName', 'Outcome'], [ANSWERS_METRIC]),
        directive(['FunctionName'], Object.keys(whole)),
      ],
    },
    FunctionName: functionName,
    Outcome: outcome,
    [ANSWERS_METRIC]: 1,
    ...whole,
  };
}

function directive(dimensions: readonly string[], metrics: readonly string[]) {
  return {
    Namespace: METRICS_NAMESPACE,
    Dimensions: [dimensions],
    Metrics: metrics.map((Name) => ({ Name, Unit: Name === DURATION_METRIC ? 'Milliseconds' : 'Count' })),
  };
}
