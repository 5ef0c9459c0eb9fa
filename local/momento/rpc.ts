// The calls as they look on either wire: a path, bytes in, bytes out.

import { cache_client as ping } from '@gomomento/generated-types/dist/cacheping.js';
import { cache_client } from '@gomomento/generated-types/dist/cachepubsub.js';
import { common } from '@gomomento/generated-types/dist/common.js';
import { control_client } from '@gomomento/generated-types/dist/controlclient.js';
import { token } from '@gomomento/generated-types/dist/token.js';
import type { ItemValue } from './frames.ts';
import { grantsOf } from './permissions.ts';
import type { Call, MomentoService } from './service.ts';
import { ServiceError } from './status.ts';
import type { Stream, StreamSink } from './streams.ts';

const { pubsub } = cache_client;

export interface UnaryRpc {
  readonly path: string;
  /** @throws ServiceError, HttpRefusal, Dropped, CallerLeft */
  call(call: Call, message: Uint8Array): Promise<Uint8Array>;
}

export interface StreamRpc {
  readonly path: string;
  /** @throws ServiceError, HttpRefusal, Dropped, CallerLeft */
  subscribe(
    call: Call,
    request: { readonly message: Uint8Array; readonly open: () => StreamSink },
  ): Promise<Stream>;
}

export type Rpc = UnaryRpc | StreamRpc;

export interface RpcOptions {
  readonly service: MomentoService;
  /** What vended tokens name as the endpoint. */
  readonly endpoint: () => string;
}

export function createRpcs({ service, endpoint }: RpcOptions): Rpc[] {
  return [
    {
      path: pubsub.UnimplementedPubsubService.definition.Publish.path,
      async call(call, message) {
        const request = decoded(message, pubsub._PublishRequest);
        const { cache_name: cacheName, topic: topicName } = request;
        await service.publish(call, { cacheName, topicName, value: valueOf(request) });
        return new common._Empty().serialize();
      },
    },
    {
      path: pubsub.UnimplementedPubsubService.definition.Subscribe.path,
      async subscribe(call, { message, open }) {
        const request = decoded(message, pubsub._SubscriptionRequest);
        return await service.subscribe(call, {
          topic: { cacheName: request.cache_name, topicName: request.topic },
          from: { sequence: request.resume_at_topic_sequence_number, page: request.sequence_page },
          open,
        });
      },
    },
    {
      path: token.UnimplementedTokenService.definition.GenerateDisposableToken.path,
      async call(call, message) {
        const request = decoded(message, token._GenerateDisposableTokenRequest);
        const vended = await service.vend(
          // The SDKs put the key into this request, not into the header.
          { ...call, authorization: request.auth_token || call.authorization },
          {
            validForSeconds: request.has_expires ? request.expires.valid_for_seconds : 0,
            tokenId: request.token_id,
            grants: () => grantsOf(request.permissions),
          },
        );
        return new token._GenerateDisposableTokenResponse({
          api_key: vended.token,
          endpoint: endpoint(),
          valid_until: vended.validUntil,
        }).serialize();
      },
    },
    ...controlRpcs(service),
    {
      path: ping.UnimplementedPingService.definition.Ping.path,
      call: async () => new ping._PingResponse().serialize(),
    },
  ];
}

function controlRpcs(service: MomentoService): UnaryRpc[] {
  const { definition } = control_client.UnimplementedScsControlService;
  return [
    {
      path: definition.CreateCache.path,
      async call(call, message) {
        const request = decoded(message, control_client._CreateCacheRequest);
        await service.createCache(call, request.cache_name);
        return new control_client._CreateCacheResponse().serialize();
      },
    },
    {
      path: definition.DeleteCache.path,
      async call(call, message) {
        const request = decoded(message, control_client._DeleteCacheRequest);
        await service.deleteCache(call, request.cache_name);
        return new control_client._DeleteCacheResponse().serialize();
      },
    },
    {
      path: definition.ListCaches.path,
      async call(call) {
        const names = await service.listCaches(call);
        const cache = names.map(
          (cache_name) =>
            new control_client._Cache({
              cache_name,
              cache_limits: new control_client._CacheLimits(),
              topic_limits: new control_client._TopicLimits(),
            }),
        );
        return new control_client._ListCachesResponse({ cache }).serialize();
      },
    },
  ];
}

function decoded<T>(message: Uint8Array, codec: { deserialize(bytes: Uint8Array): T }): T {
  try {
    return codec.deserialize(message);
  } catch (error) {
    throw new ServiceError(
      'INVALID_ARGUMENT',
      `Invalid argument: not a message of this call (${String(error)})`,
    );
  }
}

function valueOf({ has_value, value }: cache_client.pubsub._PublishRequest): ItemValue {
  if (!has_value || value.kind === 'none') return {};
  return value.has_text ? { text: value.text } : { binary: value.binary };
}
