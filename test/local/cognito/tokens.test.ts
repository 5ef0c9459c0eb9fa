import type { CognitoUserSession } from 'amazon-cognito-identity-js';
import { JwtRsaVerifier } from 'aws-jwt-verify';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { callCognito } from './cognito-call.ts';
import { CognitoPage } from './cognito-page.ts';

let cognito: LocalCognito;

beforeAll(async () => {
  cognito = await startLocalCognito({ tokenTtlSeconds: 120 });
});
beforeEach(() => cognito.control.reset());
afterAll(() => cognito.close());

async function verifierOf({ issuer, clientId, jwksUrl }: LocalCognito) {
  const verifier = JwtRsaVerifier.create({ issuer, audience: clientId, jwksUri: jwksUrl });
  // By hand, because the verifier itself fetches over https only.
  verifier.cacheJwks((await (await fetch(jwksUrl)).json()) as Jwks);
  return verifier;
}

async function signedIn(username: string): Promise<{ page: CognitoPage; session: CognitoUserSession }> {
  const page = new CognitoPage(cognito, username);
  const { password = '' } = cognito.users.find((user) => user.username === username) ?? {};
  const outcome = await page.signIn(password, 'USER_PASSWORD_AUTH');
  if (outcome.kind !== 'signed-in') throw new Error(`not signed in: ${JSON.stringify(outcome)}`);
  return { page, session: outcome.session };
}

function refresh(refreshToken: string) {
  return callCognito(cognito, 'InitiateAuth', {
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: refreshToken },
  });
}

describe('an ID token', () => {
  it.each([
    ['writer', ['ReadWriteUserGroup']],
    ['reader', ['ReadOnlyUserGroup']],
    ['both', ['ReadOnlyUserGroup', 'ReadWriteUserGroup']],
    ['stranger', undefined],
  ])('of %s is verified by aws-jwt-verify and names the groups %j', async (username, groups) => {
    const { session } = await signedIn(username);

    const claims = await (await verifierOf(cognito)).verify(session.getIdToken().getJwtToken());

    expect(claims).toMatchObject({
      iss: cognito.issuer,
      aud: cognito.clientId,
      token_use: 'id',
      'cognito:username': username,
      email: `${username}@example.com`,
      email_verified: true,
    });
    expect(claims['cognito:groups']).toEqual(groups);
    expect(Number(claims.exp) - Number(claims.iat)).toBe(120);
  });

  it('of another stand-in is not accepted', async () => {
    const other = await startLocalCognito();
    const { idToken } = await other.signIn('writer');
    await other.close();

    const verifier = await verifierOf(cognito);
    expect(() => verifier.verifySync(idToken)).toThrow('JWK');
  });

  it('is there without a sign-in, for tests of what comes after', async () => {
    const { idToken, accessToken, refreshToken } = await cognito.signIn('totp');

    expect(await (await verifierOf(cognito)).verify(idToken)).toMatchObject({ 'cognito:username': 'totp' });
    expect((await callCognito(cognito, 'GetUser', { AccessToken: accessToken })).status).toBe(200);
    expect((await refresh(refreshToken)).status).toBe(200);
    await expect(cognito.signIn('nobody')).rejects.toThrow('there is no user nobody');
  });
});

describe('a refresh', () => {
  it('gives new tokens of the same sign-in, and keeps the refresh token', async () => {
    const { page, session } = await signedIn('writer');

    const renewed = await page.refresh(session);

    const before = session.getIdToken().decodePayload();
    const after = renewed.getIdToken().decodePayload();
    expect(after.jti).not.toBe(before.jti);
    expect(after.origin_jti).toBe(before.origin_jti);
    expect(after.auth_time).toBe(before.auth_time);
    expect(renewed.getRefreshToken().getToken()).toBe(session.getRefreshToken().getToken());
  });

  it('also works after a challenge', async () => {
    const page = new CognitoPage(cognito, 'sms');
    await page.signIn('Local-Only-1');
    const outcome = await page.sendCode(cognito.confirmationCode, 'SMS_MFA');
    if (outcome.kind !== 'signed-in') throw new Error('not signed in');

    expect((await page.refresh(outcome.session)).isValid()).toBe(true);
  });

  it('is refused for a token that is expired or was never given', async () => {
    const { refreshToken } = await cognito.signIn('reader');
    cognito.control.expireRefreshTokens('reader');

    expect((await refresh(refreshToken)).body).toEqual({
      __type: 'NotAuthorizedException',
      message: 'Refresh Token has expired',
    });
    expect((await refresh('made-up')).body).toMatchObject({ message: 'Invalid Refresh Token' });
  });

  it('is refused after its life', async () => {
    const brief = await startLocalCognito({ refreshTokenTtlSeconds: 0 });
    const { refreshToken } = await brief.signIn('writer');

    const answer = await callCognito(brief, 'InitiateAuth', {
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: refreshToken },
    });
    await brief.close();

    expect(answer.body).toMatchObject({ message: 'Refresh Token has expired' });
  });
});

describe('signing out', () => {
  it('revokes the tokens of this sign-in only', async () => {
    const { page, session } = await signedIn('writer');
    const elsewhere = await cognito.signIn('writer');

    await page.signOut();

    const answer = await refresh(session.getRefreshToken().getToken());
    const AccessToken = session.getAccessToken().getJwtToken();
    expect(answer.body).toMatchObject({ message: 'Refresh Token has been revoked' });
    expect((await callCognito(cognito, 'GetUser', { AccessToken })).body).toEqual({
      __type: 'NotAuthorizedException',
      message: 'Access Token has been revoked',
    });
    expect((await refresh(elsewhere.refreshToken)).status).toBe(200);
  });

  it('everywhere revokes every token of the user, and of nobody else', async () => {
    const { page } = await signedIn('writer');
    const elsewhere = await cognito.signIn('writer');
    const another = await cognito.signIn('reader');

    await page.signOutEverywhere();

    expect((await refresh(elsewhere.refreshToken)).body).toMatchObject({
      message: 'Refresh Token has been revoked',
    });
    expect((await refresh(another.refreshToken)).status).toBe(200);
  });

  it('happens from outside too', async () => {
    const { refreshToken } = await cognito.signIn('both');

    cognito.control.revokeTokens('both');

    expect((await refresh(refreshToken)).status).toBe(400);
  });
});

describe('an access token', () => {
  it('opens the account of its user', async () => {
    const { page } = await signedIn('reader');

    expect(await page.userData()).toMatchObject({ Username: 'reader' });
  });

  it('changes the password, against the old one and by the policy', async () => {
    const own = await startLocalCognito();
    const page = new CognitoPage(own, 'writer');
    await page.signIn('Local-Only-1', 'USER_PASSWORD_AUTH');

    await expect(page.changePassword('Wrong-Password-1', 'Other-Local-1')).rejects.toThrow(
      'Incorrect username or password.',
    );
    await expect(page.changePassword('Local-Only-1', 'weak')).rejects.toMatchObject({
      code: 'InvalidPasswordException',
    });
    await page.changePassword('Local-Only-1', 'Other-Local-1');
    const outcome = await new CognitoPage(own, 'writer').signIn('Other-Local-1');
    await own.close();

    expect(outcome.kind).toBe('signed-in');
  });

  it('is refused where it is forged, expired or an ID token', async () => {
    const { idToken, accessToken } = await cognito.signIn('writer');
    const [header = '', , signature = ''] = accessToken.split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 'x', token_use: 'access', exp: 9e9 })).toString(
      'base64url',
    );
    const brief = await startLocalCognito({ tokenTtlSeconds: 0 });
    const expired = await brief.signIn('writer');

    for (const AccessToken of [
      idToken,
      `${header}.${claims}.${signature}`,
      'made-up',
      accessToken.slice(0, -4),
    ]) {
      const answer = await callCognito(cognito, 'GetUser', { AccessToken });
      expect(answer.body).toMatchObject({ message: 'Invalid Access Token' });
    }
    const late = await callCognito(brief, 'GetUser', { AccessToken: expired.accessToken });
    await brief.close();
    expect(late.body).toMatchObject({ message: 'Access Token has expired' });
  });
});
