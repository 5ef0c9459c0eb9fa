import * as generated from '@gomomento/generated-types-webtext/dist/cachepubsub_pb.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeSubscriptionItem,
  encodePublishRequest,
  encodeSubscriptionRequest,
} from '../../src/momento/pubsub-messages.ts';
import { anyText } from '../support/any-text.ts';

const { _SubscriptionItem: Frame } = generated;

const text = anyText({ maxLength: 300 });
const binary = fc.uint8Array({ maxLength: 300 });
// A length of two bytes and of three, and numbers around each end of a byte and of the two halves.
const longText = fc.constantFrom('x'.repeat(127), 'x'.repeat(128), '€'.repeat(5_461), '\ufeffbom', '\0');
const uint64 = fc.oneof(
  fc.maxSafeNat(),
  fc.nat({ max: 300 }),
  fc.constantFrom(2 ** 28, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 35, 2 ** 53, 2 ** 63, 2 ** 64 - 2 ** 11),
);

const value = fc.oneof(
  fc.oneof(text, longText).map((content) => new generated._TopicValue().setText(content)),
  binary.map((content) => new generated._TopicValue().setBinary(content)),
  fc.constant(new generated._TopicValue()),
  fc.constant(undefined),
);

const item = fc
  .record({ value, publisherId: text, sequence: uint64, page: uint64 })
  .map((parts) =>
    new generated._TopicItem()
      .setValue(parts.value)
      .setPublisherId(parts.publisherId)
      .setTopicSequenceNumber(parts.sequence)
      .setSequencePage(parts.page),
  );

const discontinuity = fc
  .tuple(uint64, uint64, uint64)
  .map(([last, next, page]) =>
    new generated._Discontinuity()
      .setLastTopicSequence(last)
      .setNewTopicSequence(next)
      .setNewSequencePage(page),
  );

const frame = fc
  .oneof(
    item.map((content) => new Frame().setItem(content)),
    discontinuity.map((content) => new Frame().setDiscontinuity(content)),
    fc.constant(new Frame().setHeartbeat(new generated._Heartbeat())),
    fc.constant(new Frame()),
  )
  .map((message) => message.serializeBinary());

/** Fields that the page does not know, of every kind, to be put before or after those that it knows. */
const unknownField = fc.oneof(
  fc.constant([0x78, 0x96, 0x01]), // 15: varint 150
  fc.constant([0x79, 1, 2, 3, 4, 5, 6, 7, 8]), // 15: 64 bits
  fc.constant([0x7d, 1, 2, 3, 4]), // 15: 32 bits
  fc.constant([0x7a, 3, 9, 9, 9]), // 15: bytes
  fc.constant([0x7b, 0x08, 0x05, 0x13, 0x14, 0x7c]), // 15: a group with a number and a group
  fc.constant([0x82, 0x80, 0x01, 0x00]), // 2048: empty bytes
);

/** What the generated code reads, in the words of the page. */
function generatedReads(bytes: Uint8Array) {
  const message = Frame.deserializeBinary(bytes);
  const content = message.getItem();
  if (content) {
    return {
      kind: 'item',
      item: {
        page: content.getSequencePage(),
        sequence: content.getTopicSequenceNumber(),
        value: comparable(valueOf(content.getValue())),
        publisherId: content.getPublisherId(),
      },
    };
  }
  const gap = message.getDiscontinuity();
  if (!gap) return { kind: 'heartbeat' };
  return {
    kind: 'discontinuity',
    discontinuity: {
      lastSequence: gap.getLastTopicSequence(),
      newSequence: gap.getNewTopicSequence(),
      newPage: gap.getNewSequencePage(),
    },
  };
}

function valueOf(content: generated._TopicValue | undefined): string | Uint8Array {
  const isBinary = content?.getKindCase() === generated._TopicValue.KindCase.BINARY;
  return isBinary ? content.getBinary_asU8() : (content?.getText() ?? '');
}

/** A view and a copy of the same bytes are the same. */
const comparable = (content: string | Uint8Array) =>
  typeof content === 'string' ? content : { bytes: Array.from(content) };

function ourReads(bytes: Uint8Array) {
  const message = decodeSubscriptionItem(bytes);
  if (message.kind !== 'item') return message;
  return { ...message, item: { ...message.item, value: comparable(message.item.value) } };
}

const readBoth = (bytes: Uint8Array) => ({ ours: ourReads(bytes), generated: generatedReads(bytes) });

function outcomeOf(bytes: Uint8Array): unknown {
  try {
    ourReads(bytes);
    return 'read';
  } catch (error) {
    return error;
  }
}

describe('A frame of a stream', () => {
  it('is read as the generated code reads it', () => {
    fc.assert(
      fc.property(frame, (bytes) => {
        const read = readBoth(bytes);
        expect(read.ours).toEqual(read.generated);
      }),
      { numRuns: 2_000 },
    );
  });

  it('may have fields that nobody knows yet', () => {
    fc.assert(
      fc.property(frame, unknownField, unknownField, (known, before, after) => {
        const read = readBoth(Uint8Array.from([...before, ...known, ...after]));
        expect(read.ours).toEqual(read.generated);
      }),
      { numRuns: 1_000 },
    );
  });

  it('may have them within an item, too', () => {
    fc.assert(
      fc.property(item, unknownField, (known, unknown) => {
        const content = [...known.serializeBinary(), ...unknown];
        fc.pre(content.length < 128);
        const read = readBoth(Uint8Array.from([0x0a, content.length, ...content]));
        expect(read.ours).toEqual(read.generated);
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds the last of what is sent twice', () => {
    fc.assert(
      fc.property(frame, frame, (first, second) => {
        const read = readBoth(Uint8Array.from([...first, ...second]));
        expect(read.ours).toEqual(read.generated);
      }),
    );
  });

  it('that ends too early is an error, and is not taken for a shorter one', () => {
    fc.assert(
      fc.property(frame, fc.nat(), (bytes, cut) => {
        fc.pre(bytes.length > 1);
        const part = bytes.subarray(0, 1 + (cut % (bytes.length - 1)));
        expect(() => decodeSubscriptionItem(part)).toThrow(RangeError);
      }),
    );
  });

  it('of any bytes is read or refused, and never takes long', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(outcomeOf(bytes)).toSatisfy((outcome) => outcome === 'read' || outcome instanceof RangeError);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['a field 0', [0x02, 0x00]],
    ['a wire type that does not exist', [0x7f]],
    ['a group that does not end', [0x7b, 0x08, 0x05]],
    ['the end of a group that did not begin', [0x7c]],
    ['a number of 11 bytes', [0x78, ...Array<number>(10).fill(0x80), 0x01]],
    ['an item that is a number', [0x08, 0x01]],
    ['more bytes promised than there are', [0x0a, 0x05, 0x00]],
  ])('with %s is refused', (_, bytes) => {
    expect(() => decodeSubscriptionItem(Uint8Array.from(bytes))).toThrow(RangeError);
  });
});

describe('A request', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 200 });

  it('to subscribe is written as the generated code writes it', () => {
    fc.assert(
      fc.property(name, name, uint64, uint64, (cacheName, topicName, next, page) => {
        const written = encodeSubscriptionRequest({ cacheName, topicName, position: { next, page } });
        const expected = new generated._SubscriptionRequest()
          .setCacheName(cacheName)
          .setTopic(topicName)
          .setResumeAtTopicSequenceNumber(next)
          .setSequencePage(page);
        expect([...written]).toEqual([...expected.serializeBinary()]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('to publish is written as the generated code writes it', () => {
    fc.assert(
      fc.property(name, name, fc.oneof(name, longText), (cacheName, topicName, published) => {
        const written = encodePublishRequest({ cacheName, topicName, text: published });
        const expected = new generated._PublishRequest()
          .setCacheName(cacheName)
          .setTopic(topicName)
          .setValue(new generated._TopicValue().setText(published));
        expect([...written]).toEqual([...expected.serializeBinary()]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('can be read by the generated code, whatever is in the text', () => {
    const either = fc.oneof(anyText({ maxLength: 4_096 }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(either, (published) => {
        const bytes = encodePublishRequest({ cacheName: 'chat', topicName: 'lobby', text: published });
        const read = generated._PublishRequest.deserializeBinary(bytes);
        expect(read.toObject()).toMatchObject({ cacheName: 'chat', topic: 'lobby' });
        expect(read.getValue()?.getText()).toBe(published);
      }),
      { numRuns: 1_000 },
    );
  });

  it('has half a surrogate pair replaced, as text on the web has it', () => {
    const bytes = encodePublishRequest({ cacheName: 'chat', topicName: 'lobby', text: 'a\ud800b' });
    expect(generated._PublishRequest.deserializeBinary(bytes).getValue()?.getText()).toBe('a\ufffdb');
  });
});
