import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type LocalCognito,
  type LocalCognitoOptions,
  startLocalCognito,
} from '../../../local/cognito/local-cognito.ts';
import { callCognito } from './cognito-call.ts';
import { CognitoPage } from './cognito-page.ts';

const PASSWORD = 'New-Password-1';
const EXPIRED = {
  code: 'ExpiredCodeException',
  message: 'Invalid code provided, please request a code again.',
};
const MISMATCH = {
  code: 'CodeMismatchException',
  message: 'Invalid verification code provided, please try again.',
};
const TOO_MANY = {
  code: 'LimitExceededException',
  message: 'Attempt limit exceeded, please try after some time.',
};

let cognito: LocalCognito;

beforeAll(async () => {
  cognito = await startLocalCognito({ confirmationCode: '246810' });
});
beforeEach(() => cognito.control.reset());
afterAll(() => cognito.close());

async function newUser(username: string): Promise<CognitoPage> {
  const page = new CognitoPage(cognito, username);
  await page.signUp(PASSWORD, `${username}@mail.example`);
  return page;
}

describe('signing up', () => {
  it('sends a code, and lets the user in once it was given back', async () => {
    const page = new CognitoPage(cognito, 'ann');
    const answer = await page.signUp(PASSWORD, 'ann@mail.example');

    const early = await page.signIn(PASSWORD);
    const guess = await page.signIn('Wrong-Password-1');
    await expect(page.confirmSignUp('000000')).rejects.toMatchObject(MISMATCH);
    await page.confirmSignUp('246810');
    const outcome = await page.signIn(PASSWORD);

    expect(answer).toMatchObject({
      userConfirmed: false,
      codeDeliveryDetails: { DeliveryMedium: 'EMAIL', Destination: 'a***@m***' },
    });
    expect(early).toMatchObject({ code: 'UserNotConfirmedException', message: 'User is not confirmed.' });
    expect(guess).toMatchObject({ code: 'NotAuthorizedException' });
    expect(cognito.control.codesSentTo('ann')).toEqual([
      { code: '246810', medium: 'EMAIL', destination: 'ann@mail.example' },
    ]);
    expect(outcome.kind).toBe('signed-in');
  });

  it('sends the code again on request', async () => {
    const page = await newUser('bob');

    await page.resendCode();
    await page.confirmSignUp('246810');

    expect(cognito.control.codesSentTo('bob')).toHaveLength(2);
    await expect(page.resendCode()).rejects.toThrow('User is already confirmed.');
    await expect(page.confirmSignUp('246810')).rejects.toThrow('Current status is CONFIRMED');
  });

  it('is refused with a name that is taken, a weak password, or no e-mail address', async () => {
    const page = new CognitoPage(cognito, 'cleo');

    await expect(new CognitoPage(cognito, 'writer').signUp(PASSWORD, 'w@mail.example')).rejects.toMatchObject(
      {
        code: 'UsernameExistsException',
      },
    );
    await expect(page.signUp('no-capital-1', 'cleo@mail.example')).rejects.toMatchObject({
      code: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password must have uppercase characters',
    });
    await expect(page.signUp(PASSWORD, 'cleo')).rejects.toMatchObject({ code: 'InvalidParameterException' });
  });

  it('takes no expired code, and after five wrong ones none at all for a while', async () => {
    const page = await newUser('dora');
    cognito.control.expireCodes();
    await expect(page.confirmSignUp('246810')).rejects.toMatchObject(EXPIRED);
    await page.resendCode();

    for (let count = 0; count < 5; count += 1) {
      await expect(page.confirmSignUp('000000')).rejects.toMatchObject(MISMATCH);
    }

    await expect(page.confirmSignUp('246810')).rejects.toMatchObject(TOO_MANY);
    cognito.control.reset();
    await page.confirmSignUp('246810');
  });

  it('sends five codes in a row and not a sixth', async () => {
    const page = await newUser('emil');
    for (let count = 0; count < 5; count += 1) await page.resendCode();

    await expect(page.resendCode()).rejects.toMatchObject(TOO_MANY);
  });
});

describe('a forgotten password', () => {
  it('is replaced against the code that was sent', async () => {
    const page = new CognitoPage(cognito, 'writer');
    const answer = await page.forgetPassword();

    await expect(page.resetPassword('000000', PASSWORD)).rejects.toMatchObject(MISMATCH);
    await expect(page.resetPassword('246810', 'weak')).rejects.toMatchObject({
      code: 'InvalidPasswordException',
    });
    await page.resetPassword('246810', PASSWORD);

    expect(answer).toMatchObject({ CodeDeliveryDetails: { Destination: 'w***@e***' } });
    expect((await page.signIn(PASSWORD)).kind).toBe('signed-in');
    await expect(page.resetPassword('246810', PASSWORD)).rejects.toMatchObject(EXPIRED);
  });

  it('takes no expired code and none of a sign-up', async () => {
    const page = new CognitoPage(cognito, 'reader');
    await page.forgetPassword();
    cognito.control.expireCodes();

    await expect(page.resetPassword('246810', PASSWORD)).rejects.toMatchObject(EXPIRED);
    await expect((await newUser('finn')).resetPassword('246810', PASSWORD)).rejects.toMatchObject(EXPIRED);
  });

  it('says of a user who does not exist nothing that it would not say of one who does', async () => {
    const nobody = new CognitoPage(cognito, 'walter');
    const answer = await nobody.forgetPassword();

    expect(answer).toEqual(await new CognitoPage(cognito, 'writer').forgetPassword());
    await expect(nobody.resetPassword('246810', PASSWORD)).rejects.toMatchObject(MISMATCH);
    await expect(nobody.confirmSignUp('246810')).rejects.toMatchObject(EXPIRED);
    expect(await nobody.resendCode()).toMatchObject({ CodeDeliveryDetails: { DeliveryMedium: 'EMAIL' } });
  });

  it('stays where it is for a user with a temporary one, and for an address that nobody has confirmed', async () => {
    await expect(new CognitoPage(cognito, 'newcomer').forgetPassword()).rejects.toMatchObject({
      code: 'NotAuthorizedException',
    });
    await expect((await newUser('gert')).forgetPassword()).rejects.toMatchObject({
      code: 'InvalidParameterException',
    });
  });
});

describe('a pool that wants more', () => {
  async function signUp(options: LocalCognitoOptions, fields: object) {
    const own = await startLocalCognito(options);
    const { body } = await callCognito(own, 'SignUp', { Password: PASSWORD, ...fields });
    await own.close();
    return body;
  }

  it('names every attribute that is missing, one a line', async () => {
    const requiredAttributes = ['email', 'given_name', 'custom:team'];
    const body = await signUp({ requiredAttributes }, { Username: 'dan' });

    expect(body).toEqual({
      __type: 'InvalidParameterException',
      message:
        'Attributes did not conform to the schema: email: The attribute is required\ngiven_name: The attribute is required\ncustom:team: The attribute is required\n',
    });
  });

  it.each([
    [{ Username: 'dan' }, 'Username should be an email.'],
    [
      { Username: 'dan@mail.example', UserAttributes: [{ Name: 'email', Value: 'other@mail.example' }] },
      'User email should be empty or same as username, since username attribute is email',
    ],
    [{ Username: 'dan@mail.example' }, undefined],
  ])('of an address as the name, answers %j with %s', async (fields, message) => {
    expect((await signUp({ userNameIsEmail: true }, fields)).message).toBe(message);
  });
});
