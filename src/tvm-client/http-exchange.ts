import { readText } from '../base/read-text.ts';
import type { TvmAuthorization } from './authorizer.ts';
import { refusesThisPage } from './cors-probe.ts';
import type { Fetch } from './fetch.ts';
import { TvmError } from './tvm-error.ts';

export interface HttpAnswer {
  /** Status and headers; its body is consumed. */
  readonly response: Response;
  /** The body; empty when it was longer than any token (64 kB). */
  readonly text: string;
}

export interface ExchangeOptions extends TvmAuthorization {
  readonly fetch: Fetch;
  /** Whether a page asks, so that CORS may be in the way. */
  readonly inPage: boolean;
  /** Absolute, or relative to the page. */
  readonly url: string;
  readonly signal: AbortSignal;
}

const LONGEST_BODY_BYTES = 65_536;

/**
 * One GET, body included.
 * @throws TvmError `rejected` when URL or headers cannot be sent at all, `unreachable` when no readable answer
 * came; the reason of `signal` when that aborted.
 */
export async function exchange(options: ExchangeOptions): Promise<HttpAnswer> {
  const { fetch, signal } = options;
  const request = makeRequest(options);
  try {
    const response = await fetch(request);
    return { response, text: await readText(response, LONGEST_BODY_BYTES) };
  } catch (cause) {
    signal.throwIfAborted();
    const refuses = options.inPage && (await refusesThisPage(options));
    const reason = refuses ? 'this page may not read the answer (CORS)' : 'there is no answer';
    throw new TvmError('unreachable', reason, { cause, refusesThisPage: refuses });
  }
}

function makeRequest({ url, query, headers, signal }: ExchangeOptions): Request {
  try {
    return new Request(withQuery(url, query), {
      // Headers need permission (a preflight), for which Chromium and Firefox ask before each request with `no-store`.
      // Without it the machine's own counts; an answer that says nothing of its age is never taken for fresh.
      // Nor does workerd take `default`, and of an old compatibility date no `cache` at all.
      ...(headers ? { headers } : 'cache' in Request.prototype && { cache: 'no-store' }),
      // A redirect would take custom credential headers to another origin.
      redirect: 'manual',
      credentials: 'omit',
      signal,
    });
  } catch {
    // The platform's error quotes the URL or the header, which may hold a password: it is not kept as cause.
    throw new TvmError('rejected', 'its URL or a header (Latin-1 only) cannot be sent');
  }
}

function withQuery(url: string, query: ExchangeOptions['query']): string {
  const added = new URLSearchParams(query).toString();
  const [address = ''] = url.split('#');
  return address + (added && (address.includes('?') ? '&' : '?') + added);
}
