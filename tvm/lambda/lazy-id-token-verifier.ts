import type { IdTokenVerifier } from '../kinds/machine-kind.ts';

/** As aws-jwt-verify has it (`CognitoJwtVerifier.USER_POOL_ID_REGEX`), whose errors would come with the first token only. */
const USER_POOL_ID = /^(?:eusc-[a-z]{2}|[a-z]{2})-(?:gov-)?[a-z]+-\d_[a-zA-Z0-9]+$/;

/**
 * As `createIdTokenVerifier`, for a function that most often needs none: a gateway has verified, or nobody signs in. The
 * library is loaded only now.
 * @throws Error when that can be no id of a user pool
 */
export function createLazyIdTokenVerifier(userPoolId: string): IdTokenVerifier {
  if (!USER_POOL_ID.test(userPoolId)) {
    throw new Error(
      `unable to verify ID tokens; "${userPoolId}" is no id of a user pool, expected one such as "eu-west-1_aBcDeFgHi"`,
    );
  }
  const loading = import('./id-token-verifier.ts').then((module) => module.createIdTokenVerifier(userPoolId));
  // Who asks first gets the error.
  loading.catch(() => {});
  return async (token) => (await loading)(token);
}
