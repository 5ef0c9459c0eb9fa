// Words that nothing says any more are found by their names: a language would go on translating them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AREAS } from '../../support/page-words.ts';

const ENGLISH = /^const EN(: \w+)? = \{\n.*?^\};$/ms;

/** All modules but the dictionaries; of those with English words, what stands around these. */
const CODE = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/^ui\/words\/\w+\//.test(name))
  .map((name) => readFileSync(join('src', name), 'utf8').replace(ENGLISH, ''));

/** The words of an area that no module mentions which asks for the area. */
function unused(area: string, names: readonly string[], code: readonly string[]): readonly string[] {
  const speaking = code.filter((text) => text.includes(`${area}Words`)).join('\n');
  return names.filter((name) => !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(speaking));
}

describe('Words in English', () => {
  it.each(Object.entries(AREAS))('are said somewhere: %s', (area, words) => {
    expect(unused(area, Object.keys(words()), CODE)).toEqual([]);
  });

  it('are found where nothing says them', () => {
    const code = ['const { kept } = listWords();', 'const say = roomWords(); say.lost'];
    expect(unused('list', ['kept', 'lost'], code)).toEqual(['lost']);
  });
});
