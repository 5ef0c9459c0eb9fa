import { describe, expect, it } from 'vitest';
import { encodeJoined } from '../../../src/chat/wire/joined.ts';

describe('encodeJoined', () => {
  it("writes the original chat's fields, and the id", () => {
    const joined = { id: 'id-1', username: 'Ann', timestampMs: 1_767_322_800_000 };
    expect(JSON.parse(encodeJoined(joined))).toEqual({
      event: 'user_joined',
      username: 'Ann',
      timestamp: 1_767_322_800_000,
      id: 'id-1',
    });
  });
});
