import type { Clock } from '../../base/clock.ts';
import { OidcError } from './oidc-error.ts';
import type { OidcMachine } from './oidc-machine.ts';
import type { OidcProvider } from './oidc-provider.ts';
import { type OidcTokens, readTokens } from './oidc-tokens.ts';

/**
 * The tokens that come after `tokens`. A lost answer is not asked for again at once: a provider that rotates without grace
 * ends the whole sign-in where a token comes twice.
 * @throws OidcError (renewal-end.ts tells what it comes to); the reason of `signal`
 */
export async function refresh(
  tokens: OidcTokens,
  options: {
    readonly provider: Pick<OidcProvider, 'refresh'>;
    readonly token: OidcMachine['token'] | undefined;
    readonly clock: Clock;
    readonly signal: AbortSignal;
  },
): Promise<OidcTokens> {
  const { provider, token, clock, signal } = options;
  const { family, generation, userName } = tokens;
  if (tokens.refreshToken === '') throw new OidcError('no-renewal');
  const given = await provider.refresh(tokens.refreshToken, { signal });
  // A provider may leave out the ID token; where it is what the machine is shown, only a new sign-in brings one.
  const idToken = given.idToken || (token === 'access' ? tokens.idToken : '');
  const renewed = readTokens(
    { ...given, idToken, refreshToken: given.refreshToken ?? tokens.refreshToken },
    { token, nowMs: clock.wallMs(), userName, descent: { family, generation: generation + 1 } },
  );
  if (!renewed || renewed.subject !== tokens.subject) throw new OidcError('no-renewal');
  return renewed;
}
