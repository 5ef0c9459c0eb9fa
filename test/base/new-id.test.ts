import { describe, expect, it } from 'vitest';
import { newId } from '../../src/base/new-id.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const refuse = (): never => {
  throw new DOMException('not here', 'SecurityError');
};

describe('newId', () => {
  it.each([
    ['a whole crypto', globalThis.crypto],
    ['plain http', { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) }],
    ['nothing', undefined],
    ['what throws', { randomUUID: refuse, getRandomValues: refuse }],
  ])('makes another UUID each time, with %s', (_, means) => {
    const ids = Array.from({ length: 200 }, () => newId(means));
    expect(new Set(ids).size).toBe(200);
    for (const id of ids) expect(id).toMatch(UUID);
  });
});
