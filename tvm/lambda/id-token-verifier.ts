import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwksValidationError, WaitPeriodNotYetEndedJwkError } from 'aws-jwt-verify/error';
import { type JwksCache, SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { IdTokenVerifier } from '../kinds/machine-kind.ts';
import { Refusal } from '../refusal.ts';

/** Verifies ID tokens by the keys of a user pool, which are fetched when the first token comes. */
export function createIdTokenVerifier(
  userPoolId: string,
  jwksCache: JwksCache = new SimpleJwksCache(),
): IdTokenVerifier {
  // Of any client: who reads the claims compares it, here as behind a gateway that has verified them.
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId: null, tokenUse: 'id' }, { jwksCache });
  return (token) => verifier.verify(token).catch(refuseOrForget);
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
