import { JwtVerifier } from 'aws-jwt-verify';
import type { Caller } from '../../../tvm/caller.ts';
import { createClaimsReader } from '../../../tvm/kinds/cognito-claims.ts';
import { createOidcCallerOf } from '../../../tvm/oidc/oidc-caller.ts';
import { parseUserDirectory, verifyUser } from '../../../tvm/passwords/user-directory.ts';
import type { ContractWorld } from './contract.ts';

/** Finds out who calls from the headers alone, as a server without an authorizer before it has to. */
export function createHeaderVerifier(world: ContractWorld): (headers: Headers) => Promise<Caller> {
  switch (world.mode) {
    case 'open':
      return async () => ({ kind: 'anonymous' });
    case 'lambda':
      return passwordVerifier(world);
    case 'cognito':
      return tokenVerifier(world);
    case 'oidc': {
      const callerOf = createOidcCallerOf(world.provider);
      return (headers) => callerOf(headers.get('authorization'));
    }
  }
}

function passwordVerifier({ usersSecret }: ContractWorld) {
  const directory = parseUserDirectory(usersSecret);
  return async (headers: Headers): Promise<Caller> => {
    const credentials = { userName: headers.get('username') ?? '', password: headers.get('password') ?? '' };
    const user = await verifyUser(directory, credentials);
    return user ? { kind: 'user', userName: user.userName, groups: [user.tier] } : { kind: 'unverified' };
  };
}

function tokenVerifier({ pool: { issuer, clientId, jwks } }: ContractWorld) {
  const verifier = JwtVerifier.create({
    issuer,
    // Of any client, as a gateway verifies: the machine's own reader compares it.
    audience: null,
    jwksUri: `${issuer}/.well-known/jwks.json`,
  });
  verifier.cacheJwks(jwks as Parameters<typeof verifier.cacheJwks>[0]);
  const readClaims = createClaimsReader({ clientIds: [clientId] });
  return async (headers: Headers): Promise<Caller> => {
    const token = headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
    const claims = await verifier.verify(token).catch(() => undefined);
    return readClaims(claims);
  };
}
