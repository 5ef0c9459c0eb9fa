/** Why there is no token. */
export type TvmErrorCode = (typeof TVM_ERROR_CODES)[number];

export const TVM_ERROR_CODES = [
  /** The machine does not know the caller; sign in (again). */
  'unauthorized',
  /** It knows the caller, but gives this identity no token. */
  'forbidden',
  /** The request itself is wrong (any other 4xx, a header that cannot be sent). */
  'rejected',
  /** Too many requests, according to the machine or this client. */
  'throttled',
  /** The machine answers, but cannot vend right now. */
  'unavailable',
  /** No network, a wrong address, or an answer that this page may not read (CORS). */
  'unreachable',
  /** No complete answer in time. */
  'timeout',
  /** An answer that is no refusal, and has no token: a page that wants a sign-in first, a redirect. */
  'malformed',
  /** `close()` was called. */
  'closed',
] as const;

export interface TvmErrorDetails {
  readonly cause?: unknown;
  readonly retryAfterMs?: number | undefined;
  readonly status?: number | undefined;
  readonly refusesThisPage?: boolean | undefined;
}

/**
 * No token, and why. Decide by `code` and `retryable`; the message is for developers. It never holds a token,
 * a header value or a query.
 */
export class TvmError extends Error {
  override readonly name = 'TvmError';
  readonly code: TvmErrorCode;
  /** Whether the same request may succeed later without anyone changing anything. */
  readonly retryable: boolean;
  /** How long the machine will not be asked again, in ms, if known. */
  readonly retryAfterMs: number | undefined;
  /** The HTTP status, if the machine answered. */
  readonly status: number | undefined;
  /** With `unreachable`: something answers at that address, but this page may not read what (CORS). */
  readonly refusesThisPage: boolean;

  constructor(code: TvmErrorCode, reason: string, details: TvmErrorDetails = {}) {
    super(`unable to get a token; ${reason}`, details);
    this.code = code;
    this.retryable = !TERMINAL.includes(code);
    this.retryAfterMs = details.retryAfterMs;
    this.status = details.status;
    this.refusesThisPage = details.refusesThisPage ?? false;
  }
}

const TERMINAL: readonly TvmErrorCode[] = ['unauthorized', 'forbidden', 'rejected', 'closed'];
