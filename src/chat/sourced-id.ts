// Ids of people whom an identity provider has signed in: `<short name>:<its word for them>`. The machine that knows the
// provider makes them (tvm/token-id.ts); nobody else may be called so, whichever providers there are.

import { foldedName } from './person-name.ts';

/** What the operator calls a provider, in front of the ids of its people. */
export const SHORT_NAME = /^[a-z0-9-]{1,12}$/;

// What a short name, or letters of any alphabet that are drawn like one, and a colon begin like. (Colons as in
// confusables.txt of Unicode's UTS 39.) Underscores and dots are in none, so `okta_urn:x` is a name like any other.
const LOOKS_SOURCED = /^[\p{L}\p{N}\p{Pd}]{1,12}[:ःઃ։܃܄᛬᠃᠉⁚׃˸꞉∶ːꓽ]/u;

/** Whether a name could be taken for such an id, also with spaces, accents or invisible characters in it. */
export function looksSourced(name: string): boolean {
  return LOOKS_SOURCED.test(foldedName(name));
}
