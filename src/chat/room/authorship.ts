import type { OwnIds } from './own-ids.ts';

export interface AuthorshipOptions {
  /** Makes the id of a message; always of the same length. */
  readonly newId: () => string;
  readonly ownIds: OwnIds;
  /** Whom the machine says that we are, now. */
  readonly tokenId: () => string | undefined;
}

/** Draws the ids of own messages, and knows them again among what arrives. */
export class Authorship {
  readonly #options: AuthorshipOptions;
  /** Token ids that we have published under. */
  readonly #tokenIds = new Set<string>();
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
    this.#options.ownIds.add(id);
    return id;
  }

  /** To be called with each try: a renewed token may have another id, and the echo comes under the one of the try. */
  noteTokenId(): void {
    const tokenId = this.#options.tokenId();
    if (tokenId !== undefined) this.#tokenIds.add(tokenId);
  }

  /** Whether a message was written here: with an id of ours, by a publisher who may be us. */
  isOurs(id: string, publisherId: string): boolean {
    return this.#options.ownIds.has(id) && this.#mayBeUs(publisherId);
  }

  /** Anybody may be us as long as no machine has told who we are. */
  #mayBeUs(publisherId: string): boolean {
    this.noteTokenId();
    return this.#tokenIds.size === 0 || this.#tokenIds.has(publisherId);
  }
}
