import {
  CompleteWebAuthnRegistrationCommand,
  DeleteWebAuthnCredentialCommand,
  InitiateAuthCommand,
  type InitiateAuthResponse,
  ListWebAuthnCredentialsCommand,
  RespondToAuthChallengeCommand,
  StartWebAuthnRegistrationCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type LocalCognito,
  type LocalCognitoOptions,
  startLocalCognito,
} from '../../../local/cognito/local-cognito.ts';
import { awsClient } from './aws-client.ts';
import { type AtPage, SoftwareAuthenticator } from './software-authenticator.ts';

const AT_LOCALHOST = { origin: 'http://localhost:5173', relyingPartyId: 'localhost' };
const REFUSED = { name: 'NotAuthorizedException' };

let cognito: LocalCognito;
let accessToken: string;

beforeEach(() => begin());
afterEach(async () => {
  vi.useRealTimers();
  await cognito.close();
});

/** A pool with somebody who is signed in. */
async function begin(options: LocalCognitoOptions = {}): Promise<void> {
  cognito = await startLocalCognito(options);
  ({ accessToken } = await cognito.signIn('writer'));
}

async function beginOther(options: LocalCognitoOptions): Promise<void> {
  await cognito.close();
  await begin(options);
}

async function startRegistration() {
  const command = new StartWebAuthnRegistrationCommand({ AccessToken: accessToken });
  const { CredentialCreationOptions: options } = await awsClient(cognito).send(command);
  return options as { readonly challenge: string; readonly rp: { readonly id: string } };
}

function complete(credential: object): Promise<unknown> {
  return awsClient(cognito).send(
    new CompleteWebAuthnRegistrationCommand({
      AccessToken: accessToken,
      Credential: JSON.parse(JSON.stringify(credential)) as Record<string, string>,
    }),
  );
}

/** @param page what is different there */
async function register(authenticator: SoftwareAuthenticator, page: Partial<AtPage> = {}): Promise<void> {
  const { challenge } = await startRegistration();
  await complete(authenticator.create({ ...AT_LOCALHOST, challenge, ...page }));
}

async function list() {
  const command = new ListWebAuthnCredentialsCommand({ AccessToken: accessToken });
  return (await awsClient(cognito).send(command)).Credentials ?? [];
}

function start(): Promise<InitiateAuthResponse> {
  return awsClient(cognito).send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_AUTH',
      ClientId: cognito.clientId,
      AuthParameters: { USERNAME: 'writer', PREFERRED_CHALLENGE: 'WEB_AUTHN' },
    }),
  );
}

interface RequestOptions {
  readonly challenge: string;
  readonly rpId: string;
  readonly allowCredentials: readonly { readonly id: string }[];
}

function requestOptionsOf({ ChallengeParameters }: InitiateAuthResponse): RequestOptions {
  return JSON.parse(ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '{}') as RequestOptions;
}

function send({ Session, ChallengeName }: InitiateAuthResponse, credential: object) {
  return awsClient(cognito).send(
    new RespondToAuthChallengeCommand({
      ClientId: cognito.clientId,
      ChallengeName,
      Session,
      ChallengeResponses: { USERNAME: 'writer', CREDENTIAL: JSON.stringify(credential) },
    }),
  );
}

/** A whole sign-in. @param page what is different there */
async function signIn(authenticator: SoftwareAuthenticator, page: Partial<AtPage> = {}) {
  const asked = await start();
  const { challenge } = requestOptionsOf(asked);
  return await send(asked, authenticator.get({ ...AT_LOCALHOST, challenge, ...page }));
}

describe('registering a passkey', () => {
  it('makes a way in of it, which is listed', async () => {
    await register(new SoftwareAuthenticator());

    expect(await list()).toEqual([
      {
        CredentialId: expect.any(String) as string,
        FriendlyCredentialName: 'Passkey 1',
        RelyingPartyId: 'localhost',
        AuthenticatorAttachment: 'platform',
        AuthenticatorTransports: ['internal'],
        CreatedAt: expect.any(Date) as Date,
      },
    ]);
    expect(await start()).toMatchObject({ ChallengeName: 'WEB_AUTHN' });
  });

  it('asks for one that is kept on the device, for the relying party of the pool', async () => {
    await beginOther({ relyingPartyId: 'auth.example.com' });

    expect(await startRegistration()).toMatchObject({
      rp: { id: 'auth.example.com' },
      user: { name: 'writer' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    });
  });

  it.each([
    ['of another page', { origin: 'https://evil.example' }, 'WebAuthnOriginNotAllowedException'],
    [
      'of an address without a name',
      { origin: 'http://127.0.0.1:5173' },
      'WebAuthnOriginNotAllowedException',
    ],
    ['for another relying party', { relyingPartyId: 'other' }, 'WebAuthnRelyingPartyMismatchException'],
    ['for another challenge', { challenge: 'AAAA' }, 'WebAuthnChallengeNotFoundException'],
  ])('refuses one %s', async (_which, page, name) => {
    await expect(register(new SoftwareAuthenticator(), page)).rejects.toMatchObject({ name });
    expect(await list()).toEqual([]);
  });

  it('refuses what is none', async () => {
    const { challenge } = await startRegistration();
    const { response, ...envelope } = new SoftwareAuthenticator().create({ ...AT_LOCALHOST, challenge });

    await expect(
      complete({ ...envelope, response: { ...response, attestationObject: 'AAAA' } }),
    ).rejects.toMatchObject({ name: 'WebAuthnCredentialNotSupportedException' });
    await expect(complete({})).rejects.toMatchObject({ name: 'WebAuthnChallengeNotFoundException' });
  });

  it('takes a challenge once, and not for ever', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await beginOther({});
    const authenticator = new SoftwareAuthenticator();
    const { challenge } = await startRegistration();
    await complete(authenticator.create({ ...AT_LOCALHOST, challenge }));
    const late = await startRegistration();
    vi.advanceTimersByTime(181_000);

    for (const { challenge: used } of [{ challenge }, late]) {
      await expect(
        complete(new SoftwareAuthenticator().create({ ...AT_LOCALHOST, challenge: used })),
      ).rejects.toMatchObject({ name: 'WebAuthnChallengeNotFoundException' });
    }
  });

  it.each<[string, LocalCognitoOptions]>([
    ['WebAuthnNotEnabledException', { firstFactors: ['PASSWORD'] }],
    ['WebAuthnConfigurationMissingException', { relyingPartyId: '' }],
  ])('is refused with %s where the pool is set up so', async (name, options) => {
    await beginOther(options);

    await expect(startRegistration()).rejects.toMatchObject({ name });
  });

  it('is for who is signed in only', async () => {
    accessToken = 'none';

    await expect(startRegistration()).rejects.toMatchObject(REFUSED);
    await expect(list()).rejects.toMatchObject(REFUSED);
  });
});

describe('a passkey', () => {
  it('signs in, again and again', async () => {
    const authenticator = new SoftwareAuthenticator();
    await register(authenticator);

    for (let count = 0; count < 2; count += 1) {
      expect((await signIn(authenticator)).AuthenticationResult?.IdToken).toBeDefined();
    }
  });

  it('is asked for by its id, beside the other choices', async () => {
    const authenticator = new SoftwareAuthenticator();
    await register(authenticator);

    const { rpId, allowCredentials } = requestOptionsOf(await start());

    expect(rpId).toBe('localhost');
    expect(allowCredentials).toMatchObject([{ id: (await list())[0]?.CredentialId }]);
  });

  it.each<[string, Partial<AtPage>]>([
    ['at another page', { origin: 'https://evil.example' }],
    ['for another relying party', { relyingPartyId: 'other' }],
    ['for another challenge', { challenge: 'AAAA' }],
  ])('lets nobody in %s', async (_where, page) => {
    const authenticator = new SoftwareAuthenticator();
    await register(authenticator);

    await expect(signIn(authenticator, page)).rejects.toMatchObject(REFUSED);
  });

  it('lets nobody in with a signature of another key', async () => {
    const authenticator = new SoftwareAuthenticator();
    await register(authenticator);
    const asked = await start();
    const page = { ...AT_LOCALHOST, challenge: requestOptionsOf(asked).challenge };
    const { response } = new SoftwareAuthenticator().get(page);

    await expect(send(asked, { ...authenticator.get(page), response })).rejects.toMatchObject(REFUSED);
  });

  it('lets nobody in who is not counted on, as a copy of it is', async () => {
    const authenticator = new SoftwareAuthenticator();
    await register(authenticator);
    await signIn(authenticator);
    authenticator.counter = 0;

    await expect(signIn(authenticator)).rejects.toMatchObject(REFUSED);
  });

  it('lets nobody in whom it was never registered for', async () => {
    await register(new SoftwareAuthenticator());

    await expect(signIn(new SoftwareAuthenticator())).rejects.toMatchObject(REFUSED);
    await expect(send(await start(), [])).rejects.toMatchObject(REFUSED);
  });

  it('is asked for by the relying party that the pool has now', async () => {
    const authenticator = new SoftwareAuthenticator();
    await register(authenticator);
    cognito.control.setRelyingParty('auth.example.com');

    expect(requestOptionsOf(await start()).rpId).toBe('auth.example.com');
    await expect(signIn(authenticator)).rejects.toMatchObject(REFUSED);
    expect(await list()).toMatchObject([{ RelyingPartyId: 'localhost' }]);
  });

  it('is no way in any more once it is deleted, which happens once', async () => {
    await register(new SoftwareAuthenticator());
    const [passkey] = await list();
    const remove = () =>
      awsClient(cognito).send(
        new DeleteWebAuthnCredentialCommand({
          AccessToken: accessToken,
          CredentialId: passkey?.CredentialId ?? '',
        }),
      );

    await remove();

    expect(await list()).toEqual([]);
    expect((await start()).AvailableChallenges).not.toContain('WEB_AUTHN');
    await expect(remove()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
