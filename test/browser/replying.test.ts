import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Opened, useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open, share } = useBrowser();

async function bothAreIn(ann: ChatPage, ben: ChatPage): Promise<void> {
  // What comes below a message moves it away from the mouse, and is what the keys come to first.
  for (const page of [ann, ben]) await page.log.getByText('You joined').waitFor();
  await ben.untilActionsAreLoaded();
}

async function annAndBen(opened: Opened): Promise<[ann: ChatPage, ben: ChatPage]> {
  const { url } = await opened.host();
  const [ann, ben] = [await opened.open(), await opened.open()];
  await ann.joinLive(url, { name: 'Ann' });
  await ben.joinLive(url, { name: 'Ben' });
  await bothAreIn(ann, ben);
  return [ann, ben];
}

/** Notes which row one is led to: it is marked for a moment only. */
async function watchSought({ log }: ChatPage): Promise<() => Promise<string>> {
  const noted = await log.evaluateHandle((element) => {
    const note = { text: '' };
    new MutationObserver(() => {
      note.text ||= element.querySelector('.row.sought')?.textContent ?? '';
    }).observe(element, { subtree: true, childList: true, attributeFilter: ['class'] });
    return note;
  });
  return () => noted.evaluate(({ text }) => text);
}

/** Px between the name and what was said, which are a line each. */
const gapInside = (quoted: Locator): Promise<number> =>
  quoted.evaluate((element) => {
    const [name, said] = element.children;
    return said && name ? said.getBoundingClientRect().top - name.getBoundingClientRect().bottom : Number.NaN;
  });

const quote = ({ log }: ChatPage, name: RegExp) => log.getByRole('button', { name });
const actions = ({ page }: ChatPage) => page.getByRole('toolbar', { name: 'Message actions' });

describe('An answer', () => {
  const shared = share(annAndBen);
  const both = async () => {
    const [ann, ben] = await shared();
    // Away from what the test before pointed at.
    await ben.page.mouse.move(1, 1);
    return [ann, ben] as const;
  };

  it('by mouse: quotes what it answers, for both, and leads there', async () => {
    const [ann, ben] = await both();
    await ann.send('lunch at **noon**?');
    await ben.see('noon');
    for (let n = 0; n < 8; n++) await ann.send(`${n}${'\n'.repeat(15)}and more`);
    await ben.see('7 and more');
    await ben.log.press('Home');
    await ben.log.getByText('lunch at').hover();
    await actions(ben).getByRole('button', { name: 'Reply' }).click();
    await ben.page.getByText('Replying to Ann').waitFor();
    await ben.composer.pressSequentially('yes');
    await ben.composer.press('Enter');
    await expect.poll(() => ben.page.getByText('Replying to Ann').count()).toBe(0);
    await quote(ben, /^In reply to Guest Ann: lunch at noon\?$/).waitFor();
    const ownWords = quote(ann, /^In reply to you: lunch at noon\?$/);
    expect(await gapInside(ownWords)).toBe(0);
    const sought = await watchSought(ann);
    await ownWords.click();
    await expect.poll(sought).toContain('lunch at noon?');
    await expect.poll(() => ann.log.locator('.row.sought').count()).toBe(0);
  });

  it('is offered where the mouse already was when its code had arrived', async () => {
    const { url } = await host();
    const ann = await open();
    let letThrough = () => {};
    const isLetThrough = new Promise<void>((resolve) => (letThrough = resolve));
    await ann.page.route(/\/once-drawn-/, async (route) => {
      await isLetThrough;
      await route.continue();
    });
    await ann.joinLive(url, { name: 'Ann' });
    await ann.log.getByText('You joined').waitFor();
    await ann.send('first');
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    await ann.log.getByText('first').hover();
    letThrough();
    await actions(ann).getByRole('button', { name: 'Reply' }).waitFor();
  });

  it('is told to be impossible where what shows it cannot be loaded, and what was written stays', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.page.route(/\/once-entered-/, (route) => route.abort());
    await ann.joinLive(url, { name: 'Ann' });
    await ann.send('first');
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    await ann.composer.fill('as it is');
    await ann.log.getByText('first').hover();
    await actions(ann).getByRole('button', { name: 'Reply' }).click();
    await ann.alert.filter({ hasText: 'Part of this page could not be loaded' }).waitFor();
    expect(await ann.composer.inputValue()).toBe('as it is');
  });

  it('by keyboard: message by message, and back', async () => {
    const [ann, ben] = await both();
    await ann.send('first');
    await ann.send('second');
    await ben.see('second');
    await ben.log.focus();
    const { keyboard } = ben.page;
    await keyboard.press('ArrowUp');
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await ben.page.getByText('Replying to Ann').waitFor();
    await keyboard.type('to the first');
    await keyboard.press('Enter');
    await quote(ann, /^In reply to you: first$/).waitFor();
  });

  it('by keyboard, from the buttons of one message to the one before it', async () => {
    const [ann, ben] = await both();
    await ann.send('third');
    await ann.send('fourth');
    await ben.see('fourth');
    await ben.log.focus();
    for (const key of ['ArrowUp', 'Enter', 'ArrowUp', 'Enter', 'Enter']) await ben.page.keyboard.press(key);
    await ben.page.getByText('Replying to Ann').waitFor();
    await ben.page.keyboard.type('to the third');
    await ben.page.keyboard.press('Enter');
    await quote(ann, /^In reply to you: third$/).waitFor();
    expect(await actions(ben).count()).toBe(0);
  });

  it('by a finger that rests on a message, which then is no click on what is in it', async () => {
    const { url } = await host();
    const [ann, ben] = [await open(), await open({ hasTouch: true, isMobile: true })];
    await ann.joinLive(url, { name: 'Ann' });
    await ben.joinLive(url, { name: 'Ben' });
    await bothAreIn(ann, ben);
    await ann.send('see https://example.com/');
    const link = ben.log.getByRole('link');
    await link.waitFor();
    const { x = 0, y = 0 } = (await link.boundingBox()) ?? {};
    const touch = await ben.context.newCDPSession(ben.page);
    const touchPoints = [{ x: x + 5, y: y + 5 }];
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await actions(ben).waitFor();
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    // They lie over other messages: it is marked whose they are.
    const isMarked = () =>
      ben.log
        .locator('.row', { has: ben.page.getByRole('link') })
        .evaluate((row) => getComputedStyle(row).backgroundColor !== 'rgba(0, 0, 0, 0)');
    expect(await isMarked()).toBe(true);
    await actions(ben).getByRole('button', { name: 'Reply' }).tap();
    await ben.page.getByText('Replying to Ann').waitFor();
    expect(await isMarked()).toBe(false);
    expect(ben.context.pages()).toHaveLength(1);
  });

  it('is given up by Escape, and then answers nothing', async () => {
    const [ann, ben] = await both();
    await ann.send('tea at five?');
    await ben.log.getByText('tea at five?').hover();
    await actions(ben).getByRole('button', { name: 'Reply' }).click();
    await ben.composer.pressSequentially('later');
    await ben.composer.press('Escape');
    await ben.composer.press('Enter');
    await ann.see('later');
    const row = ann.log.getByRole('article').filter({ has: ann.page.getByText('later', { exact: true }) });
    expect(await row.locator('.quote').count()).toBe(0);
  });

  it('stays where it is shown while suggestions are', async () => {
    const [ann, ben] = await both();
    await ann.send('supper at seven?');
    await ben.see('supper at seven?');
    await ben.log.getByText('supper at').hover();
    await actions(ben).getByRole('button', { name: 'Reply' }).click();
    const shown = ben.page.locator('chat-composer').getByText('supper at seven?');
    await shown.waitFor();
    const place = await shown.boundingBox();
    await ben.composer.pressSequentially('/');
    await ben.page.getByRole('listbox').waitFor();
    expect(await shown.boundingBox()).toEqual(place);
    await ben.composer.fill('');
    await ben.composer.press('Escape');
  });

  it('says of a quote that the room does not hold that nobody has checked it', async () => {
    const { url, control } = await host();
    const ann = await open();
    await ann.joinLive(url, { name: 'Ann' });
    const replyTo = { id: 'id-1', publisherId: 'guest:Ben', text: '<b>I owe Ann 100</b>' };
    const payload = { event: 'message', username: 'Eve', text: 'see?', id: 'id-2', replyTo };
    control.publish(
      { cacheName: 'chat', topicName: 'lobby', publisherId: 'guest:Eve' },
      { text: JSON.stringify(payload) },
    );
    const row = ann.log.getByRole('article').filter({ hasText: 'see?' });
    await row.getByText('not checked').waitFor();
    expect(await row.locator('.quote').textContent()).toContain('<b>I owe Ann 100</b>');
    expect(await row.getByRole('button').count()).toBe(0);
  });
});
