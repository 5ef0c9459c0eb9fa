import { type MemoryKey, storageKey } from '../../names/storage-keys.ts';
import { applyTheme, chosenTheme } from '../page/theme.ts';
import type { PageMemory } from '../parts/page-memory.ts';
import { placeNotice } from '../parts/place-notice.ts';
import { renderAgain } from '../words/render-again.ts';
import { followLanguage } from './appearance.ts';
import './settings-notice.ts';

/**
 * Goes along with what another tab has changed: theme and language at once; of settings it tells, because they need
 * the page to be loaded again.
 * @param key what changed in web storage; null for all of it
 * @param options.app where notices are shown, and which loads the page again
 */
export async function followOtherTab(
  key: string | null,
  { memory, app }: { readonly memory: PageMemory; readonly app: Element },
): Promise<void> {
  const isAbout = (name: MemoryKey) => key === null || key === storageKey(name);
  if (isAbout('theme')) {
    applyTheme(chosenTheme(memory));
    renderAgain(document);
  }
  if (isAbout('language')) await followLanguage(memory);
  if (isAbout('settings')) placeNotice('settings-notice', app);
}
