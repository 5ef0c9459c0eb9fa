import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageLocale } from '../../../src/ui/words/page-locale.ts';

afterEach(() => {
  document.documentElement.lang = '';
  vi.restoreAllMocks();
});

describe('pageLocale', () => {
  it.each([
    ['de', ['en-GB', 'de-AT', 'de-DE'], 'de-AT'],
    ['en', ['de', 'en-GB', 'en'], 'en-GB'],
    ['de', ['en-US', 'en'], 'de'],
    ['de', ['des', 'DE'], 'de'],
    ['', ['fr'], 'en'],
    // Not from this page: a browser translates, and a system names its locale in its own way.
    ['fr', ['fr', 'en-GB'], 'en-GB'],
    ['no such tag', ['de'], 'en'],
    ['de', ['de-DE@euro', 'de-AT'], 'de-DE'],
    ['en', ['en-US@posix'], 'en-US'],
    ['en', ['en_GB.UTF-8', 'C'], 'en-GB'],
    ['en', ['C', ''], 'en'],
    ['de', ['de-'], 'de'],
  ])('is, on a page in %j for somebody who reads %j: %s', (pageLanguage, languages, locale) => {
    document.documentElement.lang = pageLanguage;
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
    expect(pageLocale()).toBe(locale);
  });
});
