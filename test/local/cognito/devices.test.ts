import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { callCognito } from './cognito-call.ts';

let cognito: LocalCognito;

beforeAll(async () => {
  cognito = await startLocalCognito();
});
beforeEach(() => cognito.control.rememberDevices(true));
afterAll(() => cognito.close());

interface SignedIn {
  readonly AccessToken: string;
  readonly RefreshToken: string;
  readonly NewDeviceMetadata?: { readonly DeviceKey: string; readonly DeviceGroupKey: string };
}

async function signIn(): Promise<SignedIn> {
  const { body } = await callCognito(cognito, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'writer', PASSWORD: 'Local-Only-1' },
  });
  return body.AuthenticationResult as SignedIn;
}

const VERIFIER = {
  PasswordVerifier: Buffer.alloc(384, 7).toString('base64'),
  Salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
};

function confirm(AccessToken: string, DeviceKey: string | undefined) {
  return callCognito(cognito, 'ConfirmDevice', {
    AccessToken,
    DeviceKey,
    DeviceSecretVerifierConfig: VERIFIER,
  });
}

async function renew(RefreshToken: string, DeviceKey?: string): Promise<readonly number[]> {
  const byAction = await callCognito(cognito, 'GetTokensFromRefreshToken', { RefreshToken, DeviceKey });
  const byFlow = await callCognito(cognito, 'InitiateAuth', {
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: RefreshToken, DEVICE_KEY: DeviceKey },
  });
  return [byAction.status, byFlow.status];
}

it('a pool that remembers devices gives each sign-in one, and names it in the access token', async () => {
  const { AccessToken, NewDeviceMetadata } = await signIn();

  const claims: unknown = JSON.parse(Buffer.from(AccessToken.split('.')[1] ?? '', 'base64url').toString());
  expect(NewDeviceMetadata?.DeviceKey).toMatch(/^[\w-]+_[0-9a-f-]+$/);
  expect(claims).toMatchObject({ device_key: NewDeviceMetadata?.DeviceKey });
});

it('another does not', async () => {
  cognito.control.rememberDevices(false);

  expect(await signIn()).not.toHaveProperty('NewDeviceMetadata');
});

it('a renewal needs the key, and that it was confirmed', async () => {
  const { AccessToken, RefreshToken, NewDeviceMetadata } = await signIn();
  const key = NewDeviceMetadata?.DeviceKey;

  expect(await renew(RefreshToken, key)).toEqual([400, 400]);
  expect((await confirm(AccessToken, key)).body).toEqual({ UserConfirmationNecessary: false });

  expect(await renew(RefreshToken, key)).toEqual([200, 200]);
  expect(await renew(RefreshToken)).toEqual([400, 400]);
  expect(cognito.control.isDeviceConfirmed(key ?? '')).toBe(true);
});

it('only a device that was given is confirmed, by who is signed in, with a verifier', async () => {
  const { AccessToken, NewDeviceMetadata } = await signIn();
  const DeviceKey = NewDeviceMetadata?.DeviceKey;

  expect((await confirm(AccessToken, 'local_0')).body).toMatchObject({ __type: 'ResourceNotFoundException' });
  expect((await confirm('made-up', DeviceKey)).body).toMatchObject({ message: 'Invalid Access Token' });
  expect((await callCognito(cognito, 'ConfirmDevice', { AccessToken, DeviceKey })).body).toMatchObject({
    __type: 'InvalidParameterException',
  });
});
