import { describe, expect, it } from 'vitest';
import { violationsOn } from '../support/axe.ts';
import { useBrowser } from '../support/browser-test.ts';

const { host, open } = useBrowser();

describe('A reaction', () => {
  it('is not chosen by the second press of a double click that opens the choice', async () => {
    const { url } = await host();
    const ben = await open();
    await ben.joinLive(url, { name: 'Ben' });
    await ben.send('lunch at noon?');
    await ben.see('lunch at noon?');
    await ben.untilActionsAreLoaded();
    await ben.log.getByText('lunch at noon?', { exact: true }).hover();
    const react = ben.log.getByRole('button', { name: 'React', exact: true });
    await react.dblclick();
    const choice = ben.page.getByRole('group', { name: 'React with' });
    await choice.waitFor();
    expect(await ben.log.getByRole('button', { name: /: 1 guest/ }).count()).toBe(0);
  });

  it('is chosen by keyboard, seen and shared by the other, and taken back', async () => {
    const { url } = await host();
    const [ann, ben] = [await open(), await open()];
    await ann.joinLive(url, { name: 'Ann' });
    await ben.joinLive(url, { name: 'Ben' });
    // So that the message is the last row.
    for (const page of [ann, ben]) await page.log.getByText('You joined').waitFor();
    await ann.send('lunch at noon?');
    await ben.see('lunch at noon?');
    await ben.untilActionsAreLoaded();

    // The row, its buttons, the second of them.
    const react = ben.log.getByRole('button', { name: 'React', exact: true });
    await ben.log.focus();
    const { keyboard } = ben.page;
    await keyboard.press('ArrowUp');
    await react.waitFor();
    for (const key of ['Enter', 'Tab', 'Enter']) await keyboard.press(key);
    const choice = ben.page.getByRole('group', { name: 'React with' });
    const focused = () => ben.page.locator(':focus').last().getAttribute('aria-label');
    await expect.poll(focused).toBe('Thumbs up');
    expect(await violationsOn(ben.page)).toEqual([]);
    await keyboard.press('Escape');
    await choice.waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('React');
    await keyboard.press('Enter');
    await expect.poll(focused).toBe('Thumbs up');
    for (const key of ['ArrowRight', 'Enter']) await keyboard.press(key);
    await choice.waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('Guest Ann');

    const one = ann.log.getByRole('button', { name: 'Heart: 1 guest', exact: true });
    await one.click();
    const two = ben.log.getByRole('button', { name: 'Heart: 2 guests', exact: true });
    await two.click();
    await one.and(ann.log.getByRole('button', { pressed: true })).waitFor();
    await ben.log.getByRole('button', { name: 'Heart: 1 guest', pressed: false }).waitFor();
    expect(await violationsOn(ann.page)).toEqual([]);
  });
});
