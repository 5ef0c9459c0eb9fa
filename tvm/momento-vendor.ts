import {
  AllCaches,
  AllTopics,
  AuthClient,
  AuthClientConfigurations,
  type CacheSelector,
  CredentialProvider,
  ExpiresIn,
  GenerateDisposableTokenResponse,
  type MomentoErrorCode,
  NoopMomentoLoggerFactory,
  type TopicPermission,
  TopicRole,
  type TopicSelector,
} from '@gomomento/sdk';
import type { TokenRole } from '../src/tvm-client/wire.ts';
import type { LegacyKey, MomentoKey } from './momento-key.ts';
import type { Grant } from './policy.ts';
import { Refusal, type RefusalOptions } from './refusal.ts';
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

const badKey: RefusalOptions = {
  code: 'bad_gateway',
  message: 'Momento does not accept the API key of this Token Vending Machine.',
};
const limited: RefusalOptions = {
  code: 'throttled',
  message: 'Too many tokens are being asked for at this moment.',
  // The limit is counted per second; this leaves room for the others who were told the same.
  retryAfterSeconds: 5,
};
const down: RefusalOptions = { code: 'unavailable', message: 'Momento cannot be reached or is not working.' };
const late: RefusalOptions = { code: 'timeout', message: 'Momento did not answer in time.' };
const ours: RefusalOptions = {
  code: 'internal',
  message: 'Momento does not understand this Token Vending Machine.',
};

const refusals: Readonly<Record<`${MomentoErrorCode}`, RefusalOptions>> = {
  AUTHENTICATION_ERROR: badKey,
  PERMISSION_ERROR: badKey,
  LIMIT_EXCEEDED_ERROR: limited,
  CLIENT_RESOURCE_EXHAUSTED: limited,
  TIMEOUT_ERROR: late,
  SERVER_UNAVAILABLE: down,
  CONNECTION_ERROR: down,
  CANCELLED_ERROR: down,
  INTERNAL_SERVER_ERROR: down,
  UNKNOWN_SERVICE_ERROR: down,
  UNKNOWN_ERROR: down,
  INVALID_ARGUMENT_ERROR: ours,
  BAD_REQUEST_ERROR: ours,
  FAILED_PRECONDITION_ERROR: ours,
  ALREADY_EXISTS_ERROR: ours,
  NOT_FOUND_ERROR: ours,
  STORE_NOT_FOUND_ERROR: ours,
  STORE_ITEM_NOT_FOUND_ERROR: ours,
  FUNCTION_NOT_FOUND_ERROR: ours,
};

function refusalFor(errorCode: `${MomentoErrorCode}`): Refusal {
  return new Refusal({ ...refusals[errorCode], reason: `Momento answered ${errorCode}` });
}
