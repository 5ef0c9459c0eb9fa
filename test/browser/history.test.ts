import { describe, expect, it } from 'vitest';
import { staff } from '../../local/staff.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, open, openTabs } = useBrowser();

const [WRITER] = staff;
if (!WRITER) throw new Error('the local machine has no staff');

const ANN = { name: 'Ann' };
const KEEP = 'Keep the last messages of each room on this device';

const boxOf = ({ page }: ChatPage) => page.getByRole('checkbox', { name: KEEP });

/** Has messages kept from now on, or no more. */
async function keepMessages(chat: ChatPage, isWanted = true): Promise<void> {
  await chat.button('Settings').click();
  await boxOf(chat).setChecked(isWanted);
  await expect.poll(() => wish(chat)).toBe(isWanted ? 'on' : null);
  await chat.button('Close').click();
}

function wish({ page }: ChatPage): Promise<string | null> {
  return page.evaluate(() => localStorage.getItem('momento-chat:history'));
}

/** All that the database holds, as text. */
function content({ page }: ChatPage): Promise<string> {
  return page.evaluate(async () => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'momento-chat:history')) return '';
    const opening = indexedDB.open('momento-chat:history');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const reading = database.transaction('rooms').objectStore('rooms').getAll();
    const records = await new Promise<unknown>((resolve) => {
      reading.onsuccess = () => resolve(reading.result);
    });
    database.close();
    return JSON.stringify(records);
  });
}

const textsOf = ({ log }: ChatPage) => log.locator('.row .text').allInnerTexts();

describe('Messages kept on the device', () => {
  it('come after a reload beside what reads the marks in them', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.goto(url);
    await keepMessages(ann);
    await ann.join(ANN);
    await ann.untilLive();
    await ann.send('**bold**');
    await expect.poll(() => content(ann)).toContain('bold');
    let isAsked = () => {};
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    await ann.page.route(/\/once-drawn-/, async (route) => {
      isAsked();
      await route.continue();
    });
    // The room is not drawn before what keeps messages is there.
    await ann.page.route(/\/history-/, async (route) => {
      await asked;
      await route.continue();
    });
    await ann.page.reload();
    await ann.log.locator('strong', { hasText: /^bold$/ }).waitFor();
  });

  it('are there once after a reload, before the topic says anything, with the gap behind them', async () => {
    const { url, control } = await host();
    const ann = await open();
    await ann.goto(url);
    await keepMessages(ann);
    await ann.join(ANN);
    await ann.untilLive();
    await ann.send('one');
    await ann.send('two');
    await expect.poll(() => content(ann)).toContain('two');
    await ann.page.reload();
    await ann.untilLive();
    await ann.see('two');
    expect(await textsOf(ann)).toEqual(['one', 'two']);
    expect(await ann.log.getByText('Kept on this device').count()).toBe(1);
    expect(await ann.log.getByText(/missing|recovered/).count()).toBe(0);

    // Both announcements and both messages.
    await expect.poll(() => content(ann)).toContain('"sequence":4');
    control.setTopicHabits({ replaysOnJoin: false });
    const later = await ann.openTab();
    await ann.page.close();
    const lost = JSON.stringify({ event: 'message', username: 'Bob', text: 'lost' });
    control.publish({ cacheName: 'chat', topicName: 'lobby' }, { text: lost });
    await later.joinLive(url, ANN);
    // More than one where the own announcement went ahead of the stream, which then brings it a second time.
    const gap = later.log.getByText(/messages? could not be recovered/);
    await later.tellingWhatIsShown(gap.waitFor());
    expect(await textsOf(later)).toEqual(['one', 'two']);
    expect(later.complaints).toEqual([]);
  });

  it('are not kept for whoever has not asked for it, and go when it is switched off', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.joinLive(url, ANN);
    await ann.send('unkept');
    await ann.see('unkept');
    expect(await content(ann)).toBe('');
    await keepMessages(ann);
    await ann.page.reload();
    await ann.untilLive();
    await expect.poll(() => content(ann)).toContain('unkept');
    await keepMessages(ann, false);
    expect(await content(ann)).toBe('[]');
    await ann.send('later');
    await ann.see('later');
    await ann.page.reload();
    await ann.untilLive();
    expect(await content(ann)).toBe('[]');
    expect(await ann.log.getByText('Kept on this device').count()).toBe(0);
  });

  it('go when somebody signs out, in whichever tab', async () => {
    const { url } = await host();
    const [here, there] = await openTabs(2);
    if (!here || !there) throw new Error('there are two tabs');
    for (const tab of [here, there]) {
      await tab.goto(url);
      await tab.page.getByRole('radio', { name: 'Staff' }).check();
      await tab.page.getByRole('textbox', { name: 'Username' }).fill(WRITER.userName);
      await tab.page.getByLabel('Password', { exact: true }).fill(WRITER.password);
      await tab.page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
      await tab.button('Sign out').waitFor();
    }
    await keepMessages(there);
    await there.joinButton.click();
    await there.untilLive();
    await there.send('not for everybody');
    await expect.poll(() => content(there)).toContain('not for everybody');
    await here.button('Sign out').click();
    await expect.poll(() => content(here)).toBe('[]');
    await expect.poll(() => wish(here)).toBe('on');
  });

  it('are not offered where config.json forbids it', async () => {
    const { url } = await host();
    const ann = await open();
    await ann.goto(url);
    await keepMessages(ann);
    await ann.join(ANN);
    await ann.untilLive();
    await ann.send('one');
    await expect.poll(() => content(ann)).toContain('"text\\":\\"one');
    await ann.page.route('**/config.json', async (route) => {
      const config = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...config, history: false } });
    });
    await ann.page.reload();
    await ann.untilLive();
    await expect.poll(() => content(ann)).toBe('[]');
    await ann.button('Settings').click();
    await ann.page.getByText('does not allow messages to be kept').waitFor();
    expect(await boxOf(ann).count()).toBe(0);
  });
});
