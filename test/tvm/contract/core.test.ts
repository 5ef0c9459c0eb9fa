import type { Caller } from '../../../tvm/caller.ts';
import { createClaimsReader } from '../../../tvm/kinds/cognito-claims.ts';
import { createMomentoVendor } from '../../../tvm/momento-vendor.ts';
import { createOidcCallerOf } from '../../../tvm/oidc/oidc-caller.ts';
import { createTokenHandler } from '../../../tvm/token-handler.ts';
import type { AuthMode, VerifiedIdentity } from './contract.ts';
import { runContract } from './run-contract.ts';

runContract('the handler', {
  modes: ['open', 'lambda', 'cognito', 'oidc'],
  startsAtOnce: true,
  authorizesBy: 'identity',
  groupShapes: ['list'],
  async start({ mode, policy, allowedOrigins, momento, deadlineMs, pool, provider }) {
    const vendor = createMomentoVendor(momento);
    const handler = createTokenHandler({ vendor, policy, allowedOrigins, deadlineMs });
    const readClaims = createClaimsReader({ clientIds: [pool.clientId] });
    const oidcCallerOf = createOidcCallerOf(provider);
    return {
      fetch: ({ method, query, headers, identity }) => {
        const request = new Request(`https://tvm.example.com/${query}`, { method, headers });
        if (mode === 'oidc')
          return handler(request, () => oidcCallerOf(request.headers.get('Authorization')));
        return handler(request, callerFor(identity, { mode, readClaims }));
      },
      close: async () => {},
    };
  },
});

function callerFor(
  identity: VerifiedIdentity | undefined,
  { mode, readClaims }: { mode: AuthMode; readClaims: (claims: unknown) => Caller },
): Caller {
  if (mode === 'open') return { kind: 'anonymous' };
  if (!identity) return { kind: 'unverified' };
  if (identity.kind === 'claims') return readClaims(identity.claims);
  return { kind: 'user', userName: identity.userName, groups: [identity.tier] };
}
