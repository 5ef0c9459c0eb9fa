import { cleanLabel } from '../base/clean-label.ts';
import { ownCopy } from '../base/own-copy.ts';

// What a service attests may be as long as a token id.
const MAX_SHOWN_NAME_LENGTH = 64;

/**
 * A name from the network as one bounded line without invisible characters; `''` when nothing is left. It does not keep
 * `raw` in memory.
 */
export function cleanName(raw: string): string {
  const name = cleanLabel(raw, MAX_SHOWN_NAME_LENGTH);
  return name === raw ? raw : ownCopy(name);
}
