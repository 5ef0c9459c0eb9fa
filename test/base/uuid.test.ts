import { expect, it } from 'vitest';
import { isUuid } from '../../src/base/uuid.ts';

it.each(['b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c', 'B4C8F4E8-7031-70F5-1B5E-2B3E6D7F6A8C'])(
  '%s is one',
  (text) => {
    expect(isUuid(text)).toBe(true);
  },
);

it.each([
  '',
  'ann',
  'b4c8f4e8703170f51b5e2b3e6d7f6a8c',
  'b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c0',
  'x'.repeat(36),
])('%j is none', (text) => {
  expect(isUuid(text)).toBe(false);
});
