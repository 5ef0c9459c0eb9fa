import { describe, expect, it } from 'vitest';
import { encodeDeleted } from '../../../src/chat/wire/deleted.ts';
import { encodeEdited } from '../../../src/chat/wire/edited.ts';
import { parsePayload } from '../../../src/chat/wire/event-kinds.ts';
import { MAX_PAYLOAD_BYTES } from '../../../src/chat/wire/payload-size.ts';
import { MAX_REVISIONS, sealed, sealOf } from '../../../src/chat/wire/seal.ts';

const claims = { id: 'change-1', username: 'Ann', timestampMs: 5 };
const proof = { revision: 2, opens: '0123456789abcdef0123456789abcdef' };
const edit = { ...claims, targetId: 'id-1', text: 'new', proof };

/** The event with members in place of its own. */
const edited = (members: Record<string, unknown>) =>
  parsePayload(JSON.stringify({ ...(JSON.parse(encodeEdited(edit)) as object), ...members }));

describe('Changes of a message on the wire', () => {
  it('are events of our own, which pages of the original chat ignore', () => {
    expect(JSON.parse(encodeEdited(edit))).toEqual({
      event: 'message_edited',
      username: 'Ann',
      text: 'new',
      target: 'id-1',
      ...proof,
      timestamp: 5,
      id: 'change-1',
    });
    expect(JSON.parse(encodeDeleted({ ...claims, targetId: 'id-1' }))).toEqual({
      event: 'message_deleted',
      username: 'Ann',
      target: 'id-1',
      timestamp: 5,
      id: 'change-1',
    });
  });

  it('are read as they were written', () => {
    expect(parsePayload(encodeEdited(edit))).toEqual({ kind: 'edited', ...edit });
    const deletion = { ...claims, targetId: 'id-1', proof };
    expect(parsePayload(encodeDeleted(deletion))).toEqual({ kind: 'deleted', ...deletion });
  });

  it.each<[string, Record<string, unknown>]>([
    ['no message', { target: undefined }],
    ['a message that can have no such id', { target: 7 }],
    ['an empty id', { target: '' }],
    ['an endless id', { target: 'x'.repeat(200) }],
    ['no id of its own', { id: undefined }],
    ['no text', { text: undefined }],
    ['a text that is none', { text: ['new'] }],
    ['nothing to see', { text: ' \u200b' }],
    ['more than the service takes', { text: 'x'.repeat(MAX_PAYLOAD_BYTES + 1) }],
  ])('are ignored with %s', (_, members) => {
    expect(edited(members)).toEqual({ kind: 'ignored' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['no step', { revision: 0 }],
    ['half a step', { revision: 1.5 }],
    ['more steps than there are', { revision: MAX_REVISIONS + 1 }],
    ['steps in words', { revision: '2' }],
    ['another alphabet', { opens: 'X'.repeat(32) }],
    ['a value of another length', { opens: 'ab' }],
    ['no value', { opens: undefined }],
  ])('prove nothing with %s', (_, members) => {
    expect(edited(members)).toMatchObject({ kind: 'edited', text: 'new' });
    expect(edited(members)).not.toHaveProperty('proof');
  });
});

describe('A seal', () => {
  it('is opened by what it was made of, some steps back, and by nothing else', () => {
    const seal = sealed('secret', 5);
    expect(sealOf({ revision: 2, opens: sealed('secret', 3) })).toBe(seal);
    expect(sealOf({ revision: 1, opens: sealed('secret', 3) })).not.toBe(seal);
    expect(sealOf({ revision: 2, opens: sealed('other', 3) })).not.toBe(seal);
  });
});
