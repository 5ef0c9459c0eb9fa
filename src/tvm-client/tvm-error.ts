/**
 * Why no token could be had:
 * - `unauthorized`: the machine does not know who asks; sign in (again);
 * - `forbidden`: it knows, and gives this identity no token;
 * - `rejected`: the request itself is wrong (any other 4xx, a redirect, a header that cannot be sent);
 * - `throttled`: too many requests, in the eyes of the machine or of this client;
 * - `unavailable`: the machine answers, and cannot serve now;
 * - `unreachable`: no network, a wrong address, or an answer that this page may not read (CORS);
 * - `timeout`: no complete answer in time;
 * - `malformed`: a good answer without a token in it;
 * - `closed`: `close()` was called.
 */
export type TvmErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'rejected'
  | 'throttled'
  | 'unavailable'
  | 'unreachable'
  | 'timeout'
  | 'malformed'
  | 'closed';

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
