// What signing in with Cognito may ask of somebody, and how a try ends.

import type { CognitoFailureCode } from './failure-codes.ts';

/** A second proof of who somebody is. */
export type CodeFactor = 'totp' | 'sms' | 'email';

/** A way to begin without a password: by a passkey, or by a code that is sent there. */
export type SignInWay = 'passkey' | 'email' | 'sms';

/** What is asked for next. A step that needs the one before it is reached by an outcome only. */
export type CognitoStep =
  /** User name and password. */
  | { readonly step: 'credentials'; readonly userName: string }
  /** A stored session is being checked. The user has nothing to do. */
  | { readonly step: 'restoring' }
  /** The password was given by somebody else, and has to be replaced. */
  | { readonly step: 'new-password'; readonly userName: string; readonly attributes: readonly string[] }
  /** `unknown` are names of the service for others, which this page does not know. */
  | {
      readonly step: 'choose-factor';
      readonly factors: readonly CodeFactor[];
      readonly unknown: readonly string[];
    }
  /** `sentTo` is as masked as the service sends it, such as "+*******0100". */
  | { readonly step: 'code'; readonly factor: CodeFactor; readonly sentTo: string | undefined }
  /** `secret` is base32; `otpauthUrl` holds it too, and is for a link or a QR code that is drawn here. */
  | { readonly step: 'set-up-totp'; readonly secret: string; readonly otpauthUrl: string }
  /** Whose ways to sign in are to be asked for. */
  | { readonly step: 'without-password'; readonly userName: string }
  /** `unknown` are names of the service for others, which this page does not know. */
  | {
      readonly step: 'choose-way';
      readonly ways: readonly SignInWay[];
      readonly unknown: readonly string[];
    }
  /** The browser asks for it, at once and as often as it is to try again. */
  | { readonly step: 'passkey' }
  | { readonly step: 'forgot-password'; readonly userName: string }
  | { readonly step: 'reset-password'; readonly userName: string; readonly sentTo: string | undefined }
  /** `attributes` are required, beside what is asked of everybody; as far as the service has said so. */
  | {
      readonly step: 'sign-up';
      readonly attributes: readonly string[];
      /** People sign in by their e-mail address, and have no other user name. */
      readonly isNamedByEmail: boolean;
    }
  | { readonly step: 'confirm'; readonly userName: string; readonly sentTo: string | undefined }
  | { readonly step: 'signed-in'; readonly userName: string };

export type { CognitoFailureCode };

/** What was done for good before a try failed. */
export type CognitoProgress =
  | 'password-saved'
  /** It was sent, and the answer was lost. */
  | 'password-perhaps-saved'
  | 'account-made'
  | 'account-confirmed';

export interface CognitoFailure {
  readonly code: CognitoFailureCode;
  /** Text of the service, never a secret: to be shown as text, beside words of our own. */
  readonly detail?: string | undefined;
  readonly done?: CognitoProgress | undefined;
}

/** How a try ended; `step` of the way in tells what comes next. */
export type CognitoOutcome = { readonly ok: true } | { readonly ok: false; readonly failure: CognitoFailure };

/** Flows that the configuration may switch off. */
export const COGNITO_FLOWS = ['signUp', 'forgotPassword', 'totpSetUp', 'staySignedIn'] as const;

export type CognitoFlow = (typeof COGNITO_FLOWS)[number];
