import type { PageMemory } from '../parts/page-memory.ts';

/** `system`: as the device is. */
export type Theme = 'system' | 'light' | 'dark';

/** The theme that was chosen on this device. */
export function chosenTheme(memory: PageMemory): Theme {
  const theme = memory.load('theme');
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

/** Gives the whole page a theme: its colours, and those of the browser around it. */
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
