import {
  InitiateAuthCommand,
  type InitiateAuthResponse,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { awsClient } from './aws-client.ts';

const PASSWORD = 'Local-Only-1';
const WRONG_PASSWORD = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
const SIGNED_IN = { AuthenticationResult: { TokenType: 'Bearer' } };

let cognito: LocalCognito;
let own: LocalCognito | undefined;

beforeAll(async () => {
  cognito = await startLocalCognito();
});
beforeEach(() => cognito.control.reset());
afterEach(async () => {
  await own?.close();
  own = undefined;
});
afterAll(() => cognito.close());

/** Begins to sign in as AWS's client does. */
function start(
  username: string,
  parameters: Readonly<Record<string, string>> = {},
  pool: LocalCognito = cognito,
): Promise<InitiateAuthResponse> {
  const AuthParameters = { USERNAME: username, ...parameters };
  return awsClient(pool).send(
    new InitiateAuthCommand({ AuthFlow: 'USER_AUTH', ClientId: pool.clientId, AuthParameters }),
  );
}

/** Answers a challenge of the same person. */
function answer(
  { ChallengeName, Session }: InitiateAuthResponse,
  responses: Readonly<Record<string, string>>,
): Promise<InitiateAuthResponse> {
  const command = new RespondToAuthChallengeCommand({
    ClientId: cognito.clientId,
    ChallengeName,
    Session,
    ChallengeResponses: { ...responses },
  });
  return awsClient(cognito).send(command);
}

/** A first value of a client that proves its password; only the challenge after it counts here. */
const SRP_A = 'abc';

describe('the choice', () => {
  it.each([
    ['writer', ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP']],
    ['any-way', ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP']],
    ['passwordless', ['EMAIL_OTP']],
    // A code instead of the password would leave out what comes after it.
    ['totp', ['PASSWORD', 'PASSWORD_SRP']],
    ['newcomer', ['PASSWORD', 'PASSWORD_SRP']],
    ['email-setup', ['PASSWORD', 'PASSWORD_SRP']],
  ])('of %s is %j', async (username, available) => {
    expect(await start(username)).toMatchObject({
      ChallengeName: 'SELECT_CHALLENGE',
      AvailableChallenges: available,
      Session: expect.any(String) as string,
    });
  });

  it('is what the pool allows', async () => {
    own = await startLocalCognito({ firstFactors: ['EMAIL_OTP'] });

    expect((await start('any-way', {}, own)).AvailableChallenges).toEqual(['EMAIL_OTP']);
  });

  it('is offered where what the page would rather have is not there', async () => {
    const answered = await start('writer', { PREFERRED_CHALLENGE: 'SMS_OTP' });

    expect(answered).toMatchObject({ ChallengeName: 'SELECT_CHALLENGE' });
    expect(answered.AvailableChallenges).not.toContain('SMS_OTP');
  });

  it('takes nothing that was not offered', async () => {
    await expect(
      answer(await start('writer'), { USERNAME: 'writer', ANSWER: 'SMS_OTP' }),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('is refused where the client does not allow the flow', async () => {
    own = await startLocalCognito({ signInFlows: ['USER_SRP_AUTH'] });

    await expect(start('writer', {}, own)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'USER_AUTH is not enabled for the client.',
    });
  });
});

describe('a password', () => {
  it.each(['PASSWORD', 'nothing in particular'])('signs in, with a preference for %s', async (preferred) => {
    const password = { PASSWORD, PREFERRED_CHALLENGE: preferred };
    const asked = await start('writer', password);

    const signedIn = asked.AuthenticationResult
      ? asked
      : await answer(asked, { USERNAME: 'writer', ANSWER: 'PASSWORD', PASSWORD });

    expect(signedIn).toMatchObject(SIGNED_IN);
  });

  it('is asked for by a challenge of its own where it does not come along', async () => {
    const asked = await start('writer', { PREFERRED_CHALLENGE: 'PASSWORD' });

    expect(asked.ChallengeName).toBe('PASSWORD');
    expect(await answer(asked, { USERNAME: 'writer', PASSWORD })).toMatchObject(SIGNED_IN);
  });

  it('leads to the second factors', async () => {
    const asked = await start('email', { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD });

    expect(asked).toMatchObject({ ChallengeName: 'EMAIL_OTP' });
  });

  it.each([
    ['preferred', async () => start('writer', { PREFERRED_CHALLENGE: 'PASSWORD_SRP', SRP_A })],
    [
      'selected',
      async () =>
        answer(await start('writer'), {
          USERNAME: 'writer',
          ANSWER: 'PASSWORD_SRP',
          SRP_A,
        }),
    ],
    [
      'asked for',
      async () =>
        answer(await start('writer', { PREFERRED_CHALLENGE: 'PASSWORD_SRP' }), {
          USERNAME: 'writer',
          SRP_A,
        }),
    ],
  ])('can be proved where the proof is %s', async (_how, ask) => {
    expect(await ask()).toMatchObject({
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeParameters: { USER_ID_FOR_SRP: 'writer', SRP_B: expect.any(String) as string },
    });
  });

  it('is wrong for one who has none', async () => {
    const own = await start('passwordless', { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD });

    expect(own.ChallengeName).toBe('SELECT_CHALLENGE');
    await expect(answer(own, { USERNAME: 'passwordless', ANSWER: 'PASSWORD', PASSWORD })).rejects.toThrow(
      'not available',
    );
  });
});

describe('a code', () => {
  it.each([
    { challenge: 'EMAIL_OTP', medium: 'EMAIL', to: 'a***@e***' },
    { challenge: 'SMS_OTP', medium: 'SMS', to: '+*******0100' },
  ])('by $medium signs in without a password', async ({ challenge, medium, to }) => {
    const asked = await answer(await start('any-way'), { USERNAME: 'any-way', ANSWER: challenge });
    const sent = cognito.control.codesSentTo('any-way').at(-1);
    const send = (code: string) => answer(asked, { USERNAME: 'any-way', [`${challenge}_CODE`]: code });

    await expect(send('000000')).rejects.toMatchObject({ name: 'CodeMismatchException' });
    const signedIn = await send(sent?.code ?? '');

    expect(asked).toMatchObject({
      ChallengeName: challenge,
      ChallengeParameters: { CODE_DELIVERY_DELIVERY_MEDIUM: medium, CODE_DELIVERY_DESTINATION: to },
    });
    expect(sent).toMatchObject({ medium });
    expect(signedIn).toMatchObject(SIGNED_IN);
    await expect(send(sent?.code ?? '')).rejects.toMatchObject({ name: 'NotAuthorizedException' });
  });

  it('is sent at once where the page would rather have it', async () => {
    const asked = await start('passwordless', { PREFERRED_CHALLENGE: 'EMAIL_OTP' });

    expect(asked.ChallengeName).toBe('EMAIL_OTP');
    const code = { USERNAME: 'passwordless', EMAIL_OTP_CODE: cognito.confirmationCode };
    expect(await answer(asked, code)).toMatchObject(SIGNED_IN);
  });
});

describe('who does not exist', () => {
  it('is offered what somebody else is offered', async () => {
    expect((await start('nobody')).AvailableChallenges).toEqual((await start('writer')).AvailableChallenges);
  });

  it('has a wrong password, however it is asked for', async () => {
    await expect(start('nobody', { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD })).rejects.toMatchObject(
      WRONG_PASSWORD,
    );
    const asked = await start('nobody');
    await expect(answer(asked, { USERNAME: 'nobody', ANSWER: 'PASSWORD', PASSWORD })).rejects.toMatchObject(
      WRONG_PASSWORD,
    );
  });

  it('is told that a code was sent, and no code is right', async () => {
    const asked = await start('nobody', { PREFERRED_CHALLENGE: 'EMAIL_OTP' });

    expect(asked.ChallengeParameters).toMatchObject({ CODE_DELIVERY_DESTINATION: 'n***@e***' });
    expect(cognito.control.codesSentTo('nobody')).toEqual([]);
    await expect(
      answer(asked, { USERNAME: 'nobody', EMAIL_OTP_CODE: cognito.confirmationCode }),
    ).rejects.toMatchObject({ name: 'CodeMismatchException' });
  });
});
