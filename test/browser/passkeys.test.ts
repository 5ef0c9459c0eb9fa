// Passkeys in Chromium, whose virtual authenticator takes the place of a finger; the local user pool verifies them.

import type { CDPSession } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { byName } from '../../local/loopback.ts';
import { useBrowser } from '../support/browser-test.ts';
import type { Member } from '../support/member.ts';
import { PASSWORD } from '../support/member.ts';
import { choosingMember } from './fixtures/choosing-member.ts';

const { host, open } = useBrowser();

/** What a phone or a laptop has within it. */
async function addAuthenticator(session: CDPSession): Promise<string> {
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}

/** Somebody on a device that makes passkeys, on a page that is opened by a name. */
async function memberWithDevice({ isByNumber = false } = {}) {
  const { url, standIns } = await host();
  const chat = await open();
  const session = await chat.context.newCDPSession(chat.page);
  const authenticatorId = await addAuthenticator(session);
  const ann = await choosingMember(chat, isByNumber ? url : byName(url));
  return {
    ann,
    page: chat.page,
    control: standIns.cognito.control,
    /** The finger is another one from now on. */
    refuseFinger: async (isRefused: boolean) => {
      const isUserVerified = !isRefused;
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    /** Passkeys on the device. */
    kept: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    loseAll: () => session.send('WebAuthn.clearCredentials', { authenticatorId }),
  };
}

async function signInByPassword(ann: Member): Promise<void> {
  await ann.signIn('any-way', PASSWORD);
  await ann.chat.joinButton.waitFor();
}

/** As somebody who has no passkey. */
async function openSettings(ann: Member): Promise<void> {
  await ann.pressButton('Settings');
  await ann.reach('Passkeys for “Member”');
  // While they are read, a button that is pressed does nothing.
  await ann.chat.page.getByText('You have no passkey yet.').waitFor();
}

async function register(ann: Member): Promise<void> {
  await openSettings(ann);
  await ann.pressButton('Add a passkey');
  await ann.chat.page.getByText('Your passkey is saved.').waitFor();
}

/** Out of the settings, and out of the chat. */
async function leave(ann: Member): Promise<void> {
  await ann.press('Escape');
  await ann.pressButton('Sign out');
  await ann.userName.waitFor();
}

async function askForPasskey(ann: Member): Promise<void> {
  await ann.pressButton('Sign in without a password');
  await ann.fill(ann.userName, 'any-way');
  await ann.pressButton('Continue');
  await ann.reach('How do you want to sign in?');
  await ann.pressButton('Continue');
}

describe('Who has a passkey', () => {
  it('registers it in the settings, and signs in with it', async () => {
    const { ann, page, kept } = await memberWithDevice();
    await signInByPassword(ann);
    await register(ann);
    await page.getByText('Passkey 1', { exact: true }).waitFor();
    expect(await kept()).toHaveLength(1);
    await leave(ann);

    await askForPasskey(ann);
    await ann.join();
    expect(await ann.chat.composer.count()).toBe(1);
    expect(await ann.secrets.findings({ passwords: [PASSWORD], keeping: 'sessionStorage' })).toEqual([]);
  });

  it('deletes it when they are sure', async () => {
    const { ann, page } = await memberWithDevice();
    await signInByPassword(ann);
    await register(ann);
    await ann.pressButton('Delete “Passkey 1”');
    await ann.reach('Delete “Passkey 1”?');
    await ann.press('Escape');
    await ann.pressButton('Delete “Passkey 1”');
    await ann.reach('Delete “Passkey 1”?');
    await ann.pressButton('Yes, delete');
    await page.getByText('The passkey is deleted.').waitFor();
    await page.getByText('You have no passkey yet.').waitFor();
    await ann.waitForFocus(ann.chat.button('Add a passkey'));
  });

  it('tries again after a finger that was not theirs', async () => {
    const { ann, page, refuseFinger } = await memberWithDevice();
    await signInByPassword(ann);
    await openSettings(ann);
    await refuseFinger(true);
    await ann.pressButton('Add a passkey');
    await page.getByText('No passkey was made').waitFor();
    await refuseFinger(false);
    await ann.pressButton('Add a passkey');
    await page.getByText('Your passkey is saved.').waitFor();
    await leave(ann);

    await refuseFinger(true);
    await askForPasskey(ann);
    await page.getByText('Your browser did not get a passkey').waitFor();
    await refuseFinger(false);
    await ann.pressButton('Use passkey');
    await ann.join();
  });

  it('signs in another way where the device has lost it', async () => {
    const { ann, page, loseAll } = await memberWithDevice();
    await signInByPassword(ann);
    await register(ann);
    await leave(ann);
    await loseAll();
    await askForPasskey(ann);
    await page.getByText('Your browser did not get a passkey').waitFor();
    await ann.pressButton('Back');
    await signInByPassword(ann);
  });

  it('reads where it belongs when that is another website', async () => {
    const { ann, page, control } = await memberWithDevice();
    await signInByPassword(ann);
    await register(ann);
    control.setRelyingParty('auth.example.com');
    await ann.pressButton('Add a passkey');
    await page.getByText('They only work at “auth.example.com”').waitFor();
    await leave(ann);
    await askForPasskey(ann);
    await page.getByText('They only work at “auth.example.com”').waitFor();
  });

  it('reads that the page has to be opened by a name', async () => {
    const { ann, page } = await memberWithDevice({ isByNumber: true });
    await signInByPassword(ann);
    await openSettings(ann);
    await ann.pressButton('Add a passkey');
    await page.getByText('Passkeys do not work at this address').waitFor();
  });
});
