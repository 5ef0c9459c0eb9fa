import { cleanName } from './clean-name.ts';

/** Whom a row is from, and on whose word. */
export interface Author {
  /** One line, bounded; `''` when nobody said a readable one. */
  readonly name: string;
  /**
   * `verified`: the machine signed this user in. `guest`: the machine let the person in under this name and
   * checked no more. `claimed`: only the message says so.
   */
  readonly mark: 'verified' | 'guest' | 'claimed';
}

// The machine puts people it knows nothing about into this namespace; no signed-in user can have it.
const GUEST_PREFIX = 'guest:';

/**
 * Whom an item is from.
 * @param publisherId the token id that the service attests; `''` when the publisher's token had none
 * @param claimedName what the payload says; believed only where nobody attests anything
 */
export function authorOf(publisherId: string, claimedName: string): Author {
  if (publisherId === '') return { name: cleanName(claimedName), mark: 'claimed' };
  if (publisherId.startsWith(GUEST_PREFIX)) {
    return { name: cleanName(publisherId.slice(GUEST_PREFIX.length)), mark: 'guest' };
  }
  return { name: cleanName(publisherId), mark: 'verified' };
}
