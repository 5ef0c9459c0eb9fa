import { canonicalTag } from './formats.ts';
import { chooseLanguage } from './language.ts';
import { LANGUAGES, type LanguageEntry } from './languages.ts';
import { spokenIn } from './spoken-in.ts';
import { isVariantOf, systemLanguages } from './system-languages.ts';

/** BCP 47, for dates and times: the user's variant of the page's language, else that language. */
export function pageLocale(): string {
  // Whatever translates pages in the browser writes there, too.
  const language = chooseLanguage([spokenIn.lang]);
  const { pins }: LanguageEntry = LANGUAGES[language];
  const variants = systemLanguages().filter((tag) => isVariantOf(tag, language));
  const works = [...variants, language].flatMap((tag) => canonicalTag(tag, pins) ?? []);
  return works[0] ?? language;
}
