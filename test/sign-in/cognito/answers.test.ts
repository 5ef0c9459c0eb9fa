// Answers that the local service does not give, through the real library.

import { describe, expect, it } from 'vitest';
import { DONE, headersOf, openCognitoTab, PASSWORD } from './cognito-tab.ts';

const POOL = { userPoolId: 'eu-central-1_AbCdEfGhI', clientId: 'page', url: 'https://cognito.test/' };
const CREDENTIALS = { userName: 'ada', password: PASSWORD };

const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init);

/** A service that gives these answers one after the other. */
function answering(...answers: readonly Response[]) {
  const left = [...answers];
  return openCognitoTab(POOL, {
    fetch: async () => left.shift() ?? json({}, { status: 500 }),
  });
}

function token(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.signature`;
}

function tokens({ id = {}, access = {} }: { readonly id?: object; readonly access?: object } = {}) {
  const claims = { sub: 'some-sub', 'cognito:username': 'ada', iat: 1_000, exp: 4_600, ...id };
  return {
    AuthenticationResult: {
      IdToken: token(claims),
      AccessToken: token(access),
      RefreshToken: 'refresh-token',
    },
  };
}

describe('a challenge', () => {
  it.each([
    ['NEVER_HEARD_OF', {}, 'NEVER_HEARD_OF'],
    ['CUSTOM_CHALLENGE', {}, 'CUSTOM_CHALLENGE'],
    ['SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: '["WEB_AUTHN","PUSH"]' }, 'WEB_AUTHN, PUSH'],
    ['SELECT_MFA_TYPE', {}, 'SELECT_MFA_TYPE'],
    ['MFA_SETUP', {}, 'MFA_SETUP'],
  ])('%s %j is not known here, and is named: %s', async (ChallengeName, ChallengeParameters, detail) => {
    const { wayIn } = answering(json({ ChallengeName, ChallengeParameters, Session: 's' }));
    expect(await wayIn.signIn(CREDENTIALS)).toEqual({ ok: false, failure: { code: 'unsupported', detail } });
    expect(wayIn.step).toEqual({ step: 'credentials', userName: 'ada' });
  });

  it('that wants a second factor set up which is none of ours says which would do', async () => {
    const ChallengeParameters = { MFAS_CAN_SETUP: '["SMS_MFA","EMAIL_OTP"]' };
    const { wayIn } = answering(json({ ChallengeName: 'MFA_SETUP', ChallengeParameters, Session: 's' }));
    expect(await wayIn.signIn(CREDENTIALS)).toEqual({
      ok: false,
      failure: { code: 'set-up-needed', detail: 'SMS_MFA, EMAIL_OTP' },
    });
  });

  it('of several factors offers those that are known, and names the others', async () => {
    const ChallengeParameters = { MFAS_CAN_CHOOSE: '["WEB_AUTHN","EMAIL_MFA","SMS_MFA"]' };
    const { wayIn, bodies } = answering(
      json({ ChallengeName: 'SELECT_MFA_TYPE', ChallengeParameters, Session: 's' }),
      json({ ChallengeName: 'EMAIL_MFA', ChallengeParameters: {}, Session: 't' }),
      json(tokens()),
    );
    await wayIn.signIn(CREDENTIALS);
    expect(wayIn.step).toEqual({ step: 'choose-factor', factors: ['sms', 'email'], unknown: ['WEB_AUTHN'] });
    await wayIn.chooseFactor('email');
    expect(wayIn.step).toEqual({ step: 'code', factor: 'email', sentTo: undefined });
    expect(await wayIn.sendCode('1')).toEqual(DONE);
    expect(bodies.slice(1).map((body) => JSON.parse(body) as unknown)).toEqual([
      {
        ClientId: 'page',
        ChallengeName: 'SELECT_MFA_TYPE',
        ChallengeResponses: { USERNAME: 'ada', ANSWER: 'EMAIL_MFA' },
        Session: 's',
      },
      {
        ClientId: 'page',
        ChallengeName: 'EMAIL_MFA',
        ChallengeResponses: { USERNAME: 'ada', EMAIL_MFA_CODE: '1' },
        Session: 't',
      },
    ]);
  });

  it('for a new password asks for the attributes that are missing, and not for what only the service may say', async () => {
    const { wayIn, bodies } = answering(
      json({
        ChallengeName: 'NEW_PASSWORD_REQUIRED',
        ChallengeParameters: {
          userAttributes: '{"email":"ada@example.com","email_verified":"true"}',
          requiredAttributes:
            '["userAttributes.email","userAttributes.phone_number_verified","userAttributes.given_name"]',
        },
        Session: 's',
      }),
      json(tokens()),
    );
    await wayIn.signIn(CREDENTIALS);
    expect(wayIn.step).toEqual({ step: 'new-password', userName: 'ada', attributes: ['given_name'] });
    const given = { password: 'Another-1', attributes: { given_name: 'Ada' } };
    expect(await wayIn.setNewPassword(given)).toEqual(DONE);
    expect(JSON.parse(bodies[1] ?? '')).toMatchObject({
      ChallengeResponses: {
        USERNAME: 'ada',
        NEW_PASSWORD: 'Another-1',
        'userAttributes.given_name': 'Ada',
      },
    });
  });
});

describe('an answer', () => {
  it.each([
    ['that is empty', json({}), 'not-understood'],
    [
      'with a list that is broken',
      json({ ChallengeName: 'SELECT_MFA_TYPE', ChallengeParameters: { MFAS_CAN_CHOOSE: '[' } }),
      'not-understood',
    ],
    ['that is no object', json(7), 'not-the-service'],
    ['of something between', new Response('<html>', { status: 502 }), 'not-the-service'],
    ["that is a proxy's page", new Response('<html>', { status: 403 }), 'not-the-service'],
    ['without a reason', json({}, { status: 400 }), 'not-the-service'],
    ['of a name that nobody knows', json({ __type: 'NewException' }, { status: 400 }), 'refused'],
    ['of such a name, and an error', json({ __type: 'NewException' }, { status: 503 }), 'service'],
    ['of such a name, and too many', json({ __type: 'NewException' }, { status: 429 }), 'too-many-attempts'],
    [
      'with tokens that name nobody',
      json(tokens({ id: { 'cognito:username': undefined } })),
      'not-understood',
    ],
    ['with tokens that never end', json(tokens({ id: { exp: undefined } })), 'not-understood'],
    [
      'with no tokens',
      json({ AuthenticationResult: { IdToken: 'a.b.c', AccessToken: '7' } }),
      'not-understood',
    ],
  ])('%s signs nobody in, and is told as what it is', async (_what, answer, code) => {
    const { wayIn, identities } = answering(answer);
    expect(await wayIn.signIn(CREDENTIALS)).toMatchObject({ ok: false, failure: { code } });
    expect(identities).toEqual([]);
  });

  it.each([
    ['in the body, with a namespace', json({ __type: 'com.amazon#UserNotFoundException' }, { status: 400 })],
    [
      'in a header',
      new Response('', { status: 400, headers: { 'x-amzn-errortype': 'UserNotFoundException:http://x/' } }),
    ],
  ])('may name its error %s', async (_what, answer) => {
    const { wayIn } = answering(answer);
    expect(await wayIn.signIn(CREDENTIALS)).toMatchObject({ failure: { code: 'unknown-user' } });
  });

  it('with names of all scripts is read as UTF-8', async () => {
    const { wayIn } = answering(json(tokens({ id: { 'cognito:username': 'Ωmega—λ' } })));
    await wayIn.signIn(CREDENTIALS);
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'Ωmega—λ' });
  });

  it('to no password at all is not waited for', async () => {
    const { wayIn, calls } = answering();
    expect(await wayIn.signIn({ userName: 'ada', password: '' })).toEqual({
      ok: false,
      failure: { code: 'not-understood', detail: 'PASSWORD parameter is required' },
    });
    expect(calls).toEqual([]);
  });
});

describe('a device that the pool remembers', () => {
  it('is named when its session is renewed', async () => {
    const { wayIn, bodies } = answering(
      json(tokens({ access: { device_key: 'eu-central-1_device' } })),
      json(tokens()),
    );
    await wayIn.signIn(CREDENTIALS);
    expect(await wayIn.authorizer.rejected()).toBe('retry');
    expect(JSON.parse(bodies[1] ?? '')).toEqual({
      ClientId: 'page',
      RefreshToken: 'refresh-token',
      DeviceKey: 'eu-central-1_device',
    });
  });
});

describe('a renewal', () => {
  it('without tokens in its answer is tried again later', async () => {
    const tab = answering(json(tokens()), json({}), json(tokens()));
    await tab.wayIn.signIn(CREDENTIALS);
    await expect(tab.wayIn.authorizer.rejected()).rejects.toMatchObject({ retryable: true });
    expect(await tab.wayIn.authorizer.rejected()).toBe('retry');
    expect(await headersOf(tab)).toMatchObject({ cachename: 'chat' });
  });
});

describe('an account that needs no confirmation', () => {
  it('is signed in at once', async () => {
    const { wayIn, calls } = answering(json({ UserConfirmed: true }), json(tokens()));
    wayIn.startSignUp();
    expect(await wayIn.signUp({ ...CREDENTIALS, attributes: { email: '' } })).toEqual(DONE);
    expect(wayIn.identity).toEqual({ state: 'signed-in', userName: 'ada' });
    expect(calls).toEqual(['SignUp', 'InitiateAuth']);
  });
});
