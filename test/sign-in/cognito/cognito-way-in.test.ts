// The real library, against a service that checks its proofs.

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { untilHeard } from '../../support/fake-browser.ts';
import { DONE, openCognitoTab, PASSWORD, signedInTab } from './cognito-tab.ts';

let cognito: LocalCognito;
beforeAll(async () => {
  cognito = await startLocalCognito();
});
afterEach(() => cognito.control.reset());
afterAll(() => cognito.close());

const SRP = { authFlow: 'USER_SRP_AUTH' } as const;
const NEW_PASSWORD = 'Another-Local-1';

/** What a call rejects with. */
const failing = (call: Promise<unknown>) => call.catch((error: unknown) => error);

describe('signing in', () => {
  it('proves the password without sending it', async () => {
    const { wayIn, calls, bodies, steps, identities } = openCognitoTab(cognito, SRP);
    expect(await wayIn.signIn({ userName: ' writer ', password: PASSWORD })).toEqual(DONE);
    expect(wayIn.step).toEqual({ step: 'signed-in', userName: 'writer' });
    expect(identities).toEqual([{ state: 'signed-in', userName: 'writer' }]);
    expect(calls).toEqual(['InitiateAuth', 'RespondToAuthChallenge']);
    expect(bodies.join()).not.toContain(PASSWORD);
    expect(steps).toEqual(['signed-in']);
  });

  it('sends the password where the configuration says so', async () => {
    const { wayIn, calls, bodies } = openCognitoTab(cognito);
    expect(await wayIn.signIn({ userName: 'writer', password: PASSWORD })).toEqual(DONE);
    expect(calls).toEqual(['InitiateAuth']);
    expect(bodies.join()).toContain(PASSWORD);
  });

  it('replaces a password that somebody else has given', async () => {
    const { wayIn, identities } = openCognitoTab(cognito, SRP);
    await wayIn.signIn({ userName: 'newcomer', password: 'Temporary-Local-Only-1' });
    expect(wayIn.step).toEqual({ step: 'new-password', userName: 'newcomer', attributes: [] });
    expect(identities).toEqual([]);

    expect(await wayIn.setNewPassword({ password: 'short' })).toEqual({
      ok: false,
      failure: {
        code: 'password-policy',
        detail: 'Password did not conform with policy: Password not long enough',
      },
    });
    expect(wayIn.step.step).toBe('new-password');

    expect(await wayIn.setNewPassword({ password: NEW_PASSWORD })).toEqual(DONE);
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'newcomer' });
  });

  it('asks for the code of an authenticator app, and again after a wrong one', async () => {
    const { wayIn } = openCognitoTab(cognito, SRP);
    await wayIn.signIn({ userName: 'totp', password: PASSWORD });
    expect(wayIn.step).toEqual({ step: 'code', factor: 'totp', sentTo: undefined });

    expect(await wayIn.sendCode('000000')).toMatchObject({ ok: false, failure: { code: 'wrong-code' } });
    expect(wayIn.step.step).toBe('code');

    const code = await cognito.control.totpCode('totp');
    expect(await wayIn.sendCode(` ${code} `)).toEqual(DONE);
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'totp' });

    const second = openCognitoTab(cognito, SRP).wayIn;
    await second.signIn({ userName: 'totp', password: PASSWORD });
    expect(await second.sendCode(`${code}`)).toMatchObject({ ok: false, failure: { code: 'expired-code' } });
  });

  it('says where an SMS went', async () => {
    const { wayIn } = openCognitoTab(cognito, SRP);
    await wayIn.signIn({ userName: 'sms', password: PASSWORD });
    expect(wayIn.step).toEqual({ step: 'code', factor: 'sms', sentTo: '+*******0100' });
    expect(await wayIn.sendCode(cognito.confirmationCode)).toEqual(DONE);
    expect(wayIn.step).toEqual({ step: 'signed-in', userName: 'sms' });
  });

  it.each(['totp', 'sms'] as const)('lets the user choose to be asked by %s', async (factor) => {
    const { wayIn } = openCognitoTab(cognito, SRP);
    await wayIn.signIn({ userName: 'choice', password: PASSWORD });
    expect(wayIn.step).toEqual({ step: 'choose-factor', factors: ['totp', 'sms'], unknown: [] });
    expect(await wayIn.chooseFactor(factor)).toEqual(DONE);
    expect(wayIn.step).toMatchObject({ step: 'code', factor });
    const code = factor === 'sms' ? cognito.confirmationCode : await cognito.control.totpCode('choice');
    expect(await wayIn.sendCode(code ?? '')).toEqual(DONE);
    expect(wayIn.identity.state).toBe('signed-in');
  });

  it('refuses to set up an authenticator app where that is switched off', async () => {
    const { wayIn } = openCognitoTab(cognito, { ...SRP, disabledFlows: ['totpSetUp'] });
    expect(await wayIn.signIn({ userName: 'setup', password: PASSWORD })).toEqual({
      ok: false,
      failure: { code: 'set-up-needed', detail: 'SOFTWARE_TOKEN_MFA' },
    });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'setup' });
  });

  it('sets up an authenticator app', async () => {
    const { wayIn } = openCognitoTab(cognito, SRP);
    await wayIn.signIn({ userName: 'setup', password: PASSWORD });
    const { step } = wayIn;
    if (step.step !== 'set-up-totp') throw new Error(`the step is ${step.step}`);
    expect(step.secret).toMatch(/^[A-Z2-7]{32,}$/);
    expect(step.otpauthUrl).toBe(
      `otpauth://totp/Momento%20Chat:setup?secret=${step.secret}&issuer=Momento%20Chat`,
    );

    expect(await wayIn.verifyTotpSetUp('000000')).toMatchObject({
      ok: false,
      failure: { code: 'wrong-code' },
    });
    expect(wayIn.step).toBe(step);

    const code = await cognito.control.totpCode('setup');
    expect(await wayIn.verifyTotpSetUp(`${code}`)).toEqual(DONE);
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'setup' });
  });
});

describe('a forgotten password', () => {
  it('is replaced against a code, and signs in', async () => {
    const { wayIn, steps } = openCognitoTab(cognito);
    wayIn.startForgotPassword('both');
    expect(wayIn.step).toEqual({ step: 'forgot-password', userName: 'both' });
    expect(await wayIn.requestReset('both')).toEqual(DONE);
    expect(wayIn.step).toEqual({ step: 'reset-password', userName: 'both', sentTo: 'b***@e***' });

    const { confirmationCode: code } = cognito;
    expect(await wayIn.resetPassword({ code: '000000', password: NEW_PASSWORD })).toMatchObject({
      failure: { code: 'wrong-code' },
    });
    expect(await wayIn.resetPassword({ code, password: 'short' })).toMatchObject({
      failure: { code: 'password-policy' },
    });
    expect(await wayIn.requestReset('both')).toEqual(DONE);
    expect(await wayIn.resetPassword({ code, password: NEW_PASSWORD })).toEqual(DONE);
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'both' });
    expect(steps).toEqual(['forgot-password', 'reset-password', 'reset-password', 'signed-in']);
  });

  it('cannot be replaced with a code that has expired', async () => {
    const { wayIn } = openCognitoTab(cognito);
    wayIn.startForgotPassword();
    await wayIn.requestReset('reader');
    cognito.control.expireCodes();
    const { confirmationCode: code } = cognito;
    expect(await wayIn.resetPassword({ code, password: NEW_PASSWORD })).toMatchObject({
      failure: { code: 'expired-code' },
    });
    expect(wayIn.step.step).toBe('reset-password');
  });

  it('is asked for where an administrator has reset it', async () => {
    const { wayIn } = openCognitoTab(cognito);
    cognito.control.fail({ action: 'InitiateAuth', code: 'PasswordResetRequiredException' });
    expect(await wayIn.signIn({ userName: 'reader', password: PASSWORD })).toMatchObject({
      failure: { code: 'reset-required' },
    });
    expect(wayIn.step).toEqual({ step: 'forgot-password', userName: 'reader' });
  });

  it('has no way where that is switched off', async () => {
    const { wayIn } = openCognitoTab(cognito, { disabledFlows: ['forgotPassword'] });
    expect(wayIn.flows.has('forgotPassword')).toBe(false);
    expect(() => wayIn.startForgotPassword('reader')).toThrow('"forgotPassword" is switched off');
    cognito.control.fail({ action: 'InitiateAuth', code: 'PasswordResetRequiredException' });
    await wayIn.signIn({ userName: 'reader', password: PASSWORD });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'reader' });
  });
});

describe('signing up', () => {
  const attributes = { email: 'new@example.com' };

  it('confirms with a code, and signs in with the password that was typed', async () => {
    const { wayIn, steps } = openCognitoTab(cognito);
    wayIn.startSignUp();
    expect(await wayIn.signUp({ userName: ' ada ', attributes, password: PASSWORD })).toEqual(DONE);
    expect(wayIn.step).toEqual({ step: 'confirm', userName: 'ada', sentTo: 'n***@e***' });
    expect(await wayIn.confirm('000000')).toMatchObject({ failure: { code: 'wrong-code' } });
    expect(await wayIn.resendCode()).toEqual(DONE);
    expect(cognito.control.codesSentTo('ada')).toHaveLength(2);
    expect(await wayIn.confirm(cognito.confirmationCode)).toEqual(DONE);
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'ada' });
    expect(steps).toEqual(['sign-up', 'confirm', 'confirm', 'signed-in']);
  });

  it.each([
    ['a name that is taken', { userName: 'writer', attributes, password: PASSWORD }, 'user-exists'],
    ['a weak password', { userName: 'eve', attributes, password: 'weak' }, 'password-policy'],
    [
      'an address that is none',
      { userName: 'eve', attributes: { email: 'eve' }, password: PASSWORD },
      'invalid-input',
    ],
  ])('refuses %s', async (_what, account, code) => {
    const { wayIn } = openCognitoTab(cognito);
    wayIn.startSignUp();
    expect(await wayIn.signUp(account)).toMatchObject({ ok: false, failure: { code } });
    expect(wayIn.step).toEqual({ step: 'sign-up', attributes: [], isNamedByEmail: false });
  });

  it('is taken up again by signing in, even where the code was given elsewhere', async () => {
    const first = openCognitoTab(cognito).wayIn;
    first.startSignUp();
    await first.signUp({ userName: 'bob', attributes, password: PASSWORD });

    const { wayIn } = openCognitoTab(cognito);
    expect(await wayIn.signIn({ userName: 'bob', password: PASSWORD })).toMatchObject({
      failure: { code: 'not-confirmed' },
    });
    expect(wayIn.step).toEqual({ step: 'confirm', userName: 'bob', sentTo: undefined });

    await first.confirm(cognito.confirmationCode);
    expect(await wayIn.confirm(cognito.confirmationCode)).toEqual(DONE);
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'bob' });
  });

  it('asks for the password again where nobody answers after that', async () => {
    const { wayIn } = openCognitoTab(cognito);
    wayIn.startSignUp();
    await wayIn.signUp({ userName: 'carol', attributes, password: PASSWORD });
    cognito.control.fail({ action: 'InitiateAuth', drop: true });
    expect(await wayIn.confirm(cognito.confirmationCode)).toMatchObject({
      failure: { code: 'unreachable' },
    });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'carol' });
  });

  it('has no way where that is switched off', () => {
    const { wayIn } = openCognitoTab(cognito, { disabledFlows: ['signUp'] });
    expect([...wayIn.flows]).toEqual(['forgotPassword', 'totpSetUp', 'staySignedIn']);
    expect(() => wayIn.startSignUp()).toThrow('"signUp" is switched off');
  });
});

describe('a sign-in that is given up', () => {
  it('begins again at the name that was typed', async () => {
    const { wayIn } = openCognitoTab(cognito);
    await wayIn.signIn({ userName: 'sms', password: PASSWORD });
    wayIn.cancel();
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'sms' });
    await expect(wayIn.sendCode(cognito.confirmationCode)).rejects.toThrow(
      'unable to go on from code; the step is credentials',
    );
  });

  it('aborts the request under way', async () => {
    const { wayIn, clock } = openCognitoTab(cognito);
    cognito.control.hang('InitiateAuth');
    const signingIn = failing(wayIn.signIn({ userName: 'writer', password: PASSWORD }));
    wayIn.cancel();
    expect(await signingIn).toMatchObject({ name: 'AbortError' });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'writer' });
    expect(clock.pendingTimers).toBe(0);
  });

  it('rejects with the reason of its signal, and stays where it is', async () => {
    const { wayIn, steps } = openCognitoTab(cognito);
    cognito.control.hang('InitiateAuth');
    const given = new AbortController();
    const signingIn = wayIn.signIn({ userName: 'writer', password: PASSWORD }, { signal: given.signal });
    const reason = new Error('enough');
    given.abort(reason);
    await expect(signingIn).rejects.toBe(reason);
    expect(steps).toEqual([]);
  });

  it('gives way to the next one', async () => {
    const { wayIn } = openCognitoTab(cognito);
    cognito.control.delay({ action: 'InitiateAuth', ms: 50 });
    const first = failing(wayIn.signIn({ userName: 'reader', password: PASSWORD }));
    expect(await wayIn.signIn({ userName: 'writer', password: PASSWORD })).toEqual(DONE);
    expect(await first).toMatchObject({ name: 'AbortError' });
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'writer' });
  });

  it('leaves alone who is signed in', async () => {
    const { wayIn } = await signedInTab(cognito);
    wayIn.cancel();
    expect(wayIn.step).toEqual({ step: 'signed-in', userName: 'writer' });
  });
});

describe('signing in again', () => {
  it('over a session that still lives ends that one at the service, and nothing else', async () => {
    const { wayIn, calls, bodies, clock } = await signedInTab(cognito);
    const held = bodies.length;
    wayIn.askAgain(true);
    expect(await wayIn.signIn({ userName: 'writer', password: PASSWORD })).toEqual(DONE);
    await vi.waitFor(() => expect(cognito.control.callsOf('RevokeToken')).toBe(1));
    expect(calls.slice(held)).toEqual(['InitiateAuth', 'RevokeToken']);
    await clock.advance(3_600_000);
    expect(await wayIn.authorizer.authorize({ signal: new AbortController().signal })).toBeDefined();
    expect([wayIn.identity.state, wayIn.revocation]).toEqual(['signed-in', 'none']);
  });

  it('goes on at its step when the session is lost meanwhile', async () => {
    const { wayIn, identities } = openCognitoTab(cognito);
    const credentials = { userName: 'sms', password: PASSWORD };
    await wayIn.signIn(credentials);
    await wayIn.sendCode(cognito.confirmationCode);
    wayIn.askAgain(true);
    await wayIn.signIn(credentials);
    const { step } = wayIn;
    cognito.control.revokeTokens('sms');
    expect(await wayIn.authorizer.rejected()).toBe('signed-out');
    expect([wayIn.identity.state, wayIn.step]).toEqual(['lost', step]);
    expect(await wayIn.sendCode(cognito.confirmationCode)).toEqual(DONE);
    expect(identities.map(({ state }) => state)).toEqual(['signed-in', 'lost', 'signed-in']);
  });

  it('after the session was lost has nothing to end', async () => {
    const { wayIn, calls } = await signedInTab(cognito);
    cognito.control.revokeTokens('writer');
    await wayIn.authorizer.rejected();
    await wayIn.signIn({ userName: 'writer', password: PASSWORD });
    expect(calls).not.toContain('RevokeToken');
  });
});

describe('signing out', () => {
  it('ends the session at the service, and leaves nothing here', async () => {
    const { wayIn, calls, tab, browser, identities } = await signedInTab(cognito, { userName: 'reader' });
    const signingOut = wayIn.signOut();
    expect(wayIn.identity).toEqual({ state: 'signed-out' });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: '' });
    await signingOut;
    expect(calls.at(-1)).toBe('RevokeToken');
    expect([tab.isEmpty, await browser.isEmpty()]).toEqual([true, true]);
    expect(identities.at(-1)).toEqual({ state: 'signed-out' });
  });

  it.each([{ drop: true as const }, { code: 'InternalErrorException', httpStatus: 500 }])(
    'leaves nothing here when the service answers %j',
    async (failure) => {
      const { wayIn, tab } = await signedInTab(cognito);
      cognito.control.fail({ action: 'RevokeToken', ...failure });
      await wayIn.signOut();
      expect(wayIn.identity).toEqual({ state: 'signed-out' });
      expect(tab.isEmpty).toBe(true);
    },
  );

  it('says nothing to the service, and nobody hears of it, where nobody is signed in', async () => {
    const { wayIn, calls, identities } = openCognitoTab(cognito);
    await wayIn.signOut();
    expect(await wayIn.signOutEverywhere()).toEqual(DONE);
    expect(calls).toEqual([]);
    expect(identities).toEqual([]);
  });

  it('ends the sessions of all devices, with a token that has run out, too', async () => {
    const elsewhere = await signedInTab(cognito, { userName: 'stranger' });
    const { wayIn, clock, calls, tab } = await signedInTab(cognito, { userName: 'stranger' });
    await clock.advance(3_600_000);
    expect(await wayIn.signOutEverywhere()).toEqual(DONE);
    expect(calls.slice(-2)).toEqual(['GetTokensFromRefreshToken', 'GlobalSignOut']);
    expect(wayIn.identity).toEqual({ state: 'signed-out' });
    expect(tab.isEmpty).toBe(true);
    expect(await elsewhere.wayIn.authorizer.rejected()).toBe('signed-out');
  });

  it('tells that other devices are still signed in, and signs out here', async () => {
    const { wayIn } = await signedInTab(cognito);
    cognito.control.fail({ action: 'GlobalSignOut', drop: true });
    expect(await wayIn.signOutEverywhere()).toMatchObject({ ok: false, failure: { code: 'unreachable' } });
    expect(wayIn.identity).toEqual({ state: 'signed-out' });
  });

  it('drops a session of the device without a call when another tab has done it', async () => {
    const { wayIn, calls, tab, browser } = await signedInTab(cognito, { staySignedIn: true });
    const before = calls.length;
    wayIn.endedElsewhere();
    expect(wayIn.identity).toEqual({ state: 'signed-out', isElsewhere: true });
    await untilHeard();
    expect([tab.isEmpty, await browser.isEmpty()]).toEqual([true, true]);
    expect(calls).toHaveLength(before);
  });

  it('in another tab leaves alone who is about to sign in here', async () => {
    const { wayIn } = openCognitoTab(cognito);
    await wayIn.signIn({ userName: 'sms', password: PASSWORD });
    wayIn.endedElsewhere();
    expect(await wayIn.sendCode(cognito.confirmationCode)).toEqual(DONE);
  });

  it('drops a sign-in that is under way for somebody whose identity was lost', async () => {
    const { wayIn } = await signedInTab(cognito, { userName: 'reader' });
    cognito.control.revokeTokens('reader');
    await wayIn.authorizer.rejected();
    cognito.control.hang('InitiateAuth');
    const signingIn = failing(wayIn.signIn({ userName: 'reader', password: PASSWORD }));
    wayIn.endedElsewhere();
    expect(await signingIn).toMatchObject({ name: 'AbortError' });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: '' });
  });
});

describe('a member', () => {
  const failure = { code: 'forbidden', refusesThisPage: false } as const;

  it('whose groups say nothing learns from the machine whether it lets them in', async () => {
    const { signal } = new AbortController();
    const requestToken = async () => ({ ok: false as const, failure });
    const stranger = await signedInTab(cognito, { userName: 'stranger', requestToken });
    expect(await stranger.wayIn.refusal({ signal })).toEqual(failure);
    await stranger.wayIn.signOut();
    expect(await stranger.wayIn.refusal({ signal })).toBeUndefined();
    const writer = await signedInTab(cognito, { requestToken });
    expect(await writer.wayIn.refusal({ signal })).toBeUndefined();
  });
});
