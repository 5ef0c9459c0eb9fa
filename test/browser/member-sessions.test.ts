import { describe } from 'vitest';
import { Member } from '../support/member.ts';
import { it } from '../support/side-by-side.ts';

describe('Who was just given a group', () => {
  it.concurrent('gets in with “Retry now”, and after a reload', async ({ stage, expect }) => {
    const { url, standIns } = await stage.host();
    const { control } = standIns.cognito;
    const [first, second] = await stage.openTabs(2);
    if (!first || !second) throw new Error('there are two tabs');
    const [ann, other] = [new Member(first), new Member(second)];
    for (const member of [ann, other]) {
      await member.arrive(url);
      await member.signIn('stranger');
      await member.chat.alert.filter({ hasText: '“Member” does not let you in' }).waitFor();
    }
    await first.joinButton.click();
    await first.alert.filter({ hasText: 'then sign out and in again' }).waitFor();
    await control.setMembers('ReadWriteUserGroup', ['stranger']);
    // An ID token is renewed at most once in 5 s, and the machine is asked as often.
    await first.page.waitForTimeout(5_000);
    await first.button('Retry now').click();
    await first.untilLive();
    await second.page.reload();
    await second.joinButton.waitFor();
    await second.joinButton.click();
    await second.untilLive();
    expect(control.callsOf('GetTokensFromRefreshToken')).toBe(2);
  });
});

describe('Signing out while the service is away', () => {
  it.concurrent('says so, and goes on until the service knows', async ({ stage, expect }) => {
    const { url, standIns } = await stage.host();
    const { control } = standIns.cognito;
    const chat = await stage.open();
    const ann = new Member(chat);
    await ann.arrive(url);
    await ann.signIn('writer');
    await chat.joinButton.waitFor();
    control.fail({ action: 'RevokeToken', drop: true, times: 2 });
    await ann.pressButton('Sign out');
    const notice = chat.alert.filter({ hasText: /could not be told yet/ });
    await notice.waitFor();
    await notice.waitFor({ state: 'detached' });
    expect(control.callsOf('RevokeToken')).toBe(3);
    expect(await ann.secrets.findings({ passwords: [] })).toEqual([]);
  });
});
