import { BoundedMap } from '../base/bounded-map.ts';
import { isUuid } from '../base/uuid.ts';
import { type Author, authorOf, type Publisher } from './author.ts';

// More people than write in a room at the same time.
const REMEMBERED = 1_024;
// Ids of the service are no longer; what is has no place in memory.
const MAX_ID_LENGTH = 64;

/** Knows the authors of a room again: checking a name costs more than all else that a row needs. */
export class Authors {
  readonly #known = new BoundedMap<string, Author>(REMEMBERED);

  /** As `authorOf`; the rows of one person share one object. */
  of(publisher: Publisher): Author {
    const { id, isVouchedFor, areOpaque } = publisher;
    // A name that somebody gives themselves may be another with each message.
    const claimedName = id === '' || areOpaque || isUuid(id) ? publisher.claimedName : '';
    if (id.length > MAX_ID_LENGTH || claimedName.length > MAX_ID_LENGTH) return authorOf(publisher);
    // The length keeps the two apart.
    const name = `${isVouchedFor} ${areOpaque} ${id.length} ${id}${claimedName}`;
    const known = this.#known.get(name) ?? authorOf(publisher);
    this.#known.set(name, known);
    return known;
  }
}
