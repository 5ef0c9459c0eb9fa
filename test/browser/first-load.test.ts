import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open } = useBrowser();

/** Keeps the page's script back until `release` is called. */
async function holdScript({ page }: ChatPage): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/assets\/page-/, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Paths of what was asked for so far, without the page itself and its icon. */
function watchRequests({ page }: ChatPage): () => string[] {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return () =>
    paths
      .filter((path) => !['/', '/favicon.svg'].includes(path))
      .map((path) => path.replace(/-[\w-]{7}\.js$/, ''));
}

describe('The join form', () => {
  it('takes text before the script is there, and keeps text, caret and focus', async () => {
    const { url } = await host();
    const ann = await open();
    const release = await holdScript(ann);
    await ann.page.goto(url, { waitUntil: 'commit' });
    const name = ann.page.getByRole('textbox', { name: 'Your name' });
    await ann.page.getByRole('textbox', { name: 'Room' }).fill('lobby');
    await name.pressSequentially('Ann');
    await name.press('ArrowLeft');
    release();
    await ann.button('Settings').waitFor();
    await ann.page.keyboard.type('n');
    expect(await name.inputValue()).toBe('Annn');
    expect(await name.evaluate((field: HTMLInputElement) => field.selectionStart)).toBe(3);
    await ann.page.keyboard.press('Enter');
    await ann.untilLive();
    expect(new URL(ann.page.url()).search).toBe('?room=lobby');
  });

  it.each([
    ['dark', 'light'],
    ['light', 'dark'],
  ] as const)(
    'is painted %s on a %s device where that was chosen, before any script file',
    async (theme, device) => {
      const { url } = await host();
      const ann = await open();
      await ann.page.emulateMedia({ colorScheme: device });
      await ann.page.addInitScript((chosen) => localStorage.setItem('momento-chat:theme', chosen), theme);
      await holdScript(ann);
      await ann.page.goto(url, { waitUntil: 'commit' });
      const form = ann.page.locator('form');
      await form.waitFor();
      const surface = await form.evaluate((card) => getComputedStyle(card).backgroundColor);
      expect(surface).toBe(theme === 'dark' ? 'rgb(26, 34, 32)' : 'rgb(255, 255, 255)');
    },
  );
});

describe('The page', () => {
  it('can be used after its script and its configuration, and has fetched the room before anybody asks', async () => {
    const { url } = await host();
    const ann = await open();
    const requests = watchRequests(ann);
    await ann.goto(url);
    await ann.button('Settings').waitFor();
    await expect.poll(requests).toContain('/assets/room');
    expect(requests().slice(0, 2)).toEqual(['/assets/page', '/config.json']);
    await ann.page.waitForLoadState('networkidle');
    const before = requests().filter((path) => path.startsWith('/assets/'));
    await ann.join({ name: 'Ann' });
    await ann.untilLive();
    // Once the room is drawn: what can be done with a message, words for problems, where there is space for it the list of
    // rooms, and a moment later who is there; and what installs the worker, some time after the page was opened.
    const ofList = ['room-list', 'repeat', 'directive-helpers', 'once-drawn'];
    const ofPeople = ['once-entered', 'people', 'side-budget'];
    const late = [...ofList, ...ofPeople, 'error-notice', 'confirm-dialog', 'versions'].map(
      (name) => `/assets/${name}`,
    );
    await expect
      .poll(() =>
        requests()
          .filter((path) => path.startsWith('/assets/'))
          .toSorted(),
      )
      .toEqual([...new Set([...before, ...late])].toSorted());
  });

  it('asks for its configuration before its script is there, and once', async () => {
    const { url } = await host();
    const ann = await open();
    const requests = watchRequests(ann);
    const asked = () => requests().filter((path) => path === '/config.json');
    const release = await holdScript(ann);
    await ann.page.goto(url, { waitUntil: 'commit' });
    await expect.poll(asked).toHaveLength(1);
    release();
    await ann.join({ name: 'Ann' });
    await ann.untilLive();
    expect(asked()).toHaveLength(1);
  });

  it('shows its host nothing of what a sign-in page has put into the address but to get its script', async () => {
    const { url } = await host();
    const ann = await open();
    const asked = ann.page.waitForRequest('**/config.json');
    await ann.goto(`${url}?code=1&state=2`);
    expect(await (await asked).headerValue('referer')).not.toContain('code=');
  });

  it('fetches the room also where the browser never finds an idle moment', async () => {
    const { url } = await host();
    // Where nothing is focused, which would be a sign that somebody means to enter.
    const ann = await open({ hasTouch: true, isMobile: true });
    await ann.page.addInitScript(() => {
      window.requestIdleCallback = () => 0;
    });
    const requests = watchRequests(ann);
    await ann.goto(url);
    await expect.poll(requests).toContain('/assets/room');
  });

  it('asks for nothing of other languages, of signing in and of the settings', async () => {
    const { url } = await host();
    const ann = await open();
    const requests = watchRequests(ann);
    await ann.joinLive(url, { name: 'Ann' });
    expect(requests().filter((path) => /\/(?:de|join|sign-in|cognito|settings)/.test(path))).toEqual([]);
  });
});
