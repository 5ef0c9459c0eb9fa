// Ids of people whom an identity provider has signed in: `<short name>:<its word for them>`. The machine that knows the
// provider makes them (tvm/token-id.ts); nobody else may be called so, whichever providers there are.

import { foldedName } from './person-name.ts';

/** What the operator calls a provider, in front of the ids of its people. */
export const SHORT_NAME = /^[a-z0-9-]{1,12}$/;

// Colons, and what is drawn like one (confusables.txt of Unicode's UTS 39).
const COLONS = ':\u0903\u0a83\u0589\u0703\u0704\u16ec\u1803\u1809\u205a\u05c3\u02f8\ua789\u2236\u02d0\ua4fd';
// A short name, or letters of any alphabet that are drawn like one. There is no underscore or dot in them, so `okta_urn:x`
// is a name like any other.
const LOOKS_SOURCED = new RegExp(`^[\\p{L}\\p{N}\\p{Pd}]{1,12}[${COLONS}]`, 'u');

/** Whether a name could be taken for such an id, also with spaces, accents or invisible characters in it. */
export function looksSourced(name: string): boolean {
  return LOOKS_SOURCED.test(foldedName(name));
}
