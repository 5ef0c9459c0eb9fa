import type { UnnamedCaller } from '../caller.ts';
import { type IdRules as IdRulesBy, idByClaim, idClaimFault } from './id-claim.ts';

/** The claims of a user pool's ID token that can make somebody's id. */
export const idClaims = ['cognito:username', 'sub', 'email'] as const;

export type IdClaim = (typeof idClaims)[number];

/** Default: `cognito:username`. */
export type IdRules = IdRulesBy<IdClaim>;

/** As `idClaimFault`, for user pools. */
export function idRulesFault(
  given: Parameters<typeof idClaimFault>[0],
  wordToGive: string,
): string | undefined {
  return idClaimFault(given, { claims: idClaims, wordToGive });
}

/** As `idByClaim`; somebody without a user name is known by `sub`. Undefined: no token of a user pool is like this. */
export function idFrom(
  claims: Readonly<Record<string, unknown>>,
  { idClaim = 'cognito:username' }: IdRules,
): string | UnnamedCaller | undefined {
  return idByClaim(claims, idClaim) ?? idByClaim(claims, 'sub');
}
