import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { type CognitoAnswer, callCognito } from './cognito-call.ts';

const START_MS = Date.parse('2026-11-01T00:00:00Z');
const GRACE_MS = 60_000;
const TTL_MS = 3_600_000;
const REUSED = { __type: 'RefreshTokenReuseException' };
const REVOKED = { __type: 'NotAuthorizedException', message: 'Refresh Token has been revoked' };
const EXPIRED = { __type: 'NotAuthorizedException', message: 'Refresh Token has expired' };

let cognito: LocalCognito;

beforeAll(async () => {
  // The time of day alone: sockets and timers go on as ever.
  vi.useFakeTimers({ toFake: ['Date'] });
  cognito = await startLocalCognito({ refreshTokenTtlSeconds: TTL_MS / 1000 });
});
beforeEach(() => {
  vi.setSystemTime(START_MS);
  cognito.control.reset();
  cognito.control.rotateRefreshTokens(undefined);
});
afterAll(async () => {
  await cognito.close();
  vi.useRealTimers();
});

function after(ms: number): void {
  vi.setSystemTime(START_MS + ms);
}

function renew(refreshToken: string): Promise<CognitoAnswer> {
  return callCognito(cognito, 'GetTokensFromRefreshToken', { RefreshToken: refreshToken });
}

function refresh(refreshToken: string): Promise<CognitoAnswer> {
  return callCognito(cognito, 'InitiateAuth', {
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: refreshToken },
  });
}

function tokensIn({ body }: CognitoAnswer): Readonly<Record<string, string>> {
  return body.AuthenticationResult as Record<string, string>;
}

async function renewed(refreshToken: string): Promise<string> {
  const { RefreshToken } = tokensIn(await renew(refreshToken));
  if (RefreshToken === undefined) throw new Error('there is no new refresh token');
  return RefreshToken;
}

function claimsOf(token = ''): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
    string,
    unknown
  >;
}

describe('without rotation', () => {
  it('GetTokensFromRefreshToken gives ID and access tokens of the same sign-in, and no refresh token', async () => {
    const { refreshToken, idToken } = await cognito.signIn('writer');

    const answer = await renew(refreshToken);

    expect(Object.keys(tokensIn(answer)).sort()).toEqual([
      'AccessToken',
      'ExpiresIn',
      'IdToken',
      'TokenType',
    ]);
    const { origin_jti, jti } = claimsOf(tokensIn(answer).IdToken);
    expect(origin_jti).toBe(claimsOf(idToken).origin_jti);
    expect(jti).not.toBe(claimsOf(idToken).jti);
    expect((await renew(refreshToken)).status).toBe(200);
    expect((await refresh(refreshToken)).status).toBe(200);
  });

  it.each([
    [{}, 'Missing required parameter RefreshToken'],
    [{ RefreshToken: 'made-up' }, 'Invalid Refresh Token'],
    [{ RefreshToken: 'made-up', ClientId: 'other' }, 'User pool client other does not exist.'],
  ])('GetTokensFromRefreshToken refuses %j', async (fields, message) => {
    const { status, body } = await callCognito(cognito, 'GetTokensFromRefreshToken', fields);

    expect(status).toBe(400);
    expect(body).toMatchObject({ message });
  });

  it('a service that is older does not know the action, and refreshes as ever', async () => {
    const { refreshToken } = await cognito.signIn('writer');
    cognito.control.unlearn('GetTokensFromRefreshToken');

    expect((await renew(refreshToken)).body).toEqual({ __type: 'UnknownOperationException', message: '' });
    expect((await refresh(refreshToken)).status).toBe(200);
  });
});

describe('with rotation', () => {
  beforeEach(() => cognito.control.rotateRefreshTokens({ graceSeconds: 60 }));

  it('each renewal gives a new refresh token of the same sign-in', async () => {
    const { refreshToken, idToken } = await cognito.signIn('writer');

    const second = await renew(refreshToken);
    const third = await renew(tokensIn(second).RefreshToken ?? '');

    const given = [refreshToken, tokensIn(second).RefreshToken, tokensIn(third).RefreshToken];
    expect(new Set(given).size).toBe(3);
    expect(claimsOf(tokensIn(third).AccessToken).origin_jti).toBe(claimsOf(idToken).origin_jti);
  });

  it('REFRESH_TOKEN_AUTH is refused, and uses nothing up', async () => {
    const { refreshToken } = await cognito.signIn('writer');

    expect((await refresh(refreshToken)).body).toEqual({
      __type: 'InvalidParameterException',
      message: 'REFRESH_TOKEN_AUTH is not enabled for the client.',
    });
    expect((await renew(refreshToken)).status).toBe(200);
  });

  it('the old token is taken within its grace, which no use of it lengthens', async () => {
    const { refreshToken } = await cognito.signIn('writer');
    await renewed(refreshToken);

    after(GRACE_MS - 1);
    const again = await renewed(refreshToken);
    after(GRACE_MS);

    expect((await renew(refreshToken)).body).toMatchObject(REUSED);
    expect((await renew(again)).body).toEqual(REVOKED);
  });

  it('both tokens that came of one in its grace are good', async () => {
    const { refreshToken } = await cognito.signIn('writer');
    const [one, other] = [await renewed(refreshToken), await renewed(refreshToken)];

    after(GRACE_MS * 2);

    expect((await renew(one)).status).toBe(200);
    expect((await renew(other)).status).toBe(200);
  });

  it('reuse ends the family, and no other', async () => {
    const { refreshToken } = await cognito.signIn('writer');
    const elsewhere = await cognito.signIn('writer');
    const next = tokensIn(await renew(refreshToken));
    after(GRACE_MS);

    await renew(refreshToken);

    expect((await renew(refreshToken)).body).toEqual(REVOKED);
    expect((await renew(next.RefreshToken ?? '')).body).toEqual(REVOKED);
    expect((await callCognito(cognito, 'GetUser', { AccessToken: next.AccessToken })).body).toMatchObject({
      message: 'Access Token has been revoked',
    });
    expect((await renew(elsewhere.refreshToken)).status).toBe(200);
  });

  it('without grace the second of two renewals at once is reuse', async () => {
    cognito.control.rotateRefreshTokens({ graceSeconds: 0 });
    const { refreshToken } = await cognito.signIn('writer');

    const answers = await Promise.all([renew(refreshToken), renew(refreshToken)]);

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.find(({ status }) => status === 400)?.body).toMatchObject(REUSED);
  });

  it('rotated tokens end when the first would have', async () => {
    const { refreshToken } = await cognito.signIn('writer');
    after(TTL_MS - 2);
    const next = await renewed(refreshToken);

    after(TTL_MS - 1);
    const last = await renewed(next);
    after(TTL_MS);

    expect((await renew(last)).body).toEqual(EXPIRED);
  });

  it.each(['the first', 'the newest'])('RevokeToken of %s ends the family', async (which) => {
    const { refreshToken } = await cognito.signIn('writer');
    const next = await renewed(refreshToken);

    const { status } = await callCognito(cognito, 'RevokeToken', {
      Token: which === 'the first' ? refreshToken : next,
    });

    expect(status).toBe(200);
    expect((await renew(refreshToken)).body).toEqual(REVOKED);
    expect((await renew(next)).body).toEqual(REVOKED);
  });

  it('a lost answer has used the token up all the same', async () => {
    cognito.control.rotateRefreshTokens({ graceSeconds: 0 });
    const { refreshToken } = await cognito.signIn('writer');
    cognito.control.fail({ action: 'GetTokensFromRefreshToken', dropAnswer: true, times: 1 });

    await expect(renew(refreshToken)).rejects.toBeInstanceOf(Error);

    expect((await renew(refreshToken)).body).toMatchObject(REUSED);
    expect(cognito.control.callsOf('GetTokensFromRefreshToken')).toBe(2);
  });

  it('a request that was cut before has not', async () => {
    cognito.control.rotateRefreshTokens({ graceSeconds: 0 });
    const { refreshToken } = await cognito.signIn('writer');
    cognito.control.fail({ action: 'GetTokensFromRefreshToken', drop: true, times: 1 });

    await expect(renew(refreshToken)).rejects.toBeInstanceOf(Error);

    expect((await renew(refreshToken)).status).toBe(200);
  });
});

it.each([-1, 61, 0.5])('no grace of %d s', async (graceSeconds) => {
  await expect(startLocalCognito({ rotation: { graceSeconds } })).rejects.toThrow('not from 0 to 60');
});

it('a pool rotates from the start where it was told to', async () => {
  const own = await startLocalCognito({ rotation: { graceSeconds: 0 } });
  const { refreshToken } = await own.signIn('writer');

  const answer = await callCognito(own, 'GetTokensFromRefreshToken', { RefreshToken: refreshToken });
  await own.close();

  expect(tokensIn(answer).RefreshToken).toBeTypeOf('string');
});
