/** Why no token could be had. */
export type TvmErrorCode = (typeof TVM_ERROR_CODES)[number];

export const TVM_ERROR_CODES = [
  /** The machine does not know who asks; sign in (again). */
  'unauthorized',
  /** It knows, and gives this identity no token. */
  'forbidden',
  /** The request itself is wrong (any other 4xx, a redirect, a header that cannot be sent). */
  'rejected',
  /** Too many requests, in the eyes of the machine or of this client. */
  'throttled',
  /** The machine answers, and cannot serve now. */
  'unavailable',
  /** No network, a wrong address, or an answer that this page may not read (CORS). */
  'unreachable',
  /** No complete answer in time. */
  'timeout',
  /** A good answer without a token in it. */
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
  /** Whether the same request may succeed later without anybody changing anything. */
  readonly retryable: boolean;
  /** How long nothing more will be asked of the machine, in ms, where that is known. */
  readonly retryAfterMs: number | undefined;
  /** The HTTP status, if the machine answered. */
  readonly status: number | undefined;
  /** With `unreachable`: something answers at that address, but this page may not read what (CORS). */
  readonly refusesThisPage: boolean;

  constructor(code: TvmErrorCode, reason: string, details: TvmErrorDetails = {}) {
    const { retryAfterMs, status, refusesThisPage = false } = details;
    super(`unable to get a token; ${reason}`, details);
    this.code = code;
    this.retryable = !TERMINAL.includes(code);
    this.retryAfterMs = retryAfterMs;
    this.status = status;
    this.refusesThisPage = refusesThisPage;
  }
}

const TERMINAL: readonly TvmErrorCode[] = ['unauthorized', 'forbidden', 'rejected', 'closed'];
