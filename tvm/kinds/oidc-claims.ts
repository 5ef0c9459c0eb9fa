import type { Caller } from '../caller.ts';
import { idByClaim } from './id-claim.ts';
import { groupsAt } from './oidc-groups.ts';
import { type OidcSettings, oidcIdClaims, poolIdClaims } from './oidc-settings.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A token whose signature, issuer, and `exp` and `nbf` where they are there, have been verified. */
export interface VerifiedToken {
  readonly header: Fields;
  readonly payload: Fields;
}

/** How far apart the clocks of an issuer and of this machine may be. */
export const LEEWAY_SECONDS = 60;

/**
 * Who calls, by a verified token and by settings without a fault.
 * @param nowSeconds since the epoch
 * @throws Refusal where the groups cannot be read
 */
export function readOidcToken(
  { header, payload }: VerifiedToken,
  { settings, nowSeconds }: { readonly settings: OidcSettings; readonly nowSeconds: number },
): Caller {
  const { token = 'id', shortName } = settings;
  const reason =
    timeFault(payload, nowSeconds) ??
    (token === 'id'
      ? idTokenFault({ header, payload }, settings)
      : accessTokenFault({ header, payload }, settings));
  if (reason !== undefined) return { kind: 'unverified', reason };
  const { idClaim = (shortName === null ? poolIdClaims : oidcIdClaims)[0] } = settings;
  const id = idByClaim(payload, idClaim);
  if (id === undefined)
    return { kind: 'unverified', reason: 'the token does not have the claim that makes ids' };
  if (typeof id !== 'string') return id;
  const source = shortName === null ? {} : { source: shortName };
  return { kind: 'user', userName: id, ...source, groups: groupsAt(payload, settings) };
}

/** A token without an end would be good for ever. */
function timeFault({ exp, iat }: Fields, nowSeconds: number): string | undefined {
  if (typeof exp !== 'number') return 'the token says no end (exp)';
  if (iat === undefined) return undefined;
  return typeof iat === 'number' && iat <= nowSeconds + LEEWAY_SECONDS
    ? undefined
    : "the token is from the future (iat): compare this machine's clock with the issuer's";
}

/**
 * (Source: OpenID Connect Core 3.1.3.7. Beside it, what marks tokens of other uses: the type of the header (RFC 9068,
 * back-channel sign-out), `token_use` of Cognito, `typ` in the payload of Keycloak.)
 */
function idTokenFault({ header, payload }: VerifiedToken, { audiences }: OidcSettings): string | undefined {
  const { aud, azp, token_use, typ } = payload;
  const isOther = !isPlainType(header.typ) || (token_use ?? 'id') !== 'id' || (typ ?? 'ID') !== 'ID';
  if (isOther) return 'the token is no ID token, and only those count here';
  if (!holds(aud, audiences)) return 'the ID token is for a client that this machine does not take';
  // A token for several has been asked for by one of them, and has to say by which.
  if (azp === undefined && (!Array.isArray(aud) || aud.length === 1)) return undefined;
  return holds(azp, audiences) ? undefined : 'another client has asked for the ID token (azp)';
}

function accessTokenFault({ header, payload }: VerifiedToken, settings: OidcSettings): string | undefined {
  const { audiences, accessMark } = settings;
  const { aud, client_id, token_use, typ, at_hash } = payload;
  const isAtJwt = typeof header.typ === 'string' && /^(?:application\/)?at\+jwt$/i.test(header.typ);
  const isOther =
    !(isAtJwt || isPlainType(header.typ)) ||
    (token_use ?? 'access') !== 'access' ||
    (typ ?? 'Bearer') !== 'Bearer' ||
    at_hash !== undefined;
  if (isOther) return 'the token is no access token, and only those count here';
  if (accessMark === 'at+jwt' && !isAtJwt) return 'the access token is not of the type at+jwt';
  if (accessMark === 'token_use' && token_use !== 'access')
    return 'the access token does not say so in token_use';
  // Cognito's have no `aud`; elsewhere `client_id` is whoever asked, and not for whom the token is.
  return holds(aud ?? client_id, audiences)
    ? undefined
    : 'the access token is for an audience that this machine does not take';
}

function isPlainType(typ: unknown): boolean {
  return typ === undefined || (typeof typ === 'string' && /^(?:application\/)?jwt$/i.test(typ));
}

function holds(claim: unknown, audiences: readonly string[]): boolean {
  return [claim].flat().some((each) => typeof each === 'string' && audiences.includes(each));
}
