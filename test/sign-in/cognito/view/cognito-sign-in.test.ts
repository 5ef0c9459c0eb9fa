import { describe, expect, it } from 'vitest';
import type {
  CodeFactor,
  CognitoFailureCode,
  CognitoProgress,
  CognitoStep,
} from '../../../../src/sign-in/cognito/cognito-steps.ts';
import { CognitoSignIn } from '../../../../src/sign-in/cognito/view/cognito-sign-in.ts';
import { loadStepForms } from '../../../../src/sign-in/cognito/view/step-forms.ts';
import type { MachineFailure } from '../../../../src/sign-in/way-in-parts.ts';
import { settle } from '../../../support/fake-clock.ts';
import { FakeCognitoWayIn } from '../../../support/fake-cognito-way-in.ts';
import {
  allByRole,
  button,
  byRole,
  descriptionOf,
  focusedIn,
  textOf,
  type,
} from '../../../support/find-in-shadow.ts';
import { mount } from '../../../support/mount.ts';
// Loaded when something fails: here before anything does.
import '../../../../src/sign-in/cognito/view/access-message.ts';
import '../../../../src/sign-in/cognito/view/refusal-answer.ts';

// What the steps are made of: with those that few come to.
await loadStepForms({ step: 'passkey' });
await loadStepForms({ step: 'set-up-totp' });

async function signIn(step?: CognitoStep) {
  const wayIn = new FakeCognitoWayIn(step);
  const element = await mount(Object.assign(new CognitoSignIn(), { wayIn, machineName: 'Member' }));
  const press = async (name: string) => {
    button(element, name).click();
    await settle();
  };
  return {
    wayIn,
    element,
    press,
    field: (name: string) => byRole(element, 'textbox', name) as HTMLInputElement,
    heading: () => textOf(allByRole(element, 'heading')[0] ?? element),
    focused: () => focusedIn(element),
    submit: async (values: Readonly<Record<string, string>>, send: string) => {
      for (const [name, value] of Object.entries(values)) type(element, name, value);
      await press(send);
    },
  };
}

const credentials = { Username: 'ada', Password: 'Right-1' };

describe('cognito-sign-in', () => {
  it('signs in with what is in the fields', async () => {
    const { wayIn, submit } = await signIn();
    await submit(credentials, 'Sign in');
    expect(wayIn.calls).toEqual([['signIn', { userName: 'ada', password: 'Right-1' }]]);
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'ada' });
  });

  it.each<[string, MachineFailure['code'], readonly string[]]>([
    ['is not let in', 'forbidden', ['“Member” does not let you in']],
    ['gets an error that may mean it', 'unavailable', ['“Member” may not let you in']],
    ['brings a sign-in that does not count', 'unauthorized', ['“Member” does not accept your sign-in']],
    ['meets a machine that is away', 'unreachable', []],
  ])('says before joining what a member is in for who %s', async (_who, code, headings) => {
    const { wayIn, submit, element } = await signIn();
    wayIn.refusedWith = { code, refusesThisPage: false };
    await submit(credentials, 'Sign in');
    await settle();
    const notices = allByRole(element, 'alert').map((notice) => textOf(notice));
    expect(notices.map((notice) => /^“Member” .*? (let you in|your sign-in)/.exec(notice)?.[0])).toEqual(
      headings,
    );
  });

  it.each<[CognitoStep, Record<string, string>, string, unknown[]]>([
    [
      { step: 'new-password', userName: 'newcomer', attributes: ['email', 'custom:shoe_size'] },
      { 'New password': 'New-1', 'E-mail': 'a@b.example', 'shoe size': '42' },
      'Save and sign in',
      [
        'setNewPassword',
        { password: 'New-1', attributes: { email: 'a@b.example', 'custom:shoe_size': '42' } },
      ],
    ],
    [
      { step: 'choose-factor', factors: ['sms', 'totp'], unknown: [] },
      {},
      'Continue',
      ['chooseFactor', 'sms'],
    ],
    [
      { step: 'code', factor: 'totp', sentTo: undefined },
      { Code: '123456' },
      'Sign in',
      ['sendCode', '123456'],
    ],
    [
      { step: 'set-up-totp', secret: 'ABCDEFGH', otpauthUrl: 'otpauth://totp/Member:ada?secret=ABCDEFGH' },
      { 'Code from the app': '123456' },
      'Finish and sign in',
      ['verifyTotpSetUp', '123456'],
    ],
    [{ step: 'without-password', userName: '' }, { Username: 'ada' }, 'Continue', ['askWays', 'ada']],
    [{ step: 'choose-way', ways: ['sms', 'email'], unknown: [] }, {}, 'Continue', ['chooseWay', 'sms']],
    [
      { step: 'choose-way', ways: ['passkey', 'email'], unknown: [] },
      {},
      'Continue',
      ['chooseWay', 'passkey'],
    ],
    [{ step: 'passkey' }, {}, 'Use passkey', ['provePasskey']],
    [{ step: 'forgot-password', userName: '' }, { Username: 'ada' }, 'Send code', ['requestReset', 'ada']],
    [
      { step: 'reset-password', userName: 'ada', sentTo: 'a***@e***' },
      { Code: '123456', 'New password': 'New-1' },
      'Save and sign in',
      ['resetPassword', { code: '123456', password: 'New-1' }],
    ],
    [
      { step: 'sign-up', attributes: [], isNamedByEmail: false },
      { Username: 'ada', 'E-mail': 'a@b.example', 'New password': 'New-1' },
      'Create account',
      ['signUp', { userName: 'ada', attributes: { email: 'a@b.example' }, password: 'New-1' }],
    ],
    [
      {
        step: 'sign-up',
        attributes: ['given_name', 'birthdate', 'custom:shoe_size'],
        isNamedByEmail: true,
      },
      {
        'E-mail': 'a@b.example',
        'First name': 'Ada',
        'Date of birth': '1815-12-10',
        'shoe size': '42',
        'New password': 'New-1',
      },
      'Create account',
      [
        'signUp',
        {
          userName: 'a@b.example',
          attributes: { given_name: 'Ada', birthdate: '1815-12-10', 'custom:shoe_size': '42' },
          password: 'New-1',
        },
      ],
    ],
    [
      { step: 'confirm', userName: 'ada', sentTo: undefined },
      { Code: '123456' },
      'Confirm',
      ['confirm', '123456'],
    ],
  ])('sends what is entered at the step %j', async (step, values, send, call) => {
    const { wayIn, submit } = await signIn(step);
    await submit(values, send);
    expect(wayIn.calls).toEqual([call]);
  });

  it('sends the factor that is chosen', async () => {
    const { element, wayIn, press } = await signIn({
      step: 'choose-factor',
      factors: ['sms', 'totp'],
      unknown: [],
    });
    byRole(element, 'radio', 'Authenticator app').click();
    await press('Continue');
    expect(wayIn.calls).toEqual([['chooseFactor', 'totp']]);
  });

  it('names what may be chosen too, and not here', async () => {
    const { element, wayIn, press } = await signIn({
      step: 'choose-factor',
      factors: ['sms', 'email'],
      unknown: ['WEB_AUTHN'],
    });
    expect(textOf(element.shadowRoot?.querySelector('p') ?? element)).toMatch(/“WEB_AUTHN”.*not support/);
    byRole(element, 'radio', 'E-mail').click();
    await press('Continue');
    expect(wayIn.calls).toEqual([['chooseFactor', 'email']]);
  });

  it.each([
    ['e***@e***', /by e-mail to e\*\*\*@e\*\*\*/],
    [undefined, /sent by e-mail/],
  ])('says that a code comes by e-mail to %s', async (sentTo, words) => {
    const { element } = await signIn({ step: 'code', factor: 'email', sentTo });
    expect(textOf(element.shadowRoot?.querySelector('p') ?? element)).toMatch(words);
  });

  it('leads from step to step, with the focus in the first field of each', async () => {
    const { heading, focused, field, submit } = await signIn();
    expect(focused()).toBeNull();
    await submit({ Username: 'choice', Password: 'Right-1' }, 'Sign in');
    expect(heading()).toBe('One more step');
    expect(focused()?.getAttribute('type')).toBe('radio');
    await submit({}, 'Continue');
    expect(heading()).toBe('Enter your code');
    expect(focused()).toBe(field('Code'));
  });

  it('does not take the focus when a stored session turns out to be gone', async () => {
    const { wayIn, element, focused } = await signIn({ step: 'restoring' });
    expect(textOf(element.shadowRoot?.querySelector('p') ?? element)).toBe('Looking for your sign-in…');
    wayIn.go({ step: 'credentials', userName: 'ada' });
    await settle();
    expect(focused()).toBeNull();
  });

  it('takes the focus, when asked, as soon as there is a field', async () => {
    const { wayIn, element, field, focused } = await signIn({ step: 'restoring' });
    element.focus();
    await settle();
    wayIn.go({ step: 'credentials', userName: 'ada' });
    await settle();
    expect(focused()).toBe(field('Password'));
  });

  it('keeps nothing secret from one step to the next, and all else', async () => {
    const { field, press, submit } = await signIn();
    await submit({ Username: 'ada', Password: 'secret' }, 'Create an account');
    expect([field('Username').value, field('New password').value]).toEqual(['ada', '']);
    await submit({ 'E-mail': 'a@b.example', 'New password': 'secret' }, 'Back');
    expect([field('Username').value, field('Password').value]).toEqual(['ada', '']);
    await press('Create an account');
    expect(field('E-mail').value).toBe('a@b.example');
  });

  it('goes back while it waits, and forgets what it waited for', async () => {
    const { wayIn, element, heading, press, submit } = await signIn({
      step: 'confirm',
      userName: 'ada',
      sentTo: undefined,
    });
    const release = wayIn.hold();
    await submit({ Code: '123456' }, 'Confirm');
    expect(button(element, 'One moment…').getAttribute('aria-disabled')).toBe('true');
    await press('Back');
    release();
    await settle();
    expect(heading()).toBe('Sign in at “Member”');
    expect(button(element, 'Sign in').hasAttribute('aria-disabled')).toBe(false);
    expect(allByRole(element, 'alert')).toEqual([]);
  });

  it('tries once, however often the button is pressed', async () => {
    const { wayIn, press, submit } = await signIn();
    wayIn.hold();
    await submit(credentials, 'Sign in');
    await press('Signing in…');
    expect(wayIn.calls).toHaveLength(1);
  });

  it('gives up, and listens no more, when it goes', async () => {
    const { wayIn, element, submit } = await signIn();
    wayIn.hold();
    await submit(credentials, 'Sign in');
    expect(wayIn.listeners).toBe(2);
    element.remove();
    expect(wayIn.signals[0]?.aborted).toBe(true);
    expect(wayIn.listeners).toBe(0);
  });

  it('says that another code is on its way', async () => {
    const { wayIn, element, press, focused, field } = await signIn({
      step: 'confirm',
      userName: 'ada',
      sentTo: undefined,
    });
    await press('Send another code');
    expect(wayIn.calls).toEqual([['resendCode']]);
    expect(textOf(element.shadowRoot?.querySelector('[aria-live]') ?? element)).toMatch(/on its way/);
    expect(focused()).toBe(field('Code'));
  });

  it('calls the fields of a new account as the configuration does', async () => {
    const { element, wayIn, field, press } = await signIn();
    wayIn.signUpFields = [
      { attribute: 'custom:born', label: 'Born on', type: 'date' },
      { attribute: 'name' },
    ];
    wayIn.go({ step: 'sign-up', attributes: ['custom:born', 'name'], isNamedByEmail: false });
    await settle();
    const labels = [
      ...(element.shadowRoot?.querySelector('field-form')?.shadowRoot?.querySelectorAll('label') ?? []),
    ];
    expect(labels.map((label) => textOf(label))).toEqual([
      'Username',
      'E-mail',
      'Born on',
      'Full name',
      'New password',
    ]);
    const born = element.shadowRoot?.querySelector('field-form')?.shadowRoot?.getElementById('custom:born');
    expect((born as HTMLInputElement).type).toBe('date');
    await press('Create account');
    expect([descriptionOf(field('E-mail')), descriptionOf(field('Full name'))]).toEqual([
      '',
      'Fill this in, too.',
    ]);
  });

  it('asks for the address where people have no other name', async () => {
    const { wayIn, element, field, press } = await signIn();
    wayIn.userNameIsEmail = true;
    element.requestUpdate();
    await settle();
    expect([field('E-mail').name, field('E-mail').autocomplete]).toEqual(['username', 'username']);
    await press('Sign in');
    expect(descriptionOf(field('E-mail'))).toBe('Enter your e-mail address.');
    await press('Forgot your password?');
    expect(field('E-mail').type).toBe('email');
  });

  it('offers only flows that are on', async () => {
    const { wayIn, element } = await signIn();
    expect(allByRole(element, 'button').map(textOf)).toEqual([
      'Sign in',
      'Forgot your password?',
      'Create an account',
    ]);
    wayIn.flows.clear();
    element.requestUpdate();
    await settle();
    expect(allByRole(element, 'button').map(textOf)).toEqual(['Sign in']);
    expect(element.shadowRoot?.querySelector('[type=checkbox]')).toBeNull();
  });

  it('stays signed in only where somebody asks for it', async () => {
    const { wayIn, element } = await signIn();
    const box = element.shadowRoot?.querySelector<HTMLInputElement>('[type=checkbox]');
    expect(box?.checked).toBe(false);
    box?.click();
    expect(wayIn.staySignedIn).toBe(true);
  });
});

describe('A failure', () => {
  it.each<[CognitoFailureCode, RegExp]>([
    ['wrong-credentials', /password is wrong/],
    ['unknown-user', /There is no such username/],
    ['disabled', /switched off/],
    ['too-many-attempts', /Too many attempts.*Wait a few minutes/],
    ['unknown-client', /“Member” is not set up correctly/],
    ['flow-not-enabled', /does not allow this way to sign in/],
    ['session-expired', /took too long/],
    ['unreachable', /cannot be reached.*Check your internet connection/],
    ['timeout', /takes too long/],
    ['unsupported', /does not support.*“CUSTOM_CHALLENGE”.*Trying again does not help.*Tell whoever runs/],
    ['set-up-needed', /cannot be set up here.*“CUSTOM_CHALLENGE”.*Ask whoever runs/],
    ['service', /Something went wrong/],
    ['invitation-expired', /temporary password has expired.*invite you again/],
    ['still-invited', /cannot be reset yet.*temporary password.*invite you again/],
    ['no-reset-address', /nowhere to send a code.*no confirmed e-mail address/],
    ['blocked', /firewall.*nothing that you typed.*Tell whoever runs this chat/],
    ['risky', /protect your account.*Tell whoever runs this chat/],
    ['client-secret', /not set up correctly.*client secret.*app client without a secret.*config\.json/],
    ['rule', /“Member” does not accept this.*“CUSTOM_CHALLENGE”/],
    ['refused', /refuses this.*“CUSTOM_CHALLENGE” Tell whoever runs this chat/],
    ['not-accepted', /does not accept this.*“CUSTOM_CHALLENGE”.*Tell|tell whoever runs this chat/],
    ['not-the-service', /Something else answered.*proxy/],
  ])('%s has words of its own', async (code, words) => {
    const { element, wayIn, field, submit } = await signIn();
    wayIn.failNext({ code, detail: 'CUSTOM_CHALLENGE' });
    await submit(credentials, 'Sign in');
    expect(textOf(byRole(element, 'alert'))).toMatch(words);
    expect(field('Username').value).toBe('ada');
  });

  it('of the password clears it, and goes there', async () => {
    const { wayIn, field, focused, submit } = await signIn();
    wayIn.failNext({ code: 'wrong-credentials' });
    await submit(credentials, 'Sign in');
    expect(field('Password').value).toBe('');
    expect(focused()).toBe(field('Password'));
  });

  it('of the network keeps everything, and goes to the button that tries again', async () => {
    const { element, wayIn, field, focused, submit } = await signIn();
    wayIn.failNext({ code: 'unreachable' });
    await submit(credentials, 'Sign in');
    expect(field('Password').value).toBe('Right-1');
    expect(focused()).toBe(button(element, 'Sign in'));
  });

  it.each<[CognitoFailureCode, string, RegExp]>([
    ['wrong-code', 'Code', /This code is wrong.*request another one/],
    ['expired-code', 'Code', /no longer valid.*another one sent/],
    ['password-policy', 'New password', /“Password must have symbol characters”/],
  ])('%s is said at the field, and keeps the other one', async (code, name, words) => {
    const { wayIn, field, focused, submit } = await signIn({
      step: 'reset-password',
      userName: 'ada',
      sentTo: undefined,
    });
    wayIn.failNext({ code, detail: 'Password must have symbol characters' });
    await submit({ Code: '123456', 'New password': 'weak' }, 'Save and sign in');
    expect(descriptionOf(field(name))).toMatch(words);
    expect(field(name).value).toBe('');
    expect(field(name === 'Code' ? 'New password' : 'Code').value).not.toBe('');
    expect(focused()).toBe(field(name));
  });

  it.each<[string, RegExp]>([
    ['EMAIL_OTP', /It needs an e-mail address for codes\./],
    [
      'SMS_MFA, EMAIL_OTP, PUSH',
      /It needs a phone number for codes or an e-mail address for codes or “PUSH”\./,
    ],
  ])('to have %s says what that is', async (detail, words) => {
    const { element, wayIn, submit } = await signIn();
    wayIn.failNext({ code: 'set-up-needed', detail });
    await submit(credentials, 'Sign in');
    expect(textOf(byRole(element, 'alert'))).toMatch(words);
  });

  it.each<[CognitoProgress, CognitoFailureCode, RegExp]>([
    ['password-saved', 'unsupported', /password is saved.*not signed in.*“PUSH”.*Tell whoever runs/],
    [
      'password-saved',
      'unreachable',
      /password is saved, but you are not signed in.*did not answer.*Sign in with your password/,
    ],
    ['password-perhaps-saved', 'session-expired', /may be saved already.*Sign in with it.*the old one/],
    ['account-confirmed', 'timeout', /account is confirmed.*Sign in with your password/],
    ['account-made', 'service', /account is made.*not signed in.*Something went wrong/],
  ])('after %s, %s, says both where it has led to', async (done, code, words) => {
    const { element, wayIn, heading, submit } = await signIn({
      step: 'new-password',
      userName: 'ada',
      attributes: [],
    });
    const release = wayIn.hold();
    wayIn.failNext({ code, detail: 'PUSH', done });
    await submit({ 'New password': 'New-1' }, 'Save and sign in');
    wayIn.go({ step: 'credentials', userName: 'ada' });
    release();
    await settle();
    expect(heading()).toBe('Sign in at “Member”');
    expect(textOf(byRole(element, 'alert'))).toMatch(words);
  });

  it.each<[CodeFactor, CognitoFailureCode, RegExp]>([
    ['totp', 'wrong-code', /Wait until the app shows a new one/],
    ['totp', 'expired-code', /Enter the one that the app shows now/],
    ['sms', 'wrong-code', /go back and sign in again/],
    ['sms', 'expired-code', /Go back and sign in again/],
    ['email', 'wrong-code', /last message you got.*go back and sign in again/],
    ['email', 'expired-code', /Go back and sign in again/],
  ])('of a code by %s, %s, says how to get another', async (factor, code, words) => {
    const { wayIn, field, submit } = await signIn({ step: 'code', factor, sentTo: undefined });
    wayIn.failNext({ code });
    await submit({ Code: '000000' }, 'Sign in');
    expect(descriptionOf(field('Code'))).toMatch(words);
  });

  it.each([
    ['ada\u034f', 'It contains U+034F, which cannot be seen. Type it without that.'],
    ['GUEST:ada', 'It looks like a mark of guests, “guest:”. Type it without that.'],
    ['acme:ada', 'It looks like the name of somebody from another sign-in. Type it without the colon.'],
  ])('of the user name %j comes before anything is sent', async (userName, problem) => {
    const { wayIn, field, focused, submit } = await signIn({
      step: 'sign-up',
      attributes: [],
      isNamedByEmail: false,
    });
    await submit({ Username: userName, 'E-mail': '', 'New password': 'New-1' }, 'Create account');
    expect(wayIn.calls).toEqual([]);
    expect(descriptionOf(field('Username'))).toBe(problem);
    expect(focused()).toBe(field('Username'));
    await submit({ Username: 'Zoe\u0308' }, 'Create account');
    expect(wayIn.calls).toEqual([
      ['signUp', { userName: 'Zo\u00eb', attributes: { email: '' }, password: 'New-1' }],
    ]);
  });

  it('that asks for more keeps what was typed, and has one field for an address that is the name', async () => {
    const { element, wayIn, field, focused, submit } = await signIn({
      step: 'sign-up',
      attributes: [],
      isNamedByEmail: false,
    });
    const release = wayIn.hold();
    wayIn.failNext({ code: 'more-wanted', detail: 'name' });
    const typed = { Username: 'ada', 'E-mail': 'a@b.example', 'New password': 'New-1' };
    await submit(typed, 'Create account');
    wayIn.go({ step: 'sign-up', attributes: ['name'], isNamedByEmail: true });
    release();
    await settle();
    expect(textOf(byRole(element, 'alert'))).toMatch(/wants something else of a new account/);
    expect(allByRole(element, 'textbox').map((each) => (each as HTMLInputElement).name)).toEqual([
      'username',
      'name',
      'password',
    ]);
    const values = ['E-mail', 'Full name', 'New password'].map((name) => field(name).value);
    expect(values).toEqual(['a@b.example', '', 'New-1']);
    expect(focused()).toBe(field('E-mail'));
    await submit({ 'Full name': '' }, 'Create account');
    expect(descriptionOf(field('Full name'))).toBe('Fill this in, too.');
  });

  it('of a user name that is taken keeps it to be changed', async () => {
    const { wayIn, field, focused, submit } = await signIn({
      step: 'sign-up',
      attributes: [],
      isNamedByEmail: false,
    });
    wayIn.failNext({ code: 'user-exists' });
    await submit({ Username: 'ada', 'E-mail': 'a@b.example', 'New password': 'New-1' }, 'Create account');
    expect(descriptionOf(field('Username'))).toMatch(/username is already taken/i);
    expect([field('Username').value, field('New password').value]).toEqual(['ada', 'New-1']);
    expect(focused()).toBe(field('Username'));
  });

  it.each([
    { isNamedByEmail: false, typed: { Username: 'ada', 'E-mail': 'a@b.example', 'New password': 'New-1' } },
    // One field is the user name, too.
    { isNamedByEmail: true, typed: { 'E-mail': 'a@b.example', 'New password': 'New-1' } },
  ])('of an e-mail address that is taken is said of the address: $isNamedByEmail', async (given) => {
    const { isNamedByEmail, typed } = given;
    const { wayIn, field, focused, submit } = await signIn({
      step: 'sign-up',
      attributes: [],
      isNamedByEmail,
    });
    wayIn.failNext({ code: 'address-exists' });
    await submit(typed, 'Create account');
    expect(descriptionOf(field('E-mail'))).toMatch(/an account with this e-mail address/);
    expect(focused()).toBe(field('E-mail'));
  });

  it.each<[CognitoStep, CognitoFailureCode, RegExp]>([
    [{ step: 'confirm', userName: 'ada', sentTo: undefined }, 'address-exists', /with this e-mail address/],
    [{ step: 'confirm', userName: 'ada', sentTo: undefined }, 'password-policy', /rules of this chat/],
    [{ step: 'credentials', userName: 'ada' }, 'wrong-code', /This code is wrong/],
    // The field is there for password managers only.
    [{ step: 'new-password', userName: 'ada', attributes: [] }, 'user-exists', /already taken/],
  ])('of a field that $step does not show is said for the step: %s', async (step, code, words) => {
    const { element, wayIn } = await signIn(step);
    wayIn.failNext({ code });
    for (const input of element.shadowRoot
      ?.querySelector('field-form')
      ?.shadowRoot?.querySelectorAll('input') ?? [])
      input.value = 'x';
    for (const each of allByRole(element, 'button')) {
      if (each instanceof HTMLButtonElement && each.type === 'submit') each.click();
    }
    await settle();
    expect(textOf(byRole(element, 'alert'))).toMatch(/This step could not be completed/);
    expect(textOf(byRole(element, 'alert'))).toMatch(words);
  });

  it('of an earlier step is said at the step that it leads to', async () => {
    const { element, wayIn, field, focused, heading, submit } = await signIn({
      step: 'code',
      factor: 'sms',
      sentTo: '+*******0100',
    });
    const release = wayIn.hold();
    wayIn.failNext({ code: 'session-expired' });
    await submit({ Code: '123456' }, 'Sign in');
    wayIn.go({ step: 'credentials', userName: 'ada' });
    release();
    await settle();
    expect(heading()).toBe('Sign in at “Member”');
    expect(textOf(byRole(element, 'alert'))).toMatch(/Enter your password/);
    expect(focused()).toBe(field('Password'));
  });

  it('is forgotten at the next try, and on the way back', async () => {
    const { element, wayIn, press, submit } = await signIn({ step: 'forgot-password', userName: 'ada' });
    wayIn.failNext({ code: 'unreachable' });
    await press('Send code');
    expect(allByRole(element, 'alert')).toHaveLength(1);
    wayIn.failNext({ code: 'service' });
    await press('Send code');
    expect(textOf(byRole(element, 'alert'))).toMatch(/Something went wrong/);
    await submit({}, 'Back');
    expect(allByRole(element, 'alert')).toEqual([]);
  });

  it.each([
    ['Username', 'Enter your username.'],
    ['Password', 'Enter your password.'],
  ])('to enter anything is said at %s, and nothing is sent', async (name, words) => {
    const { wayIn, field, focused, submit } = await signIn();
    await submit({ ...credentials, [name]: '' }, 'Sign in');
    expect(descriptionOf(field(name))).toBe(words);
    expect(focused()).toBe(field(name));
    expect(wayIn.calls).toEqual([]);
  });
});

describe('Whoever is signed in', () => {
  async function signedIn() {
    const all = await signIn();
    await all.submit(credentials, 'Sign in');
    const dialog = () => byRole(all.element, 'dialog') as HTMLDialogElement;
    const answer = async (value: string) => {
      dialog().close(value);
      await settle();
    };
    return { ...all, answer };
  }

  it('may sign out everywhere, after a question', async () => {
    const { wayIn, press, answer, heading } = await signedIn();
    await press('Sign out everywhere');
    await answer('cancel');
    expect(wayIn.identity.state).toBe('signed-in');
    await press('Sign out everywhere');
    await answer('confirm');
    expect(wayIn.identity.state).toBe('signed-out');
    expect(heading()).toBe('Sign in at “Member”');
  });

  it('may do so before the call that signed in has come back', async () => {
    const { wayIn, element, submit, press } = await signIn();
    wayIn.hold();
    await submit(credentials, 'Sign in');
    wayIn.go({ step: 'signed-in', userName: 'ada' });
    await settle();
    await press('Sign out everywhere');
    (byRole(element, 'dialog') as HTMLDialogElement).close('confirm');
    await settle();
    expect(wayIn.calls.at(-1)).toEqual(['signOutEverywhere']);
  });

  it.each<[CognitoFailureCode, string, RegExp]>([
    ['unreachable', '', /did not answer/],
    ['timeout', '', /did not answer/],
    ['session-expired', 'Access Token has been revoked', /had ended already/],
    ['not-the-service', '', /did not answer/],
    ['blocked', 'Blocked by the firewall', /refuses to do it: “Blocked by the firewall”/],
    ['refused', '', /refuses to do it\. /],
    ['too-many-attempts', '', /could not do it just now/],
    ['service', 'Internal error', /could not do it just now/],
  ])('hears why others may still be signed in: %s', async (code, detail, says) => {
    const { element, wayIn, press, answer } = await signedIn();
    wayIn.failNext({ code, detail });
    await press('Sign out everywhere');
    await answer('confirm');
    expect(textOf(byRole(element, 'alert'))).toMatch(/perhaps not everywhere/);
    expect(textOf(byRole(element, 'alert'))).toMatch(says);
  });

  it('hears once that the service could not be told, and what became of it', async () => {
    const { element, wayIn } = await signedIn();
    await wayIn.signOut();
    const notices = async () => {
      await settle();
      return allByRole(element, 'alert').map(textOf);
    };
    expect(await notices()).toEqual([]);
    wayIn.revoke('trying');
    expect(await notices()).toEqual([expect.stringMatching(/could not be told yet/)]);
    wayIn.revoke('failed');
    expect(await notices()).toEqual([expect.stringMatching(/has forgotten your sign-in/)]);
    wayIn.revoke('none');
    expect(await notices()).toEqual([]);
  });

  it('reads why a tab that was duplicated asks again', async () => {
    const { element, wayIn } = await signedIn();
    wayIn.lose({ isCopy: true });
    await settle();
    expect(textOf(byRole(element, 'alert'))).toMatch(/This tab is a copy of another one/);
  });

  it('leaves nothing in the fields for whoever comes next', async () => {
    const { element, wayIn, field } = await signedIn();
    element.userName = 'ada';
    await settle();
    await wayIn.signOut();
    element.userName = '';
    await settle();
    expect([field('Username').value, field('Password').value]).toEqual(['', '']);
  });

  it('hears that another tab has signed out, until the next try', async () => {
    const { element, wayIn, submit } = await signedIn();
    wayIn.endedElsewhere();
    await settle();
    expect(textOf(byRole(element, 'alert'))).toMatch(/signed out in another tab.*Sign in to continue/);
    wayIn.failNext({ code: 'wrong-credentials' });
    await submit(credentials, 'Sign in');
    expect(textOf(byRole(element, 'alert'))).toMatch(/password is wrong/);
  });
});
