import { describe, expect, it } from 'vitest';
import { utf8Length } from '../../../src/chat/wire/payload-size.ts';

describe('utf8Length', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['é', 2],
    ['漢', 3],
    ['🙂', 4],
  ])('counts the bytes of %j', (text, bytes) => {
    expect(utf8Length(text)).toBe(bytes);
  });
});
