import { cleanLabel } from '../base/clean-label.ts';

// What a service attests may be as long as a token id.
const MAX_SHOWN_NAME_LENGTH = 64;

/** A name from the network as one bounded line without invisible characters; `''` when nothing is left. */
export function cleanName(raw: string): string {
  return cleanLabel(raw, MAX_SHOWN_NAME_LENGTH);
}
