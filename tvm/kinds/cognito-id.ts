import type { UnnamedCaller } from '../caller.ts';

/**
 * The claims of an ID token that can make somebody's id. Nobody can change the first two. An address can change, and is
 * then the id of somebody else, which only the operator can say to be no harm. There are no others: `preferred_username`,
 * `name`, `nickname` and the like are edited by whoever they belong to, and of a `custom:` attribute a token does not tell
 * who may write it.
 */
export const idClaims = ['cognito:username', 'sub', 'email'] as const;

export type IdClaim = (typeof idClaims)[number];

export interface IdRules {
  /** What makes the id that others see with each message. Default: `cognito:username`. */
  readonly idClaim?: IdClaim;
  /**
   * Needed for `email`, on the operator's word: no two people of the pool can have the same verified address, and
   * everybody in a room may see it.
   */
  readonly emailsAreUniqueAndPublic?: boolean;
}

/**
 * Why ids cannot be made so, in words that go on after the name of the setting; undefined: they can.
 * @param given anything, of a server in JavaScript or of the environment
 * @param wordToGive how the operator says what `email` needs
 */
export function idRulesFault(
  given: { readonly idClaim?: unknown; readonly emailsAreUniqueAndPublic?: unknown },
  wordToGive: string,
): string | undefined {
  const { idClaim = 'cognito:username', emailsAreUniqueAndPublic } = given;
  if (!idClaims.some((claim) => claim === idClaim)) {
    return `is ${JSON.stringify(idClaim)}, which people may be able to edit, and then anybody could be anybody: expected ${idClaims.join(', ')}`;
  }
  if (idClaim === 'email' && emailsAreUniqueAndPublic !== true) {
    return `is "email": say with ${wordToGive} that no two people have the same address, and that everybody in a room may see it`;
  }
  return undefined;
}

/**
 * The id of whoever a verified ID token is of.
 * @returns why there is none, where that is for the person to know; undefined: no token of a user pool is like this
 */
export function idFrom(
  claims: Readonly<Record<string, unknown>>,
  { idClaim = 'cognito:username' }: IdRules,
): string | UnnamedCaller | undefined {
  if (idClaim === 'email') return emailFrom(claims);
  return textOf(claims[idClaim]) ?? textOf(claims.sub);
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
