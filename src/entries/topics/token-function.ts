import type { Clock } from '../../base/clock.ts';
import type { SignInReason, TokenFailure } from '../../topics/token-source.ts';
import { TvmClient } from '../../tvm-client/tvm-client.ts';
import { TvmError } from '../../tvm-client/tvm-error.ts';
import type { TokenFunction, TokenSource } from './tokens.ts';

/** A token function threw; `cause` is what. */
export class TokenFunctionError extends Error implements TokenFailure {
  override readonly name = 'TokenFunctionError';
  /** `forbidden` where the error said `retryable: false`, else `unreachable`. */
  readonly code: string;
  /** Whether it will be called again. */
  readonly retryable: boolean;
  /** When, in ms. */
  readonly retryAfterMs: number | undefined;
  /** Name and message of what it threw; they stand in the state of the topic, too. */
  readonly reason: SignInReason;

  constructor({ code, retryable, retryAfterMs }: TokenFailure, cause: unknown) {
    const reason = reasonOf(cause);
    super(`unable to get a token; the token function threw ${reason.name}: ${reason.says}`, { cause });
    this.code = code;
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
    this.reason = reason;
  }
}

/** The tokens of a function. Whoever has them closes them. */
export interface FunctionTokens {
  readonly source: TokenSource;
  /** What a failure comes to where the function threw something. */
  readonly explain: (error: unknown) => Error | undefined;
  readonly close: () => void;
}

/** It is never asked; a request has to have one. (RFC 2606 keeps the name from being anybody's.) */
const NOWHERE = 'https://token-function.invalid/';

/**
 * What a function gives, kept and renewed as what a machine vends. The client of machines has all that belongs to it: one
 * call at a time, pauses, renewal ahead of the end, tokens without a believable end.
 */
export function tokensOfFunction(
  getToken: TokenFunction,
  { clock, random }: { readonly clock: Clock; readonly random: (() => number) | undefined },
): FunctionTokens {
  let failure: { readonly cause: unknown } | undefined;
  const client = new TvmClient({
    url: NOWHERE,
    clock,
    random,
    inPage: false,
    fetch: async ({ signal }) => {
      try {
        const given = await getToken({ signal });
        failure = undefined;
        return new Response(JSON.stringify(typeof given === 'string' ? { authToken: given } : given));
      } catch (cause) {
        failure = { cause };
        if (isFinal(cause)) return new Response(null, { status: 403 });
        throw cause;
      }
    },
  });
  return {
    source: client,
    explain: (error) =>
      failure && error instanceof TvmError && (error.code === 'unreachable' || error.code === 'forbidden')
        ? new TokenFunctionError(error, failure.cause)
        : undefined,
    close: () => client.close(),
  };
}

function isFinal(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'retryable' in error && error.retryable === false;
}

function reasonOf(cause: unknown): SignInReason {
  return cause instanceof Error
    ? { name: cause.name, says: cause.message }
    : { name: 'Error', says: String(cause) };
}
