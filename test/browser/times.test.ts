import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open } = useBrowser();

const FULL = /\w+, \w+ \d{1,2}, \d{4} at \d{1,2}:\d{2}:\d{2}\s[AP]M/;

async function annAndBen(): Promise<[ann: ChatPage, ben: ChatPage]> {
  const { url } = await host();
  const [ann, ben] = await Promise.all([open(), open()]);
  await ann.joinLive(url, { name: 'Ann' });
  await ann.log.getByText('You joined').waitFor();
  await ben.joinLive(url, { name: 'Ben' });
  // What says that somebody came would part what is said at one go.
  await Promise.all([ben.log.getByText('You joined').waitFor(), ann.log.getByText(/^joined$/).waitFor()]);
  return [ann, ben];
}

/** All are heard; those of one pixel are drawn for nobody. */
const areShown = ({ log }: ChatPage) =>
  log
    .locator('.bubble time')
    .evaluateAll((times) => times.map((time) => time.getBoundingClientRect().width > 1));

describe('The time of messages', () => {
  it('is shown once for what somebody says at one go, and in full for each on asking', async () => {
    const [ann, ben] = await annAndBen();
    for (const text of ['one', 'two', 'three']) {
      await ann.send(text);
      await ben.see(text);
    }
    await expect.poll(() => areShown(ben)).toEqual([true, false, false]);
    expect(await ben.log.locator('.bubble').last().getAttribute('title')).toMatch(FULL);

    await ben.untilActionsAreLoaded();
    await ben.log.focus();
    await ben.page.keyboard.press('ArrowUp');
    await ben.log.getByText(FULL).waitFor();
    expect(await ben.log.locator('.row:focus').textContent()).toContain('three');
  });

  it('is shown anew when somebody else said something in between', async () => {
    const [ann, ben] = await annAndBen();
    await ann.send('one');
    await ben.see('one');
    await ben.send('two');
    await ann.see('two');
    await ann.send('three');
    await ben.see('three');
    await expect.poll(() => areShown(ben)).toEqual([true, true, true]);
  });
});
