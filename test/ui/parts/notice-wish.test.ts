import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noticeWishText, parseNoticeWish } from '../../../src/ui/parts/notice-wish.ts';

const NOTHING = { about: 'nothing', hasSound: false, quietUntilMs: 0 } as const;

it('is kept as it was said', () => {
  for (const about of ['nothing', 'mentions', 'all'] as const) {
    const wish = { about, hasSound: true, quietUntilMs: 12 };
    expect(parseNoticeWish(noticeWishText(wish))).toEqual(wish);
  }
});

it('needs no place for nothing', () => {
  expect(noticeWishText(NOTHING)).toBe('');
  expect(parseNoticeWish(undefined)).toEqual(NOTHING);
});

it('is nothing where it cannot be read', () => {
  for (const text of [
    '',
    'null',
    '7',
    '[]',
    '{',
    '{"about":"everything","hasSound":"yes","quietUntilMs":"9"}',
  ])
    expect(parseNoticeWish(text)).toEqual(NOTHING);
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      expect(['nothing', 'mentions', 'all']).toContain(parseNoticeWish(text).about);
    }),
  );
});
