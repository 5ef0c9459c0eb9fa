import { describe, expect, it } from 'vitest';
import { staff } from '../../local/staff.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { ChatPage } from '../support/chat-page.ts';

const { host, openTabs } = useBrowser();

const [WRITER] = staff;
if (!WRITER) throw new Error('the local machine has no staff');

const WAYS = [
  { machine: 'Staff', user: WRITER.userName, password: WRITER.password },
  { machine: 'Member', user: 'writer', password: 'Local-Only-1' },
];

interface Way {
  readonly machine: string;
  readonly user: string;
  readonly password: string;
}

async function signIn({ page }: ChatPage, { machine, user, password }: Way): Promise<void> {
  await page.getByRole('radio', { name: machine }).check();
  await page.getByRole('textbox', { name: 'Username' }).fill(user);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).last().click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).waitFor();
}

function storedText({ page }: ChatPage): Promise<string> {
  return page.evaluate(() =>
    JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), history.state]),
  );
}

describe.each(WAYS)('Signing out of $machine', (way) => {
  it('signs out the other tabs, and wipes what was written there', async () => {
    const { url } = await host();
    const [here, there, guest] = await openTabs(3);
    if (!here || !there || !guest) throw new Error('there are three tabs');
    await guest.joinLive(url, { name: 'Gus' });
    await guest.composer.fill('kept');
    for (const tab of [here, there]) {
      await tab.goto(url);
      await signIn(tab, way);
    }
    await there.joinButton.click();
    await there.untilLive();
    await there.composer.fill('not for everybody');
    expect(await storedText(there)).toContain('not for everybody');

    await here.button('Sign out').click();

    await there.page.getByRole('textbox', { name: 'Username' }).waitFor();
    expect(await there.log.count()).toBe(0);
    expect(await storedText(there)).not.toContain('not for everybody');
    expect(await there.page.getByRole('textbox', { name: 'Username' }).inputValue()).toBe('');
    for (const tab of [here, there]) expect(await storedText(tab)).not.toMatch(/eyJ|Local-Only/);
    await guest.untilLive();
    expect(await guest.composer.inputValue()).toBe('kept');
  });
  it('leaves nothing in a tab that has turned to another machine since, nor in one that was away', async () => {
    const { url } = await host();
    const [here, turned, away] = await openTabs(3);
    if (!here || !turned || !away) throw new Error('there are three tabs');
    for (const tab of [here, turned, away]) {
      await tab.goto(url);
      await signIn(tab, way);
    }
    for (const tab of [turned, away]) {
      await tab.joinButton.click();
      await tab.untilLive();
      await tab.composer.fill('not for everybody');
    }
    await turned.page.goBack();
    await turned.page.getByRole('radio', { name: 'Guest' }).check();
    await turned.page.reload();
    await turned.joinButton.waitFor();
    await turned.page.waitForLoadState('networkidle');
    await away.page.goto('about:blank');
    expect(await storedText(turned)).toContain('not for everybody');

    await here.button('Sign out').click();
    await here.page.getByRole('textbox', { name: 'Username' }).waitFor();
    await away.goto(url);
    await away.joinButton.waitFor();

    for (const tab of [turned, away]) {
      await expect.poll(() => storedText(tab)).not.toMatch(/eyJ|Local-Only|not for everybody/);
      await tab.page.getByRole('radio', { name: way.machine }).check();
      await tab.page.getByRole('textbox', { name: 'Username' }).waitFor();
    }
  });
});
