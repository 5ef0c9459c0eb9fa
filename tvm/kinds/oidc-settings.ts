import { sourceFaultText } from '../token-id.ts';
import { type IdRules, idClaimFault } from './id-claim.ts';

/**
 * The claims that can make somebody's id; of these an issuer says that they never change and are never given to somebody
 * else. `oid` is Entra's, whose `sub` is another one for each application.
 */
export const oidcIdClaims = ['sub', 'oid', 'email'] as const;

/** Of a user pool whose people have the same ids as at a machine of mode `cognito`. */
export const poolIdClaims = ['cognito:username', 'sub', 'email'] as const;

export type OidcIdClaim = (typeof oidcIdClaims)[number] | (typeof poolIdClaims)[number];

/** Signatures that can be checked by a published key. `none` and those with a shared secret (HS256) are no such. */
export const signatureAlgorithms = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const;

export type SignatureAlgorithm = (typeof signatureAlgorithms)[number];

/** By what an issuer marks its access tokens: the type `at+jwt` (RFC 9068), or `token_use: access` (Cognito). */
export const accessMarks = ['at+jwt', 'token_use'] as const;

/** Whose tokens count, which of them, and what is made of them. */
export interface OidcSettings extends IdRules<OidcIdClaim> {
  /** Exactly as `iss` of the tokens says it: one with a slash at its end is another one. `https`, or on this machine. */
  readonly issuer: string;
  /**
   * In front of each id, `acme:…`. Null: the issuer is a user pool of Cognito, and its people have the same ids as at a
   * machine of mode `cognito`.
   */
  readonly shortName: string | null;
  /** Which of the two that a sign-in brings; the other one is refused. Default: `id`. */
  readonly token?: 'id' | 'access';
  /** For ID tokens, client ids; for access tokens, what the provider puts into `aud`, or into Cognito's `client_id`. */
  readonly audiences: readonly string[];
  /** Demanded of access tokens where the issuer sets it. Absent: it marks none. */
  readonly accessMark?: (typeof accessMarks)[number];
  /** Where the groups are, name by name. Default: `['groups']`. */
  readonly groupsPath?: readonly string[];
  /** Of a claim that is one text. Absent: it has to be a list. */
  readonly groupsSeparator?: string;
  /** Where the keys are. Default: where the issuer's discovery document says. */
  readonly jwksUri?: string;
  /** Default: all of `signatureAlgorithms`. */
  readonly algorithms?: readonly SignatureAlgorithm[];
}

/** What is wrong with each setting, in words that go on after its name; empty where they can be meant. */
export function oidcFaults(settings: OidcSettings): Partial<Record<keyof OidcSettings, string>> {
  const { issuer, shortName, token = 'id', audiences, groupsPath, groupsSeparator } = settings;
  const faults = {
    issuer: addressFault(issuer) ?? (/[?#]/.test(issuer) ? `is "${issuer}", which has a query` : undefined),
    shortName: shortName === null ? poolFault(settings) : sourceFaultText(shortName),
    token: ['id', 'access'].includes(token) ? undefined : `is "${token}", expected id or access`,
    audiences: audiencesFault(audiences),
    accessMark: accessMarkFault(settings),
    groupsPath: groupsPath === undefined ? undefined : pathFault(groupsPath),
    groupsSeparator: groupsSeparator === '' ? 'is empty' : undefined,
    jwksUri: settings.jwksUri === undefined ? undefined : addressFault(settings.jwksUri),
    algorithms: algorithmsFault(settings.algorithms),
    idClaim: idClaimFault(settings, {
      claims: shortName === null ? poolIdClaims : oidcIdClaims,
      wordToGive: 'emailsAreUniqueAndPublic: true',
    }),
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
}

/** Whether keys may come from there: a key that somebody on the way has put in lets everybody in. */
export function isTrustworthyAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
}

function isThisMachine(hostname: string): boolean {
  return /^(?:.+\.)?localhost$|^127(?:\.\d+){3}$|^\[::1\]$/.test(hostname);
}

function addressFault(address: string): string | undefined {
  return isTrustworthyAddress(address)
    ? undefined
    : `is "${address}", expected an address that begins with https://`;
}

const USER_POOL = /^https:\/\/(?:issuer-)?cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/[\w-]+$/;

function poolFault({ issuer, token = 'id' }: OidcSettings): string | undefined {
  // On this machine it is a stand-in: nobody else has an issuer there.
  const isStandIn = URL.canParse(issuer) && isThisMachine(new URL(issuer).hostname);
  if (!USER_POOL.test(issuer) && !isStandIn)
    return 'is needed: only the people of a Cognito user pool can do without';
  return token === 'id'
    ? undefined
    : 'is needed for access tokens: they do not have the claims that mode cognito goes by';
}

function audiencesFault(audiences: readonly string[]): string | undefined {
  if (audiences.length === 0) {
    return 'names nobody: list the client ids, or the audience, of those tokens that count, or all of the issuer would';
  }
  const wrong = audiences.find((each) => typeof each !== 'string' || !/^[\x21-\x7e]+$/.test(each));
  return wrong === undefined
    ? undefined
    : `names "${String(wrong)}", which has characters that no such id has`;
}

function accessMarkFault({ accessMark, token = 'id' }: OidcSettings): string | undefined {
  if (accessMark === undefined) return undefined;
  if (!accessMarks.includes(accessMark))
    return `is "${String(accessMark)}", expected ${accessMarks.join(' or ')}`;
  return token === 'access' ? undefined : 'is for access tokens, and ID tokens are those that count';
}

function pathFault(path: readonly string[]): string | undefined {
  const isPath =
    Array.isArray(path) && path.length > 0 && path.every((name) => typeof name === 'string' && name !== '');
  return isPath ? undefined : 'is no list of names, such as ["realm_access", "roles"]';
}

function algorithmsFault(algorithms: OidcSettings['algorithms']): string | undefined {
  if (algorithms === undefined) return undefined;
  if (algorithms.length === 0) return 'names none';
  const wrong = algorithms.find((algorithm) => !signatureAlgorithms.includes(algorithm));
  return wrong === undefined
    ? undefined
    : `names "${String(wrong)}", expected ${signatureAlgorithms.join(', ')}`;
}
