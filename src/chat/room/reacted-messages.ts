import type { Author } from '../author.ts';
import type { MessageRef } from '../timeline/timeline-row.ts';
import type { Reaction } from '../wire/reacted.ts';

/** What somebody feels about a message. */
export interface Reactor {
  readonly author: Author;
  readonly reactions: readonly Reaction[];
  /** How far they have opened their seal; undefined: the machine has signed them in, and they have none. */
  readonly revision: number | undefined;
}

/** Who it is: the key of somebody who has signed in, else what their proofs open. */
export type Who = string;

export interface ReactedMessage {
  readonly target: MessageRef;
  readonly reactors: ReadonlyMap<Who, Reactor>;
}

interface Kept extends ReactedMessage {
  readonly reactors: Map<Who, Reactor & { readonly gaps: number }>;
}

export interface Limits {
  /** Messages of which reactions are kept. */
  readonly messages: number;
  /** Those who reacted, over all messages. */
  readonly reactors: number;
  /** Those who reacted to one message without having signed in: one page can be any number of them. */
  readonly guests: number;
}

const LIMITS: Limits = { messages: 1_024, reactors: 10_000, guests: 500 };

/**
 * Who feels what about the messages of a room, by the key of the row. What they say replaces what they said before: of
 * somebody who has signed in by their id, of everybody else by whoever opens the same seal further than before. Where
 * messages may have been missed, nobody knows how far that was, so that seals of before open nothing. Beyond its limits
 * it forgets the message that was reacted to first.
 */
export class ReactedMessages {
  readonly #limits: Limits;
  readonly #messages = new Map<string, Kept>();
  #count = 0;
  #gaps = 0;

  constructor(limits = LIMITS) {
    this.#limits = limits;
  }

  /** How many reactors are kept. */
  get count(): number {
    return this.#count;
  }

  get(key: string): ReactedMessage | undefined {
    return this.#messages.get(key);
  }

  /** Messages may have been missed. */
  noteGap(): void {
    this.#gaps += 1;
  }

  /**
   * Takes what somebody feels about the message of a row.
   * @param said.isOurs it was sent from here
   * @returns the keys of the rows whose reactions are others now
   */
  put(
    key: string,
    said: Reactor & { readonly target: MessageRef; readonly who: Who; readonly isOurs: boolean },
  ): readonly string[] {
    const { who, target, isOurs, ...reactor } = said;
    const message = this.#messages.get(key);
    const before = message?.reactors.get(who);
    const { revision = Number.POSITIVE_INFINITY } = reactor;
    if (!before) {
      if (reactor.reactions.length === 0) return [];
    } else if (before.revision !== undefined) {
      if (revision <= before.revision || (before.gaps !== this.#gaps && !isOurs)) return [];
    }
    if (!before && !this.#mayAdd(message, reactor)) return [];
    const forgotten = before ? [] : this.#makeRoom(key, message !== undefined);
    if (!forgotten) return [];
    const kept = message ?? { target, reactors: new Map() };
    if (!message) this.#messages.set(key, kept);
    if (!before) this.#count += 1;
    kept.reactors.set(who, { ...reactor, gaps: this.#gaps });
    return [...forgotten, key];
  }

  #mayAdd(message: Kept | undefined, { revision }: Reactor): boolean {
    if (revision === undefined || !message || message.reactors.size < this.#limits.guests) return true;
    let guests = 0;
    for (const reactor of message.reactors.values()) if (reactor.revision !== undefined) guests += 1;
    return guests < this.#limits.guests;
  }

  /** Makes room for one more. @returns the keys of what was forgotten; undefined: there is none to be made */
  #makeRoom(key: string, isKnown: boolean): readonly string[] | undefined {
    const { messages, reactors } = this.#limits;
    const forgotten: string[] = [];
    for (const [oldest, message] of this.#messages) {
      const hasRoom = this.#count < reactors && (isKnown || this.#messages.size < messages);
      if (hasRoom) break;
      if (oldest === key) continue;
      this.#messages.delete(oldest);
      this.#count -= message.reactors.size;
      forgotten.push(oldest);
    }
    return this.#count < reactors ? forgotten : undefined;
  }
}
