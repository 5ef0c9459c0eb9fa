import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePayload } from '../../../src/chat/wire/event-kinds.ts';
import { encodeJoined } from '../../../src/chat/wire/joined.ts';
import { encodeMessage } from '../../../src/chat/wire/message.ts';
import { MAX_PAYLOAD_BYTES } from '../../../src/chat/wire/payload-size.ts';
import { cleanText } from '../../../src/chat/wire/text.ts';
import { anyText } from '../../support/any-text.ts';

const message = { id: 'id-1', username: 'Ann', text: 'hello', timestampMs: 1_767_322_800_000 };

describe('parsePayload', () => {
  it('reads a message of the original chat', () => {
    const payload = '{"event":"message","username":"Ann","text":"hi","timestamp":5}';
    expect(parsePayload(payload)).toEqual({
      kind: 'message',
      id: undefined,
      username: 'Ann',
      text: 'hi',
      timestampMs: 5,
    });
  });

  it('reads a joined event of the original chat', () => {
    expect(parsePayload('{"event":"user_joined","username":"Ann","timestamp":5}')).toEqual({
      kind: 'joined',
      id: undefined,
      username: 'Ann',
      timestampMs: 5,
    });
  });

  it('reads back what was written', () => {
    const text = anyText({ maxLength: 500 });
    const id = anyText({ minLength: 1, maxLength: 128 });
    const timestampMs = fc.integer({ min: 0, max: 8.64e15 });
    fc.assert(
      fc.property(fc.record({ id, username: text, text, timestampMs }), (out) => {
        const read = { ...out, text: cleanText(out.text) };
        expect(parsePayload(encodeMessage(out))).toEqual({ kind: 'message', ...read });
        const { text: _, ...joined } = out;
        expect(parsePayload(encodeJoined(joined))).toEqual({ kind: 'joined', ...joined });
      }),
    );
  });

  it('takes any text, any JSON and any bytes without throwing, and bounds what comes out', () => {
    const anything = fc.oneof(
      anyText({ maxLength: 10_000 }),
      fc.json(),
      fc
        .record({
          event: fc.constantFrom('message', 'user_joined', 'message_edited', 'message_deleted', 'x', 1),
          id: fc.constantFrom('id', 1),
          target: fc.constantFrom('id', '', 1),
          revision: fc.anything(),
          opens: fc.anything(),
          text: fc.anything(),
        })
        .map(toJson),
      fc.uint8Array({ maxLength: 5_000 }),
    );
    fc.assert(
      fc.property(anything, (value) => {
        const payload = parsePayload(value);
        expect(['message', 'joined', 'edited', 'deleted', 'foreign', 'ignored']).toContain(payload.kind);
        const text = 'text' in payload ? payload.text : '';
        expect(text.length).toBeLessThanOrEqual(MAX_PAYLOAD_BYTES + 1);
      }),
    );
  });

  it('takes a member of the wrong type as absent', () => {
    const payload = '{"event":"message","username":["x"],"text":"hi","timestamp":"now","id":7}';
    expect(parsePayload(payload)).toEqual({
      kind: 'message',
      id: undefined,
      username: '',
      text: 'hi',
      timestampMs: undefined,
    });
  });

  it.each([['1e999'], ['-1'], ['8640000000000001'], ['null'], ['"5"']])(
    'takes %s for no time',
    (timestamp) => {
      const payload = `{"event":"user_joined","username":"Ann","timestamp":${timestamp}}`;
      expect(parsePayload(payload)).toMatchObject({ kind: 'joined', timestampMs: undefined });
    },
  );

  it('takes an id of 128 units and none longer', () => {
    const withId = (id: string) => parsePayload(encodeMessage({ ...message, id }));
    expect(withId('x'.repeat(128))).toMatchObject({ id: 'x'.repeat(128) });
    expect(withId('x'.repeat(129))).toMatchObject({ id: undefined });
    expect(withId('')).toMatchObject({ id: undefined });
  });

  it.each([
    ['{"event":"reaction","to":"id-1"}'],
    ['{"event":null}'],
    ['{"event":{"event":"message"}}'],
    ['{"event":"Message","text":"x"}'],
  ])('ignores the unknown event %s', (value) => {
    expect(parsePayload(value)).toEqual({ kind: 'ignored' });
  });

  it.each([
    ['null'],
    ['42'],
    ['"hi"'],
    ['true'],
    ['[1,{"event":"message"}]'],
    ['{}'],
    ['{"a":1}'],
    ['{"__proto__":{"event":"message","text":"x"}}'],
    ['{"event":"message"}'],
    ['{"event":"message","text":{"toString":1}}'],
  ])('shows %s as the JSON that it is', (value) => {
    expect(parsePayload(value)).toEqual({ kind: 'foreign', format: 'json', text: value });
  });

  it.each([['hello'], [''], ['{"event":'], ['<b>hi</b>'], ["{'event':'message'}"]])(
    'shows %j as the text that it is',
    (value) => {
      expect(parsePayload(value)).toEqual({ kind: 'foreign', format: 'text', text: value });
    },
  );

  it('takes control characters out of texts, and keeps lines and tabs', () => {
    const text = 'a\r\nb\rc\td\u0000\u001b[31m\u009fe';
    expect(parsePayload(encodeMessage({ ...message, text }))).toMatchObject({ text: 'a\nb\nc\td[31me' });
    expect(parsePayload(text)).toMatchObject({ text: 'a\nb\nc\td[31me' });
  });

  it('shows bytes in hexadecimal, shortened, with their count', () => {
    expect(parsePayload(Uint8Array.of(0, 104, 255))).toEqual({
      kind: 'foreign',
      format: 'binary',
      text: '00 68 ff',
      byteCount: 3,
    });
    expect(parsePayload(new Uint8Array(0))).toMatchObject({ text: '', byteCount: 0 });
    const long = parsePayload(new Uint8Array(65));
    expect(long).toMatchObject({ text: `${'00 '.repeat(64)}…`, byteCount: 65 });
  });

  it('does not take bytes for chat, whatever they say', () => {
    const bytes = new TextEncoder().encode(encodeMessage(message));
    expect(parsePayload(bytes)).toMatchObject({ kind: 'foreign', format: 'binary' });
  });

  it('survives what is far larger or deeper than the service allows', () => {
    const long = parsePayload('x'.repeat(10_000_000));
    expect(long).toMatchObject({ kind: 'foreign', format: 'text' });
    expect('text' in long && long.text).toHaveLength(MAX_PAYLOAD_BYTES + 1);
    expect(parsePayload('['.repeat(4_096))).toMatchObject({ kind: 'foreign', format: 'text' });
    expect(parsePayload('['.repeat(8_000) + ']'.repeat(8_000))).toMatchObject({ format: 'json' });
    expect(parsePayload(new Uint8Array(10_000_000))).toMatchObject({ byteCount: 10_000_000 });
  });

  it('cuts a long text between characters', () => {
    const payload = parsePayload(`x${'🙂'.repeat(3_000)}`);
    expect('text' in payload && payload.text.endsWith('🙂…')).toBe(true);
  });
});

function toJson(value: unknown): string {
  // Values that JSON cannot hold (BigInt, cycles) are no payloads.
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}
