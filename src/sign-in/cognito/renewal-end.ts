// What Cognito's answer to a renewal comes to. (Source of names and sentences: docs/cognito-refusals.md.)

import type { RenewalsOptions } from '../renewals.ts';
import { CognitoError, NOT_THE_SERVICE } from './cognito-error.ts';

/** Whoever signs in again finds out what to do, or is not there any more. */
const DEAD: readonly string[] = [
  'RefreshTokenReuseException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
];

/** Names that stand for many things say in a sentence that this session is over. */
const DEAD_BY_SENTENCE: Readonly<Record<string, RegExp>> = {
  NotAuthorizedException: /invalid refresh token|refresh token has/i,
  ResourceNotFoundException: /device does not exist/i,
};

const PASSING: readonly string[] = [
  'TooManyRequestsException',
  'TooManyFailedAttemptsException',
  'LimitExceededException',
  'ThrottlingException',
  'InternalErrorException',
  'ConcurrentModificationException',
  // Ours.
  'NetworkError',
  'TimeoutError',
  'MalformedAnswer',
  NOT_THE_SERVICE,
];

/** Sorts what a renewal throws; everything else that the service says is a refusal. */
export const renewalEnd: RenewalsOptions<unknown>['endOf'] = (error) => {
  if (!(error instanceof CognitoError)) return undefined;
  const { code: name, message: says } = error;
  return { end: endOf(error), reason: { name, says } };
};

function endOf({ code, message, status = 0 }: CognitoError) {
  if (DEAD.includes(code) || DEAD_BY_SENTENCE[code]?.test(message)) return 'dead';
  return PASSING.includes(code) || status === 429 || status >= 500 ? 'passing' : 'refused';
}
