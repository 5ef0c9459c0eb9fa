// Sentences of the service that tell what an error of a name means that stands for many things.
// docs/cognito-refusals.md says of each where it is from; a test holds both together.

import type { CognitoFailureCode } from './failure-codes.ts';

interface Sentence {
  readonly name: string;
  readonly says: RegExp;
  readonly means: CognitoFailureCode;
}

const NOT_AUTHORIZED = 'NotAuthorizedException';
const INVALID = 'InvalidParameterException';

/** The first that fits counts. */
export const REFUSAL_SENTENCES: readonly Sentence[] = [
  { name: NOT_AUTHORIZED, says: /incorrect username or password/i, means: 'wrong-credentials' },
  { name: NOT_AUTHORIZED, says: /attempts exceeded/i, means: 'too-many-attempts' },
  { name: NOT_AUTHORIZED, says: /user is disabled/i, means: 'disabled' },
  { name: NOT_AUTHORIZED, says: /(password|account) has expired/i, means: 'invitation-expired' },
  { name: NOT_AUTHORIZED, says: /cannot be reset in the current state/i, means: 'still-invited' },
  { name: NOT_AUTHORIZED, says: /security reasons/i, means: 'risky' },
  { name: NOT_AUTHORIZED, says: /secret/i, means: 'client-secret' },
  { name: NOT_AUTHORIZED, says: /invalid session|session is expired/i, means: 'session-expired' },
  { name: NOT_AUTHORIZED, says: /(refresh|access) token/i, means: 'session-expired' },
  { name: NOT_AUTHORIZED, says: /passkey|web ?authn|credential/i, means: 'passkey-refused' },
  { name: NOT_AUTHORIZED, says: /sign ?up is not permitted/i, means: 'flow-not-enabled' },
  { name: NOT_AUTHORIZED, says: /unauthorized attribute/i, means: 'pool-setup' },
  { name: INVALID, says: /not enabled|not supported/i, means: 'flow-not-enabled' },
  { name: INVALID, says: /no registered\/verified email/i, means: 'no-reset-address' },
  { name: INVALID, says: /at '\w*password' failed/i, means: 'password-policy' },
  { name: INVALID, says: /at '\w*code' failed/i, means: 'wrong-code' },
  { name: INVALID, says: /at '[\w.]*(username|value)' failed/i, means: 'invalid-input' },
  { name: INVALID, says: /\b(username|email|phone)\b.* (format|be an|be empty)/i, means: 'invalid-input' },
  { name: INVALID, says: /conform to the schema/i, means: 'invalid-input' },
  { name: 'UsernameExistsException', says: /given (email|phone)/i, means: 'address-exists' },
  { name: 'ResourceNotFoundException', says: /username\/client id/i, means: 'unknown-user' },
  { name: 'LimitExceededException', says: /daily email limit/i, means: 'undeliverable' },
];

/** What the sentence makes of an error of this name; undefined where it says no more than the name. */
export function meaningOfSentence(name: string, message: string): CognitoFailureCode | undefined {
  return REFUSAL_SENTENCES.find((known) => known.name === name && known.says.test(message))?.means;
}
