import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import { Disposables } from '../../base/disposables.ts';
import type { Late } from '../../base/late.ts';
import { newId as makeId } from '../../base/new-id.ts';
import type { WakeSignal } from '../../topics/wake-signal.ts';
import { type Author, authorOf, isSignedIn } from '../author.ts';
import { Authors } from '../authors.ts';
import type { RowBudget } from '../timeline/row-budget.ts';
import { SentTime } from '../timeline/sent-time.ts';
import { Timeline } from '../timeline/timeline.ts';
import type { OutgoingEvent } from '../wire/event.ts';
import { parsePayload } from '../wire/event-kinds.ts';
import { encodeJoined } from '../wire/joined.ts';
import { encodeMessage } from '../wire/message.ts';
import { MAX_PAYLOAD_BYTES, utf8Length } from '../wire/payload-size.ts';
import { type Quote, quotedText } from '../wire/quote.ts';
import { cleanText, isBlank } from '../wire/text.ts';
import { Authorship } from './authorship.ts';
import type { Connection } from './connection.ts';
import { ConnectionWatch } from './connection-watch.ts';
import { FloodWatch } from './flood-watch.ts';
import { type HeldMessage, HeldMessages } from './held-messages.ts';
import { lateParts } from './late-parts.ts';
import type { LateReactions } from './late-reactions.ts';
import { type ChangedTo, MessageChanges } from './message-changes.ts';
import { Outbox, type SendProgress } from './outbox.ts';
import { OwnMessages } from './own-messages.ts';
import { OwnSeals } from './own-seals.ts';
import type { People, PeoplePolicy } from './people.ts';
import { Receipts } from './receipts.ts';
import type { RoomGap, RoomItem, RoomSession } from './room-session.ts';

export type { Connection, Problem } from './connection.ts';
export type { RoomSession } from './room-session.ts';

export type SendResult =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** `gone`: the message that is to be changed cannot be any more. */
      readonly reason: 'empty' | 'too-long' | 'read-only' | 'gone';
    };

export interface ChatRoomOptions {
  /** Not started yet. The room starts and closes it. */
  readonly session: RoomSession;
  readonly clock: Clock;
  readonly roomName: string;
  /** What our messages claim; who attests names attests them with the token. */
  readonly userName: string;
  /** Makes the id of a message; always of the same length. Default: random UUIDs. */
  readonly newId?: () => string;
  /** Default: in memory, for as long as the room is open. */
  readonly ownMessages?: OwnMessages;
  /** What changes of own messages are proven by. Default: in memory. */
  readonly seals?: OwnSeals;
  /** The memory for rows that it shares with the other rooms of the page. */
  readonly rowBudget?: RowBudget;
  /** What may be told of whoever is here, asked each time. Default: nothing. */
  readonly peoplePolicy?: () => PeoplePolicy;
  /** What all pages of the room may spend on what is no message; a publish counts one, and so does each delivery. */
  readonly sideOperationsPerSecond?: number;
  /** The network may be back: what could not be sent is tried again. */
  readonly wake?: WakeSignal;
  /** A number in [0, 1), as `Math.random`. */
  readonly random?: () => number;
}

// Within this time of going live, what arrives may have been sent long before.
const REPLAY_MS = 10_000;
// A message that was taken and has not come back after so much time live was lost to us in a gap.
const ECHO_PATIENCE_MS = 15_000;
// What tells others that somebody is here is loaded when the room is drawn and quiet.
const PEOPLE_AFTER_MS = 5_000;

/**
 * One conversation: puts what the session delivers into the timeline, and what the person writes on its way. The
 * text of an own message stays in the timeline until it is on the topic or discarded.
 */
export class ChatRoom {
  readonly roomName: string;
  readonly userName: string;
  /** The room lives by it, and so does what draws the room. */
  readonly clock: Clock;
  readonly timeline: Timeline;
  readonly reactions: LateReactions;
  readonly people: Late<People>;
  readonly #session: RoomSession;
  readonly #authorship: Authorship;
  readonly #connection: ConnectionWatch;
  readonly #held: HeldMessages;
  readonly #seals: OwnSeals;
  readonly #changes: MessageChanges;
  readonly #outbox: Outbox;
  /** Of our announcement, so that it and the first message do not wait for one another. */
  readonly #announcement: Outbox;
  readonly #receipts = new Receipts();
  readonly #sentTime = new SentTime();
  readonly #authors = new Authors();
  readonly #floods = new FloodWatch();
  readonly #subscriptions = new Disposables();
  #nextKey = 0;
  #started = false;

  constructor(options: ChatRoomOptions) {
    const { session, clock, newId = makeId, random = Math.random } = options;
    const { userName, ownMessages = new OwnMessages(), seals = new OwnSeals() } = options;
    this.roomName = options.roomName;
    this.timeline = new Timeline({ budget: options.rowBudget, clock });
    this.userName = userName;
    this.#session = session;
    this.clock = clock;
    this.#authorship = new Authorship({ newId, ownMessages, userName, tokenId: () => session.tokenId });
    this.#held = new HeldMessages({ timeline: this.timeline, clock, author: () => this.author });
    this.#seals = seals;
    this.#changes = new MessageChanges({
      timeline: this.timeline,
      clock,
      seals,
      outbox: () => this.#outbox,
      tokenId: () => session.tokenId,
      claims: (id) => this.#claims(id),
      post: (event) => this.#post({ ...event, by: this.#outbox }),
    });
    this.#connection = new ConnectionWatch({ session, clock });
    this.#subscriptions.add(session.onItem((item) => this.#onItem(item)));
    this.#subscriptions.add(session.onGap((gap) => this.#onGap(gap)));
    const sending = { session, clock, random, wake: options.wake };
    // It has no row, because the user could do nothing about its failure.
    this.#announcement = new Outbox({ ...sending, onProgress: () => {} });
    this.#outbox = new Outbox({ ...sending, onProgress: this.#onProgress });
    const { peoplePolicy, sideOperationsPerSecond } = options;
    const { reactions, people } = lateParts({
      ...sending,
      timeline: this.timeline,
      seals,
      sideOperationsPerSecond,
      policy: peoplePolicy,
      me: () => this.author,
      authorOf: (id, claimedName) => this.#authorOf(id, claimedName),
      claims: () => this.#claims(newId()),
      hasMessages: () => this.#outbox.isBusy,
      mayWrite: () => this.connection.state === 'live' && this.#mayWrite,
    });
    this.reactions = reactions;
    this.people = people;
    const begin = () => people.receive(() => {});
    if (peoplePolicy) this.#subscriptions.add(clock.setTimer(PEOPLE_AFTER_MS, begin));
  }

  get connection(): Connection {
    return this.#connection.current;
  }

  /** Whom others see own messages from: attested as soon as a machine has answered, and then in its words. */
  get author(): Author {
    const { tokenId = '', verifiedIds } = this.#session;
    return authorOf({
      id: tokenId,
      claimedName: this.userName,
      isVouchedFor: verifiedIds !== undefined,
      areOpaque: verifiedIds === 'all-opaque',
    });
  }

  onConnection(listener: (connection: Connection) => void): Cancel {
    return this.#connection.onChange(listener);
  }

  /** Own messages and changes that are not on the topic: pending and failed ones. It changes with the timeline. */
  get unsentCount(): number {
    return this.#held.unsentCount + this.#changes.unsentCount;
  }

  /** Begins. Announces the person once, as soon as that is possible; a reader is not announced. */
  start(): void {
    if (this.#started || this.connection.state === 'closed') return;
    this.#started = true;
    const id = this.#authorship.takeId();
    const encode = () => encodeJoined(this.#claims(id));
    // First: where connections are few, the stream has the one that is open already, and the announcement another.
    this.#session.start();
    this.#post({ id, encode, by: this.#announcement });
  }

  /**
   * Bytes that a message with this text takes of the service's 4,096.
   * @param replyTo what it answers
   */
  payloadBytes(text: string, replyTo?: Quote): number {
    return utf8Length(this.#encode({ id: this.#authorship.nextId, text: prepare(text), replyTo }));
  }

  /** What an answer to the message at this index of the timeline quotes; `undefined` where it cannot be referred to. */
  quoteOf(index: number): Quote | undefined {
    const row = this.timeline.at(index);
    const ref = this.timeline.refAt(index);
    return row?.kind === 'message' && row.changed !== 'deleted' && ref
      ? { ...ref, text: quotedText(row.text) }
      : undefined;
  }

  /**
   * Puts a message into the timeline and on its way, or says why not.
   * @param replyTo what it answers
   */
  send(text: string, replyTo?: Quote): SendResult {
    if (!this.#mayWrite) return { ok: false, reason: 'read-only' };
    const prepared = prepare(text);
    if (isBlank(prepared)) return { ok: false, reason: 'empty' };
    if (this.payloadBytes(prepared, replyTo) > MAX_PAYLOAD_BYTES) return { ok: false, reason: 'too-long' };
    const message = { id: this.#authorship.takeId(), text: prepared, replyTo };
    this.#held.add(message);
    this.#postMessage(message);
    return { ok: true };
  }

  /** Whether the message of the row with this key can be edited and deleted from here. */
  canChange(key: string): boolean {
    return this.#mayWrite && this.#changes.canChange(key);
  }

  /** Bytes that it takes of the service's 4,096 to make this text of the message with this key. */
  editBytes(key: string, text: string): number {
    return utf8Length(this.#changes.encodeEdit({ key, id: this.#authorship.nextId, text: prepare(text) }));
  }

  /** Makes another text of an own message, and brings that on its way, or says why not. */
  edit(key: string, text: string): SendResult {
    if (!this.#mayWrite) return { ok: false, reason: 'read-only' };
    const prepared = prepare(text);
    if (isBlank(prepared)) return { ok: false, reason: 'empty' };
    if (this.editBytes(key, prepared) > MAX_PAYLOAD_BYTES) return { ok: false, reason: 'too-long' };
    const row = this.timeline.get(key);
    if (row?.kind === 'message' && row.text === prepared) return { ok: true };
    return this.#change(key, { text: prepared });
  }

  /** Takes an own message back, and brings that on its way, or says why not. */
  delete(key: string): SendResult {
    if (!this.#mayWrite) return { ok: false, reason: 'read-only' };
    return this.#change(key, 'deleted');
  }

  /** Sends a failed message or change again, with the same id. Does nothing for any other row. */
  retry(key: string): void {
    if (this.connection.state === 'closed' || this.#changes.retry(key)) return;
    const message = this.#held.failed(key);
    if (!message) return;
    this.#held.renew(message);
    this.#postMessage(message);
  }

  /** Takes a failed message out of the timeline, or a failed change back. Does nothing for any other row. */
  discard(key: string): void {
    this.#changes.discard(key);
    if (!this.#held.failed(key)) return;
    this.#outbox.remove(key);
    this.#held.discard(key);
  }

  /** Tries to connect now instead of later. */
  retryNow(): void {
    this.#session.retryNow();
  }

  /** Closes it, and says so to others where they are told that we are here. */
  leave(): void {
    const mayTell = this.connection.state === 'live' && this.#mayWrite && !this.#outbox.isBusy;
    if (mayTell) this.people.tell((people) => people.leave());
    this.close();
  }

  /** Ends the session, timers and tries. Nothing is emitted after it; the rows stay. Idempotent. */
  close(): void {
    this.#connection.close();
    this.#subscriptions.dispose();
    this.#outbox.close();
    this.#announcement.close();
    this.reactions.tell((reactions) => reactions.close());
    this.people.tell((people) => people.close());
    this.#session.close();
    this.timeline.close();
  }

  #onItem(item: RoomItem): void {
    const { value, publisherId, kept } = item;
    this.#placeUnechoed();
    const payload = parsePayload(value);
    if (payload.kind === 'ignored') return;
    if (payload.kind === 'reacted') {
      this.reactions.receive((reactions) => reactions.receive({ ...payload, publisherId }));
      return;
    }
    if (payload.kind === 'here') {
      const here = { ...payload, publisherId, isReplayed: this.#isReplayed(kept) };
      this.people.receive((people) => people.receive(here));
      return;
    }
    if (payload.kind === 'foreign') {
      const author = this.#authorOf(publisherId, '');
      const row = { key: this.#takeKey(), atMs: this.#date(undefined, kept), author };
      this.timeline.append({ ...payload, ...row, ...this.#floodIn(row, { kept }) });
      return;
    }
    const { id, username, timestampMs } = payload;
    // What is left of a deleted message says no longer what was written.
    const whose = kept?.erased ?? this.#authorship.receive(payload, publisherId);
    if (whose === 'ours-again') return;
    const isOurs = whose === 'ours' && id !== undefined;
    const held = isOurs ? this.#held.get(id) : undefined;
    if (!held && !this.#receipts.note(payload, publisherId)) {
      // It came before this tab could read in storage that another one had written it.
      if (isOurs)
        this.timeline.amend({ id, publisherId }, (row) => ({ ...row, own: true, delivery: 'seen' }));
      return;
    }
    const author = this.#authorOf(publisherId, username);
    if (payload.kind === 'edited' || payload.kind === 'deleted') {
      this.#changes.receive({ event: payload, publisherId, isSignedIn: isSignedIn(author), isOurs });
      return;
    }
    if (isOurs) (payload.kind === 'joined' ? this.#announcement : this.#outbox).remove(id);
    // What imitates a message of ours does not get its name.
    const ref = id === undefined || whose === 'imitation' ? undefined : { id, publisherId };
    const row = { key: held?.id ?? this.#takeKey(), atMs: this.#date(timestampMs, kept), author };
    const isSignedInUs = isSignedIn(author) && publisherId === this.#session.tokenId;
    const own = isOurs || isSignedInUs;
    if (payload.kind === 'joined') {
      this.timeline.appendJoined({ ...row, kind: 'joined', own });
      this.people.tell((people) => people.noteJoined(author));
      return;
    }
    const { text, replyTo } = held ?? payload;
    const changed = kept?.erased && ({ changed: 'deleted' } as const);
    const said = { kind: 'message', text, ...(replyTo && { replyTo }), ...changed } as const;
    const flood = own ? {} : this.#floodIn(row, { claimedMs: timestampMs, kept });
    const message = { ...row, ...said, ...flood, own, delivery: own ? 'seen' : 'received' } as const;
    if (held) this.#held.settle(message, ref);
    else this.timeline.append(message, ref);
    if (id === undefined) return;
    const { key } = message;
    this.#session.onPlaced?.(item, key);
    const isSignedInAuthor = ref !== undefined && isSignedIn(author);
    this.#changes.note({ key, id, publisherId, isSignedIn: isSignedInAuthor, seal: payload.seal });
  }

  readonly #onProgress = (progress: SendProgress) => {
    this.#held.onProgress(progress);
    this.#changes.onProgress(progress);
  };

  get #mayWrite(): boolean {
    const { connection } = this;
    return connection.state !== 'closed' && !(connection.state === 'live' && connection.readOnly);
  }

  #change(key: string, to: ChangedTo): SendResult {
    if (!this.#changes.canChange(key)) return { ok: false, reason: 'gone' };
    this.#changes.change({ key, id: this.#authorship.takeId(), to });
    return { ok: true };
  }

  #authorOf(id: string, claimedName: string): Author {
    const { verifiedIds } = this.#session;
    const areOpaque = verifiedIds === 'all-opaque';
    return this.#authors.of({ id, claimedName, isVouchedFor: areOpaque || verifiedIds === 'all', areOpaque });
  }

  #onGap(gap: RoomGap): void {
    this.#changes.noteGap();
    this.reactions.tell((reactions) => reactions.noteGap());
    this.timeline.append({ kind: 'gap', key: this.#takeKey(), atMs: this.#date(undefined), ...gap });
  }

  #postMessage(message: HeldMessage): void {
    this.#post({ id: message.id, encode: () => this.#encode(message), by: this.#outbox });
  }

  #post({
    id,
    encode,
    by,
  }: {
    readonly id: string;
    readonly encode: () => string;
    readonly by: Outbox;
  }): void {
    const event = parsePayload(encode());
    if ('username' in event) this.#authorship.noteSent(event);
    const encodeNow = () => {
      this.#authorship.noteTokenId();
      this.#held.onTry(id, this.#session.tokenId ?? '');
      return encode();
    };
    by.add({ key: id, encode: encodeNow });
  }

  /** The time in it is that of the try, not of the writing: the topic's order is the order of the tries. */
  #encode({ id, text, replyTo }: HeldMessage): string {
    return encodeMessage({ ...this.#claims(id), text, replyTo, seal: this.#seals.sealOf(id) });
  }

  #claims(id: string): OutgoingEvent {
    return { id, username: this.userName, timestampMs: this.clock.wallMs() };
  }

  /** Gives messages that were taken and will not come back the place that they must have had, about here. */
  #placeUnechoed(): void {
    const { liveForMs } = this.#connection;
    if (liveForMs === undefined || liveForMs < ECHO_PATIENCE_MS) return;
    for (const row of this.#held.unechoed(ECHO_PATIENCE_MS)) {
      this.#outbox.remove(row.key);
      this.#held.settleUnechoed({ ...row, atMs: this.#date(row.atMs) });
    }
  }

  #date(claimedMs: number | undefined, kept?: RoomItem['kept']): number {
    const nowMs = kept?.receivedAtMs ?? this.clock.wallMs();
    return this.#sentTime.date({ claimedMs, nowMs, replayed: this.#isReplayed(kept) });
  }

  #isReplayed(kept: RoomItem['kept']): boolean {
    const { liveForMs } = this.#connection;
    return liveForMs === undefined || liveForMs < REPLAY_MS || kept !== undefined;
  }

  #floodIn(
    { author, atMs }: { readonly author: Author; readonly atMs: number },
    { claimedMs, kept }: { readonly claimedMs?: number | undefined; readonly kept: RoomItem['kept'] },
  ): { readonly isFlood?: true } {
    // When it was said is not known.
    if (claimedMs === undefined && this.#isReplayed(kept)) return {};
    return this.#floods.note(author.key, atMs) ? { isFlood: true } : {};
  }

  #takeKey(): string {
    return `row-${this.#nextKey++}`;
  }
}

/** What is sent of what was typed. */
function prepare(text: string): string {
  return cleanText(text).trim();
}
