import type { Fetch } from './fetch.ts';

/**
 * After a request of a page failed without an answer: whether something at `url` answers all the same, so that
 * it must be CORS that keeps the answer from the page. Sends one HEAD without credentials, which vends
 * nothing; its answer is opaque by design, only its arrival counts.
 */
export async function refusesThisPage(options: {
  readonly fetch: Fetch;
  readonly url: string;
  readonly signal: AbortSignal;
}): Promise<boolean> {
  const { fetch, url, signal } = options;
  try {
    const probe = new Request(url, {
      method: 'HEAD',
      mode: 'no-cors',
      cache: 'no-store',
      credentials: 'omit',
      signal,
    });
    return (await fetch(probe)).type === 'opaque';
  } catch {
    return false;
  }
}
