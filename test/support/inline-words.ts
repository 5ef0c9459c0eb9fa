// Finds words that stand in an element instead of the dictionary.

import { afterEach, beforeEach } from 'vitest';
import { LANGUAGE_NAMES } from '../../src/ui/words/language-names.ts';
import { type Dictionary, useDictionary } from '../../src/ui/words/words.ts';
import { settle } from './fake-clock.ts';
import { elementsBelow } from './find-in-shadow.ts';
import { AREAS } from './page-words.ts';

const OPEN = '⟦';
const CLOSE = '⟧';

/** In the tests of a file or block, the page speaks a language that marks each text from the dictionary. */
export function useMarkedWords(): void {
  beforeEach(() => {
    // Numbers and times of German hold no letters.
    document.documentElement.lang = 'de';
    useDictionary(markedDictionary());
  });

  afterEach(() => {
    document.documentElement.lang = '';
    useDictionary({});
  });
}

/** What is said in attributes. */
const SPEAKING = ['aria-label', 'title', 'placeholder', 'alt'];
/** Says when it was sent, in words of `Intl`. */
const DATED = '.bubble';
/** The name of the product, code, data in tables, and what `Intl` writes. */
const NO_WORDS = 'h1, code, pre, tbody, time, .day, style';

/** What languages call themselves is the same in all of them. */
const OWN_NAMES = new RegExp(Object.values(LANGUAGE_NAMES).join('|'), 'g');

/** The words on an element that are not from the dictionary; the test's data must be without letters. */
export async function inlineWords(element: Element): Promise<readonly string[]> {
  await settle();
  const told = [...elementsBelow(element)]
    .filter((below) => !below.closest(NO_WORDS))
    .flatMap((below) => [textOf(below), ...SPEAKING.map((name) => attributeOf(below, name))]);
  return (
    told
      .map(withoutMarked)
      .join(' ')
      .replace(/https:\S+/g, '')
      .replace(OWN_NAMES, ' ')
      .match(/\p{L}{2,}/gu) ?? []
  );
}

function attributeOf(element: Element, name: string): string {
  if (name === 'title' && element.matches(DATED)) return '';
  return element.getAttribute(name) ?? '';
}

/** With the elements within: a sentence may hold some. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const other of copy.querySelectorAll(NO_WORDS)) other.remove();
  return copy.textContent ?? '';
}

function markedDictionary(): Dictionary {
  return Object.fromEntries(
    Object.entries(AREAS).map(([area, english]) => [area, marked(english())]),
  ) as unknown as Dictionary;
}

/** A text without what is marked in it. */
function withoutMarked(text: string): string {
  // What is marked may hold marked words: the innermost go first.
  const inner = new RegExp(`${OPEN}[^${OPEN}${CLOSE}]*${CLOSE}`, 'g');
  let left = text;
  while (inner.test(left)) left = left.replace(inner, ' ');
  return left;
}

function marked(words: unknown): unknown {
  if (typeof words === 'string') return words === '' ? '' : OPEN + words + CLOSE;
  if (typeof words === 'function')
    return (...args: unknown[]) => marked(Reflect.apply(words, undefined, args));
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, below]) => [key, marked(below)]));
}
