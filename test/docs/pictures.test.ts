import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { screens } from '../../tools/screenshots/screens.ts';

const FOLDER = 'docs/pictures/';
const MOST_BYTES = { each: 80_000, all: 1_080_000 };

const files = readdirSync(FOLDER).toSorted();

/** The pictures in a document, as they are named in it. */
function picturesIn(document: string): { readonly name: string; readonly alt: string | undefined }[] {
  const text = readFileSync(document, 'utf8');
  const shown = text.matchAll(/!\[([^\]]*)\]\([\w/]*pictures\/([^)]+)\)/g);
  const sources = text.matchAll(/<(?:img|source)\b[^>]*\bsrc(?:set)?="[\w/]*pictures\/([^"]+)"[^>]*>/g);
  return [
    ...[...shown].map(([, alt, name = '']) => ({ name, alt })),
    ...[...sources].map(([tag, name = '']) => ({ name, alt: /\balt="([^"]*)"/.exec(tag)?.[1] })),
  ];
}

describe('The pictures of the page', () => {
  const inReadme = picturesIn('README.md');
  const inScreens = picturesIn('docs/screens.md');
  const named = [...new Set([...inReadme, ...inScreens].map(({ name }) => name))].toSorted();

  it('are all shown, and all that are shown exist', () => {
    expect(named.length).toBeGreaterThan(10);
    expect(named).toEqual(files);
  });

  it('are those that the tool takes', () => {
    const taken = Object.keys(screens).map((name) => `${name}.webp`);
    expect(files).toEqual(taken.toSorted());
  });

  it('say what is to be seen to those who do not see them', () => {
    const silent = inScreens.filter(({ alt }) => alt === undefined || alt.length < 20);
    expect(silent).toEqual([]);
    expect(inReadme.filter(({ alt }) => alt !== undefined && alt.length > 20)).toHaveLength(1);
  });

  it('are small', () => {
    const bytes = files.map((file) => statSync(FOLDER + file).size);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(MOST_BYTES.each);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_BYTES.all);
  });
});
