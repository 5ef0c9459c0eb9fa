import { describe, expect, it } from 'vitest';
import { searchedText } from '../../../../src/ui/room/search/searched-text.ts';

describe('What is compared of a text in a search', () => {
  it.each([
    ['Hello', 'hello'],
    ['Zürich', 'zurich'],
    ['Zu\u0308rich', 'ZÜRICH'],
    ['straße', 'STRASSE'],
    ['ﬁne', 'fine'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Łódź', 'lodz'],
    ['café', 'CAFÉ'],
    ['ﾃｽﾄ', 'テスト'],
    ['１２３', '123'],
    ['مُحَمَّد', 'محمد'],
  ])('is the same for %s and %s', (one, other) => {
    expect(searchedText(one)).toBe(searchedText(other));
  });

  it.each([
    ['bar', 'bär '],
    ['one', 'two'],
    ['だ', 'め'],
    ['🙂', '🙁'],
  ])('is another for %s and %s', (one, other) => {
    expect(searchedText(one)).not.toBe(searchedText(other));
  });
});
