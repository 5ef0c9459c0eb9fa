import { claimsOf } from '../../base/jwt-claims.ts';
import type { CheckUpParts, CheckUpStep, KindFacts } from '../kind-check-up.ts';
import type { CognitoMachine } from './cognito-machine.ts';

/** What the ends of the step are worth. */
const ENDINGS = {
  taken: 'passed',
  /** Who is signed in has done so at another user pool than the one of the configuration. */
  'other-pool': 'failed',
  /** They have at this one, and for this client, and the machine does not take it. */
  'not-taken': 'failed',
  /** Cognito does not renew the sign-in, for a reason that is not the session's. */
  refused: 'failed',
  /** It does not answer, or passes something on that is not its own. */
  unanswered: 'failed',
} as const;

const AT_ONCE_MS = 1_000;

/**
 * Whether the sign-in of whoever runs the check-up is of the configured user pool and app client, and whether the machine
 * takes tokens of these. Neither of the services tells what belongs together: only a sign-in shows it.
 */
export function signInStep(
  { userPoolId: userPool, clientId: appClient }: CognitoMachine,
  { asked }: CheckUpParts,
): CheckUpStep {
  return {
    id: 'cognito-sign-in',
    deadlineMs: AT_ONCE_MS,
    endings: ENDINGS,
    run: async () => {
      const { authorization, failure, isUnknown } = asked() ?? {};
      // The steps before this one have told why.
      if (isUnknown === undefined) return { code: 'earlier-failed', facts: {} };
      if (failure) {
        const { code, reason } = failure;
        return {
          code: code === 'refused' ? code : 'unanswered',
          facts: reason ? { refusal: reason.name } : {},
        };
      }
      const token = authorization?.headers?.authorization;
      if (token === undefined) return { code: 'sign-in-first', facts: {} };
      const signedInAt = poolOf(token);
      const facts: KindFacts = { userPool, appClient, ...(signedInAt && { signedInAt }) };
      // The client of a session is always the configured one: Cognito writes it into each token that it gives to it.
      if (signedInAt !== userPool) return { code: 'other-pool', facts };
      return { code: isUnknown ? 'not-taken' : 'taken', facts };
    },
  };
}

/** The user pool that an ID token says it is of: its issuer is an address that ends with the id. */
function poolOf(token: string): string | undefined {
  const { iss } = claimsOf(token) ?? {};
  return typeof iss === 'string' ? iss.split('/').at(-1) : undefined;
}
