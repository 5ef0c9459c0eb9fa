// Passkeys at the stand-in: registered by who is signed in, and used to sign in.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { CognitoError } from '../../../src/sign-in/cognito/cognito-error.ts';
import { failureOf } from '../../../src/sign-in/cognito/cognito-failure.ts';
import { OwnPasskeys } from '../../../src/sign-in/cognito/own-passkeys.ts';
import { DONE, openCognitoTab, signedInTab } from './cognito-tab.ts';
import { FakePasskeys, type FakePasskeysOptions } from './fake-passkeys.ts';

const BY_CHOICE = { authFlow: 'USER_AUTH' } as const;
const { signal } = new AbortController();

let cognito: LocalCognito;
beforeEach(async () => {
  cognito = await startLocalCognito();
});
afterEach(() => cognito.close());

/** A browser with a passkey of `any-way`, who is signed in. */
async function registered(options?: FakePasskeysOptions) {
  const browser = new FakePasskeys(options);
  const tab = await signedInTab(cognito, { userName: 'any-way' });
  const passkeys = new OwnPasskeys(tab.wayIn.member, 'localhost');
  await passkeys.register(signal);
  return { browser, tab, passkeys };
}

/** A tab in which `any-way` is asked for the passkey. */
async function asked() {
  const tab = openCognitoTab(cognito, BY_CHOICE);
  tab.wayIn.startWithoutPassword();
  expect(await tab.wayIn.askWays('any-way')).toEqual(DONE);
  expect(tab.wayIn.step).toMatchObject({ ways: ['passkey', 'email', 'sms'] });
  return { ...tab, outcome: await tab.wayIn.chooseWay('passkey') };
}

/** Why it does not work. */
async function failureOfCall(call: Promise<void>) {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CognitoError)) throw new Error('the service takes it', { cause: error });
  return failureOf(error);
}

const error = (name: string) => new DOMException('No.', name);

describe('a sign-in by passkey', () => {
  it('asks for it as soon as it is chosen, and sends no password', async () => {
    await registered();
    const { wayIn, outcome, bodies, steps } = await asked();
    expect(outcome).toEqual(DONE);
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'any-way' });
    expect(steps).toEqual(['without-password', 'choose-way', 'passkey', 'signed-in']);
    expect(bodies.join()).not.toContain('PASSWORD');
  });

  it.each([
    ['NotAllowedError', 'passkey-not-given'],
    ['AbortError', 'passkey-not-given'],
    ['UnknownError', 'passkey-not-given'],
    ['NotSupportedError', 'passkey-not-supported'],
  ])('tries again at the same step after %s', async (name, code) => {
    const { browser } = await registered();
    browser.failure = error(name);
    const { wayIn, outcome } = await asked();
    expect(outcome).toMatchObject({ ok: false, failure: { code } });
    expect(wayIn.step).toEqual({ step: 'passkey' });

    expect(await wayIn.provePasskey()).toEqual(DONE);
    expect(wayIn.identity).toMatchObject({ state: 'signed-in' });
  });

  it('stops asking when somebody goes back', async () => {
    const { browser, tab } = await registered();
    await tab.wayIn.signOut();
    browser.isWaiting = true;
    const { wayIn } = openCognitoTab(cognito, BY_CHOICE);
    wayIn.startWithoutPassword();
    await wayIn.askWays('any-way');
    const choosing = wayIn.chooseWay('passkey');
    await new Promise<void>((resolve) => {
      const cancel = wayIn.onStep(({ step }) => {
        if (step !== 'passkey') return;
        cancel();
        resolve();
      });
    });
    wayIn.cancel();
    await expect(choosing).rejects.toMatchObject({ name: 'AbortError' });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'any-way' });
  });

  it('leads back where the service does not take it', async () => {
    const { browser } = await registered();
    // Somebody has copied it, and used the copy more often.
    browser.authenticator.counter = 5;
    expect((await asked()).outcome).toEqual(DONE);
    browser.authenticator.counter = 1;
    const { wayIn, outcome } = await asked();
    expect(outcome).toMatchObject({ failure: { code: 'passkey-refused' } });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'any-way' });
  });

  it('says where the passkeys of the pool belong', async () => {
    await registered();
    cognito.control.setRelyingParty('auth.example.com');
    const { outcome } = await asked();
    expect(outcome).toEqual({
      ok: false,
      failure: { code: 'passkeys-elsewhere', detail: 'auth.example.com', done: undefined },
    });
  });

  it.each<[string, FakePasskeysOptions, string]>([
    ['the browser knows none', { isKnown: false }, 'passkeys-unsupported'],
    ['the page is not secure', { isSecure: false }, 'passkeys-not-here'],
    ['the host is a number', { hostname: '127.0.0.1' }, 'passkeys-not-here'],
  ])('says that %s', async (_what, options, code) => {
    await registered();
    new FakePasskeys(options);
    const { outcome } = await asked();
    expect(outcome).toMatchObject({ failure: { code } });
  });

  it('understands that there is nothing to ask for', async () => {
    await registered();
    const { wayIn } = openCognitoTab(cognito, {
      ...BY_CHOICE,
      fetch: async () => Response.json({ ChallengeName: 'WEB_AUTHN', Session: 's' }),
    });
    wayIn.startWithoutPassword();
    expect(await wayIn.askWays('any-way')).toMatchObject({ failure: { code: 'not-understood' } });
  });
});

describe('the passkeys of whoever is signed in', () => {
  it('are listed, and deleted on the device, too', async () => {
    const { browser, passkeys } = await registered();
    expect(passkeys.all).toBeUndefined();
    await passkeys.read(signal);
    const [passkey] = passkeys.all ?? [];
    expect(passkeys.all).toEqual([
      {
        id: expect.any(String) as string,
        name: 'Passkey 1',
        relyingPartyId: 'localhost',
        isForThisPage: true,
        createdAtMs: expect.closeTo(Date.now(), -6) as number,
      },
    ]);
    if (!passkey) throw new Error('there is none');

    await passkeys.delete(passkey, signal);
    expect(passkeys.all).toEqual([]);
    await expect.poll(() => browser.forgotten).toEqual([{ rpId: 'localhost', credentialId: passkey.id }]);
    await passkeys.read(signal);
    expect(passkeys.all).toEqual([]);
    // Another tab was first.
    await passkeys.delete(passkey, signal);
  });

  it.each([
    ['InvalidStateError', 'passkey-exists'],
    ['NotAllowedError', 'passkey-not-given'],
    ['ConstraintError', 'passkey-not-supported'],
  ])('are not made after %s', async (name, code) => {
    const { browser, passkeys } = await registered();
    browser.failure = error(name);
    expect(await failureOfCall(passkeys.register(signal))).toMatchObject({ code });
    await passkeys.read(signal);
    expect(passkeys.all).toHaveLength(1);
  });

  it('cannot be made for another address', async () => {
    const { passkeys } = await registered();
    cognito.control.setRelyingParty('auth.example.com');
    expect(await failureOfCall(passkeys.register(signal))).toMatchObject({
      code: 'passkeys-elsewhere',
      detail: 'auth.example.com',
    });
    await passkeys.read(signal);
    expect(passkeys.all).toMatchObject([{ relyingPartyId: 'localhost', isForThisPage: true }]);
  });

  it('are reached with an access token that is renewed', async () => {
    const { tab, passkeys } = await registered();
    cognito.control.fail({
      action: 'ListWebAuthnCredentials',
      code: 'NotAuthorizedException',
      message: 'Access Token has expired',
      times: 1,
    });
    await passkeys.read(signal);
    expect(tab.calls.slice(-3)).toEqual([
      'ListWebAuthnCredentials',
      'GetTokensFromRefreshToken',
      'ListWebAuthnCredentials',
    ]);
  });

  it('are not reached by who has signed out', async () => {
    const { tab, passkeys } = await registered();
    await tab.wayIn.signOut();
    expect(await failureOfCall(passkeys.read(signal))).toMatchObject({ code: 'session-expired' });
  });
});
