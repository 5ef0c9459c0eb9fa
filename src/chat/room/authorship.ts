import { BoundedMap } from '../../base/bounded-map.ts';
import type { ChatEvent } from '../wire/event-kinds.ts';
import type { OwnMessages } from './own-messages.ts';

export interface AuthorshipOptions {
  /** Makes the id of a message; always of the same length. */
  readonly newId: () => string;
  readonly ownMessages: OwnMessages;
  /** What our messages claim. */
  readonly userName: string;
  /** Whom the machine says that we are, now. */
  readonly tokenId: () => string | undefined;
}

/** Whose an event is. */
export type Whose =
  /** Written here or in another tab, and it had not come before. */
  | 'ours'
  /** The same again: its sender had no answer, and sent it once more. */
  | 'ours-again'
  /** Not ours, though it carries the id of a message of ours and nobody attests that it is another's. */
  | 'imitation'
  | 'others';

// No fewer than the messages that we know as ours, so that none can be shown a second time.
const REMEMBERED = 4_096;

/** Draws the ids of own messages, and knows those again among what arrives. */
export class Authorship {
  readonly #options: AuthorshipOptions;
  /** Token ids that we have published under. */
  readonly #tokenIds = new Set<string>();
  /** By id, under which publisher an event of ours came. */
  readonly #cameAs = new BoundedMap<string, string>(REMEMBERED);
  /** Drawn ahead, so that the byte counter counts the very message that would be sent. */
  #nextId: string;

  constructor(options: AuthorshipOptions) {
    this.#options = options;
    this.#nextId = options.newId();
  }

  /** The id that the next message gets. */
  get nextId(): string {
    return this.#nextId;
  }

  takeId(): string {
    const id = this.#nextId;
    this.#nextId = this.#options.newId();
    return id;
  }

  /** To be called before the first try, with the event as those read it who receive it. */
  noteSent(event: ChatEvent): void {
    if (event.id !== undefined) this.#options.ownMessages.add(event.id, contentOf(event));
  }

  /** To be called with each try: a renewed token may have another id, and the echo comes under the one of the try. */
  noteTokenId(): void {
    const tokenId = this.#options.tokenId();
    if (tokenId !== undefined) this.#tokenIds.add(tokenId);
  }

  /** Takes note of an event that came, under the publisher that the service attests. */
  receive(event: ChatEvent, publisherId: string): Whose {
    const { id, username } = event;
    if (id === undefined || !this.#mayBeUs(publisherId)) return 'others';
    const { ownMessages, userName } = this.#options;
    // Another tab may have written it. That costs a look into storage, so it is for those only who say our name.
    if (!ownMessages.has(id) && username === userName) ownMessages.readStorage();
    if (!ownMessages.has(id)) return 'others';
    if (!ownMessages.wrote(id, contentOf(event))) return 'imitation';
    return this.#receiveOwn(id, publisherId);
  }

  #receiveOwn(id: string, publisherId: string): Whose {
    const cameAs = this.#cameAs.get(id);
    // Where no machine tells who we are, the first who comes with our words is us; nobody else knew them before.
    const isUs = cameAs === undefined || this.#tokenIds.size > 0 || cameAs === publisherId;
    if (!isUs) return 'imitation';
    this.#cameAs.set(id, publisherId);
    return cameAs === undefined ? 'ours' : 'ours-again';
  }

  /** Anybody may be us as long as no machine has told who we are. */
  #mayBeUs(publisherId: string): boolean {
    this.noteTokenId();
    return this.#tokenIds.size === 0 || this.#tokenIds.has(publisherId);
  }
}

/** All that an event says but the time, which is that of the try. */
function contentOf(event: ChatEvent): string {
  const { timestampMs: _, ...said } = event;
  return JSON.stringify(said);
}
