import { oidcEnvironment } from '../../tvm/kinds/oidc.ts';
import { oidcInstructions } from '../oidc/instructions.ts';
import type { LocalKind } from './local-kind.ts';

/** For people of a company, who sign in on its own page. */
export const oidcKind: LocalKind = {
  name: 'Acme',
  // The function itself looks at the tokens: nothing stands before it.
  guard: ({ provider: { issuer, shortName, token, audience } }) => ({
    env: oidcEnvironment({
      issuer,
      shortName,
      token,
      audiences: [audience],
      ...(token === 'access' && { accessMark: 'at+jwt' }),
    }),
  }),
  pageMachine: (place, { oidc: { issuer, clientId, scopes, token, resource } }) => ({
    ...place,
    auth: 'oidc',
    issuer,
    clientId,
    scopes: scopes.join(' '),
    // Else this provider gives no refresh token.
    prompt: 'consent',
    ...(token === 'access' && { token, resource }),
  }),
  instructions: (url, { oidc }) => oidcInstructions(url, oidc),
};
