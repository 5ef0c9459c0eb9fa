import { describe, expect, it } from 'vitest';
import { parsePayload } from '../../../src/chat/wire/event-kinds.ts';
import { MAX_PAYLOAD_BYTES, utf8Length } from '../../../src/chat/wire/payload-size.ts';
import { encodeReacted, parseReacted, REACTIONS } from '../../../src/chat/wire/reacted.ts';
import { MAX_REVISIONS } from '../../../src/chat/wire/seal.ts';

const said = {
  id: 'reaction-1',
  username: 'Ann',
  timestampMs: 5,
  target: { id: 'message-1', publisherId: 'guest:Ben' },
  reactions: ['👍', '🎉'],
  proof: { revision: 2, opens: '0123456789abcdef0123456789abcdef' },
} as const;

const fields: Readonly<Record<string, unknown>> = JSON.parse(encodeReacted(said)) as Record<string, unknown>;

describe('A reaction on the wire', () => {
  it('is an event of our own, which pages of the original chat ignore', () => {
    expect(fields).toEqual({
      event: 'message_reacted',
      username: 'Ann',
      target: 'message-1',
      targetPublisherId: 'guest:Ben',
      reactions: ['👍', '🎉'],
      ...said.proof,
      timestamp: 5,
      id: 'reaction-1',
    });
  });

  it('is read as it was written, once it is known to be one', () => {
    const payload = parsePayload(JSON.stringify(fields));
    expect(payload).toEqual({ kind: 'reacted', fields });
    expect(parseReacted(fields)).toEqual(said);
  });

  it.each<[string, Record<string, unknown>]>([
    ['no message', { target: undefined }],
    ['a message that can have no such id', { target: 7 }],
    ['an endless id', { target: 'x'.repeat(200) }],
    ['a message of nobody', { targetPublisherId: '' }],
    ['a publisher that is none', { targetPublisherId: {} }],
    ['no id of its own', { id: undefined }],
    ['no reactions', { reactions: undefined }],
    ['reactions that are none', { reactions: '👍' }],
  ])('is ignored with %s', (_, members) => {
    expect(parseReacted({ ...fields, ...members })).toBeUndefined();
  });

  it.each<[string, unknown[], string[]]>([
    ['what it does not know', ['👍', '🦆', 7, null, {}], ['👍']],
    ['repetitions', ['👍', '👍', '👍'], ['👍']],
    ['another order', ['🎉', '👍'], ['👍', '🎉']],
    ['a heart without colours', ['\u2764'], ['❤️']],
    ['nothing', [], []],
    ['far too much', [...Array.from({ length: 1_000 }, () => '🦆'), '👍'], []],
  ])('is read with %s', (_, reactions, expected) => {
    expect(parseReacted({ ...fields, reactions })?.reactions).toEqual(expected);
  });

  it('proves nothing with a proof that is none', () => {
    expect(parseReacted({ ...fields, revision: MAX_REVISIONS + 1 })).not.toHaveProperty('proof');
    expect(parseReacted({ ...fields, opens: 'abc' })).not.toHaveProperty('proof');
  });

  it('is far from what the service takes, whatever the names', () => {
    const longest = encodeReacted({
      ...said,
      id: 'x'.repeat(128),
      username: '\u{1F984}'.repeat(64),
      timestampMs: 8.64e15,
      target: { id: '\\'.repeat(128), publisherId: '\u0e01'.repeat(128) },
      reactions: REACTIONS,
    });
    expect(utf8Length(longest)).toBeLessThan(MAX_PAYLOAD_BYTES / 2);
  });
});
