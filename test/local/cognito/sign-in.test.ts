import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PasswordFlow } from '../../../local/cognito/initiate-auth.ts';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { callCognito } from './cognito-call.ts';
import { CognitoPage, type Outcome } from './cognito-page.ts';

const WRONG = {
  kind: 'failed',
  code: 'NotAuthorizedException',
  message: 'Incorrect username or password.',
} as const;

let cognito: LocalCognito;

beforeAll(async () => {
  cognito = await startLocalCognito();
});
beforeEach(() => cognito.control.reset());
afterAll(() => cognito.close());

function passwordOf(username: string): string {
  return cognito.users.find((user) => user.username === username)?.password ?? '';
}

function challengeOf(outcome: Outcome): string {
  return outcome.kind === 'challenge' ? outcome.name : `no challenge but ${JSON.stringify(outcome)}`;
}

describe.each<PasswordFlow>(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'])('a sign-in by %s', (flow) => {
  it('succeeds with the right password', async () => {
    const page = new CognitoPage(cognito, 'writer');

    const outcome = await page.signIn(passwordOf('writer'), flow);

    expect(outcome.kind).toBe('signed-in');
    expect(page.user.getUsername()).toBe('writer');
  });

  it.each(['', 'Local-Only-1 '])('fails with the password "%s"', async (password) => {
    const outcome = await new CognitoPage(cognito, 'writer').signIn(password, flow);

    expect(outcome.kind).toBe('failed');
  });

  it('does not tell a wrong password from a user who does not exist', async () => {
    expect(await new CognitoPage(cognito, 'writer').signIn('Wrong-Password-1', flow)).toEqual(WRONG);
    expect(await new CognitoPage(cognito, 'nobody').signIn('Wrong-Password-1', flow)).toEqual(WRONG);
  });

  it('asks for a new password only after the right temporary one', async () => {
    const page = new CognitoPage(cognito, 'newcomer');

    expect(await page.signIn('Wrong-Password-1', flow)).toEqual(WRONG);
    const outcome = await page.signIn(passwordOf('newcomer'), flow);

    expect(outcome).toMatchObject({ name: 'NEW_PASSWORD_REQUIRED' });
    expect(outcome).toMatchObject({ parameters: { email: 'newcomer@example.com' } });
  });
});

describe('a sign-in', () => {
  it('is refused where the client does not allow the flow', async () => {
    const strict = await startLocalCognito({ signInFlows: ['USER_SRP_AUTH'] });

    const byPassword = await new CognitoPage(strict, 'writer').signIn(
      passwordOf('writer'),
      'USER_PASSWORD_AUTH',
    );
    const byProof = await new CognitoPage(strict, 'writer').signIn(passwordOf('writer'));
    await strict.close();

    expect(byPassword).toMatchObject({
      code: 'InvalidParameterException',
      message: 'USER_PASSWORD_AUTH is not enabled for the client.',
    });
    expect(byProof.kind).toBe('signed-in');
  });

  it('is refused for a client that does not exist', async () => {
    const page = new CognitoPage(cognito, 'writer', { clientId: 'other' });

    expect(await page.signIn(passwordOf('writer'))).toMatchObject({
      code: 'ResourceNotFoundException',
      message: 'User pool client other does not exist.',
    });
  });

  it('takes a new password that keeps the policy, and only then', async () => {
    const own = await startLocalCognito();
    const page = new CognitoPage(own, 'newcomer');
    await page.signIn(passwordOf('newcomer'));

    const short = await page.chooseNewPassword('Ab-1');
    const plain = await page.chooseNewPassword('long-enough-1');
    const foreign = await page.chooseNewPassword('New-Password-1', { email: 'other@example.com' });
    const right = await page.chooseNewPassword('New-Password-1');
    const again = await new CognitoPage(own, 'newcomer').signIn('New-Password-1');
    const old = await new CognitoPage(own, 'newcomer').signIn(passwordOf('newcomer'));
    await own.close();

    expect(short).toMatchObject({
      code: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    });
    expect(plain).toMatchObject({
      message: 'Password did not conform with policy: Password must have uppercase characters',
    });
    expect(foreign).toMatchObject({ code: 'NotAuthorizedException' });
    expect(right.kind).toBe('signed-in');
    expect(again.kind).toBe('signed-in');
    expect(old).toEqual(WRONG);
  });

  it('ends where its session has expired', async () => {
    const page = new CognitoPage(cognito, 'newcomer');
    await page.signIn(passwordOf('newcomer'));
    cognito.control.expireSessions();

    expect(await page.chooseNewPassword('New-Password-1')).toMatchObject({
      code: 'NotAuthorizedException',
      message: 'Invalid session for the user, session is expired.',
    });
  });
});

/** With the code that the library cannot send. */
function sendEmailCode(username: string, { session, code }: { session: unknown; code: string }) {
  return callCognito(cognito, 'RespondToAuthChallenge', {
    ChallengeName: 'EMAIL_OTP',
    Session: session,
    ChallengeResponses: { USERNAME: username, EMAIL_OTP_CODE: code },
  });
}

function start(username: string, password = passwordOf(username)) {
  return callCognito(cognito, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: username, PASSWORD: password },
  });
}

describe('a code by e-mail', () => {
  it('is sent after the password, shows where to, and signs in', async () => {
    const { body } = await start('email');
    const sent = cognito.control.codesSentTo('email').at(-1);

    const wrong = await sendEmailCode('email', { session: body.Session, code: '000000' });
    const right = await sendEmailCode('email', { session: body.Session, code: sent?.code ?? '' });
    const again = await sendEmailCode('email', { session: body.Session, code: sent?.code ?? '' });

    expect(body).toMatchObject({
      ChallengeName: 'EMAIL_OTP',
      ChallengeParameters: {
        CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
        CODE_DELIVERY_DESTINATION: 'e***@e***',
        USER_ID_FOR_SRP: 'email',
      },
    });
    expect(sent).toMatchObject({ medium: 'EMAIL', destination: 'email@example.com' });
    expect(wrong.body).toMatchObject({ __type: 'CodeMismatchException' });
    expect(right.body).toMatchObject({ AuthenticationResult: { TokenType: 'Bearer' } });
    expect(again.body).toMatchObject({ message: 'Invalid session for the user.' });
  });

  it('is taken under its own name only, and not for ever', async () => {
    const { body } = await start('email');
    const asSms = await callCognito(cognito, 'RespondToAuthChallenge', {
      ChallengeName: 'EMAIL_OTP',
      Session: body.Session,
      ChallengeResponses: { USERNAME: 'email', SMS_MFA_CODE: cognito.confirmationCode },
    });
    for (let count = 0; count < 5; count += 1) {
      await sendEmailCode('email', { session: body.Session, code: '000000' });
    }

    const late = await sendEmailCode('email', { session: body.Session, code: cognito.confirmationCode });

    expect(asSms.body).toMatchObject({ message: 'Missing required parameter EMAIL_OTP_CODE' });
    expect(late.body).toMatchObject({ message: 'Invalid session for the user.' });
  });

  it('is one of the factors that may be chosen, beside the others', async () => {
    const choose = async (answer: string) => {
      const { body } = await start('lost-phone');
      const chosen = await callCognito(cognito, 'RespondToAuthChallenge', {
        ChallengeName: 'SELECT_MFA_TYPE',
        Session: body.Session,
        ChallengeResponses: { USERNAME: 'lost-phone', ANSWER: answer },
      });
      return { asked: body, chosen: chosen.body };
    };

    const { asked, chosen } = await choose('EMAIL_OTP');
    const { chosen: bySms } = await choose('SMS_MFA');
    const { chosen: byNothing } = await choose('WEB_AUTHN');

    expect(asked).toMatchObject({
      ChallengeName: 'SELECT_MFA_TYPE',
      ChallengeParameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA","EMAIL_OTP"]' },
    });
    expect(chosen).toMatchObject({ ChallengeName: 'EMAIL_OTP' });
    expect(bySms).toMatchObject({ ChallengeName: 'SMS_MFA' });
    expect(byNothing).toMatchObject({ __type: 'InvalidParameterException' });
    const answer = { session: chosen.Session, code: cognito.confirmationCode };
    expect((await sendEmailCode('lost-phone', answer)).status).toBe(200);
  });

  it('may be what has to be set up', async () => {
    expect((await start('email-setup')).body).toMatchObject({
      ChallengeName: 'MFA_SETUP',
      ChallengeParameters: { MFAS_CAN_SETUP: '["EMAIL_OTP"]' },
    });
  });

  it('is asked for after a new password, which is saved by then', async () => {
    const { body } = await start('email-newcomer');

    const next = await callCognito(cognito, 'RespondToAuthChallenge', {
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session: body.Session,
      ChallengeResponses: { USERNAME: 'email-newcomer', NEW_PASSWORD: 'New-Password-1' },
    });

    expect(next.body).toMatchObject({ ChallengeName: 'EMAIL_OTP' });
    expect((await start('email-newcomer', 'New-Password-1')).body).toMatchObject({
      ChallengeName: 'EMAIL_OTP',
    });
  });
});

it('a sign-in is asked for anything else on demand', async () => {
  cognito.control.askFor({ challenge: 'NEVER_HEARD_OF', parameters: { WHAT: 'else' } });
  const { body } = await start('writer');
  cognito.control.reset();

  expect(body).toMatchObject({ ChallengeName: 'NEVER_HEARD_OF', ChallengeParameters: { WHAT: 'else' } });
  expect((await start('writer')).body).toHaveProperty('AuthenticationResult');
});

describe('a second factor', () => {
  it('asks for the code of an authenticator app, and takes each once', async () => {
    const page = new CognitoPage(cognito, 'totp');
    expect(challengeOf(await page.signIn(passwordOf('totp')))).toBe('SOFTWARE_TOKEN_MFA');
    const code = (await cognito.control.totpCode('totp')) ?? '';
    const other = code === '000000' ? '000001' : '000000';

    const wrong = await page.sendCode(other, 'SOFTWARE_TOKEN_MFA');
    const right = await page.sendCode(code, 'SOFTWARE_TOKEN_MFA');
    await page.signIn(passwordOf('totp'));
    const used = await page.sendCode(code, 'SOFTWARE_TOKEN_MFA');

    expect(wrong).toMatchObject({ code: 'CodeMismatchException', message: 'Invalid code received for user' });
    expect(right.kind).toBe('signed-in');
    expect(used).toMatchObject({ code: 'ExpiredCodeException' });
  });

  it('gives up after five wrong codes', async () => {
    const page = new CognitoPage(cognito, 'sms');
    await page.signIn(passwordOf('sms'));
    for (let count = 0; count < 5; count += 1) await page.sendCode('000000', 'SMS_MFA');

    expect(await page.sendCode(cognito.confirmationCode, 'SMS_MFA')).toMatchObject({
      code: 'NotAuthorizedException',
      message: 'Invalid session for the user.',
    });
  });

  it('sends a code by SMS and shows where to, masked', async () => {
    const page = new CognitoPage(cognito, 'sms');
    const asked = await page.signIn(passwordOf('sms'), 'USER_PASSWORD_AUTH');
    const sent = cognito.control.codesSentTo('sms').at(-1);

    const wrong = await page.sendCode('000000', 'SMS_MFA');
    const right = await page.sendCode(sent?.code ?? '', 'SMS_MFA');

    expect(asked).toMatchObject({
      name: 'SMS_MFA',
      parameters: { CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS', CODE_DELIVERY_DESTINATION: '+*******0100' },
    });
    expect(sent).toMatchObject({ medium: 'SMS', destination: '+15555550100' });
    expect(wrong).toMatchObject({ code: 'CodeMismatchException' });
    expect(right.kind).toBe('signed-in');
  });

  it.each(['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] as const)('lets a user with two choose %s', async (kind) => {
    const page = new CognitoPage(cognito, 'choice');
    const asked = await page.signIn(passwordOf('choice'));

    const chosen = await page.chooseFactor(kind);
    const code = kind === 'SMS_MFA' ? cognito.confirmationCode : await cognito.control.totpCode('choice');

    expect(asked).toMatchObject({
      name: 'SELECT_MFA_TYPE',
      parameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
    });
    expect(challengeOf(chosen)).toBe(kind);
    expect((await page.sendCode(code ?? '', kind)).kind).toBe('signed-in');
  });

  it('cannot be answered by one who did not give the password', async () => {
    const page = new CognitoPage(cognito, 'sms');

    expect(await page.sendCode(cognito.confirmationCode, 'SMS_MFA')).toMatchObject({ kind: 'failed' });
  });

  it.each([
    { ChallengeName: 'NEW_PASSWORD_REQUIRED', USERNAME: 'sms' },
    { ChallengeName: 'MFA_SETUP', USERNAME: 'sms' },
    { ChallengeName: 'SMS_MFA', USERNAME: 'choice' },
    { ChallengeName: 'SMS_MFA', USERNAME: 'nobody' },
  ])('is not passed by an answer to $ChallengeName for $USERNAME', async ({ ChallengeName, USERNAME }) => {
    const AuthParameters = { USERNAME: 'sms', PASSWORD: passwordOf('sms') };
    const { body } = await callCognito(cognito, 'InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters,
    });

    const answer = await callCognito(cognito, 'RespondToAuthChallenge', {
      ChallengeName,
      Session: body.Session,
      ChallengeResponses: {
        USERNAME,
        SMS_MFA_CODE: cognito.confirmationCode,
        NEW_PASSWORD: 'New-Password-1',
      },
    });

    expect(answer.body).toMatchObject({ message: 'Invalid session for the user.' });
  });

  it('cannot be set up with a session that asks for another', async () => {
    const AuthParameters = { USERNAME: 'sms', PASSWORD: passwordOf('sms') };
    const { body } = await callCognito(cognito, 'InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters,
    });

    const answer = await callCognito(cognito, 'AssociateSoftwareToken', { Session: body.Session });

    expect(answer.body).toMatchObject({ __type: 'NotAuthorizedException' });
  });

  it('is set up in the middle of a sign-in where the user has to', async () => {
    const page = new CognitoPage(cognito, 'setup');
    const asked = await page.signIn(passwordOf('setup'));

    const secret = await page.associate();
    const wrong = await page.verifyAssociation('000000');
    const right = await page.verifyAssociation((await cognito.control.totpCode('setup')) ?? '');
    const next = new CognitoPage(cognito, 'setup');

    expect(asked).toMatchObject({
      name: 'MFA_SETUP',
      parameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    });
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(wrong).toMatchObject({ code: 'EnableSoftwareTokenMFAException', message: 'Code mismatch' });
    expect(right.kind).toBe('signed-in');
    expect(challengeOf(await next.signIn(passwordOf('setup')))).toBe('SOFTWARE_TOKEN_MFA');
    const code = await cognito.control.totpCode('setup');
    expect((await next.sendCode(code ?? '', 'SOFTWARE_TOKEN_MFA')).kind).toBe('signed-in');
  });

  it('is set up by one who is signed in, and asked for once it is preferred', async () => {
    const page = new CognitoPage(cognito, 'both');
    await page.signIn(passwordOf('both'));
    await page.associate();
    await page.verifyAssociation((await cognito.control.totpCode('both')) ?? '');

    const before = await new CognitoPage(cognito, 'both').signIn(passwordOf('both'));
    await page.preferSoftwareToken();
    const after = await new CognitoPage(cognito, 'both').signIn(passwordOf('both'));

    expect(before.kind).toBe('signed-in');
    expect(challengeOf(after)).toBe('SOFTWARE_TOKEN_MFA');
  });
});
