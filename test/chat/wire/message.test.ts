import { describe, expect, it } from 'vitest';
import { encodeMessage } from '../../../src/chat/wire/message.ts';

const message = { id: 'id-1', username: 'Ann', text: 'hello', timestampMs: 1_767_322_800_000 };

describe('encodeMessage', () => {
  it("writes the original chat's fields, and the id", () => {
    expect(JSON.parse(encodeMessage(message))).toEqual({
      event: 'message',
      username: 'Ann',
      text: 'hello',
      timestamp: 1_767_322_800_000,
      id: 'id-1',
    });
  });

  it('writes whole milliseconds', () => {
    expect(encodeMessage({ ...message, timestampMs: 12.75 })).toContain('"timestamp":12,');
  });
});
