import { describe, expect, it } from 'vitest';
import { opensSearch } from '../../../../src/ui/room/search/search-keys.ts';

const keys = (key: string, code: string, more: KeyboardEventInit = {}) =>
  opensSearch(new KeyboardEvent('keydown', { key, code, ctrlKey: true, shiftKey: true, ...more }));

describe('The keys of the search', () => {
  it('are the same on every layout', () => {
    expect(keys('F', 'KeyF')).toBe(true);
    expect(keys('f', 'KeyF')).toBe(true);
    expect(keys('F', 'KeyY')).toBe(true);
    expect(keys('А', 'KeyF')).toBe(true);
    expect(keys('U', 'KeyF')).toBe(false);
  });

  it('are none of the browser', () => {
    expect(keys('f', 'KeyF', { shiftKey: false })).toBe(false);
    expect(keys('F', 'KeyF', { ctrlKey: false, metaKey: true })).toBe(false);
    expect(keys('F', 'KeyF', { altKey: true })).toBe(false);
  });
});
