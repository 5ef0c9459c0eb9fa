// What each error of the service means by its name alone; docs/cognito-refusals.md lists the actions that it comes
// from. Complete: test/sign-in/cognito/refusal-names.test.ts compares it with the service's own model.

import type { CognitoFailureCode, OperatorMends, PersonMends, TimeMends } from './failure-codes.ts';

const PERSON: Readonly<Record<string, PersonMends>> = {
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
  AliasExistsException: 'address-exists',
  RefreshTokenReuseException: 'session-expired',
  WebAuthnChallengeNotFoundException: 'passkey-late',
  WebAuthnCredentialNotSupportedException: 'passkey-not-supported',
  // Ours.
  MoreWanted: 'more-wanted',
  PasswordOnly: 'password-only',
  PasskeyNotGiven: 'passkey-not-given',
  PasskeysUnsupported: 'passkeys-unsupported',
  PasskeyExists: 'passkey-exists',
  PasskeyNotSupported: 'passkey-not-supported',
};

const OPERATOR: Readonly<Record<string, OperatorMends>> = {
  ForbiddenException: 'blocked',
  ResourceNotFoundException: 'unknown-client',
  UnsupportedOperationException: 'flow-not-enabled',
  UserLambdaValidationException: 'rule',
  UnexpectedLambdaException: 'trigger-broken',
  InvalidLambdaResponseException: 'trigger-broken',
  CodeDeliveryFailureException: 'undeliverable',
  InvalidEmailRoleAccessPolicyException: 'undeliverable',
  InvalidSmsRoleAccessPolicyException: 'undeliverable',
  InvalidSmsRoleTrustRelationshipException: 'undeliverable',
  InvalidUserPoolConfigurationException: 'pool-setup',
  FeatureUnavailableInTierException: 'pool-setup',
  OperationNotEnabledException: 'pool-setup',
  MFAMethodNotFoundException: 'pool-setup',
  SoftwareTokenMFANotFoundException: 'pool-setup',
  WebAuthnNotEnabledException: 'flow-not-enabled',
  WebAuthnConfigurationMissingException: 'pool-setup',
  WebAuthnOriginNotAllowedException: 'pool-setup',
  WebAuthnRelyingPartyMismatchException: 'pool-setup',
  WebAuthnClientMismatchException: 'pool-setup',
  InvalidParameterException: 'not-accepted',
  // These stand for many things: where the sentence is not known, it is shown.
  NotAuthorizedException: 'refused',
  UnauthorizedException: 'refused',
  UnsupportedTokenTypeException: 'refused',
  DeviceKeyExistsException: 'refused',
  // Ours.
  UnsupportedChallenge: 'unsupported',
  SetUpNeeded: 'set-up-needed',
  PasskeysNotHere: 'passkeys-not-here',
  PasskeysElsewhere: 'passkeys-elsewhere',
  MalformedAnswer: 'not-understood',
  LibraryError: 'not-understood',
};

const TIME: Readonly<Record<string, TimeMends>> = {
  LimitExceededException: 'too-many-attempts',
  TooManyRequestsException: 'too-many-attempts',
  TooManyFailedAttemptsException: 'too-many-attempts',
  InternalErrorException: 'service',
  ConcurrentModificationException: 'service',
};

export const REFUSAL_NAMES = { person: PERSON, operator: OPERATOR, time: TIME } as const;

/** What an error of this name means; undefined for one that is not known here. */
export function meaningOfName(name: string): CognitoFailureCode | undefined {
  return Object.values(REFUSAL_NAMES).find((names) => Object.hasOwn(names, name))?.[name];
}
