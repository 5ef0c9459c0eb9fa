import { describe, expect, it } from 'vitest';
import { TOKEN_PATH } from '../../local/local-chat.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open } = useBrowser();

/** Fills the form in as somebody who has not come to the button yet. */
async function fillIn({ page }: ChatPage, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Room' }).fill('lobby');
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
}

/** Comes to the button until that is noticed: what notices it is loaded while somebody is at the form. */
async function comeToButton({ page, joinButton }: ChatPage, isNoticed: () => boolean): Promise<void> {
  const come = async () => {
    await page.getByRole('heading').hover();
    await joinButton.hover();
    return isNoticed();
  };
  await expect.poll(come).toBe(true);
}

declare global {
  interface Window {
    /** Where the page has opened connections to ahead: the links for it are gone at once. */
    connectedAhead?: string[];
  }
}

/** Before the page is loaded. */
const watchConnections = ({ page }: ChatPage) =>
  page.addInitScript(() => {
    const ahead: string[] = [];
    window.connectedAhead = ahead;
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (node instanceof HTMLLinkElement && node.rel === 'preconnect') ahead.push(node.href);
    }).observe(document, { childList: true, subtree: true });
  });

const connectedAhead = ({ page }: ChatPage) => page.evaluate(() => window.connectedAhead);

describe('The connection to the machine', () => {
  it('is opened when somebody types who they are, not before, and nothing goes over it', async () => {
    const { url, counts, control } = await host();
    const ann = await open();
    await watchConnections(ann);
    await ann.goto(url);
    await ann.page.getByRole('textbox', { name: 'Room' }).click();
    expect(await connectedAhead(ann)).toEqual([]);
    // What hears of it is loaded while somebody is at the form.
    const typed = async () => {
      await fillIn(ann, 'Ann');
      return connectedAhead(ann);
    };
    await expect.poll(typed).toContain(new URL(TOKEN_PATH, url).href);
    expect(counts.tokenRequests).toBe(0);
    expect(control.counters().calls).toMatchObject({ subscribe: 0, publish: 0 });
  });
});

describe('The token', () => {
  it('is asked for when somebody comes to the button, and once', async () => {
    const { url, counts, control } = await host();
    const ann = await open();
    await ann.goto(url);
    await fillIn(ann, 'Ann');
    await ann.page.getByRole('heading').hover();
    await ann.page.getByRole('textbox', { name: 'Room' }).click();
    expect(counts.tokenRequests).toBe(0);
    await comeToButton(ann, () => counts.tokenRequests === 1);
    // Nobody is in a room yet.
    expect(control.counters().calls).toMatchObject({ subscribe: 0, publish: 0 });
    await ann.joinButton.click();
    await ann.untilLive();
    expect(counts.tokenRequests).toBe(1);
  });

  it('is asked for beside permission to open a stream, which is not asked for again', async () => {
    const { url, counts, control } = await host();
    const ann = await open();
    await ann.goto(url);
    await fillIn(ann, 'Ann');
    await comeToButton(ann, () => counts.tokenRequests === 1);
    await expect.poll(() => control.counters().preflights).toBe(1);
    expect(control.counters().calls).toMatchObject({ subscribe: 0, publish: 0 });
    await ann.joinButton.click();
    await ann.untilLive();
    await ann.send('hello');
    await ann.see('hello');
    // The other one is for what is published.
    expect(control.counters()).toMatchObject({ preflights: 2, calls: { subscribe: 1 } });
  });

  it('is asked for twice at most, however often the name is changed', async () => {
    const { url, counts } = await host();
    const ann = await open();
    await ann.goto(url);
    for (const name of ['Ann', 'Anna', 'Annabel']) {
      await fillIn(ann, name);
      await comeToButton(ann, () => counts.tokenRequests === 1);
      await ann.page.getByRole('heading').hover();
    }
    await ann.joinButton.click();
    await ann.untilLive();
    expect(counts.tokenRequests).toBe(2);
  });

  it('is not asked for by somebody who does nothing, at a form that could be sent', async () => {
    const { url, counts } = await host();
    const [ann, ben] = [await open(), await open()];
    await ann.page.addInitScript(() => localStorage.setItem('momento-chat:user-name', 'Ann'));
    await ann.goto(`${url}?room=lobby`);
    const name = ann.page.getByRole('textbox', { name: 'Your name' });
    await expect.poll(() => name.inputValue()).toBe('Ann');
    // Time enough: somebody else comes, and does all that it takes.
    await ben.joinLive(url, { name: 'Ben' });
    expect(counts.tokenRequests).toBe(1);
    await comeToButton(ann, () => counts.tokenRequests === 2);
  });

  it('is not asked for with a name that will not do', async () => {
    const { url, counts } = await host();
    const ann = await open();
    const names: (string | null)[] = [];
    ann.page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === TOKEN_PATH) names.push(searchParams.get('name'));
    });
    await ann.goto(url);
    await fillIn(ann, '   ');
    await ann.joinButton.hover();
    await ann.joinButton.focus();
    // Had it been asked for, it would not be asked for again.
    await fillIn(ann, 'Ann');
    await comeToButton(ann, () => counts.tokenRequests === 1);
    await expect.poll(() => names).toEqual(['Ann']);
  });
});
