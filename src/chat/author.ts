import { ownCopy } from '../base/own-copy.ts';
import { isUuid } from '../base/uuid.ts';
import { cleanName } from './clean-name.ts';
import { GUEST_PREFIX, personNameFault } from './person-name.ts';

/** Whom a row is from, and on whose word. */
export interface Author {
  /** The same for two rows where they are from the same person, as far as anybody can tell; never drawn. */
  readonly key: string;
  /** One line, bounded; `''` when nobody said a readable one. Two people may have the same. */
  readonly name: string;
  /**
   * `verified`: the machine signed this user in. `guest`: the machine let the person in under this name and
   * checked no more. `opaque`: the machine signed somebody in whose id is no name, and nobody vouches for the name that
   * they give themselves. `claimed`: nobody vouches for anything.
   */
  readonly mark: 'verified' | 'guest' | 'opaque' | 'claimed';
  /** The end of an `opaque` id, by which two people of one name are told apart. */
  readonly idTail?: string;
}

/** Whether the machine signed this person in, so that the id is theirs alone. */
export function isSignedIn({ mark }: Author): boolean {
  return mark === 'verified' || mark === 'opaque';
}

/** What is known of the author of an item. */
export interface Publisher {
  /** The token id that the service attests; `''` when the publisher's token had none. */
  readonly id: string;
  /** What the payload says; believed only where nobody attests anything. */
  readonly claimedName: string;
  /** Somebody has said that ids without our prefix are those of people who signed in. */
  readonly isVouchedFor: boolean;
  /** Somebody has said that ids without our prefix are no names. Those that are UUIDs are none in any case. */
  readonly areOpaque?: boolean;
}

// A token id has no more units.
const MAX_ID_LENGTH = 64;
// What is beyond it is not drawn either.
const MAX_KEY_LENGTH = 256;
// A `sub` is ASCII (OpenID Connect Core 1.0, section 2); of other ids the end may not be seen, or not be one.
const DRAWN_AS_IT_IS = /^[!-~]+$/;
// Enough to tell the people of a room apart, by eye and by ear.
const ID_TAIL_LENGTH = 6;

/** Whom an item is from. */
export function authorOf({ id, claimedName, isVouchedFor, areOpaque = false }: Publisher): Author {
  if (id === '') {
    const key = ownCopy(`name:${claimedName.slice(0, MAX_KEY_LENGTH)}`);
    return { key, name: readable(claimedName), mark: 'claimed' };
  }
  const key = ownCopy(`id:${id.slice(0, MAX_KEY_LENGTH)}`);
  const guestName = id.startsWith(GUEST_PREFIX) ? id.slice(GUEST_PREFIX.length) : undefined;
  if (guestName !== undefined && isAttestable(guestName)) return { key, name: guestName, mark: 'guest' };
  if (guestName === undefined && isVouchedFor) {
    if (isUuid(id) || (areOpaque && DRAWN_AS_IT_IS.test(id))) {
      // Who has no other name than the id gives none.
      const name = claimedName === id ? '' : readable(claimedName);
      return { key, name, mark: 'opaque', idTail: ownCopy(id.slice(-ID_TAIL_LENGTH)) };
    }
    if (!areOpaque && isAttestable(id)) return { key, name: id, mark: 'verified' };
  }
  return { key, name: cleanName(id), mark: 'claimed' };
}

/** Who has no other name than an id that is none gives none. */
function readable(claimedName: string): string {
  return isUuid(claimedName) ? '' : cleanName(claimedName);
}

/**
 * Whether a machine that keeps the rule for names attests this one: it is drawn just as it is, nobody else can be drawn
 * so, and it looks like no guest's id.
 */
function isAttestable(name: string): boolean {
  return personNameFault(name, MAX_ID_LENGTH) === undefined;
}
