import { CredentialProvider } from '@gomomento/sdk-core/dist/src/auth/credential-provider';
import { getWebCacheEndpoint } from '@gomomento/sdk-web/dist/src/utils/web-client-utils';
import { TopicError, TopicErrorCode } from '../topics/transport.ts';

/** Where a token is good, and what it is shown with. */
export interface MomentoAccess {
  /** Of the service, for browsers. */
  readonly url: string;
  readonly apiKey: string;
}

/**
 * Reads a token as machines vend it.
 * @param options.endpoint full URL of the service in place of the one in the token
 * @throws TopicError (`bad-token`)
 */
export function readToken({
  authToken,
  endpoint,
}: {
  readonly authToken: string;
  readonly endpoint: string | undefined;
}): MomentoAccess {
  try {
    const provider = CredentialProvider.fromDisposableToken({
      authToken,
      ...(endpoint === undefined ? {} : { endpointOverrides: endpointsAt(endpoint) }),
    });
    const apiKey = provider.getAuthToken();
    // Throws where no header can hold it, which would look like a dead network later on.
    new Headers({ authorization: apiKey });
    return { url: getWebCacheEndpoint(provider), apiKey };
  } catch {
    // Not kept as cause: the SDK's text may quote the token.
    throw new TopicError(TopicErrorCode.BadToken, 'unable to use the token; it is not a Momento token');
  }
}

function endpointsAt(endpoint: string) {
  return { cacheEndpoint: endpoint, controlEndpoint: endpoint, tokenEndpoint: endpoint };
}
