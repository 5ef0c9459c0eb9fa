// A hostile service sends frames of up to a megabyte. What the room keeps of one must not keep all of it.

import { describe, expect, it } from 'vitest';
import { authorOf } from '../../src/chat/author.ts';
import { parsePayload } from '../../src/chat/wire/event-kinds.ts';
import { decodeSubscriptionItem } from '../../src/momento/pubsub-messages.ts';
import type { TopicItem } from '../../src/topics/transport.ts';
import { measureKept } from '../support/heap.ts';

const LARGE = 900_000;
const FRAMES = 30;
const large = 'x'.repeat(LARGE);

type Parts = { readonly text?: string; readonly binary?: Uint8Array; readonly publisherId?: string };

/** A field of bytes, as protobuf writes it. (Writing megabytes with the generated code takes seconds.) */
function field(number: number, content: Uint8Array): Uint8Array {
  const head = [number * 8 + 2];
  let rest = content.length;
  for (; rest > 0x7f; rest >>>= 7) head.push((rest & 0x7f) | 0x80);
  return Buffer.concat([Uint8Array.of(...head, rest), content]);
}

/** As it comes from the stream: the item of a frame. */
function received({ text = '', binary, publisherId = '' }: Parts): TopicItem {
  const value = binary ? field(2, binary) : field(1, Buffer.from(text));
  const item = Buffer.concat([field(2, value), field(3, Buffer.from(publisherId))]);
  const frame = decodeSubscriptionItem(field(1, item));
  if (frame.kind !== 'item') throw new Error('expected an item');
  return frame.item;
}

/** What a room keeps of it. */
function kept(parts: Parts) {
  const { value, publisherId } = received(parts);
  const payload = parsePayload(value);
  const claimed = 'username' in payload ? payload.username : '';
  const text = 'text' in payload ? payload.text : '';
  return {
    author: authorOf({ id: publisherId, claimedName: claimed, isVouchedFor: true }),
    publisherId,
    text,
  };
}

describe('What is kept of a large frame', () => {
  it.each<[string, (index: number) => Parts]>([
    ['a text that is no chat', (index) => ({ text: index + large })],
    ['a text that needs two bytes a character', (index) => ({ text: `ж${index}${'x'.repeat(LARGE / 2)}` })],
    ['binary data', (index) => ({ binary: new Uint8Array(LARGE).fill(index) })],
    ['the name of a publisher', (index) => ({ publisherId: index + large })],
    ['the name of a guest', (index) => ({ publisherId: `guest:${index}${large}` })],
  ])('is little: %s', (_, partsOf) => {
    const { megabytes } = measureKept(() =>
      Array.from({ length: FRAMES }, (_, index) => kept(partsOf(index))),
    );
    expect(megabytes).toBeLessThan(4);
  });

  it.each<[string, (index: number) => object, number]>([
    // 4,097 characters, two bytes each for the sign that says that they were cut.
    ['a message', (index) => ({ username: 'Ann', text: `${index}`.padEnd(15_000, '.') }), 8_194],
    ['a name', (index) => ({ username: `${index}`.padEnd(15_000, '.'), text: 'hi' }), 64],
  ])('is little of the longest payload that is read: %s', (_, fieldsOf, bytes) => {
    const { kept: rows, megabytes } = measureKept(() =>
      Array.from({ length: 500 }, (_, index) =>
        kept({ text: JSON.stringify({ event: 'message', ...fieldsOf(index) }) }),
      ),
    );
    expect(megabytes).toBeLessThan((rows.length * (bytes + 1_000)) / 1e6);
  });

  it('is nothing of a publisher whose id is longer than any: it names nobody', () => {
    const longest = 'é'.repeat(1_024);
    expect(received({ publisherId: longest }).publisherId).toBe(longest);
    expect(received({ publisherId: `${longest}.` }).publisherId).toBe('');
  });

  it('is the bytes of binary data, and not the frame around them', () => {
    const frame = received({ binary: Uint8Array.of(1, 2, 3), publisherId: 'somebody' });
    expect(frame.value).toEqual(Uint8Array.of(1, 2, 3));
    expect((frame.value as Uint8Array).buffer.byteLength).toBe(3);
  });
});
