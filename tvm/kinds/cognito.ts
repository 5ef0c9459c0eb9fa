import type { Caller } from '../caller.ts';
import { fieldsOf } from './fields-of.ts';
import type { MachineKind } from './machine-kind.ts';

/** An ID token of one user pool, which the gateway has verified. */
export const cognitoKind: MachineKind = {
  isForGuests: false,
  credentialHeaders: ['authorization'],
  createCallerOf:
    () =>
    ({ authorizer }) =>
      callerFromClaims(fieldsOf(authorizer).claims),
};

/**
 * The caller that the verified claims of a Cognito ID token speak of; whoever verified them has checked signature,
 * expiry, pool and client. An access token, which is not made to say who somebody is, verifies nobody.
 */
export function callerFromClaims(claims: unknown): Caller {
  const { token_use, sub, ...named } = fieldsOf(claims);
  const userName = [named['cognito:username'], sub].find((name) => typeof name === 'string' && name !== '');
  if (token_use !== 'id' || typeof userName !== 'string') return { kind: 'unverified' };
  return { kind: 'user', userName, groups: groupsFrom(named['cognito:groups']) };
}

/**
 * A token holds a list. API Gateway makes one text of it: a REST API `a,b`, an HTTP API `[a b]`. (A group's name
 * has no blank, but may have a comma: of such a group only the list is read rightly.)
 */
function groupsFrom(claim: unknown): readonly string[] {
  if (Array.isArray(claim)) return claim.filter((group) => typeof group === 'string');
  if (typeof claim !== 'string') return [];
  const bracketed = /^\[(.*)\]$/s.exec(claim)?.[1];
  const groups = bracketed === undefined ? claim.split(',') : bracketed.split(/\s+/);
  return groups.map((group) => group.trim()).filter((group) => group !== '');
}
