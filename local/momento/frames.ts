import { cache_client } from '@gomomento/generated-types/dist/cachepubsub.js';
import { encodeMessage } from './grpc-web-text.ts';

const { _Discontinuity, _Heartbeat, _SubscriptionItem, _TopicItem, _TopicValue } = cache_client.pubsub;

export type FrameKind = 'item' | 'heartbeat' | 'discontinuity';

/** What was published: a text, bytes, or an item that holds no value at all. */
export type ItemValue =
  | { readonly text: string }
  | { readonly binary: Uint8Array }
  | Readonly<Record<string, never>>;

/** One message of a subscription, encoded once for all who receive it. */
export class Frame {
  readonly kind: FrameKind;
  /** The protocol buffer. */
  readonly message: Uint8Array;
  #webText: Buffer | undefined;

  constructor(kind: FrameKind, message: Uint8Array) {
    this.kind = kind;
    this.message = message;
  }

  /** The same as one frame of gRPC-web text. */
  get webText(): Buffer {
    this.#webText ??= encodeMessage(this.message);
    return this.#webText;
  }
}

export interface ItemFields {
  readonly page: number;
  readonly sequence: number;
  readonly value: ItemValue;
  readonly publisherId: string;
}

export function itemFrame({ page, sequence, value, publisherId }: ItemFields): Frame {
  const item = new _TopicItem({
    topic_sequence_number: sequence,
    sequence_page: page,
    publisher_id: publisherId,
    value: 'binary' in value ? new _TopicValue({ binary: value.binary }) : new _TopicValue(value),
  });
  return new Frame('item', new _SubscriptionItem({ item }).serialize());
}

export interface DiscontinuityFields {
  /** The last sequence number that is lost. */
  readonly lastSequence: number;
  /** The sequence number after which items go on. */
  readonly newSequence: number;
  readonly newPage: number;
}

export function discontinuityFrame({ lastSequence, newSequence, newPage }: DiscontinuityFields): Frame {
  const discontinuity = new _Discontinuity({
    last_topic_sequence: lastSequence,
    new_topic_sequence: newSequence,
    new_sequence_page: newPage,
  });
  return new Frame('discontinuity', new _SubscriptionItem({ discontinuity }).serialize());
}

export const HEARTBEAT = new Frame(
  'heartbeat',
  new _SubscriptionItem({ heartbeat: new _Heartbeat() }).serialize(),
);
