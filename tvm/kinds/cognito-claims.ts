import type { Caller } from '../caller.ts';
import { groupsOfToken } from './cognito-groups.ts';
import { type IdRules, idFrom, idRulesFault } from './cognito-id.ts';
import { fieldsOf } from './fields-of.ts';

/** Whose ID tokens count, and what is made of them. */
export interface ClaimsRules extends IdRules {
  /**
   * App clients of the user pool. A user pool authorizer of a REST API takes the tokens of every client of its pool,
   * as many a library does unless told otherwise; so they are compared here, whoever has verified the token.
   */
  readonly clientIds: readonly string[];
}

/**
 * For those who have verified an ID token themselves: its signature, its expiry and its user pool.
 * @returns who calls, by the claims of such a token. An access token, which is not made to say who somebody is,
 * verifies nobody, and a token for another app client does not either. Groups are the names of the list that the token
 * holds; a text grants nothing.
 * @throws Error for rules that cannot be meant
 */
export function createClaimsReader(rules: ClaimsRules): (claims: unknown) => Caller {
  const faults = {
    clientIds: clientIdsFault(rules.clientIds),
    idClaim: idRulesFault(rules, 'emailsAreUniqueAndPublic: true'),
  };
  for (const [name, fault] of Object.entries(faults)) {
    if (fault !== undefined) throw new Error(`unable to tell who calls; ${name} ${fault}`);
  }
  return (claims) => readClaims(claims, { ...rules, groupsOf: groupsOfToken });
}

export interface ReadingRules extends ClaimsRules {
  /** Of the claim that holds the groups, which a gateway may have made a text of. */
  readonly groupsOf: (claim: unknown) => readonly string[];
}

/** Who calls, by verified claims, and by rules without a fault. */
export function readClaims(verified: unknown, { clientIds, groupsOf, ...rules }: ReadingRules): Caller {
  const claims = fieldsOf(verified);
  const { token_use, aud } = claims;
  if (token_use === 'access') return { kind: 'unverified', reason: 'the token is an access token' };
  const id = idFrom(claims, rules);
  if (token_use !== 'id' || id === undefined) return { kind: 'unverified' };
  // An ID token names one client, as a text: a list of them is of somebody else's making.
  if (typeof aud !== 'string' || !clientIds.includes(aud)) {
    return {
      kind: 'unverified',
      reason: 'the ID token is for an app client that this machine does not take',
    };
  }
  if (typeof id !== 'string') return id;
  return { kind: 'user', userName: id, groups: groupsOf(claims['cognito:groups']) };
}

/**
 * Why these can be no app clients, in words; undefined: they can. No list lets everybody in by having nothing in it.
 * (Source of the pattern: ClientIdType in the API reference of Cognito.)
 */
export function clientIdsFault(clientIds: readonly string[]): string | undefined {
  if (clientIds.length === 0) {
    return 'names no app client: list those whose ID tokens count, or those of every client of the user pool would';
  }
  const wrong = clientIds.find((id) => !/^[\w+]{1,128}$/.test(id));
  return wrong === undefined
    ? undefined
    : `names "${wrong}", which is no id of an app client: expected letters and digits`;
}
