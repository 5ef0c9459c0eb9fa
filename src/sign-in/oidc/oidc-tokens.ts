import { claimsOf } from '../../base/jwt-claims.ts';
import { descentIn, digestOf, type HeldTokens, type TokenDescent, type TokenFormat } from '../held-tokens.ts';
import type { OidcMachine } from './oidc-machine.ts';

/** As a provider gives them. */
export interface GivenTokens {
  readonly idToken: string;
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** Of the access token; undefined where the provider does not say. */
  readonly lifeSeconds: number | undefined;
}

/** Tokens, and what they tell. Their signature is the machine's business. */
export interface OidcTokens extends HeldTokens {
  readonly idToken: string;
  /** What they call themselves for others to see; `undefined` where that is an address, or nothing. */
  readonly claimedName: string | undefined;
  /** What they know themselves by. */
  readonly signInName: string | undefined;
}

interface Reading {
  readonly token: OidcMachine['token'] | undefined;
  /** When they arrived, epoch ms. */
  readonly nowMs: number;
  readonly userName: string;
  /** Default: the first of a sign-in. */
  readonly descent?: TokenDescent | undefined;
}

/** Of access tokens whose provider does not say. */
const ASSUMED_LIFE_SECONDS = 300;

/** @returns undefined for what is no ID token, or holds no token that the machine could be shown */
export function readTokens(
  given: GivenTokens,
  { token, nowMs, userName, descent }: Reading,
): OidcTokens | undefined {
  const { idToken, accessToken, refreshToken = '', lifeSeconds = ASSUMED_LIFE_SECONDS } = given;
  const { iat, exp, sub, ...named } = claimsOf(idToken) ?? {};
  if (typeof iat !== 'number' || typeof exp !== 'number' || typeof sub !== 'string') return undefined;
  const isAccess = token === 'access';
  const lifeMs = (isAccess ? lifeSeconds : exp - iat) * 1_000;
  const shown = isAccess ? accessToken : idToken;
  if (shown === '') return undefined;
  const names = [named.nickname, named.name, named.preferred_username].filter(
    (name) => typeof name === 'string',
  );
  return {
    idToken,
    shown,
    refreshToken,
    ...(descent ?? { family: digestOf({ refreshToken: refreshToken || shown }), generation: 0 }),
    expiresAtMs: nowMs + lifeMs,
    lifeMs,
    subject: sub,
    userName,
    // An address is for everybody to see only where the machine attests it.
    claimedName: names.find((name) => !name.includes('@')),
    signInName: [named.preferred_username, named.email, ...names].find((name) => typeof name === 'string'),
  };
}

/** As they are stored: what they tell is read from them again. No token is stored that is not needed. */
export function storedTokens({ token }: Pick<OidcMachine, 'token'>): TokenFormat<OidcTokens> {
  return {
    write: ({ idToken, shown, refreshToken, expiresAtMs, lifeMs, family, generation }) => ({
      idToken,
      ...(shown !== idToken && { accessToken: shown }),
      refreshToken,
      expiresAtMs,
      lifeMs,
      family,
      generation,
    }),
    read: (fields) => {
      const { idToken, accessToken = '', refreshToken, expiresAtMs, lifeMs, userName } = fields;
      const descent = descentIn(fields);
      const texts = [idToken, accessToken, refreshToken, userName];
      if (!descent || !texts.every((text) => typeof text === 'string')) return undefined;
      if (typeof expiresAtMs !== 'number' || typeof lifeMs !== 'number') return undefined;
      const [id = '', access = '', refresh = '', name = ''] = texts;
      const tokens = readTokens(
        { idToken: id, accessToken: access, refreshToken: refresh, lifeSeconds: undefined },
        { token, nowMs: 0, userName: name, descent },
      );
      return tokens && { ...tokens, expiresAtMs, lifeMs };
    },
  };
}
