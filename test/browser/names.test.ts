import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';

const { host, open } = useBrowser();

describe('A name that could be taken for another', () => {
  it('is refused in the form, with the number of the character', async () => {
    const { url } = await host();
    const chat = await open();
    await chat.goto(url);
    const { page } = chat;
    const name = page.getByRole('textbox', { name: 'Your name' });
    await page.getByRole('textbox', { name: 'Room' }).fill('lobby');
    await name.fill('Ann\u034f');
    await chat.joinButton.click();
    await page.getByText('It contains U+034F, which cannot be seen. Type it without that.').waitFor();
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => name.evaluate((field: HTMLElement) => field.matches(':focus'))).toBe(true);
    await name.fill('Ann');
    await chat.joinButton.click();
    await chat.untilLive();
  });

  it('is marked in the room where it mixes alphabets', async () => {
    const { url } = await host();
    const other = await open();
    await other.goto(url);
    await other.join({ name: 'Ann' });
    const chat = await open();
    await chat.goto(url);
    await chat.join({ name: '\u0410nn' });
    await chat.send('hello');
    await other.see('hello');
    await other.log.getByText('Mixed alphabets').first().waitFor();
  });
});
