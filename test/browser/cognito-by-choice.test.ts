// The local user pool where the page lets people choose how they sign in (`authFlow: USER_AUTH`).

import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser-test.ts';
import { PASSWORD } from '../support/member.ts';
import { choosingMember } from './fixtures/choosing-member.ts';

const { host, open } = useBrowser();

async function memberWhoChooses() {
  const { url, standIns } = await host();
  const ann = await choosingMember(await open(), url);
  return { ann, page: ann.chat.page, ...standIns.cognito };
}

describe('Who may choose how to sign in', () => {
  it('enters by a code alone, sent the way that they chose', async () => {
    const { ann, page, control, confirmationCode } = await memberWhoChooses();
    await ann.pressButton('Sign in without a password');
    await ann.fill(ann.userName, 'any-way');
    await ann.pressButton('Continue');
    await ann.reach('How do you want to sign in?');
    await ann.choose(page.getByRole('radio', { name: 'Code by SMS' }));
    await ann.pressButton('Continue');
    await page.getByText(/by SMS to/).waitFor();
    await ann.type(confirmationCode);
    await ann.press('Enter');
    await ann.join();
    expect(control.codesSentTo('any-way')).toHaveLength(1);
    expect(await ann.secrets.findings({ passwords: [PASSWORD], keeping: 'sessionStorage' })).toEqual([]);
  });

  it('is asked for nothing where there is one way only', async () => {
    const { ann, page, confirmationCode } = await memberWhoChooses();
    await ann.pressButton('Sign in without a password');
    await ann.fill(ann.userName, 'passwordless');
    await ann.pressButton('Continue');
    await page.getByText(/by e-mail to/).waitFor();
    await ann.type(confirmationCode);
    await ann.press('Enter');
    await ann.join();
  });

  it('enters by name and password as ever', async () => {
    const { ann } = await memberWhoChooses();
    await ann.signIn('writer', PASSWORD);
    await ann.join();
    expect(await ann.chat.composer.count()).toBe(1);
  });
});
