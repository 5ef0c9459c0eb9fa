// The messages of Momento's cachepubsub.proto that topics need, and no others. Generated code for them brings all of
// google-protobuf along (49 kB gzip); test/momento/pubsub-messages.test.ts compares the two.

import type { TopicDiscontinuity, TopicItem, TopicPosition, TopicTarget } from '../topics/transport.ts';
import { decodeText, WireReader } from './wire-reader.ts';
import { WireWriter } from './wire-writer.ts';

// Several times the 64 characters of the longest token id.
const MAX_PUBLISHER_ID_BYTES = 2_048;

const encoder = new TextEncoder();

/** `_PublishRequest`: string cache_name = 1; string topic = 2; _TopicValue value = 3; */
export function encodePublishRequest(request: TopicTarget & { readonly text: string }): Uint8Array {
  // `_TopicValue`: oneof kind { string text = 1; bytes binary = 2; }
  const value = new WireWriter();
  value.bytes(1, encoder.encode(request.text));
  const writer = new WireWriter();
  writer.string(1, request.cacheName);
  writer.string(2, request.topicName);
  writer.bytes(3, value.finish());
  return writer.finish();
}

/**
 * `_SubscriptionRequest`: string cache_name = 1; string topic = 2; uint64 resume_at_topic_sequence_number = 3;
 * uint64 sequence_page = 4;
 */
export function encodeSubscriptionRequest(
  request: TopicTarget & { readonly position: TopicPosition },
): Uint8Array {
  const writer = new WireWriter();
  writer.string(1, request.cacheName);
  writer.string(2, request.topicName);
  writer.uint64(3, request.position.next);
  writer.uint64(4, request.position.page);
  return writer.finish();
}

/** A message of a stream. */
export type SubscriptionFrame =
  | { readonly kind: 'item'; readonly item: TopicItem }
  | { readonly kind: 'discontinuity'; readonly discontinuity: TopicDiscontinuity }
  /** Also what is neither and may come from a newer service: the stream is alive, whatever it says. */
  | { readonly kind: 'heartbeat' };

/**
 * `_SubscriptionItem`: oneof kind { _TopicItem item = 1; _Discontinuity discontinuity = 2; _Heartbeat heartbeat = 3; }
 * @throws RangeError where that is no message
 */
export function decodeSubscriptionItem(bytes: Uint8Array): SubscriptionFrame {
  let frame: SubscriptionFrame = { kind: 'heartbeat' };
  const reader = new WireReader(bytes);
  while (reader.nextField()) {
    if (reader.field === 1) frame = { kind: 'item', item: readItem(reader.message()) };
    else if (reader.field === 2) {
      frame = { kind: 'discontinuity', discontinuity: readDiscontinuity(reader.message()) };
    } else if (reader.field === 3) {
      skipAll(reader.message());
      frame = { kind: 'heartbeat' };
    } else reader.skip();
  }
  return frame;
}

/**
 * `_TopicItem`: uint64 topic_sequence_number = 1; _TopicValue value = 2; string publisher_id = 3;
 * uint64 sequence_page = 4;
 */
function readItem(reader: WireReader): TopicItem {
  let sequence = 0;
  let value: TopicItem['value'] = '';
  let publisherId = '';
  let page = 0;
  while (reader.nextField()) {
    if (reader.field === 1) sequence = reader.uint64();
    else if (reader.field === 2) value = readValue(reader.message());
    else if (reader.field === 3) publisherId = readPublisherId(reader);
    else if (reader.field === 4) page = reader.uint64();
    else reader.skip();
  }
  return { page, sequence, value, publisherId };
}

/** `''` for one that is too long to be one: cut, it could be somebody else's. */
function readPublisherId(reader: WireReader): string {
  const bytes = reader.bytes();
  return bytes.length > MAX_PUBLISHER_ID_BYTES ? '' : decodeText(bytes);
}

/** An item without a value, or with one of a kind that is not known here, counts as empty text. */
function readValue(reader: WireReader): TopicItem['value'] {
  let value: TopicItem['value'] = '';
  while (reader.nextField()) {
    if (reader.field === 1) value = reader.string();
    // A view would keep all that came with it in memory.
    else if (reader.field === 2) value = new Uint8Array(reader.bytes());
    else reader.skip();
  }
  return value;
}

/** `_Discontinuity`: uint64 last_topic_sequence = 1; uint64 new_topic_sequence = 2; uint64 new_sequence_page = 3; */
function readDiscontinuity(reader: WireReader): TopicDiscontinuity {
  let lastSequence = 0;
  let newSequence = 0;
  let newPage = 0;
  while (reader.nextField()) {
    if (reader.field === 1) lastSequence = reader.uint64();
    else if (reader.field === 2) newSequence = reader.uint64();
    else if (reader.field === 3) newPage = reader.uint64();
    else reader.skip();
  }
  return { lastSequence, newSequence, newPage };
}

function skipAll(reader: WireReader): void {
  while (reader.nextField()) reader.skip();
}
