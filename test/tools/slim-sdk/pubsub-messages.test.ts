import * as generated from '@gomomento/generated-types-webtext/dist/cachepubsub_pb.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as ours from '../../../tools/slim-sdk/pubsub-messages.ts';

const { _SubscriptionItem: Frame } = generated;

const text = fc.string({ unit: 'binary', maxLength: 300 });
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

type AnyFrame = generated._SubscriptionItem | ours._SubscriptionItem;

/** All that the SDK and the page can see of a frame. */
function seen(message: AnyFrame) {
  const content = message.getItem();
  const gap = message.getDiscontinuity();
  const itemValue = content?.getValue();
  return {
    item: content && {
      sequence: content.getTopicSequenceNumber(),
      page: content.getSequencePage(),
      publisherId: content.getPublisherId(),
      value: itemValue && {
        kind: itemValue.getKindCase(),
        text: itemValue.getText(),
        binary: Array.from(itemValue.getBinary_asU8()),
        isBinaryEmpty: itemValue.getBinary().length === 0,
      },
    },
    discontinuity: gap && [gap.getLastTopicSequence(), gap.getNewTopicSequence(), gap.getNewSequencePage()],
    isHeartbeat: message.getHeartbeat() !== undefined,
  };
}

const readBoth = (bytes: Uint8Array) => ({
  ours: seen(ours._SubscriptionItem.deserializeBinary(bytes)),
  generated: seen(Frame.deserializeBinary(bytes)),
});

function outcomeOf(bytes: Uint8Array): unknown {
  try {
    seen(ours._SubscriptionItem.deserializeBinary(bytes));
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
        expect(() => ours._SubscriptionItem.deserializeBinary(part)).toThrow(RangeError);
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
    expect(() => ours._SubscriptionItem.deserializeBinary(Uint8Array.from(bytes))).toThrow(RangeError);
  });
});

describe('A request', () => {
  const name = fc.string({ unit: 'grapheme', maxLength: 200 });

  it('to subscribe is written as the generated code writes it', () => {
    fc.assert(
      fc.property(name, name, uint64, uint64, (cache, topic, next, page) => {
        const [written, expected] = [
          new ours._SubscriptionRequest(),
          new generated._SubscriptionRequest(),
        ].map((request) => {
          request.setCacheName(cache);
          request.setTopic(topic);
          request.setResumeAtTopicSequenceNumber(next);
          request.setSequencePage(page);
          return [...request.serializeBinary()];
        });
        expect(written).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });

  it('to publish is written as the generated code writes it', () => {
    const content = fc.oneof(name, longText, binary);
    fc.assert(
      fc.property(name, name, content, (cache, topic, published) => {
        // The SDK hands binary values over as base64.
        const base64 = typeof published === 'string' ? '' : Buffer.from(published).toString('base64');
        const fill = (value: ours._TopicValue | generated._TopicValue) => {
          if (typeof published === 'string') value.setText(published);
          else value.setBinary(base64);
        };
        const mine = new ours._TopicValue();
        const theirs = new generated._TopicValue();
        fill(mine);
        fill(theirs);
        const written = new ours._PublishRequest().setCacheName(cache).setTopic(topic).setValue(mine);
        const expected = new generated._PublishRequest().setCacheName(cache).setTopic(topic).setValue(theirs);
        expect([...written.serializeBinary()]).toEqual([...expected.serializeBinary()]);
      }),
      { numRuns: 1_000 },
    );
  });
});
