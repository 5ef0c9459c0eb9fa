// Counts in memory, for a server that Prometheus, or what reads its text format, asks now and then.
// (Source of the format: prometheus.io, "Exposition formats", version 0.0.4.)

import { type VendObserver, type VendOutcome, vendOutcomes } from './vend-outcome.ts';

export interface VendMetrics {
  /** For `onAnswer` of one machine, or of several that are to be counted together. */
  readonly observe: VendObserver;
  /** Of `metricsText()`. */
  readonly contentType: string;
  /** What has been counted since this was made. */
  metricsText(): string;
}

const ANSWERS = 'momento_tvm_answers_total';
const SECONDS = 'momento_tvm_answer_duration_seconds';
/** A warm vend takes tens of milliseconds, and none more than the machine's deadline, 8 s unless told otherwise. */
const UP_TO_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The names and labels are fixed: no request can add a series. */
export function createVendMetrics(): VendMetrics {
  const answers = new Map<VendOutcome, number>(vendOutcomes.map((outcome) => [outcome, 0]));
  const buckets = UP_TO_SECONDS.map((upTo) => ({ upTo, count: 0 }));
  let count = 0;
  let sumSeconds = 0;

  return {
    observe({ outcome, durationMs }) {
      const counted = answers.get(outcome);
      if (counted === undefined) return;
      answers.set(outcome, counted + 1);
      // A preflight asks nobody, and would make all look faster.
      if (outcome === 'preflight') return;
      const seconds = durationMs / 1_000;
      count += 1;
      sumSeconds += seconds;
      for (const bucket of buckets) if (seconds <= bucket.upTo) bucket.count += 1;
    },
    contentType: 'text/plain; version=0.0.4; charset=utf-8',
    metricsText: () =>
      [
        `# HELP ${ANSWERS} Answers of the Token Vending Machine, by how the request ended.`,
        `# TYPE ${ANSWERS} counter`,
        ...[...answers].map(([outcome, total]) => `${ANSWERS}{outcome="${outcome}"} ${total}`),
        `# HELP ${SECONDS} Time to an answer that is not to a preflight.`,
        `# TYPE ${SECONDS} histogram`,
        ...buckets.map((bucket) => `${SECONDS}_bucket{le="${bucket.upTo}"} ${bucket.count}`),
        `${SECONDS}_bucket{le="+Inf"} ${count}`,
        `${SECONDS}_sum ${sumSeconds}`,
        `${SECONDS}_count ${count}`,
        '',
      ].join('\n'),
  };
}
