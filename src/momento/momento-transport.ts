// Momento Topics as a `TopicTransport`. The SDK decodes tokens, knows the endpoints and publishes. Streams are
// opened with the generated client that the SDK itself uses: the SDK's own `subscribe` takes no position, cannot
// be cancelled before its first frame and reconnects behind the caller's back (docs/decisions/001).

import { PubsubClient } from '@gomomento/generated-types-webtext/dist/CachepubsubServiceClientPb';
import {
  type _SubscriptionItem,
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
import { codeOfMomentoError, codeOfStatus } from './error-codes.ts';

export interface MomentoTransportOptions {
  /** Full URL of the service in place of the one in the token, for stand-ins and private endpoints. */
  readonly endpoint?: string | undefined;
}

interface TokenClients {
  readonly authToken: string;
  readonly apiKey: string;
  readonly streams: PubsubClient;
  readonly publisher: TopicClient;
}

// base64 makes 4 bytes of 3; frame header, tags, numbers and the publisher's id come on top.
const FRAME_OVERHEAD_BYTES = 60;
const BASE64_RATIO = 4 / 3;

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
    const { streams, apiKey } = this.#clientsFor(request.authToken);
    const message = new _SubscriptionRequest();
    message.setCacheName(request.cacheName);
    message.setTopic(request.topicName);
    message.setResumeAtTopicSequenceNumber(request.position.next);
    message.setSequencePage(request.position.page);
    const call = streams.subscribe(message, { authorization: apiKey });
    let isOver = false;
    let receivedBytes = 0;
    // A status in the trailers is told as `error` and then as `end`; a failed request may tell `error` twice.
    const end = (error: TopicError | undefined) => {
      if (isOver) return;
      isOver = true;
      handlers.onEnd(error);
    };
    call.on('data', (frame) => {
      if (isOver) return;
      receivedBytes += FRAME_OVERHEAD_BYTES + deliver(frame, handlers);
    });
    call.on('error', ({ code, message }) => end(new TopicError(codeOfStatus(code, message), message)));
    call.on('end', () => end(undefined));
    return {
      cancel: () => {
        isOver = true;
        call.cancel();
      },
      get receivedBytes() {
        return receivedBytes;
      },
    };
  }

  async publish(request: TopicTarget & { readonly authToken: string; readonly text: string }): Promise<void> {
    const { publisher } = this.#clientsFor(request.authToken);
    const response = await publisher.publish(request.cacheName, request.topicName, request.text);
    if (!(response instanceof TopicPublish.Error)) return;
    const message = response.message();
    throw new TopicError(codeOfMomentoError(response.errorCode(), message), message);
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
    return {
      authToken,
      apiKey: credentialProvider.getAuthToken(),
      streams: new PubsubClient(getWebCacheEndpoint(credentialProvider), null, {}),
      publisher: new TopicClient({
        credentialProvider,
        configuration: TopicConfigurations.Browser.v1(new NoopMomentoLoggerFactory()),
      }),
    };
  }
}

/** Hands a frame on and returns about how many bytes of base64 its content was. */
function deliver(frame: _SubscriptionItem, handlers: StreamHandlers): number {
  const item = frame.getItem();
  if (item) {
    const value = valueOf(item.getValue());
    handlers.onItem({
      page: item.getSequencePage(),
      sequence: item.getTopicSequenceNumber(),
      value,
      publisherId: item.getPublisherId(),
    });
    return value.length * BASE64_RATIO;
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
  return 0;
}

function valueOf(value: _TopicValue | undefined): string | Uint8Array {
  if (value?.getKindCase() === _TopicValue.KindCase.BINARY) return value.getBinary_asU8();
  return value?.getText() ?? '';
}
