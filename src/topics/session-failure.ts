import { TopicErrorCode, TopicError } from './transport.ts';
import type { SessionProblem } from './session-state.ts';
import type { TokenFailure } from './token-source.ts';

/** A failure as the session decides by it. */
export interface SessionFailure {
  readonly problem: SessionProblem;
  /** Whether trying again may help without anybody changing anything. */
  readonly retryable: boolean;
  /** Shortest wait before the next try, in ms. */
  readonly retryAfterMs?: number | undefined;
  /** The service took the token for nothing. */
  readonly rejectsToken: boolean;
  /** It may be anything, a rejected token included. */
  readonly isUnknown: boolean;
}

const LEAST_WAIT_WHEN_LIMITED_MS = 1_000;

/** Reads what a `TokenSource` or a `TopicTransport` threw. */
export function sessionFailure(error: unknown): SessionFailure {
  if (error instanceof TopicError) {
    return {
      problem: { source: 'topic', code: error.code },
      retryable: error.retryable,
      retryAfterMs: error.code === TopicErrorCode.LimitExceeded ? LEAST_WAIT_WHEN_LIMITED_MS : undefined,
      rejectsToken: error.code === TopicErrorCode.Unauthenticated || error.code === TopicErrorCode.BadToken,
      isUnknown: error.code === TopicErrorCode.Unknown,
    };
  }
  if (isTokenFailure(error)) {
    const { code, retryable, retryAfterMs } = error;
    return {
      problem: { source: 'machine', code },
      retryable,
      retryAfterMs,
      rejectsToken: false,
      isUnknown: false,
    };
  }
  const problem: SessionProblem = { source: 'topic', code: TopicErrorCode.Internal };
  return { problem, retryable: true, rejectsToken: false, isUnknown: false };
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
