// Every screen of the page under the rules of axe: in light and dark, with high contrast, and in colours that the device forces.

import { describe, expect, it } from 'vitest';
import { violationsOn } from '../support/axe.ts';
import { useBrowser } from '../support/browser-test.ts';
import { enter, openSettings, SCREENS, sayAllKinds, useScreens } from './screens.ts';

const browserTest = useBrowser();
const { host, open } = browserTest;

const CALM = { colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' } as const;

/** How a page may look, and what of the rules that changes. */
const LOOKS = {
  light: { media: {}, theme: '', rules: undefined },
  dark: { media: { colorScheme: 'dark' }, theme: '', rules: ['color-contrast'] },
  contrast: { media: {}, theme: 'contrast', rules: ['color-contrast-enhanced'] },
  'contrast, dark': { media: { colorScheme: 'dark' }, theme: 'contrast', rules: ['color-contrast-enhanced'] },
  // Its colours are the device's, which axe cannot see; targets have borders that others do not have.
  forced: { media: { forcedColors: 'active' }, theme: '', rules: ['target-size'] },
} as const;

describe('No rule of axe is broken by', () => {
  // High enough for all suggestions: axe wants Tab to reach a list that scrolls, unless it belongs to a combobox, which the
  // composer cannot be; its arrow keys scroll it.
  const show = useScreens(browserTest, { viewport: { width: 1280, height: 720 } });

  it.each(Object.keys(SCREENS))('%s', async (screen) => {
    const ann = await show(screen);
    const broken: Record<string, readonly string[]> = {};
    for (const [look, { media, theme, rules }] of Object.entries(LOOKS)) {
      await ann.page.emulateMedia({ ...CALM, ...media });
      await ann.page.evaluate((name) => void (document.documentElement.dataset.theme = name), theme);
      broken[look] = await violationsOn(ann.page, rules);
    }
    // As it was opened: the next screen may be reached from this one.
    await ann.page.emulateMedia(CALM);
    expect(broken).toEqual(Object.fromEntries(Object.keys(LOOKS).map((look) => [look, []])));
  });
});

describe('In Arabic, no rule of axe is broken by', () => {
  it('a room with quotes, reactions, mentions, code and what cannot be read, and by its people', async () => {
    const server = await host();
    const ann = await open({ locale: 'ar', viewport: { width: 1280, height: 1600 } });
    const { page } = ann;
    await ann.goto(server.url);
    await page.locator('chat-join #room').fill('lobby');
    await page.locator('chat-join #user-name').fill('Ann');
    await page.locator('chat-join .primary').click();
    await page.locator('chat-status .live').waitFor();
    sayAllKinds(server);
    await page.locator('.row.mention').waitFor();
    await page.locator('.quote').first().waitFor();
    await page.locator('.reactions').first().waitFor();
    expect(await page.evaluate(() => document.dir)).toBe('rtl');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('button', { name: 'الموجودون هنا' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });
});

describe('A rule that is broken in a shadow root, in front of a room,', () => {
  it('is noticed: an alert on a header, a second banner, a button without a name', async () => {
    const server = await host();
    const ann = await open();
    await enter(ann, server);
    await openSettings(ann);
    await ann.page.getByRole('dialog', { name: 'Settings' }).evaluate((dialog) => {
      const [alert, banner] = [document.createElement('header'), document.createElement('header')];
      alert.setAttribute('role', 'alert');
      dialog.append(alert, banner, document.createElement('button'));
    });
    const broken = (await violationsOn(ann.page)).map((violation) => violation.split(':')[0]);
    expect(broken).toEqual(
      expect.arrayContaining(['aria-allowed-role', 'landmark-no-duplicate-banner', 'button-name']),
    );
  });
});

describe('The caret', () => {
  it.for([
    { reducedMotion: 'reduce', caret: 'manual' },
    { reducedMotion: 'no-preference', caret: 'auto' },
  ] as const)(
    'is $caret, where the wish for less motion is "$reducedMotion"',
    async ({ reducedMotion, caret }) => {
      const server = await host();
      const ann = await open({ reducedMotion });
      await enter(ann, server);
      await ann.composer.focus();
      expect(
        await ann.composer.evaluate((field) => getComputedStyle(field).getPropertyValue('caret-animation')),
      ).toBe(caret);
    },
  );
});
