import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwksValidationError, WaitPeriodNotYetEndedJwkError } from 'aws-jwt-verify/error';
import { type JwksCache, SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { IdTokenVerifier } from '../kinds/machine-kind.ts';
import { Refusal } from '../refusal.ts';

/**
 * Verifies ID tokens by the keys of a user pool, which are fetched when the first token comes.
 * @throws Error when that can be no id of a user pool
 */
export function createIdTokenVerifier(
  userPoolId: string,
  jwksCache: JwksCache = new SimpleJwksCache(),
): IdTokenVerifier {
  const verifier = createVerifier(userPoolId, jwksCache);
  return (token) => verifier.verify(token).catch(refuseOrForget);
}

function createVerifier(userPoolId: string, jwksCache: JwksCache) {
  try {
    // Of any client: who reads the claims compares it, here as behind a gateway that has verified them.
    return CognitoJwtVerifier.create({ userPoolId, clientId: null, tokenUse: 'id' }, { jwksCache });
  } catch {
    throw new Error(
      `unable to verify ID tokens; "${userPoolId}" is no id of a user pool, expected one such as "eu-west-1_aBcDeFgHi"`,
    );
  }
}

const keyTroubles = [FetchError, JwksValidationError, WaitPeriodNotYetEndedJwkError];

/** A token that is wrong is nobody's; where its key could not be had, nobody knows. */
function refuseOrForget(error: unknown): undefined {
  if (keyTroubles.some((trouble) => error instanceof trouble)) {
    throw new Refusal({
      code: 'unavailable',
      message: 'This Token Vending Machine cannot check who you are at this moment.',
      reason: 'the keys of the user pool cannot be had',
      cause: error,
    });
  }
  return undefined;
}
