import { JwtExpiredError, JwtInvalidSignatureError, JwtNotBeforeError } from 'aws-jwt-verify/error';
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import type { Caller } from '../caller.ts';
import { readOidcToken } from '../kinds/oidc-claims.ts';
import {
  type OidcSettings,
  oidcFaults,
  type SignatureAlgorithm,
  signatureAlgorithms,
} from '../kinds/oidc-settings.ts';
import { type MachineClock, systemClock } from '../machine-clock.ts';
import { IssuerKeys, type TokenVerifier } from './issuer-keys.ts';

/** @param authorization the header of that name, as the client has sent it */
export type OidcCallerOf = (authorization: string | null | undefined) => Promise<Caller>;

export interface OidcCallerParts {
  readonly clock?: MachineClock;
  /** How long the issuer may take, in ms. Default 5 s: together with Momento's time below what hosts allow. */
  readonly timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 5_000;

/**
 * What finds out who calls by a token of an OpenID provider, and by nothing else. It fetches the provider's keys with the
 * first token that could be one of its.
 * @returns a function that rejects only with a `Refusal`
 * @throws Error for settings that cannot be meant
 */
export function createOidcCallerOf(settings: OidcSettings, parts: OidcCallerParts = {}): OidcCallerOf {
  for (const [name, fault] of Object.entries(oidcFaults(settings))) {
    throw new Error(`unable to tell who calls; ${name} ${fault}`);
  }
  const { clock = systemClock, timeoutMs = DEFAULT_TIMEOUT_MS } = parts;
  const { issuer, jwksUri } = settings;
  const keys = new IssuerKeys({ issuer, clock, timeoutMs, ...(jwksUri !== undefined && { jwksUri }) });

  return async (authorization) => {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return { kind: 'unverified' };
    const read = readUnverified(token, settings);
    if (typeof read === 'string') return unverified(read);
    const verifier = await keys.verifierFor(read.keyId);
    if (!verifier) return unverified('the token is signed by a key that the issuer does not publish');
    const payload = verified(token, verifier);
    if (typeof payload === 'string') return unverified(payload);
    const nowSeconds = clock.wallMs() / 1_000;
    return readOidcToken({ header: read.header, payload }, { settings, nowSeconds });
  };
}

function unverified(reason: string): Caller {
  return { kind: 'unverified', reason };
}

/** What a token says of itself, or why it cannot count; so that others have no keys fetched. */
function readUnverified(token: string, { issuer, algorithms = signatureAlgorithms }: OidcSettings) {
  const parts = decomposed(token);
  if (!parts) return 'what came as a token is none (JWT)';
  const { header, payload } = parts;
  if (payload.iss !== issuer) return 'the token is of another issuer';
  if (!algorithms.includes(header.alg as SignatureAlgorithm))
    return 'the token is signed in a way that does not count here (alg)';
  // An extension that has to be understood. (Source: RFC 7515 4.1.11.)
  if (header.crit !== undefined) return 'the token has an extension that this machine does not know (crit)';
  return header.kid === undefined ? 'the token names no key (kid)' : { header, keyId: header.kid };
}

function decomposed(token: string): ReturnType<typeof decomposeUnverifiedJwt> | undefined {
  try {
    return decomposeUnverifiedJwt(token);
  } catch {
    return undefined;
  }
}

/** The claims, or why there are none. */
function verified(token: string, verifier: TokenVerifier): Readonly<Record<string, unknown>> | string {
  try {
    return verifier.verifySync(token);
  } catch (error) {
    return reasons.find(([kind]) => error instanceof kind)?.[1] ?? 'the token does not hold with its key';
  }
}

const reasons = [
  [
    JwtExpiredError,
    "the token has expired (exp); where all have, compare this machine's clock with the issuer's",
  ],
  [JwtNotBeforeError, "the token counts only later (nbf): compare this machine's clock with the issuer's"],
  [JwtInvalidSignatureError, 'the signature of the token is wrong'],
] as const;
