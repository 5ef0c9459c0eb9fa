import { describe, expect } from 'vitest';
import { staff } from '../../../local/staff.ts';
import type { ChatPage } from '../../support/chat-page.ts';
import { it } from '../../support/side-by-side.ts';
import type { Stage } from '../../support/stage.ts';
import { breakPlatform } from './break-platform.ts';
import type { Trouble } from './platform-cells.ts';

const [WRITER] = staff;
if (!WRITER) throw new Error('the local machine has no staff');
const { userName, password } = WRITER;

const SHOW_MODAL = 'HTMLDialogElement.prototype.showModal';

async function holdsFocus({ page }: ChatPage): Promise<void> {
  const isInDialog = await page.evaluate(() => {
    let focused = document.activeElement;
    const hosts: Element[] = [];
    while (focused) {
      hosts.push(focused);
      focused = focused.shadowRoot?.activeElement ?? null;
    }
    return hosts.some((each) => each.closest('dialog, sign-in-dialog') !== null);
  });
  expect(isInDialog).toBe(true);
}

async function opened(stage: Stage, api: readonly string[], trouble: Trouble) {
  const { url, control } = await stage.host();
  const ann = await stage.open();
  await ann.page.addInitScript(breakPlatform, { api, trouble });
  await ann.goto(url);
  return { ann, control };
}

describe.each<[Trouble, ...string[]]>([
  ['missing', SHOW_MODAL],
  ['call', SHOW_MODAL],
  ['missing', SHOW_MODAL, 'HTMLDialogElement.prototype.close', 'HTMLDialogElement.prototype.show'],
])('A browser without modal dialogs (%s: %s %s)', (trouble, ...api) => {
  it.concurrent('opens the settings over the page, and closes them', async ({ stage }) => {
    const { ann } = await opened(stage, api, trouble);
    const settings = ann.page.getByRole('dialog', { name: 'Settings' });
    for (const close of [() => ann.button('Close').click(), () => ann.page.keyboard.press('Escape')]) {
      await ann.button('Settings').click();
      await settings.waitFor();
      // What lies under it cannot be reached.
      await ann.page.locator('chat-app .settings').focus();
      await holdsFocus(ann);
      await close();
      await settings.waitFor({ state: 'hidden' });
    }
  });

  it.concurrent('asks before a change in the settings is lost', async ({ stage }) => {
    const { ann } = await opened(stage, api, trouble);
    await ann.button('Settings').click();
    await ann.page.getByRole('tab', { name: 'Connection' }).click();
    await ann.page.getByRole('textbox', { name: /^Cache/ }).fill('other');
    await ann.button('Close').click();
    const question = ann.page.locator('confirm-dialog').getByRole('dialog');
    await question.getByRole('button').last().click();
    await question.waitFor({ state: 'hidden' });
    await ann.page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await ann.button('Close').click();
    await question.getByRole('button').first().click();
    await ann.page.getByRole('dialog', { name: 'Settings' }).waitFor({ state: 'hidden' });
  });

  it.concurrent('asks before messages that were not sent are lost', async ({ stage }) => {
    const { ann, control } = await opened(stage, api, trouble);
    await ann.join({ name: 'Ann' });
    await ann.untilLive();
    control.refuse({ operation: 'publish', status: 'INVALID_ARGUMENT' });
    await ann.send('do not lose me');
    await ann.log.getByText(/Not sent/).waitFor();
    await ann.button('Leave').click();
    await ann.page.getByRole('dialog').waitFor();
    await ann.button('Stay').click();
    await ann.see('do not lose me');
    await ann.button('Leave').click();
    await ann.page.getByRole('dialog').getByRole('button').first().click();
    await ann.joinButton.waitFor();
  });

  it.concurrent('lets people sign in again in their room', async ({ stage }) => {
    const { ann, control } = await opened(stage, api, trouble);
    const signIn = async () => {
      await ann.page.getByLabel('Password').fill(password);
      await ann.page.keyboard.press('Enter');
    };
    await ann.page.getByRole('radio', { name: 'Staff' }).check();
    await ann.page.getByRole('textbox', { name: 'Username' }).fill(userName);
    await signIn();
    await ann.joinButton.click();
    await ann.untilLive();
    const machine = /\/lambda\/prod\/$/;
    await ann.page.route(machine, (route) =>
      route.fulfill({ status: 401, headers: { 'Access-Control-Allow-Origin': '*' } }),
    );
    control.expireTokens();
    await ann.page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
    await ann.page.unroute(machine);
    await holdsFocus(ann);
    await signIn();
    await ann.untilLive();
    await ann.page.getByRole('dialog').waitFor({ state: 'detached' });
    await ann.send('back again');
    await ann.see('back again');
  });
});
