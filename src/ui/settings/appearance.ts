// How the page looks and speaks, as it was chosen on this device.

import type { PageMemory } from '../parts/page-memory.ts';
import { chooseLanguage, speak } from '../words/language.ts';
import type { Language } from '../words/languages.ts';
import { renderAgain } from '../words/render-again.ts';
import { systemLanguages } from '../words/system-languages.ts';

/** `system`: as in the browser. */
export function chosenLanguage(memory: PageMemory): Language | 'system' {
  const language = memory.load('language');
  return language === undefined ? 'system' : chooseLanguage([language]);
}

/** Turns the whole page to the language that was chosen. */
export async function followLanguage(memory: PageMemory): Promise<void> {
  await speak(chooseLanguage([memory.load('language') ?? '', ...systemLanguages()]));
  renderAgain(document);
}
