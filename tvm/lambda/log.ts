import type { AnswerEntry } from '../answer-entry.ts';
import { fieldsOf } from '../kinds/fields-of.ts';

/** What a function says about one request, beside what its metrics are made of. */
export interface LogEntry extends Omit<AnswerEntry, 'status'> {
  readonly event: 'token' | 'authorize';
  /** The gateway's, which the caller gets as `x-amzn-requestid`; else that of the function's run. */
  readonly requestId: string;
  readonly durationMs: number;
  readonly status?: number;
}

export type Log = (entry: LogEntry) => void;

/** One line of JSON on standard output, past the `console` of the Lambda runtime, which would put words in front. */
export const logLine: Log = (entry) => void process.stdout.write(`${JSON.stringify(entry)}\n`);

/** The gateway's own id of the request; a load balancer gives none. */
export function requestIdOf(event: unknown): string | undefined {
  const { requestId } = fieldsOf(fieldsOf(fieldsOf(event).requestContext));
  return typeof requestId === 'string' ? requestId : undefined;
}
