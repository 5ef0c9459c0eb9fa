// Calls of Momento over gRPC-web text, as tests want them.

import { cache_client } from '@gomomento/generated-types/dist/cachepubsub.js';
import { permission_messages } from '@gomomento/generated-types/dist/permissionmessages.js';
import { token } from '@gomomento/generated-types/dist/token.js';
import { callWeb, type WebEnd } from './grpc-web-client.ts';

const { PermissionsType, ExplicitPermissions, Permissions, TopicRole } = permission_messages;
const { pubsub } = cache_client;

export interface PublishRequest {
  readonly webUrl: string;
  readonly authorization?: string | undefined;
  readonly host?: string | undefined;
  readonly cacheName: string;
  readonly topicName: string;
  /** Undefined: a message without a value. */
  readonly value: string | Uint8Array | undefined;
}

export function publishWeb({ cacheName, topicName, value, ...where }: PublishRequest): Promise<WebEnd> {
  const data = typeof value === 'string' ? { text: value } : { binary: value ?? new Uint8Array() };
  const message = new pubsub._PublishRequest({
    cache_name: cacheName,
    topic: topicName,
    ...(value === undefined ? {} : { value: new pubsub._TopicValue(data) }),
  }).serialize();
  return callWeb({ ...where, path: pubsub.UnimplementedPubsubService.definition.Publish.path, message });
}

export interface TopicPermission {
  readonly role: 'publishsubscribe' | 'subscribeonly' | 'publishonly';
  /** Undefined: every cache. */
  readonly cache?: string;
  /** Undefined: every topic. */
  readonly topic?: { readonly name: string } | { readonly prefix: string };
}

const ROLES = {
  publishsubscribe: TopicRole.TopicReadWrite,
  subscribeonly: TopicRole.TopicReadOnly,
  publishonly: TopicRole.TopicWriteOnly,
} as const;

export function permissionsOf(permissions: readonly TopicPermission[]): permission_messages.Permissions {
  const statements = permissions.map(({ role, cache, topic }) => {
    const statement = new PermissionsType.TopicPermissions();
    statement.role = ROLES[role];
    if (cache === undefined) statement.all_caches = new PermissionsType.All();
    else statement.cache_selector = new PermissionsType.CacheSelector({ cache_name: cache });
    if (topic === undefined) statement.all_topics = new PermissionsType.All();
    else {
      statement.topic_selector = new PermissionsType.TopicSelector(
        'name' in topic ? { topic_name: topic.name } : { topic_name_prefix: topic.prefix },
      );
    }
    return new PermissionsType({ topic_permissions: statement });
  });
  return new Permissions({ explicit: new ExplicitPermissions({ permissions: statements }) });
}

export interface VendRequest {
  readonly webUrl: string;
  readonly apiKey: string;
  readonly permissions?: permission_messages.Permissions;
  /** Default: 60; undefined: none is sent. */
  readonly seconds?: number | undefined;
  readonly tokenId?: string;
}

/** Vends whatever it is asked to; `apiKey` of the answer is `''` where there is none. */
export async function vendWeb(
  request: VendRequest,
): Promise<WebEnd & { readonly apiKey: string; readonly validUntil: number }> {
  const { webUrl, apiKey, permissions, tokenId = '' } = request;
  const seconds = 'seconds' in request ? request.seconds : 60;
  const message = new token._GenerateDisposableTokenRequest({
    auth_token: apiKey,
    token_id: tokenId,
    ...(permissions ? { permissions } : {}),
    ...(seconds === undefined
      ? {}
      : { expires: new token._GenerateDisposableTokenRequest.Expires({ valid_for_seconds: seconds }) }),
  }).serialize();
  const { path } = token.UnimplementedTokenService.definition.GenerateDisposableToken;
  const { answer, ...end } = await callWeb({ webUrl, path, message });
  const vended = token._GenerateDisposableTokenResponse.deserialize(answer ?? new Uint8Array());
  return { ...end, apiKey: vended.api_key, validUntil: vended.valid_until };
}

/** A token that may do as the permissions say. */
export async function tokenWith(
  stand: { readonly webUrl: string; readonly apiKey: string },
  options: { permissions: readonly TopicPermission[]; tokenId?: string; seconds?: number },
): Promise<string> {
  const { permissions, ...rest } = options;
  const request = {
    webUrl: stand.webUrl,
    apiKey: stand.apiKey,
    permissions: permissionsOf(permissions),
    ...rest,
  };
  const { apiKey, status } = await vendWeb(request);
  if (status !== 0) throw new Error(`unable to vend; status ${status}`);
  return apiKey;
}
