import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { applyTheme } from '../../../src/ui/page/theme.ts';
import { AppearanceSettings } from '../../../src/ui/settings/appearance-settings.ts';
import { speak } from '../../../src/ui/words/language.ts';
import { settle } from '../../support/fake-clock.ts';
import { allByRole, byRole } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';
import { memory } from './settings-set-up.ts';

beforeEach(() => {
  localStorage.clear();
  document.head.innerHTML = `
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fff" />
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#000" />`;
  onTestFinished(async () => {
    applyTheme('system');
    await speak('en');
  });
});

async function choose(element: Element, name: string, value: string): Promise<void> {
  const select = byRole(element, 'combobox', name) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

/** How the document says that it is to be drawn. */
const look = () => ({
  theme: document.documentElement.dataset.theme,
  scheme: document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]')?.content,
  bars: [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].map(({ media }) => media),
});

const SYSTEM = {
  theme: undefined,
  scheme: 'light dark',
  bars: ['(prefers-color-scheme: light)', '(prefers-color-scheme: dark)'],
};

it('changes the theme at once, and back to that of the device', async () => {
  const element = await mount(Object.assign(new AppearanceSettings(), { memory }));
  await choose(element, 'Theme', 'dark');
  expect(look()).toEqual({ theme: 'dark', scheme: 'dark', bars: ['not all', 'all'] });
  expect(memory.load('theme')).toBe('dark');
  await choose(element, 'Theme', 'light');
  expect(look()).toEqual({ theme: 'light', scheme: 'light', bars: ['all', 'not all'] });
  await choose(element, 'Theme', 'contrast');
  expect(look()).toEqual({ ...SYSTEM, theme: 'contrast' });
  await choose(element, 'Theme', 'system');
  expect(look()).toEqual(SYSTEM);
  expect(memory.load('theme')).toBeUndefined();
});

it('changes the language of all that is on screen', async () => {
  const element = await mount(Object.assign(new AppearanceSettings(), { memory }));
  await choose(element, 'Language', 'de');
  await vi.waitUntil(() => allByRole(element, 'combobox', 'Sprache').length > 0);
  expect(document.documentElement.lang).toBe('de');
  expect(memory.load('language')).toBe('de');
  await choose(element, 'Sprache', 'system');
  await vi.waitUntil(() => allByRole(element, 'combobox', 'Language').length > 0);
  expect(memory.load('language')).toBeUndefined();
});

it('shows what was chosen, and takes nonsense for the choice of the device', async () => {
  const chosen = async () => {
    const element = await mount(Object.assign(new AppearanceSettings(), { memory }));
    return ['Theme', 'Language'].map(
      (name) => (byRole(element, 'combobox', name) as HTMLSelectElement).value,
    );
  };
  memory.save('theme', 'light');
  memory.save('language', 'en');
  expect(await chosen()).toEqual(['light', 'en']);
  memory.save('theme', 'pink');
  memory.save('language', '');
  expect(await chosen()).toEqual(['system', 'system']);
});
