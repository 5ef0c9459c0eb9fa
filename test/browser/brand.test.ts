import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { violationsOn } from '../support/axe.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { type PublishedPage, publishPage } from '../support/published-page.ts';

const { open } = useBrowser();

// One pixel would do; it is wide, as logos are.
const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50"><rect width="200" height="50" fill="#f80"/></svg>';
const BRAND = {
  title: 'Acme Support',
  logo: 'brand/logo.svg',
  // Too light for white, and too dark for black.
  accent: { light: '#ff9900', dark: '#1a237e' },
  welcome: 'Hello!\nAsk us anything.',
  imprint: 'https://acme.example/imprint',
  privacy: '/privacy',
};

let site: PublishedPage;
beforeEach(async () => {
  site = await publishPage(inject('pageDir'));
});
afterEach(() => site.close());

async function openBranded(theme: 'light' | 'dark' = 'light'): Promise<ChatPage> {
  await site.configure({ brand: BRAND });
  site.functions['/brand/logo.svg'] = (_, response) => {
    response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(LOGO);
  };
  const ann = await open();
  await ann.page.emulateMedia({ colorScheme: theme });
  return ann;
}

function background({ page }: ChatPage, selector: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor);
}

describe('A page with a brand, under strict headers', () => {
  it('has its name, its logo, its text and its links, and counts what is unread beside the name', async () => {
    const ann = await openBranded();
    const logo = ann.page.waitForResponse(/\/brand\/logo\.svg$/);
    await ann.goto(site.url);
    await ann.page.getByRole('heading', { name: 'Acme Support' }).waitFor();
    expect((await logo).status()).toBe(200);
    expect(await ann.page.title()).toBe('Acme Support');
    const drawn = await ann.page
      .locator('.brand')
      .evaluate((header) => getComputedStyle(header, '::before').backgroundImage);
    expect(drawn).toBe(`url("${site.url}brand/logo.svg")`);
    await ann.page.getByText(BRAND.welcome, { exact: true }).waitFor();
    const links = await ann.page
      .getByRole('link')
      .evaluateAll((all: HTMLAnchorElement[]) =>
        all.map(({ textContent, href, target, rel }) => [textContent, href, target, rel]),
      );
    expect(links).toEqual([
      ['Legal notice', 'https://acme.example/imprint', '_blank', 'noopener'],
      ['Privacy', `${site.url}privacy`, '_blank', 'noopener'],
    ]);
    await ann.join({ name: 'Ann' });
    await ann.untilLive();
    expect(await ann.page.title()).toBe('lobby · Acme Support');
    await ann.button('Leave').click();
    await ann.joinButton.waitFor();
    expect(await ann.page.title()).toBe('Acme Support');
  });

  it('shows no other name before its own has come', async () => {
    const ann = await openBranded();
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await ann.page.route('**/config.json', async (route) => {
      await released;
      await route.continue();
    });
    await ann.page.goto(site.url, { waitUntil: 'commit' });
    await ann.page.getByRole('textbox', { name: 'Your name' }).fill('Ann');
    expect(await ann.page.getByRole('heading').count()).toBe(0);
    release();
    await ann.page.getByRole('heading', { name: 'Acme Support' }).waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'has colours that can be read, and says in the settings what it took: %s',
    async (theme) => {
      const ann = await openBranded(theme);
      await ann.goto(site.url);
      await ann.page.getByRole('heading', { name: 'Acme Support' }).waitFor();
      expect(await violationsOn(ann.page)).toEqual([]);
      const accent = await background(ann, '.primary');
      await ann.button('Settings').click();
      await ann.page.getByRole('dialog').getByRole('link', { name: 'Privacy' }).waitFor();
      await ann.page.getByRole('tab', { name: 'Connection' }).click();
      await ann.page.getByText('Effective configuration').click();
      const row = ann.page.getByRole('row', { name: `brand.accent.${theme}` });
      const text = await row.innerText();
      expect(text).toContain(BRAND.accent[theme]);
      const [, used = ''] = /shown as (#\w{6})/.exec(text) ?? [];
      expect(accent).toBe(
        `rgb(${[1, 3, 5].map((at) => Number.parseInt(used.slice(at, at + 2), 16)).join(', ')})`,
      );
      await ann.button('Close').click();
      await ann.join({ name: 'Ann' });
      await ann.untilLive();
      await ann.send('Hello');
      await ann.see('Hello');
      expect(await violationsOn(ann.page)).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)('has more contrast where that is wanted: %s', async (theme) => {
    const ann = await openBranded(theme);
    await ann.page.emulateMedia({ colorScheme: theme, contrast: 'more' });
    await ann.goto(site.url);
    await ann.page.getByRole('heading', { name: 'Acme Support' }).waitFor();
    expect(await violationsOn(ann.page, ['color-contrast-enhanced'])).toEqual([]);
    const own = await background(ann, '.primary');
    await ann.page.emulateMedia({ colorScheme: theme, contrast: 'no-preference' });
    await ann.page.reload();
    await ann.page.getByRole('heading', { name: 'Acme Support' }).waitFor();
    expect(await background(ann, '.primary')).not.toBe(own);
  });

  it('goes on in its own look where what applies the brand cannot be loaded', async () => {
    const ann = await openBranded();
    await ann.page.route(/\/assets\/brand-/, (route) => route.abort());
    await ann.goto(site.url);
    await ann.page.getByRole('heading', { name: 'Momento Chat' }).waitFor();
    expect(await background(ann, '.primary')).toBe('rgb(11, 122, 92)');
    await ann.join({ name: 'Ann' });
    await ann.untilLive();
    // Chromium's own line about the file.
    await ann.close();
    ann.complaints.length = 0;
  });

  it('loads none of it where there is no brand', async () => {
    const ann = await open();
    const paths: string[] = [];
    ann.page.on('request', (request) => paths.push(new URL(request.url()).pathname));
    await ann.joinLive(site.url, { name: 'Ann' });
    expect(paths).not.toContainEqual(expect.stringContaining('brand'));
    expect(await ann.page.title()).toBe('lobby · Momento Chat');
  });
});
