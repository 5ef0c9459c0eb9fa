// The messages of Momento's cachepubsub.proto in place of the generated ones, which bring all of google-protobuf
// (49 kB gzip). Names are those of the generated code; there is what the SDK's pub/sub client and the page use of
// them, and nothing else. test/tools/slim-sdk/pubsub-messages.test.ts compares them with the generated ones.

import { bytesOfBase64 } from './base64.ts';
import { WireReader } from './wire-reader.ts';
import { WireWriter } from './wire-writer.ts';

const encoder = new TextEncoder();

/** oneof kind { string text = 1; bytes binary = 2; } */
export class _TopicValue {
  static readonly KindCase = { KIND_NOT_SET: 0, TEXT: 1, BINARY: 2 } as const;

  #kind: string | Uint8Array | undefined;

  static read(reader: WireReader): _TopicValue {
    const value = new _TopicValue();
    while (reader.nextField()) {
      if (reader.field === 1) value.#kind = reader.string();
      else if (reader.field === 2) value.#kind = reader.bytes();
      else reader.skip();
    }
    return value;
  }

  getKindCase(): 0 | 1 | 2 {
    const { KIND_NOT_SET, TEXT, BINARY } = _TopicValue.KindCase;
    if (this.#kind === undefined) return KIND_NOT_SET;
    return typeof this.#kind === 'string' ? TEXT : BINARY;
  }

  getText(): string {
    return typeof this.#kind === 'string' ? this.#kind : '';
  }

  setText(text: string): this {
    this.#kind = text;
    return this;
  }

  getBinary(): Uint8Array | '' {
    return typeof this.#kind === 'object' ? this.#kind : '';
  }

  getBinary_asU8(): Uint8Array {
    return typeof this.#kind === 'object' ? this.#kind : new Uint8Array();
  }

  setBinary(binary: Uint8Array | string): this {
    this.#kind = typeof binary === 'string' ? bytesOfBase64(binary) : binary;
    return this;
  }

  serializeBinary(): Uint8Array {
    const writer = new WireWriter();
    if (typeof this.#kind === 'string') writer.bytes(1, encoder.encode(this.#kind));
    else if (this.#kind) writer.bytes(2, this.#kind);
    return writer.finish();
  }
}

/** string cache_name = 1; string topic = 2; _TopicValue value = 3; */
export class _PublishRequest {
  #cacheName = '';
  #topic = '';
  #value: _TopicValue | undefined;

  setCacheName(cacheName: string): this {
    this.#cacheName = cacheName;
    return this;
  }

  setTopic(topic: string): this {
    this.#topic = topic;
    return this;
  }

  setValue(value: _TopicValue): this {
    this.#value = value;
    return this;
  }

  serializeBinary(): Uint8Array {
    const writer = new WireWriter();
    writer.string(1, this.#cacheName);
    writer.string(2, this.#topic);
    if (this.#value) writer.bytes(3, this.#value.serializeBinary());
    return writer.finish();
  }
}

/**
 * string cache_name = 1; string topic = 2; uint64 resume_at_topic_sequence_number = 3; uint64 sequence_page = 4;
 */
export class _SubscriptionRequest {
  #cacheName = '';
  #topic = '';
  #resumeAt = 0;
  #page = 0;

  setCacheName(cacheName: string): this {
    this.#cacheName = cacheName;
    return this;
  }

  setTopic(topic: string): this {
    this.#topic = topic;
    return this;
  }

  setResumeAtTopicSequenceNumber(sequence: number): this {
    this.#resumeAt = sequence;
    return this;
  }

  setSequencePage(page: number): this {
    this.#page = page;
    return this;
  }

  serializeBinary(): Uint8Array {
    const writer = new WireWriter();
    writer.string(1, this.#cacheName);
    writer.string(2, this.#topic);
    writer.uint64(3, this.#resumeAt);
    writer.uint64(4, this.#page);
    return writer.finish();
  }
}

/** uint64 topic_sequence_number = 1; _TopicValue value = 2; string publisher_id = 3; uint64 sequence_page = 4; */
export class _TopicItem {
  #sequence = 0;
  #value: _TopicValue | undefined;
  #publisherId = '';
  #page = 0;

  static read(reader: WireReader): _TopicItem {
    const item = new _TopicItem();
    while (reader.nextField()) {
      if (reader.field === 1) item.#sequence = reader.uint64();
      else if (reader.field === 2) item.#value = _TopicValue.read(reader.message());
      else if (reader.field === 3) item.#publisherId = reader.string();
      else if (reader.field === 4) item.#page = reader.uint64();
      else reader.skip();
    }
    return item;
  }

  getTopicSequenceNumber(): number {
    return this.#sequence;
  }

  getValue(): _TopicValue | undefined {
    return this.#value;
  }

  getPublisherId(): string {
    return this.#publisherId;
  }

  getSequencePage(): number {
    return this.#page;
  }
}

/** uint64 last_topic_sequence = 1; uint64 new_topic_sequence = 2; uint64 new_sequence_page = 3; */
export class _Discontinuity {
  #lastSequence = 0;
  #newSequence = 0;
  #newPage = 0;

  static read(reader: WireReader): _Discontinuity {
    const discontinuity = new _Discontinuity();
    while (reader.nextField()) {
      if (reader.field === 1) discontinuity.#lastSequence = reader.uint64();
      else if (reader.field === 2) discontinuity.#newSequence = reader.uint64();
      else if (reader.field === 3) discontinuity.#newPage = reader.uint64();
      else reader.skip();
    }
    return discontinuity;
  }

  getLastTopicSequence(): number {
    return this.#lastSequence;
  }

  getNewTopicSequence(): number {
    return this.#newSequence;
  }

  getNewSequencePage(): number {
    return this.#newPage;
  }
}

/** Has no field. */
export class _Heartbeat {
  static read(reader: WireReader): _Heartbeat {
    while (reader.nextField()) reader.skip();
    return new _Heartbeat();
  }
}

/** oneof kind { _TopicItem item = 1; _Discontinuity discontinuity = 2; _Heartbeat heartbeat = 3; } */
export class _SubscriptionItem {
  #kind: _TopicItem | _Discontinuity | _Heartbeat | undefined;

  static deserializeBinary(bytes: Uint8Array): _SubscriptionItem {
    const frame = new _SubscriptionItem();
    const reader = new WireReader(bytes);
    while (reader.nextField()) {
      if (reader.field === 1) frame.#kind = _TopicItem.read(reader.message());
      else if (reader.field === 2) frame.#kind = _Discontinuity.read(reader.message());
      else if (reader.field === 3) frame.#kind = _Heartbeat.read(reader.message());
      else reader.skip();
    }
    return frame;
  }

  getItem(): _TopicItem | undefined {
    return this.#kind instanceof _TopicItem ? this.#kind : undefined;
  }

  getDiscontinuity(): _Discontinuity | undefined {
    return this.#kind instanceof _Discontinuity ? this.#kind : undefined;
  }

  getHeartbeat(): _Heartbeat | undefined {
    return this.#kind instanceof _Heartbeat ? this.#kind : undefined;
  }
}
