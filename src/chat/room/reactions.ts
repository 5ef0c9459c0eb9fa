import type { Cancel } from '../../base/cancel.ts';
import { type Author, isSignedIn } from '../author.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { MessageRef, MessageRow } from '../timeline/timeline-row.ts';
import {
  parseReacted,
  REACTIONS,
  type Reacted,
  type Reaction,
  type UnreadReaction,
} from '../wire/reacted.ts';
import { sealOf } from '../wire/seal.ts';
import { type OwnReaction, OwnReactions, type OwnReactionsOptions } from './own-reactions.ts';
import { ReactedMessages, type Reactor, type Who } from './reacted-messages.ts';

export interface ReactionsOptions extends Omit<OwnReactionsOptions, 'onSent'> {
  readonly timeline: Timeline;
  /** Whom others see what we send from, now. */
  readonly me: () => Author;
  readonly authorOf: (publisherId: string, claimedName: string) => Author;
}

/** How many feel so about a message. */
export interface ReactionCount {
  readonly reaction: Reaction;
  /** The machine has signed them in: each counts once. */
  readonly people: readonly Author[];
  /** All others; how many people they are, nobody knows. */
  readonly guests: number;
  /** Whether we are one of them. */
  readonly isOwn: boolean;
}

/** What has come, and who says it. */
interface Arrived {
  readonly event: Reacted;
  readonly author: Author;
  readonly who: Who;
}

// A reaction comes before its message only where that had to be sent again.
const WAITING = 32;
const WAITING_MS = 60_000;

/** Reactions to the messages of a room: our own on their way, and all that come. */
export class Reactions {
  readonly #options: ReactionsOptions;
  readonly #messages = new ReactedMessages();
  readonly #own: OwnReactions;
  #waiting: readonly (Arrived & { readonly sinceMs: number })[] = [];
  #stopWaiting: Cancel | undefined;

  constructor(options: ReactionsOptions) {
    this.#options = options;
    this.#own = new OwnReactions({ ...options, onSent: (sent) => this.#onSent(sent) });
  }

  /**
   * What people feel about the message of the row with this key.
   * @param isHidden whose reactions do not count
   */
  of(key: string, isHidden: (author: Author) => boolean): readonly ReactionCount[] {
    const message = this.#messages.get(key);
    const own = this.#ownReactor(key);
    if (!message && !own) return [];
    const shown = [...(message?.reactors ?? [])]
      .filter(([who, { author }]) => who !== own?.who && !isHidden(author))
      .map(([, reactor]) => reactor);
    if (own) shown.push(own);
    return REACTIONS.flatMap((reaction) => {
      const those = shown.filter(({ reactions }) => reactions.includes(reaction));
      const people = those.flatMap(({ author, revision }) => (revision === undefined ? [author] : []));
      const isOwn = own?.reactions.includes(reaction) ?? false;
      return those.length === 0 ? [] : [{ reaction, people, guests: those.length - people.length, isOwn }];
    });
  }

  /** Whether what we felt last about the message of this row was not sent; saying anything again ends that. */
  hasFailed(key: string): boolean {
    return this.#own.hasFailed(key);
  }

  /** Whether we can react to the message at this index of the timeline, so that others know which, and that it is us. */
  canReact(index: number): boolean {
    const found = this.#rowAt(index);
    return found !== undefined && this.#canSay(found.row.key, found.target);
  }

  /** The same of the row with this key, where somebody has reacted. */
  canReactAgain(key: string): boolean {
    const target = this.#messages.get(key)?.target ?? this.#own.get(key)?.target;
    return target !== undefined && this.#canSay(key, target);
  }

  /** Says that we feel so about the message at this index, or no longer. Does nothing where we cannot. */
  toggle(index: number, reaction: Reaction): void {
    const found = this.#rowAt(index);
    if (!found) return;
    const { target, row } = found;
    const { key } = row;
    if (!this.#canSay(key, target)) return;
    const { reactions: before = [], revision = 0 } = this.#said(key, target) ?? {};
    const now = this.#own.get(key)?.reactions ?? before;
    const isTakenBack = now.includes(reaction);
    const reactions = REACTIONS.filter((one) => (one === reaction ? !isTakenBack : now.includes(one)));
    const isAsBefore = reactions.join() === before.join();
    this.#own.want({ key, target, reactions, revision, isAsBefore });
  }

  /** Messages may have been missed. */
  noteGap(): void {
    this.#messages.noteGap();
  }

  /** Takes what has come. */
  receive(one: UnreadReaction): void {
    const { budget, authorOf, me } = this.#options;
    const event = parseReacted(one.fields);
    const author = event && authorOf(one.publisherId, event.username);
    budget.note(author?.key === me().key ? undefined : author);
    if (!event || !author) return;
    const who = whoIs(author, event);
    if (who !== undefined) this.#place({ event, author, who });
  }

  close(): void {
    this.#own.close();
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
    this.#waiting = [];
  }

  #place(arrived: Arrived): void {
    const { event, author, who } = arrived;
    const { target, reactions, proof } = event;
    const row = this.#find(target);
    if (!row) {
      this.#wait(arrived);
      return;
    }
    if (row.changed === 'deleted') return;
    const isOurs = who === this.#me(target);
    const revision = isSignedIn(author) ? undefined : proof?.revision;
    this.#tell(this.#messages.put(row.key, { target, author, reactions, revision, who, isOurs }));
    if (isOurs) this.#own.settle(event.id);
  }

  #onSent({ key, target, reactions, proof }: OwnReaction): void {
    const author = this.#options.me();
    const who = this.#me(target);
    if (who === undefined) return;
    const revision = isSignedIn(author) ? undefined : proof?.revision;
    this.#messages.put(key, { target, author, reactions, revision, who, isOurs: true });
    this.#tell([key]);
  }

  #tell(keys: readonly string[]): void {
    for (const key of keys) this.#options.onChange(key);
  }

  #wait(arrived: Arrived): void {
    const { clock, timeline } = this.#options;
    const waiting = { ...arrived, sinceMs: clock.monotonicMs() };
    this.#waiting = [...this.#recent, waiting].slice(-WAITING);
    this.#stopWaiting ??= timeline.onChange(() => this.#lookAgain());
  }

  #lookAgain(): void {
    const found = this.#recent.filter(({ event }) => this.#find(event.target));
    this.#waiting = this.#recent.filter((one) => !found.includes(one));
    if (this.#waiting.length === 0) {
      this.#stopWaiting?.();
      this.#stopWaiting = undefined;
    }
    for (const one of found) this.#place(one);
  }

  get #recent() {
    const earliestMs = this.#options.clock.monotonicMs() - WAITING_MS;
    return this.#waiting.filter(({ sinceMs }) => sinceMs >= earliestMs);
  }

  #find(target: MessageRef): MessageRow | undefined {
    const { timeline } = this.#options;
    const number = timeline.find(target);
    const row = number === undefined ? undefined : timeline.at(number - timeline.dropped);
    return row?.kind === 'message' ? row : undefined;
  }

  #rowAt(index: number): { readonly row: MessageRow; readonly target: MessageRef } | undefined {
    const { timeline } = this.#options;
    const row = timeline.at(index);
    const target = timeline.refAt(index);
    return row?.kind === 'message' && row.changed !== 'deleted' && target ? { row, target } : undefined;
  }

  /** Who we are for those who read what we feel about a message. */
  #me(target: MessageRef): Who | undefined {
    const me = this.#options.me();
    if (isSignedIn(me)) return me.key;
    const seal = this.#own.sealOf(target);
    return seal === undefined ? undefined : bySeal(seal);
  }

  #said(key: string, target: MessageRef): Reactor | undefined {
    const who = this.#me(target);
    return who === undefined ? undefined : this.#messages.get(key)?.reactors.get(who);
  }

  #canSay(key: string, target: MessageRef): boolean {
    if (isSignedIn(this.#options.me())) return true;
    return this.#own.proofOf(target, this.#said(key, target)?.revision ?? 0) !== undefined;
  }

  /** What we feel about a message, as it is shown to us. */
  #ownReactor(key: string): (Reactor & { readonly who: Who | undefined }) | undefined {
    const message = this.#messages.get(key);
    const wanted = this.#own.get(key)?.reactions;
    const who = message && this.#me(message.target);
    const said = who === undefined ? undefined : message?.reactors.get(who);
    if (!wanted && !said) return undefined;
    const author = this.#options.me();
    const revision = isSignedIn(author) ? undefined : 0;
    return { who, author, reactions: wanted ?? said?.reactions ?? [], revision };
  }
}

/** The id of somebody who has signed in is theirs alone; of everybody else the seal tells that it is the same again. */
function whoIs(author: Author, { proof }: Reacted): Who | undefined {
  if (isSignedIn(author)) return author.key;
  return proof && bySeal(sealOf(proof));
}

function bySeal(seal: string): Who {
  return `seal ${seal}`;
}
