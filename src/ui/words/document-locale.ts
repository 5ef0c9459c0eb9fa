import { systemLanguages } from './system-languages.ts';

/**
 * BCP 47: the user's variant of the language that the document says. For what is drawn far from the words of all
 * languages, which `pageLocale` looks into; a translator of the browser that writes its own language there is believed.
 */
export function documentLocale(): string {
  const { lang } = document.documentElement;
  return systemLanguages().find((tag) => `${tag}-`.startsWith(`${lang}-`)) ?? lang;
}
