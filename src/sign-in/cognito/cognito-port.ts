// What signing in needs of a library: all that takes a password, or a step that a password led to.

import type { CodeFactor, SignInWay } from './cognito-steps.ts';

export interface CognitoTokens {
  readonly idToken: string;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The answer to a step of signing in. */
export type SignInAnswer =
  | { readonly kind: 'signed-in'; readonly tokens: CognitoTokens }
  /** `attributes` are required and missing. */
  | { readonly kind: 'new-password'; readonly attributes: readonly string[] }
  /** `unknown` may be chosen too, and are names of the service. */
  | {
      readonly kind: 'choose-factor';
      readonly factors: readonly CodeFactor[];
      readonly unknown: readonly string[];
    }
  /** `unknown` may be chosen too, and are names of the service. */
  | { readonly kind: 'choose-way'; readonly ways: readonly SignInWay[]; readonly unknown: readonly string[] }
  | { readonly kind: 'passkey' }
  | { readonly kind: 'code'; readonly factor: CodeFactor; readonly sentTo: string | undefined }
  | { readonly kind: 'set-up-totp'; readonly secret: string };

/** One try to sign in: each call answers the challenge that the one before has brought. They throw as the port's do. */
export interface SignInAttempt {
  begin(password: string, signal: AbortSignal): Promise<SignInAnswer>;
  /** Begins without a password: asks what there is to choose from. */
  askWays(signal: AbortSignal): Promise<SignInAnswer>;
  chooseWay(way: SignInWay, signal: AbortSignal): Promise<SignInAnswer>;
  /** Has the browser ask for the passkey. */
  provePasskey(signal: AbortSignal): Promise<SignInAnswer>;
  setNewPassword(
    given: { readonly password: string; readonly attributes: Readonly<Record<string, string>> },
    signal: AbortSignal,
  ): Promise<SignInAnswer>;
  chooseFactor(factor: CodeFactor, signal: AbortSignal): Promise<SignInAnswer>;
  sendCode(code: string, signal: AbortSignal): Promise<SignInAnswer>;
  /** The first code of the app that is set up. */
  verifyTotp(code: string, signal: AbortSignal): Promise<SignInAnswer>;
}

/** Where a code went, as masked as the service tells it. */
export interface Delivery {
  readonly sentTo: string | undefined;
}

/** Every call throws `CognitoError`, or the reason of its signal as soon as that aborts. */
export interface CognitoPort {
  attempt(userName: string): SignInAttempt;
  signUp(
    account: {
      readonly userName: string;
      readonly password: string;
      readonly attributes: Readonly<Record<string, string>>;
    },
    signal: AbortSignal,
  ): Promise<Delivery & { readonly isConfirmed: boolean }>;
  /** Of an account that is confirmed already, too. */
  confirm(given: { readonly userName: string; readonly code: string }, signal: AbortSignal): Promise<void>;
  resendCode(userName: string, signal: AbortSignal): Promise<Delivery>;
  requestReset(userName: string, signal: AbortSignal): Promise<Delivery>;
  resetPassword(
    given: { readonly userName: string; readonly code: string; readonly password: string },
    signal: AbortSignal,
  ): Promise<void>;
}
