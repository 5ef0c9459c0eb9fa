import type { Clock } from '../base/clock.ts';
import type { TvmAuthorizer } from './authorizer.ts';
import type { Fetch } from './fetch.ts';
import { exchange } from './http-exchange.ts';
import { parseRetryAfterMs } from './retry-after.ts';
import { codeOfRefusal } from './status-table.ts';
import { TvmError } from './tvm-error.ts';
import { parseVendAnswer, type VendAnswer } from './vend-answer.ts';

export interface TokenRequestOptions {
  readonly url: string;
  readonly name: string | undefined;
  readonly authorizer: TvmAuthorizer;
  readonly clock: Clock;
  readonly fetch: Fetch;
  /** Whether a page asks, so that CORS may be in the way. */
  readonly inPage: boolean;
}

/**
 * Asks the machine for a token, once, as the identity behind the authorizer.
 * @throws TvmError, or the reason of `signal` when that aborted.
 */
export async function requestToken(options: TokenRequestOptions, signal: AbortSignal): Promise<VendAnswer> {
  const { authorizer, clock, name } = options;
  const { headers, query } = await askIdentity(async () => authorizer.authorize({ signal }));
  const { response, text } = await exchange({
    ...options,
    headers,
    query: name ? { ...query, name } : query,
    signal,
  });
  const { status } = response;
  if (status >= 400) {
    const retryAfterMs = parseRetryAfterMs(response.headers.get('retry-after'), clock.wallMs());
    throw new TvmError(codeOfRefusal(status, text), `the machine answered ${status}`, {
      status,
      retryAfterMs,
    });
  }
  // A redirect, too, holds none. Networks that want a sign-in first answer so, until they have it.
  const vended = parseVendAnswer(text);
  if (vended) return vended;
  throw new TvmError('malformed', 'there is none in the answer', { status });
}

/**
 * Whether the identity could be renewed after a 401, so that one more request makes sense.
 * @throws TvmError
 */
export async function renewIdentity({ authorizer }: TokenRequestOptions): Promise<boolean> {
  return (await askIdentity(async () => authorizer.rejected())) === 'retry';
}

async function askIdentity<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    const later = (cause as { retryable?: unknown } | undefined)?.retryable === true;
    const code = later ? 'unreachable' : 'unauthorized';
    throw new TvmError(code, 'there is no identity', { cause });
  }
}
