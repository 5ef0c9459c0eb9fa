import { CredentialProvider } from '@gomomento/sdk-core/dist/src/auth/credential-provider';
import { getWebCacheEndpoint } from '@gomomento/sdk-web/dist/src/utils/web-client-utils';
import { cleanLabel } from '../base/clean-label.ts';
import { TopicError, TopicErrorCode } from '../topics/transport.ts';
import { MOMENTO_HOSTS, mayHaveToken } from './momento-host.ts';

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
  const { provider, apiKey } = decode(authToken, endpoint);
  if (endpoint === undefined) expectHost(provider.getCacheEndpoint(), hosts);
  return { url: getWebCacheEndpoint(provider), apiKey };
}

function decode(authToken: string, endpoint: string | undefined) {
  try {
    const provider = CredentialProvider.fromDisposableToken({
      authToken,
      ...(endpoint === undefined ? {} : { endpointOverrides: endpointsAt(endpoint) }),
    });
    const apiKey = provider.getAuthToken();
    // Throws where no header can hold it, which would look like a dead network later on.
    new Headers({ authorization: apiKey });
    return { provider, apiKey };
  } catch {
    // Not kept as cause: the SDK's text may quote the token.
    throw new TopicError(TopicErrorCode.BadToken, 'unable to use the token; it is not a Momento token');
  }
}

/** @param cacheHost the host of the caches, as the SDK makes it of the token's endpoint */
function expectHost(cacheHost: string, hosts: readonly string[]): void {
  const named = cacheHost.replace(CACHE_PREFIX, '');
  if (mayHaveToken(named, hosts)) return;
  // In quotes, so that its end is seen; what would look like something else is not in it.
  const host = cleanLabel(named, MAX_SHOWN_HOST_LENGTH);
  const reason = `it leads to "${host}", expected ${hosts.join(', ')} or a host below`;
  throw new TopicError(TopicErrorCode.ForeignHost, `unable to use the token; ${reason}`, { host });
}

function endpointsAt(endpoint: string) {
  return { cacheEndpoint: endpoint, controlEndpoint: endpoint, tokenEndpoint: endpoint };
}
