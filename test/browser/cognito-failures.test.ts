import { describe } from 'vitest';
import type { CognitoControl } from '../../local/cognito/control.ts';
import { Member, PASSWORD } from '../support/member.ts';
import { it } from '../support/side-by-side.ts';
import type { Stage } from '../support/stage.ts';

const NEW_PASSWORD = 'Entirely-New-2';

async function arrived({ host, open }: Stage) {
  const { url, standIns } = await host();
  const ann = new Member(await open());
  await ann.arrive(url);
  return { ann, url, cognito: standIns.cognito };
}

/** The step at which a code and a new password are asked for. */
async function resetting(stage: Stage) {
  const all = await arrived(stage);
  const { ann, cognito } = all;
  await ann.fill(ann.userName, 'writer');
  await ann.pressButton('Forgot your password?');
  await ann.press('Enter');
  await ann.reach('Set a new password');
  const send = async (code: string, password: string) => {
    await ann.fill(ann.code, code);
    await ann.fill(ann.newPassword, password);
    await ann.press('Enter');
  };
  return { ...all, send, right: cognito.confirmationCode };
}

describe('Who does not get in', () => {
  const refuse = (code: string, message: string) => (control: CognitoControl) =>
    control.fail({ action: 'InitiateAuth', times: 1, code, message });

  it.concurrent.for<[string, (control: CognitoControl) => void, RegExp, 'password' | 'userName' | 'button']>([
    [
      'a user name that nobody has',
      refuse('UserNotFoundException', 'User does not exist.'),
      /There is no such username.*Check it/,
      'userName',
    ],
    [
      'an account that is switched off',
      refuse('NotAuthorizedException', 'User is disabled.'),
      /switched off.*Ask whoever runs this chat/,
      'button',
    ],
    [
      'too many tries',
      refuse('NotAuthorizedException', 'Password attempts exceeded'),
      /Too many attempts.*Wait a few minutes/,
      'button',
    ],
    [
      'a pool that does not exist',
      refuse('ResourceNotFoundException', 'User pool local_MomentoChat does not exist.'),
      /“Member” is not set up correctly.*does not exist.*Tell whoever runs this chat/,
      'button',
    ],
    [
      'a flow that is not enabled',
      refuse('InvalidParameterException', 'USER_SRP_AUTH is not enabled for the client.'),
      /“Member” does not allow this way to sign in.*Tell whoever runs this chat/,
      'button',
    ],
    [
      'a network that is gone',
      (control) => control.fail({ action: 'InitiateAuth', times: 1, drop: true }),
      /cannot be reached.*Check your internet connection/,
      'button',
    ],
    [
      'a service that fails',
      (control) =>
        control.fail({ action: 'InitiateAuth', times: 1, code: 'InternalErrorException', httpStatus: 500 }),
      /Something went wrong.*Wait a moment/,
      'button',
    ],
  ])(
    'hears of %s in words, and where the next step is',
    async ([, fault, words, next], { stage, expect }) => {
      const { ann, cognito } = await arrived(stage);
      fault(cognito.control);
      await ann.signIn('writer');
      await ann.chat.alert.filter({ hasText: words }).waitFor();
      expect([await ann.userName.inputValue(), await ann.password.inputValue()]).toEqual([
        'writer',
        PASSWORD,
      ]);
      const places = { password: ann.password, userName: ann.userName, button: ann.chat.button('Sign in') };
      await ann.waitForFocus(places[next]);
      // Nothing has to be typed again.
      await ann.press('Enter');
      await ann.chat.joinButton.waitFor();
      expect(await ann.chat.alert.count()).toBe(0);
    },
  );

  it.concurrent.for(['writer', 'nobody'])(
    'hears the same of a wrong password for %s, and tries again',
    async (name, { stage, expect }) => {
      const { ann } = await arrived(stage);
      await ann.signIn(name, 'not-this-one');
      await ann.chat.alert.filter({ hasText: /Username or password is wrong/ }).waitFor();
      await ann.waitForFocus(ann.password);
      expect([await ann.userName.inputValue(), await ann.password.inputValue()]).toEqual([name, '']);
      expect(await ann.secrets.findings({ passwords: ['not-this-one'] })).toEqual([]);
    },
  );

  it.concurrent.for<[string, string, RegExp]>([
    ['', PASSWORD, /Enter your username/],
    ['writer', '', /Enter your password/],
  ])('is told at the field what is missing: %j, %j', async ([name, password, words], { stage, expect }) => {
    const { ann, cognito } = await arrived(stage);
    await ann.signIn(name, password);
    expect(await ann.problemAt(name === '' ? ann.userName : ann.password)).toMatch(words);
    expect(ann.secrets.urls.filter((each) => each.startsWith(cognito.url))).toEqual([]);
  });

  it.concurrent('hears of a client that does not exist', async ({ stage }) => {
    const { url } = await stage.host();
    const ann = new Member(await stage.open());
    await ann.configure({ clientId: 'nosuchclient' });
    await ann.arrive(url);
    await ann.signIn('writer');
    await ann.chat.alert.filter({ hasText: /“Member” is not set up correctly.*does not exist/ }).waitFor();
    await ann.waitForFocus(ann.chat.button('Sign in'));
  });

  it.concurrent('is led to the code where the account is not confirmed yet', async ({ stage }) => {
    const { ann, url, cognito } = await arrived(stage);
    await ann.pressButton('Create an account');
    await ann.fill(ann.userName, 'zoe');
    await ann.fill(ann.email, 'zoe@example.com');
    await ann.fill(ann.newPassword, NEW_PASSWORD);
    await ann.press('Enter');
    await ann.reach('Confirm your account');
    await ann.arrive(url);
    await ann.signIn('zoe', NEW_PASSWORD);
    await ann.chat.alert.filter({ hasText: /not confirmed yet.*or have another one sent/ }).waitFor();
    await ann.waitForFocus(ann.code);
    await ann.type(cognito.confirmationCode);
    await ann.press('Enter');
    await ann.chat.joinButton.waitFor();
  });
});

describe('A code', () => {
  it.concurrent('that is wrong, or no longer valid, is asked for again, and the password stays', async ({
    stage,
    expect,
  }) => {
    const { ann, cognito, send, right } = await resetting(stage);
    await send('000000', NEW_PASSWORD);
    expect(await ann.problemAt(ann.code)).toMatch(/This code is wrong.*request another one/);
    expect([await ann.code.inputValue(), await ann.newPassword.inputValue()]).toEqual(['', NEW_PASSWORD]);
    cognito.control.expireCodes();
    await ann.type(right);
    await ann.press('Enter');
    expect(await ann.problemAt(ann.code)).toMatch(/no longer valid.*Have another one sent/);
    await ann.pressButton('Send another code');
    await ann.chat.page.getByText(/Another code is on its way/).waitFor();
    await ann.fill(ann.code, right);
    await ann.press('Enter');
    await ann.chat.joinButton.waitFor();
  });

  it.concurrent('may be asked for so often only', async ({ stage }) => {
    const { ann } = await resetting(stage);
    for (let times = 0; times < 4; times += 1) {
      await ann.pressButton('Send another code');
      await ann.chat.page.getByText(/Another code is on its way/).waitFor();
    }
    await ann.pressButton('Send another code');
    await ann.chat.alert.filter({ hasText: /Too many attempts.*Wait a few minutes/ }).waitFor();
  });

  it.concurrent('of an app that is wrong says where the next one comes from', async ({ stage, expect }) => {
    const { ann, cognito } = await arrived(stage);
    await ann.signIn('totp');
    await ann.reach('Enter your code');
    await ann.type('000000');
    await ann.press('Enter');
    expect(await ann.problemAt(ann.code)).toMatch(/Wait until the app shows a new one/);
    await ann.type((await cognito.control.totpCode('totp')) ?? '');
    await ann.press('Enter');
    await ann.chat.joinButton.waitFor();
  });

  it.concurrent('that comes too late leads back to the password', async ({ stage, expect }) => {
    const { ann, cognito } = await arrived(stage);
    await ann.signIn('sms');
    await ann.reach('Enter your code');
    cognito.control.expireSessions();
    await ann.type(cognito.confirmationCode);
    await ann.press('Enter');
    await ann.chat.alert.filter({ hasText: /took too long.*Enter your password/ }).waitFor();
    await ann.waitForFocus(ann.password);
    expect(await ann.userName.inputValue()).toBe('sms');
  });

  it.concurrent('outlives a network that goes in the middle', async ({ stage, expect }) => {
    const { ann, cognito } = await arrived(stage);
    await ann.signIn('sms');
    await ann.reach('Enter your code');
    cognito.control.fail({ times: 1, drop: true });
    await ann.type(cognito.confirmationCode);
    await ann.press('Enter');
    await ann.chat.alert.filter({ hasText: /cannot be reached.*what you typed is still here/ }).waitFor();
    expect(await ann.code.inputValue()).toBe(cognito.confirmationCode);
    await ann.waitForFocus(ann.chat.button('Sign in'));
    await ann.press('Enter');
    await ann.chat.joinButton.waitFor();
  });
});

describe('A new password', () => {
  it.concurrent('against the policy is told the policy, and the code stays', async ({ stage, expect }) => {
    const { ann, send, right } = await resetting(stage);
    await send(right, 'weak');
    expect(await ann.problemAt(ann.newPassword)).toMatch(
      /do not allow this password: “.*not long enough”\. Choose another/,
    );
    expect([await ann.code.inputValue(), await ann.newPassword.inputValue()]).toEqual([right, '']);
    await ann.type(NEW_PASSWORD);
    await ann.press('Enter');
    await ann.chat.joinButton.waitFor();
  });
});

describe('A user name', () => {
  it.concurrent('that is taken can be changed, with all else kept', async ({ stage, expect }) => {
    const { ann } = await arrived(stage);
    await ann.pressButton('Create an account');
    await ann.fill(ann.userName, 'writer');
    await ann.fill(ann.email, 'zoe@example.com');
    await ann.fill(ann.newPassword, NEW_PASSWORD);
    await ann.press('Enter');
    expect(await ann.problemAt(ann.userName)).toMatch(/username is already taken/);
    await ann.fill(ann.userName, 'zoe');
    await ann.press('Enter');
    await ann.chat.page.getByText(/A code was sent to z\*\*\*@e\*\*\*/).waitFor();
  });
});
