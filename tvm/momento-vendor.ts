import {
  AllCaches,
  AllTopics,
  AuthClient,
  AuthClientConfigurations,
  type CacheSelector,
  CredentialProvider,
  ExpiresIn,
  GenerateDisposableTokenResponse,
  NoopMomentoLoggerFactory,
  type TopicPermission,
  TopicRole,
  type TopicSelector,
} from '@gomomento/sdk';
import type { TokenRole } from '../src/tvm-client/wire.ts';
import type { LegacyKey, MomentoKey } from './momento-key.ts';
import { refusalFor } from './momento-refusals.ts';
import type { Grant } from './policy.ts';
import type { TokenVendor } from './token-vendor.ts';

export type MomentoVendorOptions =
  | { readonly key: MomentoKey; readonly standInAddress?: undefined }
  /** `host:port` of a stand-in without TLS. (The SDK redirects legacy keys only.) */
  | { readonly key: LegacyKey; readonly standInAddress: string };

/**
 * Vends through the real SDK, over one connection that all calls share.
 * @throws Error when the key cannot be read; the key is not in the text.
 */
export function createMomentoVendor(options: MomentoVendorOptions): TokenVendor {
  const client = new AuthClient({
    credentialProvider: credentials(options),
    configuration: AuthClientConfigurations.Default.latest(new NoopMomentoLoggerFactory()),
  });
  return {
    async vend({ grant, tokenId }) {
      const response = await client.generateDisposableToken(
        { permissions: permissionsOf(grant) },
        ExpiresIn.seconds(grant.ttlSeconds),
        tokenId === undefined ? {} : { tokenId },
      );
      if (response.type === GenerateDisposableTokenResponse.Error) throw refusalFor(response.errorCode());
      const expiresAt = response.expiresAt.epoch();
      // The SDK reads a missing expiry as Infinity, which JSON turns into null.
      if (!Number.isFinite(expiresAt)) throw refusalFor('UNKNOWN_ERROR');
      return { authToken: response.authToken, expiresAt };
    },
  };
}

function credentials({ key, standInAddress }: MomentoVendorOptions): CredentialProvider {
  try {
    if (key.kind === 'v2') return CredentialProvider.fromApiKeyV2(key);
    if (standInAddress === undefined) return CredentialProvider.fromString(key.apiKey);
    return CredentialProvider.fromString({
      apiKey: key.apiKey,
      endpointOverrides: {
        controlEndpoint: standInAddress,
        cacheEndpoint: standInAddress,
        tokenEndpoint: standInAddress,
        secureConnection: false,
      },
    });
  } catch {
    // Not as `cause`: the SDK's text may quote what it failed to parse, which is the key.
    throw new Error(`unable to use the Momento API key; it does not read as a ${key.kind} key`);
  }
}

const topicRoles: Readonly<Record<TokenRole, TopicRole>> = {
  'publish-subscribe': TopicRole.PublishSubscribe,
  'subscribe-only': TopicRole.SubscribeOnly,
  'publish-only': TopicRole.PublishOnly,
};

/** Topic permissions only: the SDK garbles a scope that mixes them with permissions on cache items. */
function permissionsOf({ role, caches, topics }: Grant): TopicPermission[] {
  const cacheSelectors: readonly CacheSelector[] = caches === 'all' ? [AllCaches] : caches;
  const topicSelectors: readonly TopicSelector[] = topics === 'all' ? [AllTopics] : topics;
  const permissions = cacheSelectors.flatMap((cache) =>
    topicSelectors.map((topic): TopicPermission => ({ role: topicRoles[role], cache, topic })),
  );
  // The SDK would pass an empty scope on without a word.
  if (permissions.length === 0) throw new Error('unable to vend a token; its scope would be empty');
  return permissions;
}
