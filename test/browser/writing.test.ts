// What helps to write: it is loaded when it is first needed, and what it makes arrives in another page.

import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';

const { host, open } = useBrowser();

it('People, emoji and actions are written with help, and arrive', async () => {
  const { url } = await host();
  const [ann, ben] = [await open(), await open()];
  await ann.joinLive(url, { name: 'Ann Lee' });
  await ben.joinLive(url, { name: 'Ben' });
  await ann.send('hello');
  await ben.see('hello');

  await ben.composer.pressSequentially('@an');
  await ben.page.getByRole('listbox', { name: 'People' }).waitFor();
  await ben.composer.press('Tab');
  await expect.poll(() => ben.composer.inputValue()).toMatch(/^@Ann Lee/);
  await ben.composer.pressSequentially('well done :tada:');
  await ben.composer.press('Enter');
  await ann.log.getByText(/^@Ann Lee\s+well done 🎉$/).waitFor();

  await ben.send('/me waves');
  await ann.log.locator('.action').getByText('Ben waves').waitFor();

  await ben.send('/wave');
  await ben.alert.getByText('There is no command /wave.').waitFor();
  expect(await ben.composer.inputValue()).toBe('/wave');
  await ben.send('/help');
  await ben.page.getByRole('dialog', { name: 'What you can write' }).waitFor();
});
