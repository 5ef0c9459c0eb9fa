import { ownCopy } from '../base/own-copy.ts';
import { cleanName } from './clean-name.ts';
import { isDrawnAsItIs } from './drawn-as-it-is.ts';
import { GUEST_PREFIX, looksLikeGuestId } from './person-name.ts';

/** Whom a row is from, and on whose word. */
export interface Author {
  /** The same for two rows where they are from the same person, as far as anybody can tell; never drawn. */
  readonly key: string;
  /** One line, bounded; `''` when nobody said a readable one. Two people may have the same. */
  readonly name: string;
  /**
   * `verified`: the machine signed this user in. `guest`: the machine let the person in under this name and
   * checked no more. `claimed`: nobody vouches for the name.
   */
  readonly mark: 'verified' | 'guest' | 'claimed';
}

/** What is known of the author of an item. */
export interface Publisher {
  /** The token id that the service attests; `''` when the publisher's token had none. */
  readonly id: string;
  /** What the payload says; believed only where nobody attests anything. */
  readonly claimedName: string;
  /** Somebody has said that ids without our prefix are those of people who signed in. */
  readonly isVouchedFor: boolean;
}

// What is beyond it is not drawn either.
const MAX_CLAIM_LENGTH = 256;

/** Whom an item is from. A name is verified only if it is drawn just as it was attested, and could be no guest's. */
export function authorOf({ id, claimedName, isVouchedFor }: Publisher): Author {
  if (id === '') {
    const key = ownCopy(`name:${claimedName.slice(0, MAX_CLAIM_LENGTH)}`);
    return { key, name: cleanName(claimedName), mark: 'claimed' };
  }
  const key = `id:${id}`;
  const guestName = id.startsWith(GUEST_PREFIX) ? id.slice(GUEST_PREFIX.length) : undefined;
  if (guestName !== undefined && isPlain(guestName)) return { key, name: guestName, mark: 'guest' };
  const isVerified = isVouchedFor && isPlain(id);
  return { key, name: cleanName(id), mark: isVerified ? 'verified' : 'claimed' };
}

/** Whether a name is drawn just as it was attested, and looks like no id of a guest. */
function isPlain(name: string): boolean {
  return isDrawnAsItIs(name) && !looksLikeGuestId(name);
}
