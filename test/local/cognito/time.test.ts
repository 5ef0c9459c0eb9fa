import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { callCognito } from './cognito-call.ts';

const START_MS = Date.parse('2026-09-01T00:00:00Z');
const HOUR_MS = 3_600_000;

let cognito: LocalCognito;

beforeEach(async () => {
  // The time of day alone: sockets and timers go on as ever.
  vi.useFakeTimers({ toFake: ['Date'], now: START_MS });
  cognito = await startLocalCognito();
});
afterEach(async () => {
  await cognito.close();
  vi.useRealTimers();
});

function after(ms: number): void {
  vi.setSystemTime(START_MS + ms);
}

async function messageOf(action: string, fields: object): Promise<unknown> {
  const { body } = await callCognito(cognito, action, fields);
  return body.message;
}

function signIn(username: string, password: string): Promise<unknown> {
  const AuthParameters = { USERNAME: username, PASSWORD: password };
  return messageOf('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
}

describe('five wrong passwords', () => {
  const LOCKED = 'Password attempts exceeded';

  beforeEach(async () => {
    for (let count = 0; count < 5; count += 1) await signIn('writer', 'Wrong-Password-1');
  });

  it('lock the door for a second, for the right password too', async () => {
    after(999);
    expect(await signIn('writer', 'Local-Only-1')).toBe(LOCKED);
    after(1000);
    expect(await signIn('writer', 'Local-Only-1')).toBeUndefined();
  });

  it('and a sixth for two seconds', async () => {
    after(1000);
    await signIn('writer', 'Wrong-Password-1');
    after(2999);
    expect(await signIn('writer', 'Local-Only-1')).toBe(LOCKED);
    after(3000);
    expect(await signIn('writer', 'Local-Only-1')).toBeUndefined();
  });

  it('lock the door for every flow, and for nobody else', async () => {
    const byProof = { AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 'writer', SRP_A: 'abc' } };

    expect(await messageOf('InitiateAuth', byProof)).toBe(LOCKED);
    expect(await signIn('reader', 'Local-Only-1')).toBeUndefined();
  });
});

describe('the time to answer', () => {
  it('a challenge is three minutes', async () => {
    const AuthParameters = { USERNAME: 'sms', PASSWORD: 'Local-Only-1' };
    const { body } = await callCognito(cognito, 'InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters,
    });
    const answer = {
      ChallengeName: 'SMS_MFA',
      Session: body.Session,
      ChallengeResponses: { USERNAME: 'sms', SMS_MFA_CODE: '000000' },
    };

    after(179_999);
    expect(await messageOf('RespondToAuthChallenge', answer)).toContain('Invalid code');
    after(180_000);
    expect(await messageOf('RespondToAuthChallenge', answer)).toContain('session is expired');
  });

  it('with the code for a forgotten password is an hour', async () => {
    await callCognito(cognito, 'ForgotPassword', { Username: 'writer' });
    const answer = { Username: 'writer', ConfirmationCode: '000000', Password: 'New-Password-1' };

    after(HOUR_MS - 1);
    expect(await messageOf('ConfirmForgotPassword', answer)).toContain('Invalid verification code');
    after(HOUR_MS);
    expect(await messageOf('ConfirmForgotPassword', answer)).toContain('request a code again');
  });
});

describe('an access token', () => {
  it('is good for an hour', async () => {
    const { accessToken: AccessToken } = await cognito.signIn('writer');

    after(HOUR_MS - 1);
    expect(await messageOf('GetUser', { AccessToken })).toBeUndefined();
    after(HOUR_MS);
    expect(await messageOf('GetUser', { AccessToken })).toBe('Access Token has expired');
  });
});
