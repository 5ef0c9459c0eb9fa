import { type MemoryKey, storageKey } from '../../names/storage-keys.ts';
import { applyTheme, chosenTheme } from '../page/theme.ts';
import type { PageMemory } from '../parts/page-memory.ts';
import { ReloadNeeded } from '../parts/reload-needed.ts';
import { renderAgain } from '../words/render-again.ts';
import { followLanguage } from './appearance.ts';
import './settings-notice.ts';

/**
 * Goes along with what another tab has changed: theme and language at once; of settings it tells, because they need
 * the page to be loaded again.
 * @param key what changed in web storage; null for all of it
 */
export async function followOtherTab(
  key: string | null,
  { memory, app }: { readonly memory: PageMemory; readonly app: EventTarget },
): Promise<void> {
  const isAbout = (name: MemoryKey) => key === null || key === storageKey(name);
  if (isAbout('theme')) {
    applyTheme(chosenTheme(memory));
    renderAgain(document);
  }
  if (isAbout('language')) await followLanguage(memory);
  if (isAbout('settings') && !document.querySelector('settings-notice')) {
    const notice = document.createElement('settings-notice');
    notice.addEventListener(ReloadNeeded.type, () => app.dispatchEvent(new ReloadNeeded()));
    document.body.append(notice);
  }
}
