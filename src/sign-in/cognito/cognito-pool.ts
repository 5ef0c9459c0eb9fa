// The only file that knows amazon-cognito-identity-js, which is here for its proof of a password (SRP) and for
// what follows from it.

import {
  AuthenticationDetails,
  AuthenticationHelper,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  type ICognitoStorage,
} from 'amazon-cognito-identity-js';
import { nextTask } from '../../base/next-task.ts';
import { ChallengeAttempt, type NewDevice } from './challenge-attempt.ts';
import { type CognitoAnswer, type CognitoApi, textIn } from './cognito-api.ts';
import { CognitoError } from './cognito-error.ts';
import type { AuthFlow } from './cognito-machine.ts';
import type { CognitoPort, Delivery, SignInAttempt } from './cognito-port.ts';
import { type Fail, LibraryClient } from './library-client.ts';
import { proofByChoice } from './proof-by-choice.ts';

export interface CognitoPoolOptions {
  readonly api: CognitoApi;
  readonly userPoolId: string;
  readonly clientId: string;
  /** How the password is proved; SRP never sends it. */
  readonly authFlow: AuthFlow;
}

/** A user pool, through the library. */
export class CognitoPool implements CognitoPort {
  readonly #options: CognitoPoolOptions;

  constructor(options: CognitoPoolOptions) {
    this.#options = options;
  }

  attempt(userName: string): SignInAttempt {
    const { user, client } = this.#open(userName);
    const { api, clientId, authFlow, userPoolId } = this.#options;
    user.setAuthenticationFlowType(authFlow === 'USER_PASSWORD_AUTH' ? authFlow : 'USER_SRP_AUTH');
    return new ChallengeAttempt({
      api,
      clientId,
      userName: () => user.getUsername(),
      prove: (password, signal) => {
        const details = new AuthenticationDetails({ Username: userName, Password: password });
        return client.prove(signal, (fail) => user.authenticateUser(details, proofCallbacks(fail)));
      },
      confirmDevice: (device) => void confirmDevice(device, { api, userPoolId }),
    });
  }

  async signUp(
    { userName, password, attributes }: Parameters<CognitoPort['signUp']>[0],
    signal: AbortSignal,
  ): ReturnType<CognitoPort['signUp']> {
    const { pool, client } = this.#open(userName);
    const named = Object.entries(attributes).map(
      ([Name, Value]) => new CognitoUserAttribute({ Name, Value }),
    );
    return client.run(signal, (done, fail) => {
      pool.signUp(userName, password, named, [], (error, result) => {
        if (!result) return fail(error);
        const { userConfirmed, codeDeliveryDetails } = result;
        done({ isConfirmed: userConfirmed, ...deliveryOf(codeDeliveryDetails) });
      });
    });
  }

  async confirm(
    { userName, code }: Parameters<CognitoPort['confirm']>[0],
    signal: AbortSignal,
  ): Promise<void> {
    const { user, client } = this.#open(userName);
    await client.run<void>(signal, (done, fail) => {
      user.confirmRegistration(code, false, (error: unknown) => {
        if (error && !isConfirmedAlready(error)) fail(error);
        else done();
      });
    });
  }

  async resendCode(userName: string, signal: AbortSignal): Promise<Delivery> {
    const { user, client } = this.#open(userName);
    return client.run(signal, (done, fail) => {
      user.resendConfirmationCode((error, result: unknown) => {
        if (error) fail(error);
        else done(deliveryIn(result));
      });
    });
  }

  async requestReset(userName: string, signal: AbortSignal): Promise<Delivery> {
    const { user, client } = this.#open(userName);
    return client.run(signal, (done, fail) => {
      user.forgotPassword({ onSuccess: (answer: unknown) => done(deliveryIn(answer)), onFailure: fail });
    });
  }

  async resetPassword(
    { userName, code, password }: Parameters<CognitoPort['resetPassword']>[0],
    signal: AbortSignal,
  ): Promise<void> {
    const { user, client } = this.#open(userName);
    await client.run<void>(signal, (done, fail) => {
      user.confirmPassword(code, password, { onSuccess: () => done(), onFailure: fail });
    });
  }

  #open(userName: string) {
    const { api, userPoolId, clientId, authFlow } = this.#options;
    const pool = new CognitoUserPool({ UserPoolId: userPoolId, ClientId: clientId, Storage: noStorage });
    const client = new LibraryClient(authFlow === 'USER_AUTH' ? proofByChoice(api) : api);
    // Each `CognitoUser` takes over its pool's client.
    Object.assign(pool, { client });
    return { pool, client, user: new CognitoUser({ Username: userName, Pool: pool, Storage: noStorage }) };
  }
}

/** The library gives all its callbacks a name; those of what follows a password are never called here. */
function proofCallbacks(fail: Fail) {
  return { onFailure: fail, onSuccess: noLibrary, newPasswordRequired: noLibrary };
}

function noLibrary(): never {
  throw new Error('unable to go on by the library; its answer was handed over');
}

/** Tokens are kept elsewhere: the library would spread them over five keys. */
const noStorage: ICognitoStorage = {
  setItem: () => {},
  getItem: () => null,
  removeItem: () => {},
  clear: () => {},
};

/**
 * Without that, a pool that remembers devices refuses to renew the session later; who has tokens gets in all the same.
 * The device signs nobody in: what its verifier is made of is kept nowhere.
 */
async function confirmDevice(
  { key, groupKey, accessToken }: NewDevice,
  { api, userPoolId }: Pick<CognitoPoolOptions, 'api' | 'userPoolId'>,
): Promise<void> {
  // Long numbers: whoever has just signed in comes first.
  await nextTask();
  const helper = new AuthenticationHelper(userPoolId.slice(userPoolId.indexOf('_') + 1));
  await new Promise((resolve) => helper.generateHashDevice(groupKey, key, resolve));
  const verifier = {
    PasswordVerifier: base64OfHex(helper.getVerifierDevices()),
    Salt: base64OfHex(helper.getSaltDevices()),
  };
  const device = { AccessToken: accessToken, DeviceKey: key, DeviceSecretVerifierConfig: verifier };
  await api.call('ConfirmDevice', device).catch(() => {});
}

function base64OfHex(hex: string): string {
  return btoa((hex.match(/../g) ?? []).map((byte) => String.fromCharCode(parseInt(byte, 16))).join(''));
}

// Exported by the library, and forgotten in its types.
declare module 'amazon-cognito-identity-js' {
  export class AuthenticationHelper {
    constructor(poolName: string);
    generateHashDevice(groupKey: string, key: string, done: (error: unknown) => void): void;
    /** Hex. */
    getVerifierDevices(): string;
    /** Hex. */
    getSaltDevices(): string;
  }
}

function isConfirmedAlready(error: unknown): boolean {
  return error instanceof CognitoError && /current status is CONFIRMED/i.test(error.message);
}

function deliveryIn(answer: unknown): Delivery {
  return deliveryOf((answer as CognitoAnswer).CodeDeliveryDetails);
}

function deliveryOf(details: unknown): Delivery {
  return { sentTo: textIn(details, 'Destination') };
}
