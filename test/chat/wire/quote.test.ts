import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePayload } from '../../../src/chat/wire/event-kinds.ts';
import { encodeMessage } from '../../../src/chat/wire/message.ts';
import { parseQuote, quotedText } from '../../../src/chat/wire/quote.ts';
import { anyText } from '../../support/any-text.ts';

const quote = { id: 'id-1', publisherId: 'guest:Bob', text: 'lunch?' };

describe('A quote', () => {
  it('is read back as it was written', () => {
    const payload = encodeMessage({
      id: 'id-2',
      username: 'Ann',
      text: 'yes',
      replyTo: quote,
      timestampMs: 5,
    });
    expect(JSON.parse(payload)).toMatchObject({ event: 'message', text: 'yes', replyTo: quote });
    expect(parsePayload(payload)).toMatchObject({ kind: 'message', text: 'yes', replyTo: quote });
  });

  it('costs a message without one nothing', () => {
    expect(encodeMessage({ id: 'id-2', username: 'Ann', text: 'yes', timestampMs: 5 })).not.toContain(
      'replyTo',
    );
  });

  it.each([
    ['no object', 'id-1'],
    ['null', null],
    ['a list', [quote]],
    ['without an id', { ...quote, id: undefined }],
    ['with an id that is no text', { ...quote, id: 1 }],
    ['with an empty id', { ...quote, id: '' }],
    ['with an id that is too long', { ...quote, id: 'x'.repeat(129) }],
    ['of nobody: anybody may have said it', { ...quote, publisherId: '' }],
    ['without a text', { ...quote, text: undefined }],
    ['whose text is none', { ...quote, text: { toString: 'x' } }],
  ])('%s is none, and the message stays', (_, replyTo) => {
    expect(parseQuote(replyTo)).toBeUndefined();
    const payload = JSON.stringify({ event: 'message', username: 'Ann', text: 'yes', replyTo });
    expect(parsePayload(payload)).toEqual({
      kind: 'message',
      id: undefined,
      username: 'Ann',
      timestampMs: undefined,
      text: 'yes',
    });
  });

  it('keeps what it knows and no more, and is short and clean', () => {
    const read = parseQuote({
      ...quote,
      text: `a\u0007\r\n${'x'.repeat(4_000)}`,
      replyTo: quote,
      html: '<b>',
    });
    expect(Object.keys(read ?? {})).toEqual(['id', 'publisherId', 'text']);
    expect(read?.text).toMatch(/^a\nx{96}…$/);
  });

  it('says of a text that it has shortened the same again', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 300 }), (text) => {
        expect(quotedText(quotedText(text))).toBe(quotedText(text));
      }),
    );
  });
});
