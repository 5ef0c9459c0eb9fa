import type { Environment } from '../environment.ts';
import { type ClaimsRules, clientIdsFault, readClaims } from './cognito-claims.ts';
import { groupsOfHttpApi, groupsOfRestApi, groupsOfToken } from './cognito-groups.ts';
import { idClaims } from './cognito-id.ts';
import { fieldsOf } from './fields-of.ts';
import { behindAll } from './gateway.ts';
import { idVariables, readIdRules } from './id-claim.ts';
import type { CallerOf, IdTokenVerifier, MachineKind } from './machine-kind.ts';

export const cognitoVariables = {
  /** Needed. Ids of the app clients whose ID tokens count, separated by commas. */
  clientIds: 'TVM_USER_POOL_CLIENT_ID',
  /** For a function that verifies ID tokens itself: of this user pool. */
  userPoolId: 'TVM_USER_POOL_ID',
  /** One of `idClaims`. Default: `cognito:username`. */
  ...idVariables,
} as const;

/**
 * An ID token of one user pool, which the gateway's authorizer has verified; or the function does so itself, where it
 * knows the pool. Then it believes no gateway, and any may stand before it. That the token is for a client of the chat
 * is checked here in any case: a REST API takes those of every client of the pool.
 */
export const cognitoKind: MachineKind = {
  isForGuests: false,
  credentialHeaders: ['authorization'],
  behindAnyGateway: `set ${cognitoVariables.userPoolId}, so that the function itself verifies ID tokens`,
  createCallers: ({ env, createIdTokenVerifier }) => {
    const rules: ClaimsRules = { clientIds: readClientIds(env), ...readIdRules(env, idClaims) };
    const userPoolId = env[cognitoVariables.userPoolId]?.trim();
    if (userPoolId) return behindAll(verifiedHere(createIdTokenVerifier(userPoolId), rules));
    return {
      'rest-api': ({ authorizer, request }) =>
        readClaims(fieldsOf(authorizer).claims, {
          ...rules,
          groupsOf: (groups) => groupsOfRestApi(groups, request.headers.get('Authorization')),
        }),
      'http-api': ({ authorizer }) =>
        readClaims(fieldsOf(fieldsOf(authorizer).jwt).claims, { ...rules, groupsOf: groupsOfHttpApi }),
    };
  },
};

function verifiedHere(verify: IdTokenVerifier, rules: ClaimsRules): CallerOf {
  return async ({ request }) => {
    const token = request.headers.get('Authorization')?.replace(/^Bearer +/i, '');
    if (!token) return { kind: 'unverified' };
    return readClaims(await verify(token), { ...rules, groupsOf: groupsOfToken });
  };
}

function readClientIds(env: Environment): readonly string[] {
  const variable = cognitoVariables.clientIds;
  const ids = (env[variable] ?? '').split(',').map((id) => id.trim());
  const clientIds = ids.filter((id) => id !== '');
  const fault = clientIdsFault(clientIds);
  if (fault !== undefined) throw new Error(`unable to start; ${variable} ${fault}`);
  return clientIds;
}
