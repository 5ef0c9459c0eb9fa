/**
 * The longest that a word from elsewhere (`Retry-After`, what another tab tells) keeps this page from trying again by
 * itself, in ms. Nobody who means well asks for more of somebody who waits, and a slip of a gateway must not silence a
 * page for an hour.
 */
export const LONGEST_ASKED_WAIT_MS = 120_000;
