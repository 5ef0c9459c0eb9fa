import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { callCognito } from './cognito-call.ts';

describe('the control of the local user pool over HTTP', () => {
  let cognito: LocalCognito;

  beforeEach(async () => {
    cognito = await startLocalCognito();
  });
  afterEach(() => cognito.close());

  const post = (verb: string, fields?: object, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; body: unknown }>((resolve, reject) => {
      const url = new URL(`/_control/${verb}`, cognito.url);
      const call = request(url, { method: 'POST', headers, agent: false });
      call.on('error', reject);
      call.on('response', (response) => {
        json(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
      });
      call.end(fields && JSON.stringify(fields));
    });
  const signIn = (username: string) =>
    callCognito(cognito, 'InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: cognito.clientId,
      AuthParameters: { USERNAME: username, PASSWORD: 'Local-Only-1' },
    });
  const renew = (RefreshToken: string) =>
    callCognito(cognito, 'GetTokensFromRefreshToken', { ClientId: cognito.clientId, RefreshToken });

  it('refuses as a firewall does, as often as is said, and a page of a proxy', async () => {
    await post('fail', { action: 'InitiateAuth', code: 'ForbiddenException', httpStatus: 403, times: 1 });
    expect(await signIn('writer')).toMatchObject({ status: 403, body: { __type: 'ForbiddenException' } });
    expect(await signIn('writer')).toMatchObject({ status: 200 });
    await post('fail', { page: '<title>Blocked</title>', httpStatus: 403 });
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    };
    const response = await fetch(cognito.url, { method: 'POST', headers, body: '{}' });
    expect([response.status, await response.text()]).toEqual([403, '<title>Blocked</title>']);
  });

  it('rotates refresh tokens, and no more', async () => {
    expect(await post('rotateRefreshTokens', { graceSeconds: 0 })).toEqual({ status: 200, body: {} });
    const { refreshToken } = await cognito.signIn('writer');
    expect(await renew(refreshToken)).toMatchObject({ status: 200 });
    expect(await renew(refreshToken)).toMatchObject({ body: { __type: 'RefreshTokenReuseException' } });
    await post('rotateRefreshTokens', { graceSeconds: null });
    const another = await cognito.signIn('writer');
    await renew(another.refreshToken);
    expect(await renew(another.refreshToken)).toMatchObject({ status: 200 });
  });

  it('asks for a challenge, and tells what was sent and asked', async () => {
    await post('askFor', { challenge: 'MFA_SETUP', parameters: { MFAS_CAN_SETUP: '["EMAIL_OTP"]' } });
    expect(await signIn('writer')).toMatchObject({ body: { ChallengeName: 'MFA_SETUP' } });
    await post('reset');
    await signIn('email');
    expect(await post('codesSentTo', { username: 'email' })).toMatchObject({
      body: { codes: [{ code: '123456', medium: 'EMAIL' }] },
    });
    expect(await post('callsOf', { action: 'InitiateAuth' })).toEqual({ status: 200, body: { calls: 1 } });
    expect(await post('totpCode', { username: 'totp' })).toMatchObject({
      body: { code: expect.stringMatching(/^\d{6}$/) as string },
    });
  });

  it('says what is wrong with a question', async () => {
    expect(await post('fail', {})).toEqual({
      status: 400,
      body: { error: '"code", "page", "drop" or "dropAnswer" is missing' },
    });
    expect(await post('setMembers', { group: 'A', usernames: 'writer' })).toMatchObject({ status: 400 });
    expect(await post('nothing')).toMatchObject({ status: 404 });
  });

  it('serves no page', async () => {
    expect(await post('reset', {}, { origin: 'http://localhost:5173' })).toMatchObject({ status: 403 });
  });
});
