import { LANGUAGES, type Language, type LanguageEntry } from './languages.ts';
import { renderAgain } from './render-again.ts';
import { spokenIn } from './spoken-in.ts';
import { isVariantOf } from './system-languages.ts';
import { useDictionary } from './words.ts';

/** The first of these that the page speaks ("de-AT" is spoken as "de"), else English. */
export function chooseLanguage(wanted: readonly string[]): Language {
  const spoken = Object.keys(LANGUAGES) as Language[];
  const find = (tag: string) => spoken.find((language) => isVariantOf(tag, language));
  return wanted.map(find).find((found) => found) ?? 'en';
}

/**
 * Gives the page the words of a language, and tells the document. What is on screen already is rendered again by
 * `renderAgain` only. If the words cannot be loaded, the page speaks English.
 */
export async function speak(language: Language): Promise<void> {
  asked = language;
  await load(language, 'all');
}

/** Like `speak`, but waits only for what the first load says. The other words follow by themselves. */
export async function beginToSpeak(language: Language): Promise<void> {
  asked = language;
  if (language === 'en') return;
  await load(language, 'first');
  void load(language, 'all').then(() => renderAgain(document));
}

async function load(language: Language, part: 'first' | 'all'): Promise<void> {
  const wanted: LanguageEntry = LANGUAGES[language];
  const dictionary = await wanted[part]?.().catch(() => undefined);
  // Another one was asked for meanwhile.
  if (asked !== language) return;
  useDictionary(dictionary ?? {});
  spokenIn.lang = dictionary ? language : 'en';
  spokenIn.dir = dictionary ? wanted.direction : 'ltr';
}

let asked: Language = 'en';
