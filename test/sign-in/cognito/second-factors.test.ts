// Second factors that the library does not know, and what goes wrong after something that is done for good.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { type CognitoTabOptions, DONE, openCognitoTab, PASSWORD } from './cognito-tab.ts';

let cognito: LocalCognito;
beforeAll(async () => {
  cognito = await startLocalCognito();
});
afterEach(() => cognito.control.reset());
afterAll(() => cognito.close());

const SRP = { authFlow: 'USER_SRP_AUTH' } as const;
const NEW_PASSWORD = 'Another-Local-1';
const codes = (userName: string) => cognito.control.codesSentTo(userName).length;

describe('a code by e-mail', () => {
  it.each(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const)(
    'is asked for after the password (%s), and a wrong one mails no other',
    async (authFlow) => {
      const before = codes('email');
      const { wayIn } = openCognitoTab(cognito, { authFlow });
      expect(await wayIn.signIn({ userName: 'email', password: PASSWORD })).toEqual(DONE);
      expect(wayIn.step).toEqual({ step: 'code', factor: 'email', sentTo: 'e***@e***' });

      expect(await wayIn.sendCode('000000')).toMatchObject({ failure: { code: 'wrong-code' } });
      expect(wayIn.step.step).toBe('code');
      expect(await wayIn.sendCode(` ${cognito.confirmationCode} `)).toEqual(DONE);

      expect(codes('email')).toBe(before + 1);
      expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'email' });
    },
  );

  it('is offered to who has lost the phone', async () => {
    const { wayIn } = openCognitoTab(cognito, SRP);
    await wayIn.signIn({ userName: 'lost-phone', password: PASSWORD });
    const factors = ['totp', 'sms', 'email'];
    expect(wayIn.step).toEqual({ step: 'choose-factor', factors, unknown: [] });

    expect(await wayIn.chooseFactor('email')).toEqual(DONE);
    expect(wayIn.step).toEqual({ step: 'code', factor: 'email', sentTo: 'l***@e***' });
    expect(await wayIn.sendCode(cognito.confirmationCode)).toEqual(DONE);
    expect(wayIn.identity.state).toBe('signed-in');
  });

  it('follows a new password', async () => {
    const { wayIn } = openCognitoTab(cognito, SRP);
    await wayIn.signIn({ userName: 'email-newcomer', password: 'Temporary-Local-Only-1' });
    expect(await wayIn.setNewPassword({ password: NEW_PASSWORD })).toEqual(DONE);
    expect(wayIn.step).toMatchObject({ step: 'code', factor: 'email' });
    expect(await wayIn.sendCode(cognito.confirmationCode)).toEqual(DONE);
  });

  it('that would have to be set up is said to be that', async () => {
    const { wayIn } = openCognitoTab(cognito, SRP);
    expect(await wayIn.signIn({ userName: 'email-setup', password: PASSWORD })).toEqual({
      ok: false,
      failure: { code: 'set-up-needed', detail: 'EMAIL_OTP' },
    });
  });
});

describe('what nobody has heard of', () => {
  it('is named after the proof of a password too', async () => {
    cognito.control.askFor({ challenge: 'NEVER_HEARD_OF' });
    const { wayIn } = openCognitoTab(cognito, SRP);
    expect(await wayIn.signIn({ userName: 'writer', password: PASSWORD })).toEqual({
      ok: false,
      failure: { code: 'unsupported', detail: 'NEVER_HEARD_OF' },
    });
  });
});

describe('a new password', () => {
  let own: LocalCognito;
  beforeEach(async () => {
    own = await startLocalCognito();
  });
  afterEach(() => own.close());

  async function newcomer(options: CognitoTabOptions = {}) {
    const tab = openCognitoTab(own, options);
    await tab.wayIn.signIn({ userName: 'newcomer', password: 'Temporary-Local-Only-1' });
    expect(tab.wayIn.step.step).toBe('new-password');
    return tab;
  }

  it('that is saved before something unknown is asked for leads back to signing in, and says so', async () => {
    const { wayIn } = await newcomer();
    own.control.askFor({ challenge: 'NEVER_HEARD_OF' });

    expect(await wayIn.setNewPassword({ password: NEW_PASSWORD })).toEqual({
      ok: false,
      failure: { code: 'unsupported', detail: 'NEVER_HEARD_OF', done: 'password-saved' },
    });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'newcomer' });
    own.control.reset();
    expect(await wayIn.signIn({ userName: 'newcomer', password: NEW_PASSWORD })).toEqual(DONE);
  });

  it('that is saved before an authenticator app cannot be set up, too', async () => {
    const { wayIn } = await newcomer();
    own.control.askFor({
      challenge: 'MFA_SETUP',
      parameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    });
    own.control.fail({ action: 'AssociateSoftwareToken', drop: true });

    expect(await wayIn.setNewPassword({ password: NEW_PASSWORD })).toMatchObject({
      failure: { code: 'unreachable', done: 'password-saved' },
    });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'newcomer' });
  });

  it('that is saved before an app is asked for which may not be set up here, too', async () => {
    const { wayIn } = await newcomer({ disabledFlows: ['totpSetUp'] });
    own.control.askFor({
      challenge: 'MFA_SETUP',
      parameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    });

    expect(await wayIn.setNewPassword({ password: NEW_PASSWORD })).toMatchObject({
      failure: { code: 'set-up-needed', done: 'password-saved' },
    });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'newcomer' });
  });

  it('whose answer was lost may be saved: the next try says so', async () => {
    const { wayIn } = await newcomer();
    own.control.fail({ action: 'RespondToAuthChallenge', dropAnswer: true, times: 1 });

    const lost = await wayIn.setNewPassword({ password: NEW_PASSWORD });
    const again = await wayIn.setNewPassword({ password: NEW_PASSWORD });

    expect(lost).toMatchObject({ failure: { code: 'unreachable', done: undefined } });
    expect(again).toMatchObject({ failure: { code: 'session-expired', done: 'password-perhaps-saved' } });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'newcomer' });
    expect(await wayIn.signIn({ userName: 'newcomer', password: NEW_PASSWORD })).toEqual(DONE);
  });

  it('that a code has set is saved although nobody answers the sign-in after it', async () => {
    const { wayIn } = openCognitoTab(own);
    wayIn.startForgotPassword('writer');
    await wayIn.requestReset('writer');
    own.control.fail({ action: 'InitiateAuth', drop: true });

    expect(await wayIn.resetPassword({ code: own.confirmationCode, password: NEW_PASSWORD })).toMatchObject({
      failure: { code: 'unreachable', done: 'password-saved' },
    });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'writer' });
  });

  it('an account that is confirmed is so although nobody answers the sign-in after it', async () => {
    const { wayIn } = openCognitoTab(own);
    wayIn.startSignUp();
    await wayIn.signUp({
      userName: 'carol',
      attributes: { email: 'carol@example.com' },
      password: PASSWORD,
    });
    own.control.fail({ action: 'InitiateAuth', drop: true });

    expect(await wayIn.confirm(own.confirmationCode)).toMatchObject({
      failure: { code: 'unreachable', done: 'account-confirmed' },
    });
  });
});

describe('an authenticator app', () => {
  it('whose first code was right goes on without another after the answer was lost', async () => {
    const own = await startLocalCognito();
    const { wayIn, calls } = openCognitoTab(own);
    await wayIn.signIn({ userName: 'setup', password: PASSWORD });
    const code = (await own.control.totpCode('setup')) ?? '';
    own.control.fail({ action: 'RespondToAuthChallenge', drop: true, times: 1 });

    const lost = await wayIn.verifyTotpSetUp(code);
    const again = await wayIn.verifyTotpSetUp(code);
    await own.close();

    expect(lost).toMatchObject({ failure: { code: 'unreachable' } });
    expect(again).toEqual(DONE);
    expect(calls.filter((call) => call === 'VerifySoftwareToken')).toHaveLength(1);
  });
});

describe('a pool that remembers devices', () => {
  beforeEach(() => cognito.control.rememberDevices(true));
  afterEach(() => cognito.control.rememberDevices(false));

  const keyIn = (body = '{}') => (JSON.parse(body) as { DeviceKey?: string }).DeviceKey ?? '';

  it.each([
    ['writer', undefined],
    ['email', 'EMAIL_OTP'],
  ])('has the device of %s confirmed', async (userName, challenge) => {
    const { wayIn, calls, bodies } = openCognitoTab(cognito, SRP);
    await wayIn.signIn({ userName, password: PASSWORD });
    if (challenge) await wayIn.sendCode(cognito.confirmationCode);
    expect(wayIn.identity.state).toBe('signed-in');

    await vi.waitFor(() => expect(calls).toContain('ConfirmDevice'));
    const key = keyIn(bodies[calls.indexOf('ConfirmDevice')]);
    await vi.waitFor(() => expect(cognito.control.isDeviceConfirmed(key)).toBe(true));
    expect(await wayIn.authorizer.rejected()).toBe('retry');
  });

  it.each([{ code: 'InvalidParameterException' }, { drop: true } as const])(
    'keeps nobody out where that ends in %j',
    async (failure) => {
      cognito.control.fail({ action: 'ConfirmDevice', ...failure });
      const { wayIn, calls } = openCognitoTab(cognito, SRP);
      expect(await wayIn.signIn({ userName: 'writer', password: PASSWORD })).toEqual(DONE);
      await vi.waitFor(() => expect(calls).toContain('ConfirmDevice'));
      expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'writer' });
    },
  );
});
