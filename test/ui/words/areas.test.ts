// Which words there are, and that files, keys and exports name them alike.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type LanguageEntry } from '../../../src/ui/words/languages.ts';

const WORDS = 'src/ui/words';

/** Modules that declare an area. */
const MODULES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, code: readFileSync(join('src', name), 'utf8') }))
  .filter(({ name, code }) => name.endsWith('-words.ts') || /^\s*interface WordAreas \{\n/m.test(code));

/** `set-up-words.ts`: `set-up`. */
const FILES = MODULES.map(({ name }) => basename(name).replace(/-words\.ts$/, '')).toSorted();
const TRANSLATIONS = Object.entries<LanguageEntry>(LANGUAGES).filter(([, { all }]) => all);

/** `set-up`: `setUp`. */
function keyOf(file: string): string {
  return file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

describe('Words in English', () => {
  it('are found', () => {
    expect(FILES).toEqual(expect.arrayContaining(['join', 'set-up', 'settings']));
    expect(new Set(FILES).size).toBe(FILES.length);
  });

  it.each(MODULES)('are named after their area: $name', ({ name, code }) => {
    expect(name).toMatch(/-words\.ts$/);
    const area = keyOf(basename(name).replace(/-words\.ts$/, ''));
    const [, declared] = /interface WordAreas \{\n\s*(\w+): /.exec(code) ?? [];
    const [, exported, made] = /export const (\w+)Words = words\('(\w+)', EN\);/.exec(code) ?? [];
    expect([declared, made, exported]).toEqual([area, area, area]);
  });
});

describe('A language', () => {
  it('has a folder of its tag, and no other folder is there', () => {
    const folders = readdirSync(WORDS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).toSorted()).toEqual(Object.keys(LANGUAGES).toSorted());
  });

  it.each(Object.entries<LanguageEntry>(LANGUAGES))('has a tag that Intl knows: %s', (tag) => {
    expect(Intl.getCanonicalLocales(tag)).toEqual([tag]);
    expect(Intl.DateTimeFormat.supportedLocalesOf(tag)).toEqual([tag]);
    expect(existsSync(join(WORDS, tag, 'count.ts'))).toBe(true);
  });

  it.each(TRANSLATIONS)('has every area in a file of its name: %s', async (tag, { first, all }) => {
    const files = readdirSync(join(WORDS, tag)).filter((name) => !['index.ts', 'count.ts'].includes(name));
    expect(files.toSorted()).toEqual(FILES.map((file) => `${file}.ts`).toSorted());
    for (const file of FILES) {
      const code = readFileSync(join(WORDS, tag, `${file}.ts`), 'utf8');
      expect(code).toContain(`export const ${keyOf(file)}: Dictionary['${keyOf(file)}'] = `);
    }
    const dictionary = await all?.();
    expect(Object.keys(dictionary ?? {}).toSorted()).toEqual(FILES.map(keyOf).toSorted());
    expect(Object.entries((await first?.()) ?? {})).toEqual([['join', dictionary?.join]]);
  });
});
