import { cleanLabel } from '../base/clean-label.ts';
import { TopicError, TopicErrorCode } from '../topics/transport.ts';
import { MOMENTO_HOSTS, mayHaveToken } from './momento-host.ts';
import { contentOf } from './token-content.ts';

/** Where a token is good, and what it is shown with. */
export interface MomentoAccess {
  /** Of the service, for browsers. */
  readonly url: string;
  readonly apiKey: string;
}

const CACHE_PREFIX = /^cache\./;
const MAX_SHOWN_HOST_LENGTH = 100;

/**
 * Reads a token as machines vend it.
 * @param options.endpoint full URL of the service in place of the one in the token
 * @param options.hosts where a token may lead: to these hosts and those below them; default: Momento's
 * @throws TopicError: `bad-token`, or `foreign-host` where it leads elsewhere
 */
export function readToken({
  authToken,
  endpoint,
  hosts = MOMENTO_HOSTS,
}: {
  readonly authToken: string;
  readonly endpoint: string | undefined;
  readonly hosts?: readonly string[] | undefined;
}): MomentoAccess {
  const content = contentOf(authToken);
  if (!content || !fitsHeader(content.apiKey)) throw badToken();
  const { apiKey, cacheHost } = content;
  if (endpoint !== undefined) return { url: withScheme(endpoint), apiKey };
  if (cacheHost === undefined) throw badToken();
  expectHost(cacheHost, hosts);
  // (Source: `getWebCacheEndpoint` of @gomomento/sdk-web 1.118.0.)
  return { url: `https://web.${cacheHost}`, apiKey };
}

/** What does not would look like a dead network later on. */
function fitsHeader(apiKey: string): boolean {
  try {
    new Headers({ authorization: apiKey });
    return true;
  } catch {
    return false;
  }
}

/** Does not quote the token. */
function badToken(): TopicError {
  return new TopicError(TopicErrorCode.BadToken, 'unable to use the token; it is not a Momento token');
}

/** @param cacheHost the host of the caches, as it stands in the token or is made of its endpoint */
function expectHost(cacheHost: string, hosts: readonly string[]): void {
  const named = cacheHost.replace(CACHE_PREFIX, '');
  if (mayHaveToken(named, hosts)) return;
  // In quotes, so that its end is seen; what would look like something else is not in it.
  const host = cleanLabel(named, MAX_SHOWN_HOST_LENGTH);
  const reason = `it leads to "${host}", expected ${hosts.join(', ')} or a host below`;
  throw new TopicError(TopicErrorCode.ForeignHost, `unable to use the token; ${reason}`, { host });
}

function withScheme(endpoint: string): string {
  return /^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`;
}
