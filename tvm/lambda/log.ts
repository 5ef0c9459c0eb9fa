import { fieldsOf } from '../kinds/fields-of.ts';

/** What a function says about one request. Nothing in it comes from the caller, from upstream or from a secret. */
export interface LogEntry {
  readonly level: 'info' | 'error';
  readonly event: 'token' | 'authorize';
  /** The gateway's, which the caller gets as `x-amzn-requestid`; else that of the function's run. */
  readonly requestId: string;
  readonly durationMs: number;
  readonly status?: number;
  /** Of the refusal; absent when all is well. */
  readonly code?: string;
  /** Words of ours and codes of others. */
  readonly reason?: string;
  /** Where something went wrong that should not. */
  readonly fault?: Fault;
}

export interface Fault {
  readonly name: string;
  /** Places in the code, without the error's text, which may hold anything. */
  readonly at: readonly string[];
}

export type Log = (entry: LogEntry) => void;

/** One line of JSON on standard output, past the `console` of the Lambda runtime, which would put words in front. */
export const logLine: Log = (entry) => void process.stdout.write(`${JSON.stringify(entry)}\n`);

/** The gateway's own id of the request; a load balancer gives none. */
export function requestIdOf(event: unknown): string | undefined {
  const { requestId } = fieldsOf(fieldsOf(fieldsOf(event).requestContext));
  return typeof requestId === 'string' ? requestId : undefined;
}

const MAX_PLACES = 8;

/** Undefined for no error. */
export function faultOf(error: unknown): Fault | undefined {
  if (error === undefined) return undefined;
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const { stack = '', message } = error;
  const places = stack.slice(stack.indexOf(message) + message.length).split('\n');
  // A name can be set to anything, too.
  const name = /^\w{1,60}$/.test(error.name) ? error.name : 'Error';
  return {
    name,
    at: places
      .map((line) => line.trim())
      .filter(isPlace)
      .slice(0, MAX_PLACES),
  };
}

/** `at load (file:///var/task/index.mjs:1:2)` */
function isPlace(line: string): boolean {
  return /^at (?:[\w.<>[\] #]+ \()?(?:file:\/\/|node:)?[\w./-]+:\d+:\d+\)?$/.test(line);
}
