import type { CognitoError } from './cognito-error.ts';
import type { CognitoFailure, CognitoFailureCode } from './cognito-steps.ts';

// What the service's errors mean to somebody who signs in. (Source of names and sentences: the API reference of
// Amazon Cognito user pools, and answers of the service.)

const BY_NAME: Readonly<Record<string, CognitoFailureCode>> = {
  NetworkError: 'unreachable',
  TimeoutError: 'timeout',
  UserNotFoundException: 'unknown-user',
  UserNotConfirmedException: 'not-confirmed',
  PasswordResetRequiredException: 'reset-required',
  CodeMismatchException: 'wrong-code',
  // The answer to a wrong code while an authenticator app is set up.
  EnableSoftwareTokenMFAException: 'wrong-code',
  ExpiredCodeException: 'expired-code',
  InvalidPasswordException: 'password-policy',
  PasswordHistoryPolicyViolationException: 'password-policy',
  UsernameExistsException: 'user-exists',
  AliasExistsException: 'user-exists',
  // A trigger of the pool has refused what was typed.
  UserLambdaValidationException: 'invalid-input',
  InvalidParameterException: 'invalid-input',
  LimitExceededException: 'too-many-attempts',
  TooManyRequestsException: 'too-many-attempts',
  TooManyFailedAttemptsException: 'too-many-attempts',
  ResourceNotFoundException: 'unknown-client',
  UnsupportedChallenge: 'unsupported',
  SetUpNeeded: 'set-up-needed',
  MoreWanted: 'more-wanted',
  MFAMethodNotFoundException: 'unsupported',
};

interface Sentence {
  readonly name: string;
  readonly says: RegExp;
  readonly means: CognitoFailureCode;
}

const NOT_AUTHORIZED = 'NotAuthorizedException';
const INVALID = 'InvalidParameterException';

/** Names that stand for many things: the sentence tells which. */
const BY_SENTENCE: readonly Sentence[] = [
  { name: NOT_AUTHORIZED, says: /incorrect username or password/i, means: 'wrong-credentials' },
  { name: NOT_AUTHORIZED, says: /attempts exceeded/i, means: 'too-many-attempts' },
  { name: NOT_AUTHORIZED, says: /user is disabled/i, means: 'disabled' },
  { name: NOT_AUTHORIZED, says: /invalid session|session is expired/i, means: 'session-expired' },
  { name: NOT_AUTHORIZED, says: /(refresh|access) token/i, means: 'session-expired' },
  { name: NOT_AUTHORIZED, says: /sign ?up is not permitted/i, means: 'flow-not-enabled' },
  // Of a client with a secret, which a page cannot keep.
  { name: NOT_AUTHORIZED, says: /secret/i, means: 'unknown-client' },
  { name: NOT_AUTHORIZED, says: /unauthorized attribute/i, means: 'invalid-input' },
  { name: INVALID, says: /not enabled|auth flow not supported/i, means: 'flow-not-enabled' },
  { name: INVALID, says: /at '\w*password' failed/i, means: 'password-policy' },
  { name: INVALID, says: /at '\w*code' failed/i, means: 'wrong-code' },
];

/** What went wrong, for whoever signs in. */
export function failureOf({ code: name, message, done }: CognitoError): CognitoFailure {
  const sentence = BY_SENTENCE.find((known) => known.name === name && known.says.test(message));
  return { code: sentence?.means ?? BY_NAME[name] ?? 'service', detail: withoutInput(message), done };
}

/** Complaints about a value may quote it, and the value may be a password. */
function withoutInput(message: string): string {
  return message.replace(/Value '.*?' at '/gs, "Value at '");
}
