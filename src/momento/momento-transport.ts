// Momento Topics as a `TopicTransport`. The SDK decodes tokens, knows the endpoints and publishes. Streams are
// our own, with the SDK's codec: the SDK's `subscribe` takes no position, cannot be cancelled before its first
// frame and reconnects behind the caller's back (docs/decisions/001), and what it reads with costs more the older
// a stream is and blocks the page in a burst (docs/decisions/004).

import {
  _SubscriptionItem,
  _SubscriptionRequest,
  _TopicValue,
} from '@gomomento/generated-types-webtext/dist/cachepubsub_pb';
import {
  CredentialProvider,
  NoopMomentoLoggerFactory,
  TopicClient,
  TopicConfigurations,
  TopicPublish,
} from '@gomomento/sdk-web';
import { getWebCacheEndpoint } from '@gomomento/sdk-web/dist/src/utils/web-client-utils';
import {
  type StreamHandlers,
  TopicError,
  TopicErrorCode,
  type TopicPosition,
  type TopicStream,
  type TopicTarget,
  type TopicTransport,
} from '../topics/transport.ts';
import { codeOfMomentoError } from './error-codes.ts';
import { openGrpcWebStream } from './grpc-web-stream.ts';

export interface MomentoTransportOptions {
  /** Full URL of the service in place of the one in the token, for stand-ins and private endpoints. */
  readonly endpoint?: string | undefined;
}

interface TokenClients {
  readonly authToken: string;
  readonly apiKey: string;
  readonly url: string;
  readonly publisher: TopicClient;
}

const SUBSCRIBE_PATH = '/cache_client.pubsub.Pubsub/Subscribe';

/** Streams and publishes on Momento Topics, each with the token it is given. */
export class MomentoTransport implements TopicTransport {
  readonly #endpoint: string | undefined;
  /** For the token used last: a renewed one replaces it. */
  #clients: TokenClients | undefined;

  constructor({ endpoint }: MomentoTransportOptions = {}) {
    this.#endpoint = endpoint;
  }

  open(
    request: TopicTarget & { readonly authToken: string; readonly position: TopicPosition },
    handlers: StreamHandlers,
  ): TopicStream {
    const { url, apiKey } = this.#clientsFor(request.authToken);
    const message = new _SubscriptionRequest();
    message.setCacheName(request.cacheName);
    message.setTopic(request.topicName);
    message.setResumeAtTopicSequenceNumber(request.position.next);
    message.setSequencePage(request.position.page);
    const cancel = openGrpcWebStream({
      url: url.replace(/\/+$/, '') + SUBSCRIBE_PATH,
      authorization: apiKey,
      message: message.serializeBinary(),
      decode: (payload) => _SubscriptionItem.deserializeBinary(payload),
      onMessage: (frame) => deliver(frame, handlers),
      onEnd: (error) => handlers.onEnd(error),
    });
    return { cancel };
  }

  async publish(request: TopicTarget & { readonly authToken: string; readonly text: string }): Promise<void> {
    const { publisher } = this.#clientsFor(request.authToken);
    const response = await publisher.publish(request.cacheName, request.topicName, request.text);
    if (!(response instanceof TopicPublish.Error)) return;
    const message = response.message();
    throw new TopicError(codeOfMomentoError(response.errorCode(), message), message);
  }

  /**
   * Where everything with this token goes.
   * @throws TopicError (`bad-token`) when it cannot be decoded.
   */
  urlFor(authToken: string): string {
    return this.#clientsFor(authToken).url;
  }

  #clientsFor(authToken: string): TokenClients {
    if (this.#clients?.authToken !== authToken) this.#clients = this.#createClients(authToken);
    return this.#clients;
  }

  #createClients(authToken: string): TokenClients {
    const endpoint = this.#endpoint;
    let credentialProvider: CredentialProvider;
    try {
      credentialProvider = CredentialProvider.fromDisposableToken({
        authToken,
        ...(endpoint === undefined
          ? {}
          : {
              endpointOverrides: {
                cacheEndpoint: endpoint,
                controlEndpoint: endpoint,
                tokenEndpoint: endpoint,
              },
            }),
      });
    } catch {
      // Not kept as cause: the SDK's text may quote the token.
      throw new TopicError(TopicErrorCode.BadToken, 'unable to use the token; it is not a Momento token');
    }
    const url = getWebCacheEndpoint(credentialProvider);
    return {
      authToken,
      apiKey: credentialProvider.getAuthToken(),
      url,
      publisher: new TopicClient({
        credentialProvider,
        configuration: TopicConfigurations.Browser.v1(new NoopMomentoLoggerFactory()),
      }),
    };
  }
}

function deliver(frame: _SubscriptionItem, handlers: StreamHandlers): void {
  const item = frame.getItem();
  if (item) {
    handlers.onItem({
      page: item.getSequencePage(),
      sequence: item.getTopicSequenceNumber(),
      value: valueOf(item.getValue()),
      publisherId: item.getPublisherId(),
    });
    return;
  }
  const discontinuity = frame.getDiscontinuity();
  if (discontinuity) {
    handlers.onDiscontinuity({
      lastSequence: discontinuity.getLastTopicSequence(),
      newSequence: discontinuity.getNewTopicSequence(),
      newPage: discontinuity.getNewSequencePage(),
    });
  } else {
    // A heartbeat, or a kind of frame that a newer service may send: the stream is alive either way.
    handlers.onHeartbeat();
  }
}

function valueOf(value: _TopicValue | undefined): string | Uint8Array {
  if (value?.getKindCase() === _TopicValue.KindCase.BINARY) return value.getBinary_asU8();
  return value?.getText() ?? '';
}
