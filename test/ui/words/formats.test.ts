import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  canonicalTag,
  dateFormat,
  dayWords,
  listFormat,
  numberFormat,
  pluralOf,
  upperCase,
} from '../../../src/ui/words/formats.ts';

const AT_MS = new Date(2026, 0, 2, 9, 5).getTime();

function refuse(): never {
  throw new RangeError('bad time zone');
}

afterEach(() => void vi.unstubAllGlobals());

describe('Formats', () => {
  it('write as people of a language do', () => {
    expect(dateFormat('de', { dateStyle: 'full' }).format(AT_MS)).toBe('Freitag, 2. Januar 2026');
    expect(numberFormat('de').format(1_200)).toBe('1.200');
    expect(listFormat('de').format(['a', 'b', 'c'])).toBe('a, b und c');
    expect(dayWords('de')(-1)).toBe('gestern');
    expect(pluralOf('en')(1)).toBe('one');
    expect(canonicalTag('AR', { numberingSystem: 'latn' })).toBe('ar-u-nu-latn');
  });

  it.each(['en-US@posix', 'C', '', 'de-', 'no such tag', '🦆'])('do not throw on the tag %j', (tag) => {
    expect(dateFormat(tag, { timeStyle: 'short' }).format(AT_MS)).toMatch(/0?9:05/);
    expect(numberFormat(tag).format(7)).toBe('7');
    expect(listFormat(tag).format(['a', 'b'])).toMatch(/^a.*b$/);
    expect(dayWords(tag)(0)).toMatch(/\w/);
    expect(pluralOf(tag)(1)).toMatch(/one|other/);
    expect(upperCase('ä', tag)).toBe('Ä');
    expect(canonicalTag(tag)).toBeUndefined();
  });

  it.each([
    ['is missing', undefined],
    ['throws', new Proxy({}, { get: () => refuse })],
  ])('give plain text where Intl %s', (_, intl) => {
    vi.stubGlobal('Intl', intl);
    expect(dateFormat('en', { timeStyle: 'short' }).format(AT_MS)).toBe('09:05');
    expect(dateFormat('en', { dateStyle: 'full' }).format(AT_MS)).toBe('Fri Jan 02 2026');
    expect(numberFormat('en', { style: 'unit', unit: 'day' }).format(7)).toBe('7 day');
    expect(listFormat('en').format(['a', 'b'])).toBe('a, b');
    expect(dayWords('en')(0)).toBeUndefined();
    expect(pluralOf('en')(1)).toBe('other');
    expect(canonicalTag('en')).toBeUndefined();
  });

  it('say nothing of a time that there is not', () => {
    expect(dateFormat('en', { timeStyle: 'short' }).format(Number.NaN)).toBe('');
  });

  it('are asked for here only: a tag from elsewhere never reaches Intl', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((file) => `src/${file.replaceAll('\\', '/')}`)
      .filter((file) => file.endsWith('.ts'));
    const codeOf = (file: string) => readFileSync(file, 'utf8').replace(/^ *(?:\/?\*|\/\/).*$/gm, '');
    const withCode = (sought: RegExp) => files.filter((file) => sought.test(codeOf(file)));
    expect(withCode(/new Intl\.|Intl\.get|\.toLocale\w/)).toEqual(['src/ui/words/formats.ts']);
    expect(withCode(/navigator\.language/)).toEqual(['src/ui/words/system-languages.ts']);
  });
});
