// The only file that knows amazon-cognito-identity-js, which is here for its proof of a password (SRP) and for
// what follows from it.

import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  type CognitoUserSession,
  type ICognitoStorage,
} from 'amazon-cognito-identity-js';
import type { CognitoAnswer, CognitoApi } from './cognito-api.ts';
import { CognitoError } from './cognito-error.ts';
import type { CognitoPort, Delivery, SignInAnswer, SignInAttempt } from './cognito-port.ts';
import type { CodeFactor } from './cognito-steps.ts';
import { type Done, type Fail, LibraryClient, unsupported } from './library-client.ts';

export interface CognitoPoolOptions {
  readonly api: CognitoApi;
  readonly userPoolId: string;
  readonly clientId: string;
  /** How the password is proved; SRP never sends it. */
  readonly authFlow: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH';
}

const CHALLENGE_OF: Readonly<Record<CodeFactor, string>> = { totp: 'SOFTWARE_TOKEN_MFA', sms: 'SMS_MFA' };
/** Only the service may say these of anybody, and it refuses who sends them. */
const SERVICE_ATTRIBUTES = ['email_verified', 'phone_number_verified'];

/** A user pool, through the library. */
export class CognitoPool implements CognitoPort {
  readonly #options: CognitoPoolOptions;

  constructor(options: CognitoPoolOptions) {
    this.#options = options;
  }

  attempt(userName: string): SignInAttempt {
    const { user, client } = this.#open(userName);
    user.setAuthenticationFlowType(this.#options.authFlow);
    return new LibraryAttempt(user, client);
  }

  async signUp(
    { userName, password, email }: Parameters<CognitoPort['signUp']>[0],
    signal: AbortSignal,
  ): ReturnType<CognitoPort['signUp']> {
    const { pool, client } = this.#open(userName);
    const attributes = email === '' ? [] : [new CognitoUserAttribute({ Name: 'email', Value: email })];
    return client.run(signal, (done, fail) => {
      pool.signUp(userName, password, attributes, [], (error, result) => {
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
    const { api, userPoolId, clientId } = this.#options;
    const pool = new CognitoUserPool({ UserPoolId: userPoolId, ClientId: clientId, Storage: noStorage });
    const client = new LibraryClient(api);
    // Each `CognitoUser` takes over its pool's client.
    Object.assign(pool, { client });
    return { pool, client, user: new CognitoUser({ Username: userName, Pool: pool, Storage: noStorage }) };
  }
}

/** The library's object for a user holds the state between two challenges. */
class LibraryAttempt implements SignInAttempt {
  readonly #user: CognitoUser;
  readonly #client: LibraryClient;

  constructor(user: CognitoUser, client: LibraryClient) {
    this.#user = user;
    this.#client = client;
  }

  begin(password: string, signal: AbortSignal): Promise<SignInAnswer> {
    const details = new AuthenticationDetails({ Username: this.#user.getUsername(), Password: password });
    return this.#step(signal, (callbacks) => this.#user.authenticateUser(details, callbacks));
  }

  setNewPassword(
    { password, attributes }: Parameters<SignInAttempt['setNewPassword']>[0],
    signal: AbortSignal,
  ): Promise<SignInAnswer> {
    return this.#step(signal, (callbacks) => {
      this.#user.completeNewPasswordChallenge(password, attributes, callbacks);
    });
  }

  chooseFactor(factor: CodeFactor, signal: AbortSignal): Promise<SignInAnswer> {
    return this.#step(signal, (callbacks) => {
      this.#user.sendMFASelectionAnswer(CHALLENGE_OF[factor], callbacks);
    });
  }

  sendCode(
    { factor, code }: Parameters<SignInAttempt['sendCode']>[0],
    signal: AbortSignal,
  ): Promise<SignInAnswer> {
    return this.#step(signal, (callbacks) => {
      this.#user.sendMFACode(code, callbacks, CHALLENGE_OF[factor]);
    });
  }

  verifyTotp(code: string, signal: AbortSignal): Promise<SignInAnswer> {
    return this.#step(signal, (callbacks) => {
      this.#user.verifySoftwareToken(code, 'Authenticator app', callbacks);
    });
  }

  #step(signal: AbortSignal, start: (callbacks: StepCallbacks) => void): Promise<SignInAnswer> {
    return this.#client.run(signal, (done, fail) => start(stepCallbacks(this.#user, { done, fail })));
  }
}

type StepCallbacks = ReturnType<typeof stepCallbacks>;

/** All of them, always: a missing one would be reported as a failure of the service. */
function stepCallbacks(
  user: CognitoUser,
  { done, fail }: { readonly done: Done<SignInAnswer>; readonly fail: Fail },
) {
  return {
    onSuccess: (session: CognitoUserSession) => done({ kind: 'signed-in', tokens: tokensOf(session) }),
    onFailure: fail,
    newPasswordRequired: (known: unknown, required: unknown) => {
      done({ kind: 'new-password', attributes: missing(known, required) });
    },
    mfaRequired: (_name: unknown, parameters: unknown) => {
      const sentTo = textIn(parameters, 'CODE_DELIVERY_DESTINATION');
      done({ kind: 'code', factor: 'sms', sentTo });
    },
    totpRequired: () => done({ kind: 'code', factor: 'totp', sentTo: undefined }),
    selectMFAType: (_name: unknown, parameters: unknown) => {
      const factors = factorsIn(parameters, 'MFAS_CAN_CHOOSE');
      if (factors.length > 0) done({ kind: 'choose-factor', factors });
      else fail(unsupported('SELECT_MFA_TYPE'));
    },
    mfaSetup: (_name: unknown, parameters: unknown) => {
      if (!factorsIn(parameters, 'MFAS_CAN_SETUP').includes('totp')) return fail(unsupported('MFA_SETUP'));
      user.associateSoftwareToken({
        associateSecretCode: (secret) => done({ kind: 'set-up-totp', secret }),
        onFailure: fail,
      });
    },
    customChallenge: () => fail(unsupported('CUSTOM_CHALLENGE')),
  };
}

/** Tokens are kept elsewhere: the library would spread them over five keys. */
const noStorage: ICognitoStorage = {
  setItem: () => {},
  getItem: () => null,
  removeItem: () => {},
  clear: () => {},
};

function isConfirmedAlready(error: unknown): boolean {
  return error instanceof CognitoError && /current status is CONFIRMED/i.test(error.message);
}

function tokensOf(session: CognitoUserSession) {
  return {
    idToken: session.getIdToken().getJwtToken(),
    accessToken: session.getAccessToken().getJwtToken(),
    refreshToken: session.getRefreshToken().getToken(),
  };
}

/** Attributes that are required and not known yet. */
function missing(known: unknown, required: unknown): string[] {
  const names = Array.isArray(required) ? required.filter((name) => typeof name === 'string') : [];
  return names.filter((name) => !SERVICE_ATTRIBUTES.includes(name) && !textIn(known, name));
}

/** The service lists factors as JSON in a text. */
function factorsIn(parameters: unknown, key: string): CodeFactor[] {
  const listed: unknown = JSON.parse(textIn(parameters, key) ?? '[]');
  const names: readonly unknown[] = Array.isArray(listed) ? listed : [];
  return (['totp', 'sms'] as const).filter((factor) => names.includes(CHALLENGE_OF[factor]));
}

function deliveryIn(answer: unknown): Delivery {
  return deliveryOf((answer as CognitoAnswer).CodeDeliveryDetails);
}

function deliveryOf(details: unknown): Delivery {
  return { sentTo: textIn(details, 'Destination') };
}

function textIn(fields: unknown, key: string): string | undefined {
  const value = (fields as CognitoAnswer | null | undefined)?.[key];
  return typeof value === 'string' ? value : undefined;
}
