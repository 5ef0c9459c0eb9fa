import type { CognitoError } from './cognito-error.ts';

/** What a pool wants of a new account. */
export interface Wanted {
  readonly attributes: readonly string[];
  readonly isNamedByEmail: boolean;
}

/**
 * What a refusal says that the pool wants. (Sentences seen in public threads: "Attributes did not conform to the schema:
 * given_name: The attribute is required", one line for each; "Username should be an email."; "User email should be empty
 * or same as username, since username attribute is email".)
 * @returns undefined where it says something else
 */
export function wantedOfAccount({ code, message }: CognitoError): Wanted | undefined {
  if (code !== 'InvalidParameterException') return undefined;
  const named = message.matchAll(/([\w:.-]+): the attribute (?:\S+ )?is required/gi);
  const attributes = [...named].flatMap(([, name]) => name ?? []);
  const isNamedByEmail = /username should be an email|username attribute is email/i.test(message);
  return attributes.length > 0 || isNamedByEmail ? { attributes, isNamedByEmail } : undefined;
}
