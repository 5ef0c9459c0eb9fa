// Signing in by what the pool offers (USER_AUTH), at the stand-in.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { waysIn } from '../../../src/sign-in/cognito/sign-in-ways.ts';
import { DONE, openCognitoTab, PASSWORD } from './cognito-tab.ts';

let cognito: LocalCognito;
beforeAll(async () => {
  // Where the client allows nothing else.
  cognito = await startLocalCognito({ signInFlows: ['USER_AUTH'] });
});
afterEach(() => cognito.control.reset());
afterAll(() => cognito.close());

const BY_CHOICE = { authFlow: 'USER_AUTH' } as const;

async function asked(userName: string) {
  const tab = openCognitoTab(cognito, BY_CHOICE);
  tab.wayIn.startWithoutPassword();
  return { ...tab, outcome: await tab.wayIn.askWays(userName) };
}

describe('a sign-in without a password', () => {
  it.each(['email', 'sms'] as const)('goes by the code that was chosen: %s', async (way) => {
    const { wayIn, outcome, bodies } = await asked(' any-way ');
    expect(outcome).toEqual(DONE);
    expect(wayIn.step).toEqual({ step: 'choose-way', ways: ['email', 'sms'], unknown: [] });

    expect(await wayIn.chooseWay(way)).toEqual(DONE);
    expect(wayIn.step).toMatchObject({ step: 'code', factor: way });
    expect(await wayIn.sendCode('000000')).toMatchObject({ failure: { code: 'wrong-code' } });
    expect(await wayIn.sendCode(cognito.confirmationCode)).toEqual(DONE);

    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'any-way' });
    expect(bodies.join()).not.toContain('PASSWORD');
  });

  it('takes the only way there is', async () => {
    const { wayIn, outcome } = await asked('passwordless');
    expect(outcome).toEqual(DONE);
    expect(wayIn.step).toMatchObject({ step: 'code', factor: 'email' });
    expect(await wayIn.sendCode(cognito.confirmationCode)).toEqual(DONE);
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'passwordless' });
  });

  it('says where there is none, and keeps the name', async () => {
    const { wayIn, outcome } = await asked('totp');
    expect(outcome).toMatchObject({ ok: false, failure: { code: 'password-only' } });
    expect(wayIn.step).toEqual({ step: 'without-password', userName: '' });
    wayIn.cancel();
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'totp' });
  });

  it.each([
    [['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP', 'NEW'], { ways: ['email'], unknown: ['NEW'] }],
    [['SMS_OTP', 'EMAIL_OTP'], { ways: ['email', 'sms'], unknown: [] }],
  ])('may go by what is known of %j', (listed, expected) => {
    expect(waysIn(listed)).toEqual(expected);
  });

  it.each([
    [['PASSWORD', 'NEW'], 'UnsupportedChallenge', 'NEW'],
    [['PASSWORD', 'PASSWORD_SRP'], 'PasswordOnly', 'nothing but a password is offered'],
    [undefined, 'PasswordOnly', 'nothing but a password is offered'],
  ])('may not go by %j', (listed, code, message) => {
    expect(() => waysIn(listed)).toThrow(expect.objectContaining({ code, message }));
  });

  it('is not offered elsewhere', () => {
    const { wayIn } = openCognitoTab(cognito, { authFlow: 'USER_SRP_AUTH' });
    expect(wayIn.isByChoice).toBe(false);
    expect(() => wayIn.startWithoutPassword()).toThrow('password only');
  });
});

describe('a password', () => {
  it('is proved by choice, and never sent', async () => {
    const { wayIn, bodies } = openCognitoTab(cognito, BY_CHOICE);
    expect(await wayIn.signIn({ userName: 'any-way', password: 'Wrong-1' })).toMatchObject({
      failure: { code: 'wrong-credentials' },
    });
    expect(await wayIn.signIn({ userName: 'any-way', password: PASSWORD })).toEqual(DONE);
    expect(bodies.join()).not.toContain(PASSWORD);
  });

  it('leads to a second factor as ever', async () => {
    const { wayIn } = openCognitoTab(cognito, BY_CHOICE);
    expect(await wayIn.signIn({ userName: 'totp', password: PASSWORD })).toEqual(DONE);
    expect(wayIn.step).toMatchObject({ step: 'code', factor: 'totp' });
  });

  it('of somebody who has none leads to what there is', async () => {
    const { wayIn } = openCognitoTab(cognito, BY_CHOICE);
    expect(await wayIn.signIn({ userName: 'passwordless', password: 'Any-1' })).toEqual(DONE);
    expect(wayIn.step).toMatchObject({ step: 'choose-way', ways: ['email'] });
  });
});
