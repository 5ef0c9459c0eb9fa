import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, inject } from 'vitest';
import type { LocalCognitoOptions } from '../../local/cognito/local-cognito.ts';
import { Member, PASSWORD } from '../support/member.ts';
import { it } from '../support/side-by-side.ts';
import type { Stage } from '../support/stage.ts';

const NEW_PASSWORD = 'Entirely-New-2';
const TEMPORARY_PASSWORD = 'Temporary-Local-Only-1';
const PASSWORDS = [PASSWORD, NEW_PASSWORD, TEMPORARY_PASSWORD];

async function member({ open }: Stage): Promise<Member> {
  return new Member(await open());
}

interface Pool {
  readonly cognito?: LocalCognitoOptions;
  /** What the configuration of the page says of it besides. */
  readonly machine?: object;
}

/** Where people say who they are. */
async function atTheForm(stage: Stage, { cognito: options, machine }: Pool = {}) {
  const { url, standIns } = await stage.host({ cognito: options });
  const ann = await member(stage);
  if (machine) await ann.configure(machine);
  await ann.arrive(url);
  return { ann, url, cognito: standIns.cognito };
}

/** As somebody of whom nothing but a password is asked. */
async function inTheRoom(stage: Stage, userName: string) {
  const { url, control, standIns } = await stage.host();
  const ann = await member(stage);
  await ann.enter(url, userName);
  return { ann, url, control, cognito: standIns.cognito };
}

/** The last thing that is asked. */
async function enterWith(ann: Member, lastAnswer: string): Promise<void> {
  await ann.type(lastAnswer);
  await ann.press('Enter');
  await ann.join();
}

/** What password managers go by. */
function asManagersSee(field: Locator) {
  return field.evaluate((input: HTMLInputElement) => ({
    type: input.type,
    autocomplete: input.autocomplete,
    userName: input.form?.querySelector<HTMLInputElement>('[autocomplete=username]')?.value,
  }));
}

describe('Signing in with Cognito, by keyboard alone,', () => {
  it.concurrent('leads into the room, which a reload returns to without asking', async ({
    stage,
    expect,
  }) => {
    const { ann } = await atTheForm(stage);
    expect(await asManagersSee(ann.userName)).toMatchObject({ type: 'text', autocomplete: 'username' });
    expect(await asManagersSee(ann.password)).toEqual({
      type: 'password',
      autocomplete: 'current-password',
      userName: '',
    });
    await ann.signIn('writer');
    await ann.join();
    await ann.chat.send('with a token of the pool');
    await ann.chat.see('with a token of the pool');
    // It reads the answers to their end, and so comes before the count.
    expect(await ann.secrets.findings({ passwords: PASSWORDS })).toEqual([
      'identity token in sessionStorage',
      'identity token in sessionStorage',
      'identity token in sessionStorage',
    ]);
    expect(ann.secrets.identityTokens).toBe(3);
    await ann.chat.page.reload();
    await ann.chat.untilLive();
    await ann.chat.see('with a token of the pool');
  });

  it.concurrent('never sends the password', async ({ stage, expect }) => {
    const { url } = await stage.host();
    const ann = await member(stage);
    const sent: string[] = [];
    ann.chat.page.on('request', (request) => sent.push(request.postData() ?? ''));
    await ann.enter(url, 'writer');
    expect(sent.join('\n')).toContain('PASSWORD_CLAIM_SIGNATURE');
    expect(sent.join('\n')).not.toContain(PASSWORD);
  });

  it.concurrent('asks for a password of one’s own after the first time, by the rules of the pool', async ({
    stage,
    expect,
  }) => {
    const { ann } = await atTheForm(stage);
    await ann.signIn('newcomer', TEMPORARY_PASSWORD);
    await ann.reach('Choose a password of your own');
    expect(await asManagersSee(ann.newPassword)).toEqual({
      type: 'password',
      autocomplete: 'new-password',
      userName: 'newcomer',
    });
    await ann.type('weak');
    await ann.press('Enter');
    await ann.chat.page.getByText(/do not allow this password: “.*not long enough”/).waitFor();
    await enterWith(ann, NEW_PASSWORD);
    expect(await ann.secrets.findings({ passwords: PASSWORDS, keeping: 'sessionStorage' })).toEqual([]);
  });

  it.concurrent('asks for the code of an authenticator app', async ({ stage, expect }) => {
    const { ann, cognito } = await atTheForm(stage);
    await ann.signIn('totp');
    await ann.reach('Enter your code');
    expect(await asManagersSee(ann.code)).toMatchObject({ autocomplete: 'one-time-code' });
    await enterWith(ann, (await cognito.control.totpCode('totp')) ?? '');
    expect(await ann.secrets.findings({ passwords: PASSWORDS, keeping: 'sessionStorage' })).toEqual([]);
  });

  it.concurrent('asks for the code of an SMS, and tells which phone got it', async ({ stage }) => {
    const { ann, cognito } = await atTheForm(stage);
    await ann.signIn('sms');
    await ann.chat.page.getByText(/by SMS to \+\*+0100/).waitFor();
    await enterWith(ann, cognito.confirmationCode);
  });

  it.concurrent('lets whoever has both choose where the code comes from', async ({ stage }) => {
    const { ann, cognito } = await atTheForm(stage);
    await ann.signIn('choice');
    await ann.reach('One more step');
    await ann.choose(ann.chat.page.getByRole('radio', { name: 'SMS' }));
    await ann.press('Enter');
    await ann.chat.page.getByText(/by SMS to \+\*+0100/).waitFor();
    await enterWith(ann, cognito.confirmationCode);
  });

  it.concurrent('asks for the code of an e-mail, tells where it went, and mails no other for a wrong one', async ({
    stage,
    expect,
  }) => {
    const { ann, cognito } = await atTheForm(stage);
    const { control, confirmationCode } = cognito;
    await ann.signIn('email');
    await ann.chat.page.getByText(/by e-mail to e\*\*\*@e\*\*\*/).waitFor();
    await ann.type('000000');
    await ann.press('Enter');
    await ann.chat.page.getByText(/This code is wrong/).waitFor();
    await enterWith(ann, confirmationCode);
    expect(control.codesSentTo('email')).toHaveLength(1);
    expect(await ann.secrets.findings({ passwords: PASSWORDS, keeping: 'sessionStorage' })).toEqual([]);
  });

  it.concurrent('lets who has lost the phone get the code by e-mail', async ({ stage }) => {
    const { ann, cognito } = await atTheForm(stage);
    await ann.signIn('lost-phone');
    await ann.reach('One more step');
    await ann.choose(ann.chat.page.getByRole('radio', { name: 'E-mail' }));
    await ann.press('Enter');
    await ann.chat.page.getByText(/by e-mail to l\*\*\*@e\*\*\*/).waitFor();
    await enterWith(ann, cognito.confirmationCode);
  });

  it.concurrent('says that a new password is saved where what comes next is unknown', async ({ stage }) => {
    const { ann, cognito } = await atTheForm(stage);
    await ann.signIn('newcomer', TEMPORARY_PASSWORD);
    await ann.reach('Choose a password of your own');
    cognito.control.askFor({ challenge: 'NEVER_HEARD_OF' });
    await ann.type(NEW_PASSWORD);
    await ann.press('Enter');
    const words = /new password is saved.*“NEVER_HEARD_OF”.*Trying again does not help.*Tell whoever/;
    await ann.chat.alert.filter({ hasText: words }).waitFor();
    cognito.control.reset();
    await ann.signIn('newcomer', NEW_PASSWORD);
    await ann.join();
  });

  it.concurrent('has the device confirmed where the pool remembers them', async ({ stage, expect }) => {
    const { url, standIns } = await stage.host();
    const { control } = standIns.cognito;
    control.rememberDevices(true);
    const ann = await member(stage);
    const confirming = ann.chat.page.waitForRequest(
      (request) =>
        request.method() === 'POST' && request.headers()['x-amz-target']?.endsWith('.ConfirmDevice') === true,
    );
    await ann.enter(url, 'writer');
    const { DeviceKey = '' } = (await confirming).postDataJSON() as { readonly DeviceKey?: string };
    await expect.poll(() => control.isDeviceConfirmed(DeviceKey)).toBe(true);
  });

  it.concurrent('sets up an authenticator app, with a picture that is drawn in the page', async ({
    stage,
    expect,
  }) => {
    const { ann, url, cognito } = await atTheForm(stage);
    await ann.signIn('setup');
    await ann.reach('Set up an authenticator app');
    const { page } = ann.chat;
    await page.getByRole('img', { name: /QR code/ }).waitFor();
    const link = await page.getByRole('link', { name: /Open in an app/ }).getAttribute('href');
    const secret = new URL(link ?? '').searchParams.get('secret') ?? '';
    expect(secret).toMatch(/^[A-Z2-7]{16,}$/);
    expect((await page.locator('totp-secret code').innerText()).replaceAll(' ', '')).toBe(secret);
    await enterWith(ann, (await cognito.control.totpCode('setup')) ?? '');
    const { origin } = new URL(url);
    expect(ann.secrets.urls.filter((each) => each.includes(secret) || each.includes('otpauth'))).toEqual([]);
    expect(
      await ann.secrets.findings({ passwords: [...PASSWORDS, secret], keeping: 'sessionStorage' }),
    ).toEqual([]);
    expect(
      ann.secrets.urls.every((each) => each.startsWith(origin) || /localhost|127\.0\.0\.1/.test(each)),
    ).toBe(true);
  });

  it.concurrent('sets a new password in place of one that is forgotten', async ({ stage, expect }) => {
    const { ann, cognito } = await atTheForm(stage);
    await ann.fill(ann.userName, 'writer');
    await ann.pressButton('Forgot your password?');
    await ann.reach('Forgot your password?');
    expect(await ann.userName.inputValue()).toBe('writer');
    await ann.press('Enter');
    await ann.reach('Set a new password');
    await ann.type(cognito.confirmationCode);
    expect(await asManagersSee(ann.newPassword)).toMatchObject({
      autocomplete: 'new-password',
      userName: 'writer',
    });
    await ann.fill(ann.newPassword, NEW_PASSWORD);
    await ann.press('Enter');
    await ann.join();
    expect(await ann.secrets.findings({ passwords: PASSWORDS, keeping: 'sessionStorage' })).toEqual([]);
  });

  it.concurrent('makes an account, confirms it with a code that was sent twice, and signs in', async ({
    stage,
    expect,
  }) => {
    const { ann, cognito } = await atTheForm(stage);
    await ann.pressButton('Create an account');
    await ann.reach('Create an account');
    await ann.fill(ann.userName, 'zoe');
    expect(await asManagersSee(ann.email)).toMatchObject({ type: 'email', autocomplete: 'email' });
    await ann.fill(ann.email, 'zoe@example.com');
    expect(await asManagersSee(ann.newPassword)).toMatchObject({
      autocomplete: 'new-password',
      userName: 'zoe',
    });
    await ann.fill(ann.newPassword, NEW_PASSWORD);
    await ann.press('Enter');
    await ann.reach('Confirm your account');
    await ann.pressButton('Send another code');
    await ann.chat.page.getByText(/Another code is on its way/).waitFor();
    expect(cognito.control.codesSentTo('zoe')).toHaveLength(2);
    await ann.fill(ann.code, cognito.confirmationCode);
    await ann.press('Enter');
    await ann.chat.joinButton.waitFor();
    expect(await ann.secrets.findings({ passwords: PASSWORDS, keeping: 'sessionStorage' })).toEqual([]);
  });

  it.concurrent('asks for what the pool requires of a new account, and keeps what was typed', async ({
    stage,
    expect,
  }) => {
    const requiredAttributes = ['email', 'given_name', 'birthdate', 'custom:team'];
    const { ann, cognito } = await atTheForm(stage, {
      cognito: { requiredAttributes, userNameIsEmail: true },
      // The page learns it from the service.
      machine: { userNameIsEmail: false },
    });
    const { page } = ann.chat;
    const field = (name: string) => page.getByRole('textbox', { name, exact: true });
    await ann.pressButton('Create an account');
    await ann.fill(ann.userName, 'zoe');
    await ann.fill(ann.email, 'zoe@example.com');
    await ann.fill(ann.newPassword, NEW_PASSWORD);
    await ann.press('Enter');
    const wanted = ann.chat.alert.filter({ hasText: /wants something else of a new account/ });
    await wanted.waitFor();
    expect(await ann.userName.count()).toBe(0);
    expect(await asManagersSee(ann.email)).toMatchObject({ autocomplete: 'username' });
    expect([await ann.email.inputValue(), await ann.newPassword.inputValue()]).toEqual([
      'zoe@example.com',
      NEW_PASSWORD,
    ]);
    await ann.goTo(ann.newPassword);
    await ann.press('Enter');
    await field('First name').waitFor();
    // It comes after the fields, and takes the focus along.
    await wanted.waitFor();
    await ann.fill(field('First name'), 'Zoe');
    await page.getByLabel('Date of birth').fill('1990-02-28');
    await ann.fill(field('team'), 'red');
    await ann.press('Enter');
    await ann.reach('Confirm your account');
    await ann.fill(ann.code, cognito.confirmationCode);
    await ann.press('Enter');
    await ann.chat.joinButton.waitFor();
  });

  it.concurrent('asks at once for what the configuration lists, with one field for address and user name', async ({
    stage,
    expect,
  }) => {
    const requiredAttributes = ['email', 'given_name', 'custom:team'];
    const { ann, cognito } = await atTheForm(stage, {
      cognito: { requiredAttributes, userNameIsEmail: true },
      machine: {
        userNameIsEmail: true,
        signUpFields: [{ attribute: 'given_name' }, { attribute: 'custom:team', label: 'Your team' }],
      },
    });
    const { page } = ann.chat;
    const names = () =>
      page
        .getByRole('textbox')
        .evaluateAll((fields) =>
          fields.map((each) => (each as HTMLInputElement).labels?.[0]?.textContent?.trim()),
        );
    expect(await names()).toEqual(['E-mail', 'Password']);
    await ann.pressButton('Create an account');
    await ann.reach('Create an account');
    expect(await names()).toEqual(['E-mail', 'First name', 'Your team', 'New password']);
    expect(await asManagersSee(ann.email)).toMatchObject({ type: 'email', autocomplete: 'username' });
    await ann.fill(ann.email, 'zoe@example.com');
    expect(await asManagersSee(ann.newPassword)).toMatchObject({ userName: 'zoe@example.com' });
    await ann.fill(ann.newPassword, NEW_PASSWORD);
    await ann.fill(page.getByLabel('First name'), 'Zoe');
    await ann.press('Enter');
    expect(await ann.problemAt(page.getByLabel('Your team'))).toBe('Fill this in, too.');
    await ann.type('red');
    await ann.press('Enter');
    await ann.reach('Confirm your account');
    await ann.fill(ann.code, cognito.confirmationCode);
    await ann.press('Enter');
    await ann.chat.joinButton.waitFor();
    expect(cognito.control.callsOf('SignUp')).toBe(1);
  });

  it.concurrent('shows a new password to whoever asks for it, until it is sent', async ({
    stage,
    expect,
  }) => {
    const { ann } = await atTheForm(stage);
    await ann.pressButton('Create an account');
    await ann.fill(ann.newPassword, NEW_PASSWORD);
    await ann.pressButton('Show password');
    expect((await asManagersSee(ann.newPassword)).type).toBe('text');
    await ann.pressButton('Hide password');
    expect((await asManagersSee(ann.newPassword)).type).toBe('password');
  });
});

describe('What the groups of the pool allow', () => {
  it.concurrent('closes the composer for who may only read, and says why', async ({ stage, expect }) => {
    const { ann } = await inTheRoom(stage, 'reader');
    await ann.chat.status.filter({ hasText: /^Live, read only/ }).waitFor();
    await ann.chat.page.getByText(/not write in it. To write, ask whoever runs this chat/).waitFor();
    expect(await ann.chat.composer.count()).toBe(0);
  });

  it.concurrent('lets who is in both groups write', async ({ stage }) => {
    const { ann } = await inTheRoom(stage, 'both');
    await ann.chat.send('as one of both');
    await ann.chat.see('as one of both');
  });

  it.concurrent('tells who is in none that the machine does not let them in', async ({ stage }) => {
    const { ann } = await atTheForm(stage);
    await ann.signIn('stranger');
    await ann.chat.joinButton.waitFor();
    await ann.chat.alert.filter({ hasText: /does not let you in.*in no group that may enter/ }).waitFor();
    await ann.press('Enter');
    await ann.chat.alert.filter({ hasText: /“Member” does not let you in/ }).waitFor();
  });
});

describe('Staying signed in', () => {
  it.concurrent('is for the tab by default: another one asks', async ({ stage, expect }) => {
    const { url } = await stage.host();
    const [first, second] = await stage.openTabs(2);
    if (!first || !second) throw new Error('there are two tabs');
    const [ann, again] = [new Member(first), new Member(second)];
    await ann.enter(url, 'writer');
    await again.arrive(url);
    expect(await again.password.count()).toBe(1);
  });

  it.concurrent('lets other tabs of the browser in where somebody wants it', async ({ stage, expect }) => {
    const { url } = await stage.host();
    const [first, second] = await stage.openTabs(2);
    if (!first || !second) throw new Error('there are two tabs');
    const ann = new Member(first);
    await ann.arrive(url);
    await ann.tick(first.page.getByRole('checkbox', { name: 'Stay signed in' }));
    await ann.signIn('writer');
    await ann.join();
    expect(await ann.secrets.findings({ passwords: PASSWORDS, keeping: 'databases' })).toEqual([]);
    await second.goto(url);
    await second.joinButton.click();
    await second.untilLive();
    await first.page.reload();
    await first.untilLive();
  });
});

describe('A sign-in that ends soon', () => {
  it.concurrent('is told with day and time, before the room and in it, and leads to a new one', async ({
    stage,
    expect,
  }) => {
    const { url } = await stage.host();
    const ann = await member(stage);
    const { page } = ann.chat;
    await ann.configure({ sessionDays: 0.03 });
    await page.clock.install();
    await ann.arrive(url);
    await ann.signIn('writer');
    await ann.chat.joinButton.waitFor();
    const notice = page.locator('sign-in-end error-notice');
    expect(await notice.count()).toBe(0);
    // Of 43 minutes the last fifth, in which no token has run out.
    await page.clock.fastForward(2_160_000);
    await notice.filter({ hasText: /sign in again by \w+, .*\d.*sign out and sign in again/ }).waitFor();
    // As every other button of the page.
    const height = (await page.getByRole('button', { name: 'Later' }).boundingBox())?.height;
    expect(height).toBeGreaterThanOrEqual(44);
    await ann.pressButton('Later');
    await notice.waitFor({ state: 'detached' });
    await ann.chat.joinButton.focus();
    await ann.join();
    await notice.filter({ hasText: /the room and what you have written stay/ }).waitFor();
    await ann.pressButton('Sign in again');
    await page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
    await ann.waitForFocus(ann.password);
  });
});

describe('Signing out', () => {
  it.concurrent('wipes the tokens, and starts with nothing in the fields', async ({ stage, expect }) => {
    const { ann } = await inTheRoom(stage, 'writer');
    await ann.pressButton('Leave');
    await ann.pressButton('Sign out');
    await ann.userName.waitFor();
    expect([await ann.userName.inputValue(), await ann.password.inputValue()]).toEqual(['', '']);
    await ann.waitForFocus(ann.userName);
    expect(await ann.secrets.findings({ passwords: PASSWORDS })).toEqual([]);
    await ann.chat.page.reload();
    await ann.password.waitFor();
  });

  it.concurrent('is told in the other tabs, with the next step', async ({ stage, expect }) => {
    const { url } = await stage.host();
    const [first, second] = await stage.openTabs(2);
    if (!first || !second) throw new Error('there are two tabs');
    const [ann, other] = [new Member(first), new Member(second)];
    await ann.arrive(url);
    await ann.tick(first.page.getByRole('checkbox', { name: 'Stay signed in' }));
    await ann.signIn('writer');
    await first.joinButton.waitFor();
    await second.goto(url);
    await second.joinButton.click();
    await second.untilLive();
    await ann.pressButton('Sign out');
    await second.alert.filter({ hasText: /signed out in another tab.*Sign in to continue/ }).waitFor();
    // Who is signed out is told at once, and the database is emptied after that.
    for (const tab of [ann, other])
      await expect.poll(() => tab.secrets.findings({ passwords: PASSWORDS })).toEqual([]);
    await other.signIn('writer');
    await second.joinButton.waitFor();
  });

  it.concurrent('everywhere ends the sessions of other browsers, after a question', async ({
    stage,
    expect,
  }) => {
    const { url } = await stage.host();
    const [ann, elsewhere] = [await member(stage), await member(stage)];
    await elsewhere.enter(url, 'writer');
    await ann.enter(url, 'writer');
    await ann.pressButton('Leave');
    await ann.pressButton('Sign out everywhere');
    await ann.chat.page.getByRole('dialog', { name: 'Sign out everywhere?' }).waitFor();
    const ended = ann.chat.page.waitForResponse(
      (response) => response.request().headers()['x-amz-target']?.endsWith('.GlobalSignOut') === true,
    );
    await ann.pressButton('Yes, sign out everywhere');
    await ann.userName.waitFor();
    await ann.waitForFocus(ann.userName);
    expect(await ann.secrets.findings({ passwords: PASSWORDS })).toEqual([]);
    // Here it ends at once, elsewhere when the service knows.
    await ended;
    await rejectTokens(elsewhere);
    await elsewhere.chat.page.reload();
    await elsewhere.reach('You are no longer signed in');
  });
});

/** The machine no longer takes the token of the session, as when it has run out; it takes the next one. */
async function rejectTokens({ chat }: Member): Promise<void> {
  let rejected: string | undefined;
  await chat.page.route(/\/cognito\/prod\//, (route) => {
    const shown = route.request().headers()['authorization'];
    rejected ??= shown;
    if (shown !== rejected) return route.continue();
    return route.fulfill({ status: 401, headers: { 'Access-Control-Allow-Origin': '*' } });
  });
}

describe('Losing the session in the room', () => {
  it.concurrent('keeps room and draft, asks again, and goes on where it was', async ({ stage, expect }) => {
    const { ann, control, cognito } = await inTheRoom(stage, 'writer');
    await ann.chat.send('said before');
    await ann.chat.see('said before');
    await ann.fill(ann.chat.composer, 'half a thought');
    cognito.control.revokeTokens('writer');
    await rejectTokens(ann);
    control.expireTokens();
    await ann.chat.page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
    await ann.chat.see('said before');
    expect(await ann.chat.page.locator('chat-composer textarea').getAttribute('readonly')).toBe('');
    expect(await ann.userName.inputValue()).toBe('writer');
    await ann.waitForFocus(ann.password);
    await ann.type(PASSWORD);
    await ann.press('Enter');
    await ann.chat.untilLive();
    expect(await ann.chat.log.getByText('said before', { exact: true }).count()).toBe(1);
    expect(await ann.chat.composer.inputValue()).toBe('half a thought');
    expect(await ann.secrets.findings({ passwords: PASSWORDS, keeping: 'sessionStorage' })).toEqual([]);
  });
});

describe('A sign-in service that refuses while somebody is in the room', () => {
  it.concurrent('is named, and keeps room and draft until they sign in again', async ({ stage, expect }) => {
    const { ann, control, cognito } = await inTheRoom(stage, 'writer');
    const { page } = ann.chat;
    await ann.chat.send('said before');
    await ann.chat.see('said before');
    await ann.fill(ann.chat.composer, 'half a thought');
    const message = 'Request not allowed due to WAF block.';
    cognito.control.fail({ code: 'ForbiddenException', message, httpStatus: 403 });
    await rejectTokens(ann);
    control.expireTokens();
    await ann.chat.alert.filter({ hasText: 'does not renew your sign-in' }).waitFor();
    await page.locator('cognito-refusal', { hasText: /firewall.*Tell whoever runs this chat/ }).waitFor();
    expect(await page.locator('chat-composer textarea').getAttribute('readonly')).toBe(null);

    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await ann.pressButton('Sign in again');
    await ann.waitForFocus(ann.password);
    expect(await ann.userName.inputValue()).toBe('writer');
    await ann.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await ann.chat.alert.count()).toBe(1);

    cognito.control.reset();
    await ann.pressButton('Sign in again');
    await ann.waitForFocus(ann.password);
    await ann.type(PASSWORD);
    await ann.press('Enter');
    await ann.chat.untilLive();
    expect(await ann.chat.log.getByText('said before', { exact: true }).count()).toBe(1);
    expect(await ann.chat.composer.inputValue()).toBe('half a thought');
  });
});

describe('The build', () => {
  it('holds no password', ({ expect }) => {
    const pageDir = inject('pageDir');
    for (const file of readdirSync(pageDir, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const content = readFileSync(join(file.parentPath, file.name), 'latin1');
      for (const each of PASSWORDS) expect(content).not.toContain(each);
    }
  });
});

describe('Guests', () => {
  it.concurrent('load nothing of Cognito', async ({ stage, expect }) => {
    const { url } = await stage.host();
    const ann = await member(stage);
    await ann.chat.joinLive(url, { name: 'Ann' });
    expect(ann.secrets.urls.filter((each) => /cognito|qr-code|field-form/i.test(each))).toEqual([]);
  });
});
