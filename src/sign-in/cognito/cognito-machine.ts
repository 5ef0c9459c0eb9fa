import type { MachineBase } from '../machine.ts';
import type { CognitoFlow } from './cognito-steps.ts';

/**
 * How people sign in: by a password that is proved (SRP), by one that is sent, or by what the pool offers them: a
 * password (proved), or a code that is sent to them.
 */
export const AUTH_FLOWS = ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'USER_AUTH'] as const;

export type AuthFlow = (typeof AUTH_FLOWS)[number];

/** What a machine that takes tokens of a Cognito user pool is configured with. */
export interface CognitoKeys {
  readonly userPoolId: string;
  readonly clientId: string;
  readonly authFlow: AuthFlow;
  readonly cognitoEndpoint?: string;
  /** What the sign-in shall not offer. Default: none. */
  readonly disabledFlows?: readonly CognitoFlow[];
  /** What a new account needs beside user name and e-mail, in the order of the fields. Default: what the pool says. */
  readonly signUpFields?: readonly SignUpField[];
  /** People sign in by their e-mail address, and have no other user name. Default: as the pool says at a sign-up. */
  readonly userNameIsEmail?: boolean;
  /** How long the refresh tokens of the app client live: then people have to sign in again. Default: nobody knows. */
  readonly sessionDays?: number;
}

export const SIGN_UP_FIELD_TYPES = ['text', 'email', 'tel', 'date'] as const;

/** One field of the form that makes an account. */
export interface SignUpField {
  /** The pool's name for it, such as `given_name` or `custom:team`. */
  readonly attribute: string;
  /** Default: words of the page for what it knows, else the pool's name. */
  readonly label?: string;
  /** Default: that of what the page knows, else `text`. */
  readonly type?: (typeof SIGN_UP_FIELD_TYPES)[number];
}

export type CognitoMachine = MachineBase & CognitoKeys;
