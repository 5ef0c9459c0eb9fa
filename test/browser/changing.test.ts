import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';
import { KeyboardUser } from '../support/keyboard-user.ts';

const { host, open } = useBrowser();

const actions = ({ page }: ChatPage) => page.getByRole('toolbar', { name: 'Message actions' });

describe('An own message', () => {
  it('is edited and deleted by keyboard, for all, and by no namesake', async () => {
    const { url } = await host();
    const [ann, ben, namesake] = [await open(), await open(), await open()];
    await ann.joinLive(url, { name: 'Ann' });
    await ben.joinLive(url, { name: 'Ben' });
    await namesake.joinLive(url, { name: 'Ann' });
    // So that the message is the last row, and stays where it is.
    for (const page of [ann, ben, namesake]) await page.log.getByText('You joined').waitFor();
    await ann.send('lunch at noon');
    await ben.see('lunch at noon');
    await namesake.see('lunch at noon');
    // What has not come back cannot be changed yet.
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();

    const { keyboard } = ann.page;
    await ann.composer.press('ArrowUp');
    await ann.page.getByText('Editing your message').waitFor();
    await expect.poll(() => ann.composer.inputValue()).toBe('lunch at noon');
    await ann.composer.press('End');
    await keyboard.type(', sharp');
    await keyboard.press('Enter');
    for (const page of [ann, ben, namesake]) {
      await page.log
        .getByRole('article')
        .filter({ hasText: /lunch at noon, sharp.*edited/s })
        .waitFor();
    }
    await expect.poll(() => ann.composer.inputValue()).toBe('');

    await namesake.log.getByText('lunch at noon').hover();
    await actions(namesake).getByRole('button', { name: 'Copy text' }).waitFor();
    expect(await actions(namesake).getByRole('button', { name: 'Edit' }).count()).toBe(0);

    await ann.untilActionsAreLoaded();
    await ann.log.focus();
    await keyboard.press('ArrowUp');
    await actions(ann).getByRole('button', { name: 'Delete' }).waitFor();
    await keyboard.press('Enter');
    await actions(ann).locator('button:focus').waitFor();
    const user = new KeyboardUser(ann);
    await user.goTo(actions(ann).getByRole('button', { name: 'Delete' }));
    await user.press('Enter');
    // Whoever thinks better of it goes on where they were.
    const dialog = ann.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Keep' }).and(ann.page.locator(':focus')).waitFor();
    await user.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await ann.log.locator('.row.own:focus').filter({ hasText: 'lunch at noon' }).waitFor();
    await user.press('Enter');
    await actions(ann).locator('button:focus').waitFor();
    await user.goTo(actions(ann).getByRole('button', { name: 'Delete' }));
    await user.press('Enter');
    await dialog.getByRole('button', { name: 'Delete' }).press('Enter');
    for (const page of [ann, ben, namesake]) {
      await page.see('Message deleted');
      expect(await page.log.getByText('lunch at noon').count()).toBe(0);
    }
    expect([ann.complaints, ben.complaints, namesake.complaints]).toEqual([[], [], []]);
  });

  it('is deleted after the browser has asked, where the page cannot load its question', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.page.route(/\/confirm-dialog-/, (route) => route.abort());
    await ann.joinLive(url, { name: 'Ann' });
    await ann.log.getByText('You joined').waitFor();
    await ann.send('oops');
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    const asked: string[] = [];
    ann.page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.accept();
    });
    await ann.log.getByText('oops').hover();
    await actions(ann).getByRole('button', { name: 'Delete' }).click();
    await ann.see('Message deleted');
    expect(asked).toEqual([expect.stringMatching(/^Delete this message\?\n\n/)]);
  });
});
