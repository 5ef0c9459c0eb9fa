import type { RevocationTry } from '../revocations.ts';
import type { CognitoAccount } from './cognito-account.ts';
import { CognitoError } from './cognito-error.ts';
import type { SessionTokens } from './session-tokens.ts';

/** Whoever comes back later meets these again. */
const FINAL: readonly string[] = [
  'NotAuthorizedException',
  'UnauthorizedException',
  'UnsupportedOperationException',
  'UnsupportedTokenTypeException',
  'InvalidParameterException',
  'ResourceNotFoundException',
];

/** Tells the user pool once that a session is over. */
export function revokeOnce(account: CognitoAccount): (tokens: SessionTokens) => Promise<RevocationTry> {
  return async (tokens) => {
    try {
      await account.revoke(tokens);
      return 'done';
    } catch (error) {
      if (!(error instanceof CognitoError) || !FINAL.includes(error.code)) return 'later';
      // A token that is not taken any more needs no end.
      return error.code === 'NotAuthorizedException' ? 'done' : 'failed';
    }
  };
}
