/** What a service that signs people in said, in its own words; never a secret. */
export interface RefusalReason {
  /** Its name for the error. */
  readonly name: string;
  /** Its sentence; `''` where it has none. */
  readonly says: string;
}

interface IdentityErrorDetails extends ErrorOptions {
  readonly reason?: RefusalReason | undefined;
  /** Whether trying later may help without anyone doing anything. */
  readonly retryable: boolean;
  /** When the service is asked again, in ms from now. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * Nobody can be shown to the machine for now, because the service that signs people in refuses, or does not answer. The
 * identity is not lost, and the machine has no part in it. A `TokenFailure` by shape.
 */
export class IdentityError extends Error {
  override readonly name = 'IdentityError';
  /** Who is to blame for it: that service. */
  readonly source = 'sign-in' as const;
  readonly code: 'refused' | 'unreachable';
  readonly reason: RefusalReason | undefined;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;

  constructor(
    code: IdentityError['code'],
    { reason, retryable, retryAfterMs, ...options }: IdentityErrorDetails,
  ) {
    super(`unable to renew the identity; ${reason?.name ?? code}`, options);
    this.code = code;
    this.reason = reason;
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
  }
}
