import type { PageMemory } from '../parts/page-memory.ts';

/** `system`: the theme of the device. */
export type Theme = 'system' | 'light' | 'dark';

/** The theme that was chosen on this device. */
export function chosenTheme(memory: PageMemory): Theme {
  const theme = memory.load('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Applies a theme to the whole page, and to the colours of the browser around it. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  const isSystem = theme === 'system';
  const scheme = document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]');
  if (scheme) scheme.content = isSystem ? 'light dark' : theme;
  // In the order of index.html.
  const [light, dark] = document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]');
  if (light) light.media = isSystem ? '(prefers-color-scheme: light)' : mediaIf(theme === 'light');
  if (dark) dark.media = isSystem ? '(prefers-color-scheme: dark)' : mediaIf(theme === 'dark');
}

function mediaIf(isOn: boolean): string {
  return isOn ? 'all' : 'not all';
}
