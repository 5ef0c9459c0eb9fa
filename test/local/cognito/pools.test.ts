// Pools that are not as most: by AWS's own client, and by the library that the page has.

import { InitiateAuthCommand, SetUserMFAPreferenceCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type LocalCognito,
  type LocalCognitoOptions,
  startLocalCognito,
} from '../../../local/cognito/local-cognito.ts';
import { awsClient } from './aws-client.ts';
import { CognitoPage } from './cognito-page.ts';

const PASSWORD = 'Local-Only-1';
let cognito: LocalCognito;

async function start(options?: LocalCognitoOptions): Promise<LocalCognito> {
  cognito = await startLocalCognito(options);
  return cognito;
}
afterEach(() => cognito.close());

describe('a pool that signs people in by their address', () => {
  it('names by a UUID who signs in so', async () => {
    const page = new CognitoPage(await start({ userNameIsEmail: true }), 'by-email@example.com');
    const outcome = await page.signIn(PASSWORD);
    expect(outcome).toMatchObject({ kind: 'signed-in' });
    const { payload } = (outcome.kind === 'signed-in' && outcome.session.getIdToken()) || {};
    expect(payload).toMatchObject({
      'cognito:username': expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/) as string,
      'cognito:groups': ['ReadWriteUserGroup'],
      email: 'by-email@example.com',
    });
  });

  it('has nobody of that kind where people have names', async () => {
    const page = new CognitoPage(await start(), 'by-email@example.com');
    expect(await page.signIn(PASSWORD)).toMatchObject({ code: 'NotAuthorizedException' });
  });
});

describe('codes by e-mail as a second factor', () => {
  const choose = async (username: string, settings: { Enabled: boolean; PreferredMfa?: boolean }) => {
    const { accessToken: AccessToken } = await cognito.signIn(username);
    const command = new SetUserMFAPreferenceCommand({ AccessToken, EmailMfaSettings: settings });
    await awsClient(cognito).send(command);
  };
  const challengeOf = async (username: string) => {
    const AuthParameters = { USERNAME: username, PASSWORD };
    const { clientId: ClientId } = cognito;
    const command = new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters });
    return (await awsClient(cognito).send(command)).ChallengeName;
  };

  it('are asked for from when somebody chooses them, until they do no more', async () => {
    await start();
    expect(await challengeOf('writer')).toBeUndefined();
    await choose('writer', { Enabled: true });
    expect(await challengeOf('writer')).toBe('EMAIL_OTP');
    await choose('writer', { Enabled: false });
    expect(await challengeOf('writer')).toBeUndefined();
  });

  it('are asked for alone where they are preferred to others', async () => {
    await start();
    await choose('totp', { Enabled: true });
    expect(await challengeOf('totp')).toBe('SELECT_MFA_TYPE');
    await choose('totp', { Enabled: true, PreferredMfa: true });
    expect(await challengeOf('totp')).toBe('EMAIL_OTP');
  });
});
