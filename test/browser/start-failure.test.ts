import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import { ChatPage } from '../support/chat-page.ts';
import { launchChromium } from '../support/chromium.ts';

const { host, open } = useBrowser();
const SCRIPT = /\/assets\/page-/;

/** What the shell says. */
async function notStarted(ann: ChatPage): Promise<string> {
  await ann.alert.getByText('This page did not start.').waitFor();
  return ann.alert.innerText();
}

describe('The form of the shell', () => {
  it('says that the page did not start when its script is gone', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.page.route(SCRIPT, (route) => route.fulfill({ status: 404, body: 'Not found' }));
    await ann.goto(url);
    expect(await notStarted(ann)).toContain('Diese Seite ist nicht gestartet.');
    expect(await ann.shellButton.isDisabled()).toBe(true);
  });

  it.each([
    ['is blocked', '', 'Reload it'],
    ['cannot be read by an old browser', 'class ? {}', 'SyntaxError'],
    ['fails', "throw new Error('broken at the start');", 'broken at the start'],
  ])('says so when its script %s, and what the error is', async (_, body, said) => {
    const { url } = await host();
    const ann = await open();
    await ann.page.route(SCRIPT, (route) =>
      body === '' ? route.abort() : route.fulfill({ contentType: 'text/javascript', body }),
    );
    await ann.goto(url);
    expect(await notStarted(ann)).toContain(said);
    expect(await ann.shellButton.isDisabled()).toBe(true);
    ann.complaints.length = 0;
  });

  it('says so in a frame that has no origin', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.page.route('**/frame.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<iframe sandbox="allow-scripts allow-forms" src="${url}" width="600" height="700"></iframe>`,
      }),
    );
    await ann.goto(`${url}frame.html`);
    const frame = ann.page.frameLocator('iframe');
    await frame.getByText('This page did not start.').waitFor();
    expect(await frame.getByRole('button', { name: 'Join' }).isDisabled()).toBe(true);
    ann.complaints.length = 0;
  });

  it.each(['click', 'Enter'])(
    'does by itself what was asked of it by %s before there was a script',
    async (way) => {
      const { url } = await host();
      const ann = await open();
      let letGo = () => {};
      const isTyped = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      await ann.page.route(SCRIPT, async (route) => {
        await isTyped;
        await route.continue();
      });
      await ann.page.goto(url, { waitUntil: 'commit' });
      await ann.page.getByRole('textbox', { name: 'Room' }).fill('lobby');
      const name = ann.page.getByRole('textbox', { name: 'Your name' });
      await name.fill('Ann');
      if (way === 'click') await ann.shellButton.click();
      else await name.press('Enter');
      letGo();
      await ann.untilLive();
      expect(ann.complaints).toEqual([]);
    },
  );

  it('says nothing of the kind in a page that starts', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.goto(url);
    await ann.button('Settings').waitFor();
    expect(await ann.alert.count()).toBe(0);
  });
});

describe('A page over plain http', () => {
  it('lets people in and talk, although the browser keeps half its means from it', async () => {
    const { url } = await host();
    const browser = await launchChromium({ args: ['--host-resolver-rules=MAP chat.example 127.0.0.1'] });
    try {
      const ann = await ChatPage.open(browser);
      await ann.goto(url.replace('127.0.0.1', 'chat.example'));
      expect(await ann.page.evaluate(() => isSecureContext)).toBe(false);
      await ann.join({ name: 'Ann' });
      await ann.untilLive();
      await ann.send('hello');
      await ann.see('hello');
      expect(ann.complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
