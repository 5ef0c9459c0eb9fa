// Momento Topics as a `TopicTransport`: a few messages over gRPC-web, with fetch. It is the same code in development
// and in production; why the SDK's own client is not used is in docs/decisions/005.

import { type Clock, SystemClock } from '../base/clock.ts';
import {
  type PublishRequest,
  type StreamHandlers,
  type StreamRequest,
  TopicError,
  TopicErrorCode,
  type TopicStream,
  type TopicTransport,
} from '../topics/transport.ts';
import { askForPermission, deadline, openGrpcWebStream } from './grpc-web-stream.ts';
import { callGrpcWeb } from './grpc-web-unary.ts';
import { type MomentoAccess, readToken } from './momento-token.ts';
import {
  decodeSubscriptionItem,
  encodePublishRequest,
  encodeSubscriptionRequest,
  type SubscriptionFrame,
} from './pubsub-messages.ts';

export interface MomentoTransportOptions {
  /** Full URL of the service in place of the one in the token, for stand-ins and private endpoints. */
  readonly endpoint?: string | undefined;
  /** Where tokens may lead instead of to Momento: to these hosts and those below them. */
  readonly hosts?: readonly string[] | undefined;
  readonly clock?: Clock;
  /** Opens a connection ahead, where that is possible. Also called as the first stream goes to where nobody has approached. */
  readonly connect?: (url: string) => void;
}

const SUBSCRIBE_PATH = '/cache_client.pubsub.Pubsub/Subscribe';
const PUBLISH_PATH = '/cache_client.pubsub.Pubsub/Publish';
/** As the SDK has it. */
const PUBLISH_DEADLINE_MS = 5_000;

/** Streams and publishes on Momento Topics, each with the token it is given. */
export class MomentoTransport implements TopicTransport {
  readonly #service: Pick<MomentoTransportOptions, 'endpoint' | 'hosts'>;
  readonly #clock: Clock;
  readonly #connect: MomentoTransportOptions['connect'];
  #approached = '';

  constructor({ endpoint, hosts, clock = new SystemClock(), connect }: MomentoTransportOptions = {}) {
    this.#service = { endpoint, hosts };
    this.#clock = clock;
    this.#connect = connect;
  }

  open(request: StreamRequest, handlers: StreamHandlers): TopicStream {
    const { authToken, endsAfterMs } = request;
    if (this.urlFor(authToken) !== this.#approached) this.approach(authToken);
    const cancel = openGrpcWebStream({
      ...this.#callOf(SUBSCRIBE_PATH, authToken),
      metadata: endsAfterMs === undefined ? {} : deadline(endsAfterMs),
      message: encodeSubscriptionRequest(request),
      decode: decodeSubscriptionItem,
      onMessage: (frame) => deliver(frame, handlers),
      onEnd: (error) => handlers.onEnd(error),
    });
    return { cancel };
  }

  async publish(request: PublishRequest): Promise<void> {
    const { cacheName, topicName, authToken, signal } = request;
    if (cacheName.trim() === '' || topicName.trim() === '') {
      throw new TopicError(TopicErrorCode.InvalidArgument, 'unable to publish; cache or topic has no name');
    }
    await callGrpcWeb({
      ...this.#callOf(PUBLISH_PATH, authToken),
      metadata: { cache: cacheName },
      message: encodePublishRequest(request),
      clock: this.#clock,
      deadlineMs: PUBLISH_DEADLINE_MS,
      signal,
    });
  }

  async answers({ authToken, signal }: { readonly authToken: string; readonly signal: AbortSignal }) {
    try {
      // What it says is of no interest, and no page may read it: only its arrival counts.
      await fetch(this.urlFor(authToken), { method: 'HEAD', mode: 'no-cors', credentials: 'omit', signal });
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Where everything with this token goes.
   * @throws TopicError: `bad-token` when it cannot be decoded, `foreign-host` when it must not go there.
   */
  urlFor(authToken: string): string {
    return this.#read(authToken).url;
  }

  approach(authToken: string): void {
    this.#approached = this.urlFor(authToken);
    this.#connect?.(this.#approached);
  }

  askAhead(service: string): void {
    void askForPermission(methodUrl(service, SUBSCRIBE_PATH));
  }

  #callOf(path: string, authToken: string): { readonly url: string; readonly authorization: string } {
    const { url, apiKey } = this.#read(authToken);
    return { url: methodUrl(url, path), authorization: apiKey };
  }

  #read(authToken: string): MomentoAccess {
    const { endpoint, hosts } = this.#service;
    return readToken({ authToken, endpoint, hosts });
  }
}

function methodUrl(service: string, path: string): string {
  return service.replace(/\/+$/, '') + path;
}

function deliver(frame: SubscriptionFrame, handlers: StreamHandlers): void {
  switch (frame.kind) {
    case 'item':
      handlers.onItem(frame.item);
      break;
    case 'discontinuity':
      handlers.onDiscontinuity(frame.discontinuity);
      break;
    case 'heartbeat':
      handlers.onHeartbeat();
      break;
  }
}
