import type { PageMemory } from '../parts/page-memory.ts';

/** `system`: the theme of the device. `contrast` is as light or dark as the device, and drawn with as much contrast as can be. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast';

/** Whether the device asks for more contrast, which a theme that somebody chose overrules. */
function moreContrast(): MediaQueryList | undefined {
  try {
    return matchMedia('(prefers-contrast: more)');
  } catch {
    // It cannot say.
    return undefined;
  }
}

/** The theme that was chosen on this device. */
export function chosenTheme(memory: PageMemory): Theme {
  const theme = memory.load('theme');
  return theme === 'light' || theme === 'dark' || theme === 'contrast' ? theme : 'system';
}

/** Applies the theme that was chosen, now and whenever the device asks for another contrast. */
export function followTheme(memory: PageMemory): void {
  const apply = () => applyTheme(chosenTheme(memory));
  apply();
  moreContrast()?.addEventListener('change', apply);
}

/** Applies a theme to the whole page, and to the colours of the browser around it. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  // The same as in index.html, before the first paint.
  if (theme !== 'system') dataset.theme = theme;
  else if (moreContrast()?.matches) dataset.theme = 'contrast';
  else delete dataset.theme;
  const isOfDevice = theme === 'system' || theme === 'contrast';
  const scheme = document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]');
  if (scheme) scheme.content = isOfDevice ? 'light dark' : theme;
  // In the order of index.html.
  const [light, dark] = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]');
  if (light) light.media = isOfDevice ? '(prefers-color-scheme: light)' : mediaIf(theme === 'light');
  if (dark) dark.media = isOfDevice ? '(prefers-color-scheme: dark)' : mediaIf(theme === 'dark');
}

function mediaIf(isOn: boolean): string {
  return isOn ? 'all' : 'not all';
}
