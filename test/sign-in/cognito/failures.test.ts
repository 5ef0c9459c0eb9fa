// What each refusal of the service comes to: from the service where it can be brought to it, else by injected faults.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { FakeBrowser } from '../../support/fake-browser.ts';
import { DONE, openCognitoTab, PASSWORD, signedInTab } from './cognito-tab.ts';

let cognito: LocalCognito;
beforeAll(async () => {
  // Its time stands still: a user who is shut out for a second stays so, however busy the machine is.
  const startedAtMs = Date.now();
  cognito = await startLocalCognito({ now: () => startedAtMs });
});
afterEach(() => cognito.control.reset());
afterAll(() => cognito.close());

const SRP = { authFlow: 'USER_SRP_AUTH' } as const;
const WRITER = { userName: 'writer', password: PASSWORD };
const failedWith = (code: string) => ({ ok: false, failure: { code } });

describe('a password', () => {
  it.each([
    ['that is wrong', { ...WRITER, password: 'Wrong-1-Wrong' }],
    ['of nobody', { ...WRITER, userName: 'nobody' }],
  ])('%s keeps what was typed, and tells not which it was', async (_what, credentials) => {
    const { wayIn } = openCognitoTab(cognito, SRP);
    expect(await wayIn.signIn(credentials)).toMatchObject(failedWith('wrong-credentials'));
    expect(wayIn.step).toEqual({ step: 'credentials', userName: credentials.userName });
  });

  it('may not be wrong too often', async () => {
    const { wayIn } = openCognitoTab(cognito);
    for (let attempt = 0; attempt < 5; attempt++) await wayIn.signIn({ ...WRITER, password: 'Wrong-1' });
    expect(await wayIn.signIn(WRITER)).toMatchObject(failedWith('too-many-attempts'));
  });

  it('is not taken by a client that does not exist', async () => {
    const { wayIn } = openCognitoTab(cognito, { clientId: 'nosuchclient' });
    expect(await wayIn.signIn(WRITER)).toMatchObject(failedWith('unknown-client'));
  });

  it('is not taken in a way that the client does not allow', async () => {
    const strict = await startLocalCognito({ signInFlows: ['USER_PASSWORD_AUTH'] });
    try {
      const { wayIn } = openCognitoTab(strict, SRP);
      expect(await wayIn.signIn(WRITER)).toMatchObject(failedWith('flow-not-enabled'));
    } finally {
      await strict.close();
    }
  });

  it.each([
    ['NotAuthorizedException', 'User is disabled.', 'disabled'],
    ['UserNotFoundException', 'User does not exist.', 'unknown-user'],
    ['ForbiddenException', 'Request not allowed due to WAF block.', 'blocked'],
    ['TooManyRequestsException', 'Too many requests', 'too-many-attempts'],
    ['InternalErrorException', 'Internal error', 'service'],
    ['SomethingNewException', 'Something new', 'refused'],
  ])('answered %s, "%s", fails as it says', async (code, message, expected) => {
    const { wayIn } = openCognitoTab(cognito);
    cognito.control.fail({ action: 'InitiateAuth', code, message });
    expect(await wayIn.signIn(WRITER)).toEqual({ ok: false, failure: { code: expected, detail: message } });
  });

  it.each([
    ['PreAuthentication failed with error not today.', 'not today'],
    ['PreSignUp failed with error Only people\nof example.com.', 'Only people\nof example.com'],
    ['Something else.', 'Something else.'],
  ])('refused by a trigger tells what the operator wrote: %j', async (message, detail) => {
    const { wayIn } = openCognitoTab(cognito);
    cognito.control.fail({ action: 'InitiateAuth', code: 'UserLambdaValidationException', message });
    expect(await wayIn.signIn(WRITER)).toEqual({ ok: false, failure: { code: 'rule', detail } });
  });
});

describe('a new password', () => {
  it('cannot be had before the temporary one has been replaced', async () => {
    const { wayIn } = openCognitoTab(cognito);
    wayIn.startForgotPassword('newcomer');
    expect(await wayIn.requestReset('newcomer')).toMatchObject(failedWith('still-invited'));
    expect(wayIn.step).toMatchObject({ step: 'forgot-password' });
  });
});

describe('what a failure tells', () => {
  it('is no longer than somebody reads', async () => {
    const { wayIn } = openCognitoTab(cognito);
    cognito.control.fail({
      action: 'InitiateAuth',
      code: 'NewException',
      message: '\u{1f512}'.repeat(1_000),
    });
    expect(await wayIn.signIn(WRITER)).toMatchObject({ failure: { detail: '\u{1f512}'.repeat(300) } });
  });

  it.each([
    ['password', 'password-policy'],
    ['confirmationCode', 'wrong-code'],
    ['username', 'invalid-input'],
    ['clientId', 'not-accepted'],
  ])('leaves out the value of %s, which the service may quote', async (field, expected) => {
    const { wayIn } = openCognitoTab(cognito);
    const constraint = `at '${field}' failed to satisfy constraint: Member must have length less than or equal to 6`;
    cognito.control.fail({
      action: 'InitiateAuth',
      code: 'InvalidParameterException',
      message: `1 validation error detected: Value 'hunter2' ${constraint}`,
    });
    expect(await wayIn.signIn(WRITER)).toEqual({
      ok: false,
      failure: { code: expected, detail: `1 validation error detected: Value ${constraint}` },
    });
  });
});

describe('codes', () => {
  it('cannot be asked for without end', async () => {
    const { wayIn } = openCognitoTab(cognito);
    wayIn.startForgotPassword('reader');
    for (let request = 0; request < 5; request++) expect(await wayIn.requestReset('reader')).toEqual(DONE);
    expect(await wayIn.requestReset('reader')).toMatchObject(failedWith('too-many-attempts'));
    expect(wayIn.step).toMatchObject({ step: 'reset-password', userName: 'reader' });
  });

  it('begin again at the password when they come too late', async () => {
    const { wayIn } = openCognitoTab(cognito);
    await wayIn.signIn({ userName: 'sms', password: PASSWORD });
    cognito.control.expireSessions();
    expect(await wayIn.sendCode(cognito.confirmationCode)).toMatchObject(failedWith('session-expired'));
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'sms' });
  });

  it('begin again at the password when they were wrong too often', async () => {
    const { wayIn } = openCognitoTab(cognito);
    await wayIn.signIn({ userName: 'sms', password: PASSWORD });
    for (let attempt = 0; attempt < 5; attempt++) {
      expect(await wayIn.sendCode('000000')).toMatchObject(failedWith('wrong-code'));
    }
    expect(await wayIn.sendCode('000000')).toMatchObject(failedWith('session-expired'));
    expect(wayIn.step.step).toBe('credentials');
  });
});

describe('a network that is gone in the middle', () => {
  it('keeps the step, which goes on once it is back', async () => {
    const { wayIn } = openCognitoTab(cognito);
    await wayIn.signIn({ userName: 'sms', password: PASSWORD });
    cognito.control.fail({ action: 'RespondToAuthChallenge', drop: true });
    expect(await wayIn.sendCode(cognito.confirmationCode)).toMatchObject(failedWith('unreachable'));
    expect(wayIn.step.step).toBe('code');
    cognito.control.reset();
    expect(await wayIn.sendCode(cognito.confirmationCode)).toEqual(DONE);
  });

  it('keeps a sign-up', async () => {
    const { wayIn } = openCognitoTab(cognito);
    wayIn.startSignUp();
    cognito.control.fail({ drop: true });
    const account = {
      userName: 'dora',
      attributes: { email: 'dora@example.com' },
      password: PASSWORD,
    };
    expect(await wayIn.signUp(account)).toMatchObject(failedWith('unreachable'));
    expect(wayIn.step).toEqual({ step: 'sign-up', attributes: [], isNamedByEmail: false });
    cognito.control.reset();
    await wayIn.signUp(account);
    cognito.control.fail({ drop: true });
    expect(await wayIn.resendCode()).toMatchObject(failedWith('unreachable'));
    expect(await wayIn.confirm(cognito.confirmationCode)).toMatchObject(failedWith('unreachable'));
    expect(wayIn.step.step).toBe('confirm');
    cognito.control.reset();
    expect(await wayIn.confirm(cognito.confirmationCode)).toEqual(DONE);
  });

  it('is told when the library cannot be loaded, and the next try loads it', async () => {
    const whole = openCognitoTab(cognito);
    let isThere = false;
    const { wayIn } = openCognitoTab(cognito, {
      loadPort: async () => {
        if (isThere) return whole.port;
        throw new TypeError('Failed to fetch dynamically imported module');
      },
    });
    expect(await wayIn.signIn(WRITER)).toMatchObject(failedWith('unreachable'));
    isThere = true;
    expect(await wayIn.signIn(WRITER)).toEqual(DONE);
  });
});

describe('a service that says nothing', () => {
  it('is given up after ten seconds', async () => {
    const { wayIn, clock } = openCognitoTab(cognito);
    cognito.control.hang('InitiateAuth');
    let outcome: unknown;
    const signingIn = wayIn.signIn(WRITER).then((given) => (outcome = given));
    await clock.advance(9_999);
    expect(outcome).toBeUndefined();
    await clock.advance(1);
    await signingIn;
    expect(outcome).toMatchObject(failedWith('timeout'));
    expect(clock.pendingTimers).toBe(0);
  });

  it('does not hold up a sign-out', async () => {
    const { wayIn, clock } = await signedInTab(cognito);
    cognito.control.hang();
    const signingOut = wayIn.signOut();
    expect(wayIn.identity).toEqual({ state: 'signed-out' });
    await clock.advance(10_000);
    await signingOut;
    expect(wayIn.revocation).toBe('trying');
  });

  it.each(['signOut', 'restore'] as const)('%s never rejects, whatever breaks', async (call) => {
    const broken = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    const browser = new FakeBrowser();
    const page = await signedInTab(cognito, { browser, staySignedIn: true });
    browser.database = { open: broken } as unknown as IDBFactory;
    browser.storage.isBlocked = true;
    page.tab.isBlocked = true;
    cognito.control.fail({ page: '<html>', httpStatus: 403 });
    expect(await page.wayIn[call]()).toBeUndefined();
    expect(await openCognitoTab(cognito, { browser, tab: page.tab }).wayIn[call]()).toBeUndefined();
  });
});
