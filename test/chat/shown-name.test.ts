import { expect, it } from 'vitest';
import { shownName } from '../../src/chat/shown-name.ts';

const ID = 'b4c8f4e8-7031-70f5-1b5e-2b3e6d7f6a8c';

it.each<[string, string, string | undefined, string]>([
  ['who has a name', 'ann', 'Queen Ann', 'ann'],
  ['who has only an id', ID, 'Queen Ann', 'Queen Ann'],
  ['who has only an id, and calls themselves nothing', ID, undefined, ID],
  ['whose own name cannot be drawn as it is', ID, 'Ann\u034f', ID],
  ['whose own name is like that of a guest', ID, 'guest:Ann', ID],
  ['whose own name is an address, which is nobody\u2019s business', ID, 'ann@example.com', ID],
  ['whose own name is too long', ID, 'n'.repeat(65), ID],
])('a message says of %s what can be shown', (_who, userName, claimedName, shown) => {
  expect(shownName(userName, { claimedName, areOpaque: false })).toBe(shown);
});

it('a message says what somebody calls themselves where ids are said to be no names', () => {
  expect(shownName('1076', { claimedName: 'Ann', areOpaque: true })).toBe('Ann');
  expect(shownName('1076', { claimedName: undefined, areOpaque: true })).toBe('1076');
});
