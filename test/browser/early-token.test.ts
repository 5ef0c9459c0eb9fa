import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open } = useBrowser();

/** Fills the form in as somebody who has not come to the button yet. */
async function fillIn({ page }: ChatPage, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Room' }).fill('lobby');
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
}

describe('The token', () => {
  it('is asked for when somebody comes to the button, and once', async () => {
    const { url, counts, control } = await host();
    const ann = await open();
    await ann.goto(url);
    await fillIn(ann, 'Ann');
    await ann.page.getByRole('heading').hover();
    await ann.page.getByRole('textbox', { name: 'Room' }).click();
    expect(counts.tokenRequests).toBe(0);
    await ann.joinButton.hover();
    await expect.poll(() => counts.tokenRequests).toBe(1);
    // Nobody is in a room yet.
    expect(control.counters().calls).toMatchObject({ subscribe: 0, publish: 0 });
    await ann.joinButton.click();
    await ann.untilLive();
    expect(counts.tokenRequests).toBe(1);
  });

  it('is asked for twice at most, however often the name is changed', async () => {
    const { url, counts } = await host();
    const ann = await open();
    await ann.goto(url);
    for (const name of ['Ann', 'Anna', 'Annabel']) {
      await fillIn(ann, name);
      await ann.joinButton.hover();
      await expect.poll(() => counts.tokenRequests).toBe(1);
      await ann.page.getByRole('heading').hover();
    }
    await ann.joinButton.click();
    await ann.untilLive();
    expect(counts.tokenRequests).toBe(2);
  });

  it('is not asked for with a name that will not do', async () => {
    const { url, counts } = await host();
    const ann = await open();
    await ann.goto(url);
    await fillIn(ann, '   ');
    await ann.joinButton.hover();
    await ann.joinButton.focus();
    // What would have asked has run when the next focus is served.
    await ann.page.getByRole('textbox', { name: 'Room' }).focus();
    await ann.page.waitForLoadState('networkidle');
    expect(counts.tokenRequests).toBe(0);
  });
});
