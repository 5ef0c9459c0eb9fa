import { renderAgain } from './render-again.ts';
import { type Dictionary, useDictionary } from './words.ts';

export type Language = 'en' | 'de';

type Part = 'first' | 'all';

/** Languages beside English: the words of the first load, and all words. */
const DICTIONARIES: Readonly<
  Record<Exclude<Language, 'en'>, Readonly<Record<Part, () => Promise<Partial<Dictionary>>>>>
> = {
  de: {
    first: async () => ({ join: (await import('./de/join.ts')).join }),
    all: async () => (await import('./de.ts')).DE,
  },
};

/** The first of these that the page speaks ("de-AT" is spoken as "de"), else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en';
}

/**
 * Gives the page the words of a language, and tells the document. What is on screen already is rendered again by
 * `renderAgain` only. Without its chunk the page speaks English.
 */
export async function speak(language: Language): Promise<void> {
  asked = language;
  await load(language, 'all');
}

/** As `speak`, but waits for no more than the first load says. The other words follow by themselves. */
export async function beginToSpeak(language: Language): Promise<void> {
  asked = language;
  if (language === 'en') return;
  await load(language, 'first');
  void load(language, 'all').then(() => renderAgain(document));
}

async function load(language: Language, part: Part): Promise<void> {
  const dictionary = language === 'en' ? {} : await DICTIONARIES[language][part]().catch(() => undefined);
  // Another one was asked for meanwhile.
  if (asked !== language) return;
  useDictionary(dictionary ?? {});
  document.documentElement.lang = dictionary ? language : 'en';
}

let asked: Language = 'en';

function isLanguage(text: string | undefined): text is Language {
  return text !== undefined && (text === 'en' || Object.hasOwn(DICTIONARIES, text));
}
