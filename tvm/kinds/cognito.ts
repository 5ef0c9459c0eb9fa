import type { Caller } from '../caller.ts';
import { type Environment, needed } from '../environment.ts';
import { groupsOfHttpApi, groupsOfRestApi, groupsOfToken } from './cognito-groups.ts';
import { fieldsOf } from './fields-of.ts';
import { behindAll } from './gateway.ts';
import type { CallerOf, IdTokenVerifier, MachineKind, UserPool } from './machine-kind.ts';

/** For a function that verifies ID tokens itself. Both, or neither. */
export const cognitoVariables = {
  userPoolId: 'TVM_USER_POOL_ID',
  clientId: 'TVM_USER_POOL_CLIENT_ID',
} as const;

/**
 * An ID token of one user pool, which the gateway's authorizer has verified; or the function does so itself, where it
 * knows the pool. Then it believes no gateway, and any may stand before it.
 */
export const cognitoKind: MachineKind = {
  isForGuests: false,
  credentialHeaders: ['authorization'],
  behindAnyGateway: `set ${cognitoVariables.userPoolId} and ${cognitoVariables.clientId}, so that the function itself verifies ID tokens`,
  createCallers: ({ env, createIdTokenVerifier }) => {
    const pool = readUserPool(env);
    if (pool) return behindAll(verifiedHere(createIdTokenVerifier(pool)));
    return {
      'rest-api': ({ authorizer, request }) =>
        callerFrom(fieldsOf(authorizer).claims, (groups) =>
          groupsOfRestApi(groups, request.headers.get('Authorization')),
        ),
      'http-api': ({ authorizer }) => callerFrom(fieldsOf(fieldsOf(authorizer).jwt).claims, groupsOfHttpApi),
    };
  },
};

/**
 * The caller that the verified claims of a Cognito ID token speak of; whoever verified them has checked signature,
 * expiry, pool and client. An access token, which is not made to say who somebody is, verifies nobody. Groups are the
 * names of the list that the token holds; a text grants nothing.
 */
export function callerFromClaims(claims: unknown): Caller {
  return callerFrom(claims, groupsOfToken);
}

function callerFrom(claims: unknown, groupsOf: (claim: unknown) => readonly string[]): Caller {
  const { token_use, sub, ...named } = fieldsOf(claims);
  const userName = [named['cognito:username'], sub].find((name) => typeof name === 'string' && name !== '');
  if (token_use !== 'id' || typeof userName !== 'string') return { kind: 'unverified' };
  return { kind: 'user', userName, groups: groupsOf(named['cognito:groups']) };
}

function verifiedHere(verify: IdTokenVerifier): CallerOf {
  return async ({ request }) => {
    const token = request.headers.get('Authorization')?.replace(/^Bearer +/i, '');
    return token ? callerFromClaims(await verify(token)) : { kind: 'unverified' };
  };
}

/** Undefined: the gateway verifies. */
function readUserPool(env: Environment): UserPool | undefined {
  const { userPoolId, clientId } = cognitoVariables;
  if (!env[userPoolId]?.trim() && !env[clientId]?.trim()) return undefined;
  return { userPoolId: needed(env, userPoolId), clientId: needed(env, clientId) };
}
