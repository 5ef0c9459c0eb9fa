import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemLanguages } from '../../../src/ui/words/system-languages.ts';

afterEach(() => void vi.restoreAllMocks());

describe('systemLanguages', () => {
  it.each([
    [
      ['de-AT', 'en'],
      ['de-AT', 'en'],
    ],
    [
      ['en-US@posix', 'C'],
      ['en-US', 'C'],
    ],
    [['de_DE.UTF-8@euro'], ['de-DE']],
    [
      [null, 7],
      ['null', '7'],
    ],
    ['de', ['de']],
    [[], []],
  ])('makes of %j: %j', (said, languages) => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(said as string[]);
    expect(systemLanguages()).toEqual(languages);
  });

  it('takes it that nobody has said anything where the browser does not tell', () => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(undefined as unknown as string[]);
    expect(systemLanguages().filter((tag) => tag.startsWith('en'))).toEqual([]);
  });
});
