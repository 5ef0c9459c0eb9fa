import { claimsOf } from '../../base/jwt-claims.ts';
import { descentIn, digestOf, type HeldTokens, type TokenDescent, type TokenFormat } from '../held-tokens.ts';
import type { CognitoTokens } from './cognito-port.ts';

/** Tokens, and what they tell. Nothing here is verified: that is the business of whoever gets them. */
export interface SessionTokens extends CognitoTokens, HeldTokens {
  readonly refreshToken: string;
  /** How long ago somebody had signed in when they came; undefined where they do not say. */
  readonly sessionAgeMs: number | undefined;
  readonly groups: readonly string[];
  /** What they call themselves for others to see; they can change it at any time. */
  readonly claimedName: string | undefined;
  /** What people type to sign in where user names are ids. */
  readonly address: string | undefined;
  /** Of a device that the pool remembers: a refresh without it is refused. */
  readonly deviceKey: string | undefined;
}

/**
 * @param when.nowMs when they arrived, epoch ms
 * @param when.descent default: the first of a sign-in
 * @returns undefined for what is no ID token.
 */
export function readTokens(
  tokens: CognitoTokens,
  { nowMs, descent }: { readonly nowMs: number; readonly descent?: TokenDescent | undefined },
): SessionTokens | undefined {
  const { iat, exp, auth_time: signedInAt, sub, ...named } = claimsOf(tokens.idToken) ?? {};
  const { 'cognito:username': userName, 'cognito:groups': groups } = named;
  if (typeof iat !== 'number' || typeof exp !== 'number') return undefined;
  if (typeof sub !== 'string' || typeof userName !== 'string') return undefined;
  const deviceKey = claimsOf(tokens.accessToken)?.['device_key'];
  const lifeMs = (exp - iat) * 1_000;
  const { idToken, accessToken, refreshToken } = tokens;
  const { family, generation } = descent ?? { family: digestOf(tokens), generation: 0 };
  return {
    idToken,
    accessToken,
    refreshToken,
    shown: idToken,
    family,
    generation,
    expiresAtMs: nowMs + lifeMs,
    lifeMs,
    sessionAgeMs: typeof signedInAt === 'number' ? (iat - signedInAt) * 1_000 : undefined,
    subject: sub,
    userName,
    // Not `name`, which may be that of a passport.
    claimedName: [named.preferred_username, named.nickname].find((name) => typeof name === 'string'),
    address: [named.email, named.phone_number].find((address) => typeof address === 'string'),
    groups: Array.isArray(groups) ? groups.filter((group) => typeof group === 'string') : [],
    deviceKey: typeof deviceKey === 'string' ? deviceKey : undefined,
  };
}

/** As they are stored: what they tell is read from them again. */
export const storedTokens: TokenFormat<SessionTokens> = {
  write: ({ idToken, accessToken, refreshToken, expiresAtMs, family, generation }) => ({
    idToken,
    accessToken,
    refreshToken,
    expiresAtMs,
    family,
    generation,
  }),
  read: (fields) => {
    const { idToken, accessToken, refreshToken, expiresAtMs } = fields;
    if (typeof idToken !== 'string' || typeof accessToken !== 'string' || typeof refreshToken !== 'string') {
      return undefined;
    }
    const tokens = readTokens(
      { idToken, accessToken, refreshToken },
      { nowMs: 0, descent: descentIn(fields) },
    );
    return tokens && typeof expiresAtMs === 'number' ? { ...tokens, expiresAtMs } : undefined;
  },
};
