import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserAttribute,
  CognitoUserPool,
  type CognitoUserSession,
  type IAuthenticationCallback,
} from 'amazon-cognito-identity-js';
import type { PasswordFlow } from '../../../local/cognito/initiate-auth.ts';
import type { LocalCognito } from '../../../local/cognito/local-cognito.ts';

/** Where a sign-in with the library has come to. */
export type Outcome =
  | { readonly kind: 'signed-in'; readonly session: CognitoUserSession }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'challenge'; readonly name: string; readonly parameters: Record<string, unknown> };

type Register = (callbacks: IAuthenticationCallback & { onFailure(error: unknown): void }) => void;

/** A page that signs in with `amazon-cognito-identity-js`, its callbacks as promises. */
export class CognitoPage {
  readonly pool: CognitoUserPool;
  readonly user: CognitoUser;

  constructor(cognito: LocalCognito, username: string, { clientId = cognito.clientId } = {}) {
    const Storage = new MemoryStorage();
    this.pool = new CognitoUserPool({
      UserPoolId: cognito.userPoolId,
      ClientId: clientId,
      endpoint: cognito.url,
      Storage,
    });
    this.user = new CognitoUser({ Username: username, Pool: this.pool, Storage });
  }

  signIn(password: string, flow: PasswordFlow = 'USER_SRP_AUTH'): Promise<Outcome> {
    this.user.setAuthenticationFlowType(flow);
    const details = new AuthenticationDetails({ Username: this.user.getUsername(), Password: password });
    return outcome((callbacks) => this.user.authenticateUser(details, callbacks));
  }

  chooseNewPassword(password: string, attributes: Record<string, string> = {}): Promise<Outcome> {
    return outcome((callbacks) => this.user.completeNewPasswordChallenge(password, attributes, callbacks));
  }

  sendCode(code: string, kind: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA'): Promise<Outcome> {
    return outcome((callbacks) => this.user.sendMFACode(code, callbacks, kind));
  }

  chooseFactor(kind: 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA'): Promise<Outcome> {
    return outcome((callbacks) => this.user.sendMFASelectionAnswer(kind, callbacks));
  }

  /** @returns the secret for an authenticator app */
  associate(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject });
    });
  }

  verifyAssociation(code: string): Promise<Outcome> {
    return new Promise((resolve) => {
      this.user.verifySoftwareToken(code, 'phone', {
        onSuccess: (session) => resolve({ kind: 'signed-in', session }),
        onFailure: (error) => resolve(failure(error)),
      });
    });
  }

  preferSoftwareToken(): Promise<unknown> {
    const settings = { PreferredMfa: true, Enabled: true };
    return promised((done) => this.user.setUserMfaPreference(null, settings, done));
  }

  refresh(session: CognitoUserSession): Promise<CognitoUserSession> {
    return promised((done) => this.user.refreshSession(session.getRefreshToken(), done));
  }

  signUp(password: string, email: string): Promise<unknown> {
    const attributes = [new CognitoUserAttribute({ Name: 'email', Value: email })];
    return promised((done) => this.pool.signUp(this.user.getUsername(), password, attributes, [], done));
  }

  confirmSignUp(code: string): Promise<unknown> {
    return promised((done) => this.user.confirmRegistration(code, false, done));
  }

  resendCode(): Promise<unknown> {
    return promised((done) => this.user.resendConfirmationCode(done));
  }

  /** @returns where the code went */
  forgetPassword(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.user.forgotPassword({ onSuccess: resolve, onFailure: reject });
    });
  }

  resetPassword(code: string, password: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.user.confirmPassword(code, password, { onSuccess: resolve, onFailure: reject });
    });
  }

  changePassword(from: string, to: string): Promise<unknown> {
    return promised((done) => this.user.changePassword(from, to, done));
  }

  userData(): Promise<unknown> {
    return promised((done) => this.user.getUserData(done, { bypassCache: true }));
  }

  /** Signs out here, and has the refresh token revoked. */
  signOut(): Promise<void> {
    return new Promise((resolve) => this.user.signOut(() => resolve()));
  }

  signOutEverywhere(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.user.globalSignOut({ onSuccess: resolve, onFailure: reject });
    });
  }
}

function outcome(register: Register): Promise<Outcome> {
  return new Promise((resolve) => {
    const challenge = (name: string, parameters: unknown) =>
      resolve({ kind: 'challenge', name, parameters: { ...(parameters as object) } });
    register({
      onSuccess: (session) => resolve({ kind: 'signed-in', session }),
      onFailure: (error: unknown) => resolve(failure(error)),
      newPasswordRequired: (attributes: unknown) => challenge('NEW_PASSWORD_REQUIRED', attributes),
      mfaRequired: challenge,
      totpRequired: challenge,
      selectMFAType: challenge,
      mfaSetup: challenge,
      customChallenge: (parameters) => challenge('CUSTOM_CHALLENGE', parameters),
    });
  });
}

function failure(error: unknown): Outcome {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return { kind: 'failed', code, message };
}

function promised<T>(
  start: (done: (error: Error | null | undefined, result?: T | null) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result as T)));
  });
}

class MemoryStorage {
  readonly #items = new Map<string, string>();

  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }

  removeItem(key: string): void {
    this.#items.delete(key);
  }

  clear(): void {
    this.#items.clear();
  }
}
