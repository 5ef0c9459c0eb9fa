// Identity and machine together: a Token Vending Machine that verifies tokens of the pool, and one that believes headers.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StandIns, startStandIns } from '../../../local/stand-ins.ts';
import { TvmClient } from '../../../src/tvm-client/tvm-client.ts';
import { startOriginalMachine } from '../../support/original-machine.ts';
import { type CognitoTab, signedInTab } from './cognito-tab.ts';

let standIns: StandIns;
beforeAll(async () => {
  standIns = await startStandIns();
});
afterAll(() => standIns.close());

async function tokenFor({ wayIn }: CognitoTab, url = standIns.machines.urls.cognito) {
  const client = new TvmClient({ url, authorizer: wayIn.authorizer });
  try {
    return await client.getToken();
  } finally {
    client.close();
  }
}

describe('a machine that verifies', () => {
  it.each(['writer', 'reader'])(
    'attests %s by the name of the identity, in the role of the groups',
    async (userName) => {
      const tab = await signedInTab(standIns.cognito, { userName });
      expect(await tokenFor(tab)).toMatchObject({ tokenId: userName, role: tab.wayIn.groupRole });
      expect(tab.wayIn.identity).toEqual({ state: 'signed-in', userName });
    },
  );

  it('refuses who has lost the group, from the next ID token on', async () => {
    const { cognito } = standIns;
    const tab = await signedInTab(cognito, { userName: 'reader' });
    expect(await tokenFor(tab)).toMatchObject({ role: 'subscribe-only' });
    await cognito.control.setMembers('ReadOnlyUserGroup', []);
    try {
      await tab.clock.advance(3_600_000);
      await expect(tokenFor(tab)).rejects.toMatchObject({ code: 'forbidden' });
      expect(tab.wayIn.identity).toEqual({ state: 'signed-in', userName: 'reader' });
    } finally {
      await cognito.control.setMembers('ReadOnlyUserGroup', ['reader']);
    }
    await tab.clock.advance(5_000);
    await tab.wayIn.freshen();
    expect(await tokenFor(tab)).toMatchObject({ role: 'subscribe-only' });
  });

  it('refuses who is in no group, who stays signed in all the same', async () => {
    const tab = await signedInTab(standIns.cognito, { userName: 'stranger' });
    await expect(tokenFor(tab)).rejects.toMatchObject({ code: 'forbidden' });
    expect(tab.wayIn.identity).toEqual({ state: 'signed-in', userName: 'stranger' });
  });
});

describe('a machine that believes headers', () => {
  it('finds what it wants, and the role that it does not tell is that of the groups', async () => {
    const tab = await signedInTab(standIns.cognito, { userName: 'reader' });
    let isValid = true;
    const machine = await startOriginalMachine({
      auth: 'cognito',
      isValid: async () => isValid,
      momento: standIns.vendorOptions,
    });
    try {
      const token = await tokenFor(tab, machine.origin);
      expect(token.role).toBeUndefined();
      expect(tab.wayIn.groupRole).toBe('subscribe-only');

      isValid = false;
      const callsBefore = tab.calls.length;
      await expect(tokenFor(tab, machine.origin)).rejects.toMatchObject({ code: 'unauthorized' });
      expect(tab.calls.slice(callsBefore)).toEqual(['GetTokensFromRefreshToken']);
    } finally {
      await machine.close();
    }
  });
});
