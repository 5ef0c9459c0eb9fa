import { chooseLanguage, isVariantOf } from './language.ts';
import { LANGUAGES, type LanguageEntry } from './languages.ts';

/** BCP 47, for dates and times: the user's variant of the page's language, else that language. */
export function pageLocale(): string {
  // Whatever translates pages in the browser writes there, too.
  const language = chooseLanguage([document.documentElement.lang]);
  const { pins }: LanguageEntry = LANGUAGES[language];
  const variant = navigator.languages.find((tag) => isVariantOf(tag, language) && isWellFormed(tag));
  return new Intl.Locale(variant ?? language, pins).toString();
}

/** `Intl` throws on any other tag, and a browser passes on what the system says. */
function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}
