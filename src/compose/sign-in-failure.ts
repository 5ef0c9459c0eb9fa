// What the service that signs people in refuses comes to the room as a failure of the machine's token; this finds it.

import type { IdentityError } from '../sign-in/identity-error.ts';
import type { TokenFailure } from '../topics/token-source.ts';
import type { TokenShare } from '../tvm-client/token-share.ts';

/** The failure as the room is told it, where not the machine is at fault; undefined where it is. */
export function signInFailure(error: unknown): TokenFailure | undefined {
  const found = identityErrorIn(error);
  if (!found) return undefined;
  const { code, source, reason, retryable, message } = found;
  // Whoever may not ask the machine yet hears the last failure once more, and when to come back.
  const { retryAfterMs = found.retryAfterMs } = error as Partial<TokenFailure>;
  return Object.assign(new Error(message, { cause: found }), {
    code,
    source,
    reason,
    retryable,
    retryAfterMs,
  });
}

/** The same share without them: what was refused to this tab may be granted to another, which asks for itself. */
export function withoutSignInFailures(share: TokenShare): TokenShare {
  return {
    turn: (work, options) =>
      share.turn(work, {
        ...options,
        knows: () => {
          const news = options.knows();
          return identityErrorIn(news.failure) ? { ...news, failure: undefined, waitMs: 0 } : news;
        },
      }),
  };
}

function identityErrorIn(error: unknown): IdentityError | undefined {
  if (!(error instanceof Error)) return undefined;
  return isIdentityError(error) ? error : identityErrorIn(error.cause);
}

/** By name, because the class comes with a way in, and guests have none. */
function isIdentityError(error: Error): error is IdentityError {
  return error.name === 'IdentityError';
}
