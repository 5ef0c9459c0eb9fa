import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';

const { host, open } = useBrowser();

describe('What people write with marks', () => {
  it('is shown as what the marks say, to both, and is never HTML', async () => {
    const { url } = await host();
    const [ann, ben] = [await open(), await open()];
    await ann.joinLive(url, { name: 'Ann' });
    await ben.joinLive(url, { name: 'Ben' });
    await ann.send('**bold** _italic_ ~~gone~~ `<b>code</b>`');
    for (const page of [ann, ben]) {
      await page.log.locator('strong', { hasText: /^bold$/ }).waitFor();
      await page.log.locator('em', { hasText: /^italic$/ }).waitFor();
      await page.log.locator('s', { hasText: /^gone$/ }).waitFor();
      await page.log.locator('code', { hasText: '<b>code</b>' }).waitFor();
    }
    await ann.send('```\nlet text = "*not italic*";\n```');
    await ben.log.locator('pre', { hasText: /^let text = "\*not italic\*";$/ }).waitFor();
  });

  it('can be read as it was written while what reads marks cannot be loaded, and links lead on once it can', async () => {
    const { url } = await host();
    const ann = await open();
    let isGone = true;
    await ann.page.route(/\/once-drawn-/, (route) => (isGone ? route.abort() : route.continue()));
    await ann.joinLive(url, { name: 'Ann' });
    await ann.send('**look** https://a.example/');
    await ann.log.getByText('**look** https://a.example/', { exact: true }).waitFor();
    isGone = false;
    await ann.log.getByText('**look**').hover();
    await ann.log.getByRole('link', { name: 'https://a.example/' }).waitFor();
    await ann.log.locator('strong', { hasText: /^look$/ }).waitFor();
  });

  it('gets its marks by keys, which can be undone', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    const { keyboard } = ann.page;
    // It comes with what knows the keys.
    await ann.page.evaluate(() => customElements.whenDefined('copy-link-button').then(() => {}));
    await ann.composer.fill('so important');
    await ann.composer.press('Shift+Control+ArrowLeft');
    await keyboard.press('Control+b');
    expect(await ann.composer.inputValue()).toBe('so **important**');
    await keyboard.press('Control+z');
    expect(await ann.composer.inputValue()).toBe('so important');
    await keyboard.press('Control+Shift+z');
    await keyboard.press('Enter');
    await ann.log.locator('strong', { hasText: /^important$/ }).waitFor();
  });
});
