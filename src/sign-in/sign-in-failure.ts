import { IdentityError, type RefusalReason } from './identity-error.ts';

/** Why there is no token, where the service that signs people in is to blame; a `TokenFailure` by shape. */
export interface SignInFailure extends Error {
  readonly source: 'sign-in';
  readonly code: IdentityError['code'];
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly reason: RefusalReason | undefined;
}

/**
 * Finds it behind what a token client says of it, which knows machines only.
 * @returns undefined where the machine, or the way to it, is to blame
 */
export function signInFailure(error: unknown): SignInFailure | undefined {
  const found = identityErrorIn(error);
  if (!found) return undefined;
  const { code, source, reason, retryable, message } = found;
  // Whoever may not ask the machine yet hears the last failure once more, and when to come back.
  const { retryAfterMs = found.retryAfterMs } = error as { readonly retryAfterMs?: number };
  return Object.assign(new Error(message, { cause: found }), {
    code,
    source,
    reason,
    retryable,
    retryAfterMs,
  });
}

function identityErrorIn(error: unknown): IdentityError | undefined {
  if (error instanceof IdentityError) return error;
  return error instanceof Error ? identityErrorIn(error.cause) : undefined;
}
