import type { UnnamedCaller } from '../caller.ts';
import type { Environment } from '../environment.ts';

// What makes somebody's id, in every mode in which a verified token says it. A kind lists the claims that nobody can edit
// about themselves, and `email`, which can change, and is then the id of somebody else: that this does no harm only the
// operator can say. There are no others: `preferred_username`, `name`, `nickname` and the like are edited by whoever they
// belong to, and of a `custom:` attribute a token does not tell who may write it.

export interface IdRules<Claim extends string = string> {
  /** What makes the id that others see with each message. Default: the kind's own. */
  readonly idClaim?: Claim;
  /**
   * Needed for `email`, on the operator's word: no two people of the service can have the same verified address, and
   * everybody in a room may see it.
   */
  readonly emailsAreUniqueAndPublic?: boolean;
}

/** The operator's word for `emailsAreUniqueAndPublic`, in an environment. */
export const UNIQUE_AND_PUBLIC = 'unique-and-public';

/** The variables that say it, in every mode. */
export const idVariables = {
  /** One of the kind's claims. */
  idClaim: 'TVM_ID_CLAIM',
  /** Needed where that is `email`; the one value is `UNIQUE_AND_PUBLIC`. */
  emailIds: 'TVM_EMAIL_IDS',
} as const;

interface Given {
  readonly idClaim?: unknown;
  readonly emailsAreUniqueAndPublic?: unknown;
}

export interface IdRulesOf {
  /** Those of the kind. */
  readonly claims: readonly string[];
  /** How the operator says what `email` needs. */
  readonly wordToGive: string;
}

/**
 * Why ids cannot be made so, in words that go on after the name of the setting; undefined: they can.
 * @param given anything, of a server in JavaScript or of the environment
 */
export function idClaimFault(given: Given, { claims, wordToGive }: IdRulesOf): string | undefined {
  const { idClaim = claims[0], emailsAreUniqueAndPublic } = given;
  if (!claims.some((claim) => claim === idClaim)) {
    return `is ${JSON.stringify(idClaim)}, which people may be able to edit, and then anybody could be anybody: expected ${claims.join(', ')}`;
  }
  if (idClaim === 'email' && emailsAreUniqueAndPublic !== true) {
    return `is "email": say with ${wordToGive} that no two people have the same address, and that everybody in a room may see it`;
  }
  return undefined;
}

/**
 * @param claims of the kind, the default one first
 * @throws Error that names the variable and what is wrong with it
 */
export function readIdRules<Claim extends string>(
  env: Environment,
  claims: readonly Claim[],
): IdRules<Claim> {
  const { idClaim: claimVariable, emailIds: emailVariable } = idVariables;
  const idClaim = env[claimVariable]?.trim() || undefined;
  const word = env[emailVariable]?.trim() || undefined;
  if (word !== undefined && word !== UNIQUE_AND_PUBLIC) {
    throw new Error(`unable to start; ${emailVariable} is "${word}", expected ${UNIQUE_AND_PUBLIC}`);
  }
  const emailsAreUniqueAndPublic = word !== undefined;
  const wordToGive = `${emailVariable}=${UNIQUE_AND_PUBLIC}`;
  const fault = idClaimFault({ idClaim, emailsAreUniqueAndPublic }, { claims, wordToGive });
  if (fault !== undefined) throw new Error(`unable to start; ${claimVariable} ${fault}`);
  return { ...(idClaim && { idClaim: idClaim as Claim }), emailsAreUniqueAndPublic };
}

/**
 * The id of whoever a verified token is of.
 * @returns why there is none, where that is for the person to know; undefined: the claim is not there, or no text
 */
export function idByClaim(
  claims: Readonly<Record<string, unknown>>,
  idClaim: string,
): string | UnnamedCaller | undefined {
  return idClaim === 'email' ? emailFrom(claims) : textOf(claims[idClaim]);
}

const BY_ADDRESS = 'People are known by their e-mail address here, and';

function emailFrom({ email, email_verified }: Readonly<Record<string, unknown>>): string | UnnamedCaller {
  const address = textOf(email);
  if (address === undefined) {
    const message = `${BY_ADDRESS} your account has none. Ask whoever runs this chat.`;
    return { kind: 'unnamed', message, reason: 'the ID token has no e-mail address' };
  }
  // A boolean in a token, and a text where a gateway hands it on: there, "false" is not nothing.
  if (email_verified === true || email_verified === 'true') return address;
  const message = `${BY_ADDRESS} yours is not verified. Verify it, then sign in again.`;
  return { kind: 'unnamed', message, reason: 'the e-mail address of the ID token is not verified' };
}

function textOf(claim: unknown): string | undefined {
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}
