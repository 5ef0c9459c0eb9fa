import { LONGEST_ASKED_WAIT_MS } from '../base/asked-wait.ts';
import type { SessionProblem } from './session-state.ts';
import type { TokenFailure } from './token-source.ts';
import { TopicError, TopicErrorCode } from './transport.ts';

/** A failure as the session decides by it. */
export interface SessionFailure {
  readonly problem: SessionProblem;
  /** Whether retrying may help without anyone changing anything. */
  readonly retryable: boolean;
  /** When the other side said to come back, in ms; at most `LONGEST_ASKED_WAIT_MS`. */
  readonly retryAfterMs?: number | undefined;
  /** Shortest wait before the next try, in ms. */
  readonly atLeastMs?: number | undefined;
  /** The service rejected the token. */
  readonly rejectsToken: boolean;
  /** It may be anything, a rejected token included. */
  readonly isUnknown: boolean;
  /** The service said nothing at all. */
  readonly isUnanswered: boolean;
}

const LEAST_WAIT_WHEN_LIMITED_MS = 1_000;
// A machine is asked at most once in this time, so an earlier attempt would get the same answer again, and the time
// announced for it would be wrong.
const LEAST_WAIT_FOR_MACHINE_MS = 5_000;

// Another one may do.
const TOKEN_IS_AT_FAULT: ReadonlySet<TopicErrorCode> = new Set([
  TopicErrorCode.Unauthenticated,
  TopicErrorCode.BadToken,
  TopicErrorCode.ForeignHost,
]);

/** Reads what a `TokenSource` or a `TopicTransport` threw. */
export function sessionFailure(error: unknown): SessionFailure {
  if (error instanceof TopicError) {
    return {
      problem: {
        source: 'topic',
        code: error.code,
        ...(error.host === undefined ? {} : { host: error.host }),
      },
      retryable: error.retryable,
      atLeastMs: error.code === TopicErrorCode.LimitExceeded ? LEAST_WAIT_WHEN_LIMITED_MS : undefined,
      rejectsToken: TOKEN_IS_AT_FAULT.has(error.code),
      isUnknown: error.code === TopicErrorCode.Unknown,
      isUnanswered: error.code === TopicErrorCode.Timeout || error.code === TopicErrorCode.Unreachable,
    };
  }
  if (isTokenFailure(error)) {
    const { code, retryable, retryAfterMs, refusesThisPage, source = 'machine', reason } = error;
    return {
      problem: { source, code: refusesThisPage ? 'refuses-this-page' : code, ...(reason && { reason }) },
      // An error that says when to come back is not final: a client that spaces its requests reports its last error,
      // even a final one, until it may ask again.
      retryable: retryable || retryAfterMs !== undefined,
      retryAfterMs: retryAfterMs && Math.min(retryAfterMs, LONGEST_ASKED_WAIT_MS),
      atLeastMs: retryAfterMs === undefined ? LEAST_WAIT_FOR_MACHINE_MS : undefined,
      rejectsToken: false,
      isUnknown: false,
      isUnanswered: false,
    };
  }
  const problem: SessionProblem = { source: 'topic', code: TopicErrorCode.Internal };
  return { problem, retryable: true, rejectsToken: false, isUnknown: false, isUnanswered: false };
}

function isTokenFailure(error: unknown): error is TokenFailure {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'retryable' in error &&
    typeof error.retryable === 'boolean'
  );
}
