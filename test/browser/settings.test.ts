import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { TOKEN_PATH } from '../../local/local-chat.ts';
import type { AppConfig } from '../../src/config/app-config.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { KeyboardUser } from '../support/keyboard-user.ts';
import type { PageHost } from '../support/page-host.ts';

const { host, open, openTabs } = useBrowser();

const ANN = { name: 'Ann' };

/** What the page is served with; changed in a test, it holds for its next load. */
async function serveConfig(
  { page }: ChatPage,
  { url }: PageHost,
  change: (config: AppConfig) => object,
): Promise<void> {
  const served = (await (await fetch(new URL('config.json', url))).json()) as AppConfig;
  await page.route('**/config.json', (route) => route.fulfill({ json: change(served) }));
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Settings' });
const field = (page: Page, name: string) => dialogOf(page).getByRole('textbox', { name, exact: true });
const tab = (page: Page, name: string) => dialogOf(page).getByRole('tab', { name, exact: true });
const choice = (page: Page, name: string) => dialogOf(page).getByRole('combobox', { name, exact: true });

/** Somebody with a keyboard, before a page that is not loaded yet. */
async function openPage() {
  const server = await host();
  const user = new KeyboardUser(await open());
  const { chat: ann } = user;
  return { server, user, ann, page: ann.page };
}

async function openSettings(user: KeyboardUser): Promise<void> {
  await user.pressButton('Settings');
  await dialogOf(user.chat.page).waitFor();
}

/** The part for whoever runs the page. */
async function openConnection(user: KeyboardUser): Promise<void> {
  await openSettings(user);
  await toConnection(user);
}

async function toConnection(user: KeyboardUser): Promise<void> {
  await user.goTo(tab(user.chat.page, 'Personal'));
  await user.press('ArrowRight');
  await user.waitForFocus(tab(user.chat.page, 'Connection'));
}

/** What this device keeps of the settings. */
const stored = ({ page }: ChatPage) => page.evaluate(() => localStorage.getItem('momento-chat:settings'));

/** Does what loads the page again. */
async function reloads({ page }: ChatPage, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()]);
}

describe('Settings', () => {
  it('bring the first machine into a page that has none, by keyboard alone', async () => {
    const { server, user, ann, page } = await openPage();
    await serveConfig(ann, server, ({ momentoEndpoint }) => ({ momentoEndpoint }));
    await ann.goto(server.url);
    await page.getByRole('heading', { name: 'Almost there' }).waitFor();
    await user.pressButton('Settings');
    await user.pressButton('Add a machine');
    // The focus goes to the name by itself.
    await user.waitForFocus(field(page, 'Name'));
    await user.type('Club');
    await user.fill(field(page, 'URL'), new URL(TOKEN_PATH, server.url).href);
    await user.pressButton('Test “Club”');
    await page.getByText('It works').waitFor();
    await user.pressButton('Save');
    // The machine needs a cache: that is where the focus goes.
    await user.waitForFocus(field(page, 'Cache'));
    await user.type('chat');
    await user.press('Enter');
    await page.getByText(`get their access from ${new URL(server.url).origin}`).waitFor();
    await reloads(ann, () => user.pressButton('Send it there'));
    await user.fill(page.getByRole('textbox', { name: 'Room' }), 'lobby');
    await user.fill(page.getByRole('textbox', { name: 'Your name' }), 'Ann');
    await user.press('Enter');
    await ann.untilLive();
    await ann.send('through my own machine');
    await ann.see('through my own machine');
  });

  it('name the new origin before an edit counts, and keep the old one where that is refused', async () => {
    const { server, user, ann, page } = await openPage();
    await ann.goto(server.url);
    await openConnection(user);
    await user.pressButton('Edit “Staff”');
    await user.fill(field(page, 'URL'), 'https://evil.example/prod/');
    await user.press('Enter');
    await page.getByText('Usernames and passwords for “Staff” go to https://evil.example.').waitFor();
    await user.press('Escape');
    expect(await stored(ann)).toBeNull();
    expect(await field(page, 'URL').inputValue()).toBe('https://evil.example/prod/');
    // Escape asks before it throws changes away, each time.
    for (let times = 0; times < 3; times += 1) {
      await user.press('Escape');
      await ann.button('Keep editing').waitFor();
      await user.press('Escape');
      await ann.button('Keep editing').waitFor({ state: 'hidden' });
    }
    await user.press('Escape');
    await user.pressButton('Discard');
    await dialogOf(page).waitFor({ state: 'hidden' });
    expect(await stored(ann)).toBeNull();
    await user.waitForFocus(ann.button('Settings'));
  });

  it('refuse http beside the field, and go there', async () => {
    const { server, user, ann, page } = await openPage();
    await ann.goto(server.url);
    await openConnection(user);
    await user.pressButton('Edit “Guest”');
    await user.fill(field(page, 'URL'), 'http://guest.example/');
    await user.pressButton('Done with “Guest”');
    await user.pressButton('Save');
    const url = field(page, 'URL');
    await user.waitForFocus(url);
    expect(await url.getAttribute('aria-invalid')).toBe('true');
    await page.getByText('begins with https:// (http:// only for localhost)').waitFor();
    expect(await stored(ann)).toBeNull();
  });

  it('remove a machine, and bring it back by a reset', async () => {
    const { server, user, ann, page } = await openPage();
    const ways = () => page.getByRole('radio').count();
    await ann.goto(server.url);
    await page.getByRole('radio', { name: 'Member' }).waitFor();
    expect(await ways()).toBe(4);
    await openConnection(user);
    await user.pressButton('Remove “Member”');
    await reloads(ann, () => user.pressButton('Save'));
    await page.getByRole('radio', { name: 'Staff' }).waitFor();
    expect(await ways()).toBe(3);
    await openSettings(user);
    await user.pressButton('Reset all settings');
    await reloads(ann, () => user.pressButton('Reset'));
    await page.getByRole('radio', { name: 'Member' }).waitFor();
    expect(await stored(ann)).toBeNull();
  });

  it('take the session of a machine along that they remove', async () => {
    const { server, user, ann, page } = await openPage();
    await ann.goto(server.url);
    await page.getByRole('radio', { name: 'Member' }).check();
    await user.fill(page.getByRole('textbox', { name: 'Username' }), 'writer');
    await user.fill(page.getByLabel('Password', { exact: true }), 'Local-Only-1');
    await user.pressButton('Sign in');
    await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
    const sessions = () =>
      page.evaluate(() =>
        [...Object.keys(sessionStorage), ...Object.keys(localStorage)].filter((key) =>
          key.startsWith('momento-chat:cognito:'),
        ),
      );
    await expect.poll(sessions).toHaveLength(1);
    await openConnection(user);
    await user.pressButton('Remove “Member”');
    await reloads(ann, () => user.pressButton('Save'));
    await page.getByRole('radio', { name: 'Staff' }).waitFor();
    expect(await sessions()).toEqual([]);
  });

  it('lead back into the room, with the draft', async () => {
    const { server, user, ann, page } = await openPage();
    await ann.joinLive(server.url, ANN);
    await ann.composer.fill('half a thought');
    await openSettings(user);
    await choice(page, 'Theme').selectOption('dark');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
    await toConnection(user);
    await user.pressButton('Remove “Member”');
    await reloads(ann, () => user.pressButton('Save'));
    await ann.untilLive();
    expect(await ann.composer.inputValue()).toBe('half a thought');
  });

  it('count for nothing where the page is locked, whatever the device holds', async () => {
    const { server, user, ann, page } = await openPage();
    await serveConfig(ann, server, (config) => ({ ...config, locked: true }));
    const evil = { name: 'Guest', auth: 'open', url: 'https://evil.example/' };
    await page.addInitScript(
      (settings) => localStorage.setItem('momento-chat:settings', settings),
      JSON.stringify({ tokenVendingMachines: [evil], momentoEndpoint: 'https://evil.example' }),
    );
    await ann.joinLive(server.url, ANN);
    await openSettings(user);
    expect(await choice(page, 'Theme').count()).toBe(1);
    await toConnection(user);
    await page.getByText('of this page are locked').waitFor();
    expect(await ann.button('Add a machine').count()).toBe(0);
    expect(await choice(page, 'Theme').count()).toBe(0);
  });

  it('that are broken lock nobody out', async () => {
    const { server, user, ann, page } = await openPage();
    await ann.goto(server.url);
    await page.evaluate(() => localStorage.setItem('momento-chat:settings', '{"cacheName": 7, "old": true'));
    await page.reload();
    await page.getByText('Your settings on this device').waitFor();
    await reloads(ann, () => user.pressButton('Reset settings'));
    await ann.join(ANN);
    await ann.untilLive();
  });

  it('of another tab are told, and taken over by a reload', async () => {
    const server = await host();
    const [ann, other] = await openTabs(2);
    if (!ann || !other) throw new Error('unable to test; there are no tabs');
    const user = new KeyboardUser(ann);
    await other.joinLive(server.url, ANN);
    await ann.goto(server.url);
    await openSettings(user);
    await choice(ann.page, 'Theme').selectOption('dark');
    const scheme = () => other.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    await expect.poll(scheme).toBe('dark');
    await choice(ann.page, 'Language').selectOption('de');
    await other.page.getByRole('button', { name: 'Verlassen', exact: true }).waitFor();
    await dialogOf(ann.page).waitFor({ state: 'hidden' });
    await ann.page.getByRole('combobox', { name: 'Sprache' }).selectOption('en');
    await toConnection(user);
    await user.pressButton('Remove “Member”');
    await reloads(ann, () => user.pressButton('Save'));
    await other.page.getByText('were changed in another tab').waitFor();
    await other.untilLive();
    await reloads(other, () => other.button('Reload').click());
    await other.untilLive();
  });
});

describe('Theme and language', () => {
  it('are there from the first paint on', async () => {
    const { server, user, ann, page } = await openPage();
    await page.emulateMedia({ colorScheme: 'light' });
    await ann.goto(server.url);
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await background();
    await openSettings(user);
    await choice(page, 'Theme').selectOption('dark');
    await choice(page, 'Language').selectOption('de');
    await page.getByRole('dialog', { name: 'Einstellungen' }).waitFor();
    const dark = await background();
    expect(dark).not.toBe(light);
    // The scripts never come: what is painted is index.html.
    await page.route('**/assets/*.js', () => {});
    await page.reload({ waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Join' }).waitFor();
    expect(await background()).toBe(dark);
    await page.unroute('**/assets/*.js');
    await page.reload();
    await page.getByRole('button', { name: 'Beitreten' }).waitFor();
    expect(await background()).toBe(dark);
    // The browser around the page follows.
    const bars = () =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
          .filter(({ media }) => matchMedia(media).matches)
          .map(({ content }) => content),
      );
    await expect.poll(bars).toEqual(['#0b100e']);
    await page.getByRole('button', { name: 'Einstellungen' }).click();
    expect(await page.getByRole('combobox', { name: 'Sprache' }).inputValue()).toBe('de');
  });
});

describe('High contrast', () => {
  const background = ({ page }: ChatPage) =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const [WHITE, BLACK] = ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'];

  /** What `index.html` paints by itself. */
  async function firstPaint({ page }: ChatPage): Promise<void> {
    await page.route('**/assets/*.js', () => {});
    await page.reload({ waitUntil: 'commit' });
    await page.getByRole('button', { name: 'Join' }).waitFor();
  }

  it('is there from the first paint on where it was chosen, as light or dark as the device', async () => {
    const { server, user, ann, page } = await openPage();
    await page.emulateMedia({ colorScheme: 'light' });
    await ann.goto(server.url);
    await openSettings(user);
    await choice(page, 'Theme').selectOption('contrast');
    expect(await background(ann)).toBe(WHITE);
    await firstPaint(ann);
    expect(await background(ann)).toBe(WHITE);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await background(ann)).toBe(BLACK);
  });

  it('is there by itself for a device that asks for it, as long as no other theme was chosen', async () => {
    const { server, user, ann, page } = await openPage();
    await page.emulateMedia({ colorScheme: 'dark', contrast: 'more' });
    await ann.goto(server.url);
    await firstPaint(ann);
    expect(await background(ann)).toBe(BLACK);
    await page.unroute('**/assets/*.js');
    await page.reload();
    await openSettings(user);
    expect(await choice(page, 'Theme').inputValue()).toBe('system');
    await page.emulateMedia({ contrast: 'no-preference' });
    await expect.poll(() => background(ann)).not.toBe(BLACK);
    await page.emulateMedia({ contrast: 'more' });
    await expect.poll(() => background(ann)).toBe(BLACK);
    await choice(page, 'Theme').selectOption('dark');
    await expect.poll(() => background(ann)).not.toBe(BLACK);
    await firstPaint(ann);
    expect(await background(ann)).not.toBe(BLACK);
  });
});
