import { BoundedSet } from '../../base/bounded-set.ts';
import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import { Disposables } from '../../base/disposables.ts';
import { Notifier } from '../../base/notifier.ts';
import { SessionPhase, type SessionState } from '../../topics/session-state.ts';
import type { TopicGap, TopicSession } from '../../topics/topic-session.ts';
import type { TopicItem } from '../../topics/transport.ts';
import { type Author, authorOf } from '../author.ts';
import { type Connection, connectionOf } from './connection.ts';
import { encodeJoined } from '../wire/joined.ts';
import { encodeMessage } from '../wire/message.ts';
import { parsePayload } from '../wire/payload.ts';
import { MAX_PAYLOAD_BYTES, utf8Length } from '../wire/payload-size.ts';
import { cleanText } from '../wire/text.ts';
import { Outbox, type SendProgress } from './outbox.ts';
import type { OwnIds } from './own-ids.ts';
import { SentTime } from '../timeline/sent-time.ts';
import type { MessageRow } from '../timeline/timeline-row.ts';
import { Timeline } from '../timeline/timeline.ts';

export type { Connection, Problem } from './connection.ts';

export type SendResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'empty' | 'too-long' | 'read-only' };

/** What a room needs of its session. */
export type RoomSession = Pick<
  TopicSession,
  'state' | 'onState' | 'onItem' | 'onGap' | 'tokenId' | 'start' | 'publish' | 'retryNow' | 'close'
>;

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
  readonly ownIds?: OwnIds;
  /** A number in [0, 1), as `Math.random`. */
  readonly random?: () => number;
}

/** An own message without a place in the sequence. Its id is the key of its row and of its send. */
interface HeldMessage {
  readonly id: string;
  readonly text: string;
  /** Steady time at which the service took it. */
  sentAtMs?: number;
}

// Retries come seconds after the first try, and the session itself delivers an item once.
const REMEMBERED_IDS = 4_096;
// Within this time of going live, what arrives may have been sent long before.
const REPLAY_MS = 10_000;
// A message that was taken and has not come back after so much time live was lost to us in a gap.
const ECHO_PATIENCE_MS = 15_000;

/**
 * One conversation: puts what the session delivers into the timeline, and what the person writes on its way. The
 * text of an own message stays in the timeline until it is on the topic or discarded.
 */
export class ChatRoom {
  readonly roomName: string;
  readonly userName: string;
  /** The room lives by it, and so does what draws the room. */
  readonly clock: Clock;
  readonly timeline = new Timeline();
  readonly #session: RoomSession;
  readonly #newId: () => string;
  readonly #ownIds: OwnIds;
  readonly #outbox: Outbox;
  readonly #connections = new Notifier<Connection>();
  readonly #subscriptions = new Disposables();
  readonly #sentTime = new SentTime();
  readonly #held = new Map<string, HeldMessage>();
  /** What has its place, as `ownKey` or `foreignKey`. */
  readonly #placed = new BoundedSet<string>(REMEMBERED_IDS);
  /** Token ids that we have published under. */
  readonly #ownTokenIds = new Set<string>();
  #connection: Connection;
  #liveSinceMs: number | undefined;
  #nextKey = 0;
  /** Drawn ahead, so that the byte counter counts the very message that would be sent. */
  #nextId: string;
  #started = false;

  constructor(options: ChatRoomOptions) {
    const { session, clock, newId = () => crypto.randomUUID(), random = Math.random } = options;
    this.roomName = options.roomName;
    this.userName = options.userName;
    this.#session = session;
    this.clock = clock;
    this.#newId = newId;
    this.#nextId = newId();
    this.#ownIds = options.ownIds ?? new BoundedSet<string>(REMEMBERED_IDS);
    this.#connection = connectionOf(session.state);
    this.#subscriptions.add(session.onState((state) => this.#onState(state)));
    this.#subscriptions.add(session.onItem((item) => this.#onItem(item)));
    this.#subscriptions.add(session.onGap((gap) => this.#onGap(gap)));
    this.#outbox = new Outbox({
      session,
      clock,
      random,
      onProgress: (progress) => this.#onProgress(progress),
    });
  }

  get connection(): Connection {
    return this.#connection;
  }

  /** Whom others see own messages from: attested as soon as a machine has answered, and then in its words. */
  get author(): Author {
    return authorOf(this.#session.tokenId ?? '', this.userName);
  }

  onConnection(listener: (connection: Connection) => void): Cancel {
    return this.#connections.subscribe(listener);
  }

  /** Own messages that are not on the topic: pending and failed ones. It changes with the timeline. */
  get unsentCount(): number {
    return this.timeline.held.filter(({ delivery }) => delivery !== 'sent').length;
  }

  /** Begins. Announces the person once, as soon as that is possible; a reader is not announced. */
  start(): void {
    if (this.#started || this.#connection.state === 'closed') return;
    this.#started = true;
    const id = this.#takeId();
    const username = this.userName;
    this.#post(id, () => encodeJoined({ id, username, timestampMs: this.clock.wallMs() }));
    this.#session.start();
  }

  /** Bytes that a message with this text takes of the service's 4,096. */
  payloadBytes(text: string): number {
    return utf8Length(this.#encode(this.#nextId, prepare(text)));
  }

  /** Puts a message into the timeline and on its way, or says why not. */
  send(text: string): SendResult {
    const { state } = this.#connection;
    if (state === 'closed' || (state === 'live' && this.#connection.readOnly)) {
      return { ok: false, reason: 'read-only' };
    }
    const prepared = prepare(text);
    if (prepared === '') return { ok: false, reason: 'empty' };
    if (this.payloadBytes(prepared) > MAX_PAYLOAD_BYTES) return { ok: false, reason: 'too-long' };
    const held: HeldMessage = { id: this.#takeId(), text: prepared };
    this.#held.set(held.id, held);
    this.timeline.hold(this.#pendingRow(held));
    this.#post(held.id, () => this.#encode(held.id, held.text));
    return { ok: true };
  }

  /** Sends a failed message again, with the same id. Does nothing for any other row. */
  retry(key: string): void {
    const held = this.#held.get(key);
    if (!held || this.#heldRow(key)?.delivery !== 'failed' || this.#connection.state === 'closed') return;
    this.timeline.replaceHeld(this.#pendingRow(held));
    this.#post(held.id, () => this.#encode(held.id, held.text));
  }

  /** Takes a failed message out of the timeline. Does nothing for any other row. */
  discard(key: string): void {
    const held = this.#held.get(key);
    if (!held || this.#heldRow(key)?.delivery !== 'failed') return;
    this.#letGo(key);
    this.timeline.removeHeld(key);
  }

  /** Tries to connect now instead of later. */
  retryNow(): void {
    this.#session.retryNow();
  }

  /** Leaves: ends the session, timers and tries. Nothing is emitted after it; the rows stay. Idempotent. */
  close(): void {
    this.#connection = { state: 'closed' };
    this.#subscriptions.dispose();
    this.#outbox.close();
    this.#session.close();
    this.#connections.clear();
    this.timeline.close();
  }

  #onState(state: SessionState): void {
    if (state.phase !== SessionPhase.Live) this.#liveSinceMs = undefined;
    else this.#liveSinceMs ??= this.clock.monotonicMs();
    this.#connection = connectionOf(state);
    this.#connections.notify(this.#connection);
  }

  #onItem({ value, publisherId }: TopicItem): void {
    this.#placeUnechoed();
    const payload = parsePayload(value);
    if (payload.kind === 'ignored') return;
    if (payload.kind === 'foreign') {
      const author = authorOf(publisherId, '');
      this.timeline.append({ ...payload, key: this.#takeKey(), atMs: this.#date(undefined), author });
      return;
    }
    const { id, username, timestampMs } = payload;
    const isOurId = id !== undefined && this.#ownIds.has(id) && this.#mayBeUs(publisherId);
    if (id !== undefined) {
      const key = isOurId ? ownKey(id) : foreignKey(publisherId, id);
      if (this.#placed.has(key)) return;
      this.#placed.add(key);
    }
    const held = isOurId ? this.#held.get(id) : undefined;
    if (isOurId) this.#letGo(id);
    const author = authorOf(publisherId, username);
    const row = { key: held?.id ?? this.#takeKey(), atMs: this.#date(timestampMs), author };
    const isSignedInUs = author.mark === 'verified' && publisherId === this.#session.tokenId;
    const own = isOurId || isSignedInUs;
    if (payload.kind === 'joined') {
      this.timeline.append({ ...row, kind: 'joined', own });
    } else if (held) {
      this.timeline.settle({ ...row, kind: 'message', text: held.text, own: true, delivery: 'seen' });
    } else {
      const delivery = own ? 'seen' : 'received';
      this.timeline.append({ ...row, kind: 'message', text: payload.text, own, delivery });
    }
  }

  #onGap({ count }: TopicGap): void {
    this.timeline.append({ kind: 'gap', key: this.#takeKey(), atMs: this.#date(undefined), count });
  }

  #onProgress(progress: SendProgress): void {
    const held = this.#held.get(progress.key);
    const row = this.#heldRow(progress.key);
    // Our own announcement has no row: who is told that nobody heard "I am here" can do nothing about it.
    if (!held || !row) return;
    if (progress.delivery === 'sent') held.sentAtMs = this.clock.monotonicMs();
    const { failure: _, ...rest } = row;
    const failure = 'failure' in progress ? { failure: progress.failure } : {};
    this.timeline.replaceHeld({ ...rest, delivery: progress.delivery, ...failure });
  }

  #post(id: string, encode: () => string): void {
    const encodeNow = () => {
      // A renewed token may have another id, and the echo comes under the one of the try.
      this.#noteTokenId();
      return encode();
    };
    this.#outbox.add({ key: id, encode: encodeNow });
  }

  /** The time in it is that of the try, not of the writing: the topic's order is the order of the tries. */
  #encode(id: string, text: string): string {
    return encodeMessage({ id, username: this.userName, text, timestampMs: this.clock.wallMs() });
  }

  #pendingRow({ id, text }: HeldMessage): MessageRow {
    const atMs = this.clock.wallMs();
    return { kind: 'message', key: id, atMs, author: this.author, text, own: true, delivery: 'pending' };
  }

  #heldRow(key: string): MessageRow | undefined {
    return this.timeline.held.find((row) => row.key === key);
  }

  #letGo(id: string): void {
    this.#held.delete(id);
    this.#outbox.remove(id);
  }

  /** Gives messages that were taken and will not come back the place that they must have had, about here. */
  #placeUnechoed(): void {
    if (this.#liveSinceMs === undefined || this.#held.size === 0) return;
    const latestMs = this.clock.monotonicMs() - ECHO_PATIENCE_MS;
    if (this.#liveSinceMs > latestMs) return;
    for (const held of this.#held.values()) {
      const row = this.#heldRow(held.id);
      if (row?.delivery !== 'sent' || held.sentAtMs === undefined || held.sentAtMs > latestMs) continue;
      this.#letGo(held.id);
      // Should it come after all, it is here already.
      this.#placed.add(ownKey(held.id));
      this.timeline.settle({ ...row, atMs: this.#date(row.atMs) });
    }
  }

  #date(claimedMs: number | undefined): number {
    const now = this.clock.monotonicMs();
    const replayed = this.#liveSinceMs === undefined || now - this.#liveSinceMs < REPLAY_MS;
    return this.#sentTime.date({ claimedMs, nowMs: this.clock.wallMs(), replayed });
  }

  /** Whether the publisher may be us; anybody may, as long as no machine has told who we are. */
  #mayBeUs(publisherId: string): boolean {
    this.#noteTokenId();
    return this.#ownTokenIds.size === 0 || this.#ownTokenIds.has(publisherId);
  }

  #noteTokenId(): void {
    const { tokenId } = this.#session;
    if (tokenId !== undefined) this.#ownTokenIds.add(tokenId);
  }

  #takeKey(): string {
    return `row-${this.#nextKey++}`;
  }

  #takeId(): string {
    const id = this.#nextId;
    this.#nextId = this.#newId();
    this.#ownIds.add(id);
    return id;
  }
}

/** What is sent of what was typed. */
function prepare(text: string): string {
  return cleanText(text).trim();
}

function ownKey(id: string): string {
  return `own:${id}`;
}

/** One person cannot hide another's message by using its id. The length keeps the two parts apart. */
function foreignKey(publisherId: string, id: string): string {
  return `${publisherId.length}:${publisherId}${id}`;
}
