import { resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { TOKEN_PATH } from '../../local/local-chat.ts';
import { violationsOn } from '../support/axe.ts';
import { useBrowser } from '../support/browser-test.ts';
import { openBundledPage } from '../support/bundled-page.ts';
import type { ChatPage } from '../support/chat-page.ts';
import type {} from './fixtures/original-chat.ts';

const { host, open } = useBrowser();

/** What `config.json` says besides is as it was. */
async function tellPage({ page }: ChatPage, more: object): Promise<void> {
  await page.route('**/config.json', async (route) => {
    const config: unknown = await (await route.fetch()).json();
    await route.fulfill({ json: { ...(config as object), ...more } });
  });
}

const typingLine = ({ page }: ChatPage) => page.locator('typing-line p');

describe('People in a room', () => {
  it('are listed in a dialog, and said to write, to those who may see it', async () => {
    const { url, standIns, control } = await host();
    const [ann, ben] = [await open(), await open()];
    for (const page of [ann, ben]) await tellPage(page, { typing: true });
    await ann.joinLive(url, { name: 'Ann' });
    await ben.joinLive(url, { name: 'Ben' });
    await ann.log.getByText('Ben').waitFor();

    await ann.button('Who is here').press('Enter');
    const dialog = ann.page.getByRole('dialog', { name: 'People in this room' });
    const here = dialog.getByRole('list', { name: 'Here now' }).getByRole('listitem');
    await expect.poll(() => here.allInnerTexts()).toEqual(['Ann · Guest · you', 'Ben · Guest']);
    const room = { cacheName: standIns.cacheName, topicName: 'lobby', publisherId: 'zoe' };
    control.publish(room, { text: JSON.stringify({ event: 'person_here', username: 'Ann', forS: 60 }) });
    await here.filter({ hasText: 'zoe · Verified' }).waitFor();
    expect(await violationsOn(ann.page)).toEqual([]);
    await ann.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await ann.button('Who is here').and(ann.page.locator(':focus')).waitFor();

    // Whatever tells of it is loaded by now here, and there as soon as it is heard of.
    await ann.composer.fill('I thi');
    await typingLine(ben).filter({ hasText: 'Ann is typing…' }).waitFor();
    expect(await typingLine(ann).count()).toBe(0);
    await ann.send('I think so');
    await ben.see('I think so');
    await typingLine(ben).waitFor({ state: 'detached' });
    expect(await ben.log.getByRole('article').count()).toBe(1);
  });

  it('are not told of whoever does not want it, and nothing where the page does not offer it', async () => {
    const { url, control } = await host();
    const [ann, ben] = [await open(), await open()];
    await tellPage(ann, { typing: true });
    await ann.joinLive(url, { name: 'Ann' });
    await ann.button('Settings').press('Enter');
    const typing = ann.page.getByRole('checkbox', { name: 'That I am typing' });
    await typing.uncheck();
    await ann.page.getByRole('checkbox', { name: 'That I am in a room' }).uncheck();
    await ann.button('Close').press('Enter');
    await typing.waitFor({ state: 'detached' });
    await ann.composer.fill('I think so');
    await ann.button('Who is here').press('Enter');
    await ann.page.getByText('Others see that you are here only when you write something.').waitFor();
    await ann.button('Close').press('Enter');
    await ann.composer.press('Enter');
    await ann.see('I think so');

    await tellPage(ben, { presence: false });
    await ben.joinLive(url, { name: 'Ben' });
    await ben.button('Settings').press('Enter');
    await ben.page.getByRole('combobox', { name: 'Language' }).waitFor();
    expect(await ben.page.getByText('What others see of you').count()).toBe(0);
    // Two joined, and one said something.
    expect(control.counters().published).toBe(3);
  });
});

describe('An imitation of the original page, in the same room', () => {
  it('draws messages and nothing of what this page says besides, and is read here', async () => {
    const { url, standIns } = await host();
    const ann = await open();
    await tellPage(ann, { typing: true });
    await ann.joinLive(url, { name: 'Ann' });
    const browser = ann.context.browser();
    if (!browser) throw new Error('unable to open another page; there is no browser');
    const original = await openBundledPage(
      browser,
      resolve(import.meta.dirname, 'fixtures/original-chat.ts'),
    );
    onTestFinished(() => original.close());
    const answer = await fetch(new URL(`${TOKEN_PATH}?name=Olga`, url));
    const { authToken } = (await answer.json()) as { readonly authToken: string };
    const topic = {
      authToken,
      endpoint: `http://127.0.0.1:${standIns.momento.webPort}`,
      cacheName: standIns.cacheName,
      topicName: 'lobby',
    };
    await original.page.waitForFunction(() => 'originalChat' in window);
    await original.page.evaluate((given) => window.originalChat.enter(given), topic);
    const drawn = () => original.page.locator('p').allInnerTexts();

    await original.page.evaluate(() => window.originalChat.say('Olga', 'hello from the original'));
    await ann.see('hello from the original');
    await ann.button('Who is here').press('Enter');
    await ann.page.getByRole('dialog').getByText('Olga').waitFor();
    await ann.button('Close').press('Enter');
    await ann.composer.fill('writing');
    await ann.send('welcome');
    await ann.log.getByRole('img', { name: 'Delivered' }).waitFor();
    await ann.untilActionsAreLoaded();
    await ann.log.getByText('welcome').hover();
    await ann.log.getByRole('button', { name: 'React', exact: true }).click();
    await ann.page.getByRole('button', { name: 'Thumbs up', exact: true }).click();
    await ann.log.getByRole('button', { name: 'Thumbs up: 1 guest' }).waitFor();
    await ann.composer.press('ArrowUp');
    await expect.poll(() => ann.composer.inputValue()).toBe('welcome');
    await ann.composer.fill('welcome, Olga');
    await ann.composer.press('Enter');
    await ann.log.getByText('welcome, Olga').waitFor();
    await ann.send('and goodbye');

    await expect.poll(drawn).toEqual(['Olga: hello from the original', 'Ann: welcome', 'Ann: and goodbye']);
  });
});
