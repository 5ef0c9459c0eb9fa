import type { Cancel } from '../../base/cancel.ts';
import { Disposables } from '../../base/disposables.ts';
import { ChatRoom } from '../../chat/room/chat-room.ts';
import type { Connection } from '../../chat/room/connection.ts';
import type { Person } from '../../chat/room/people.ts';
import { MessageFeed } from '../../chat/timeline/message-feed.ts';
import type { MessageRow, TimelineRow } from '../../chat/timeline/timeline-row.ts';
import type { Quote } from '../../chat/wire/quote.ts';
import { newSession } from '../topics/session.ts';
import type { SessionOptions } from '../topics/session-options.ts';

/** Which conversation, as whom, and who hears of it. The topic is the room. */
export interface ChatOptions extends SessionOptions {
  /** What own messages claim to be from. Where the token has an id, others believe that instead. */
  readonly userName: string;
  /**
   * Whether others are told now and then that we are here, within what the room can bear, and that we leave. Default:
   * false; they know of us by what we say.
   */
  readonly presence?: boolean | undefined;
  /** Hears each message; as `Chat.onMessage`, from the first one on. */
  readonly onMessage?: ((message: MessageRow) => void) | undefined;
  /** Hears of each change; as `Chat.onChange`. */
  readonly onChange?: (() => void) | undefined;
  /** Hears how it is connected; as `Chat.onConnection`. */
  readonly onConnection?: ((connection: Connection) => void) | undefined;
}

/** Why nothing was sent: no text, more than 4,096 bytes, a token for reading only, or a message that is not there. */
export interface Refused {
  readonly ok: false;
  readonly reason: 'empty' | 'too-long' | 'read-only' | 'gone';
}

/** It is in the conversation, and on its way. */
export interface Sent {
  readonly ok: true;
  /** Of its row. */
  readonly key: string;
}

/** What came of changing a message. */
export type Change = { readonly ok: true } | Refused;

/** One conversation, as it is drawn and written. */
export interface Chat {
  /** How it is connected. */
  readonly connection: Connection;
  /** Own messages and changes that Momento has not taken yet, failed ones too. */
  readonly unsentCount: number;
  /**
   * What there is to see, oldest first: messages, who joined, gaps, and what is not in the format of the chat. At the end
   * stand own messages that have no place yet. Rows are never changed but replaced, with the same `key`.
   * @param newest no more than so many, the newest ones. Beyond 100,000 rows, or what its memory is, the oldest go
   */
  rows(newest?: number): readonly TimelineRow[];
  /** The row of this key; undefined where it is kept no more. */
  row(key: string): TimelineRow | undefined;
  /**
   * Calls `listener` with each message that gets its place in the conversation: once, in the order of the topic, own ones
   * too (`own`). At the start those come that Momento still keeps; `atMs` tells when they were sent. What becomes of
   * it later is in its row.
   */
  onMessage(listener: (message: MessageRow) => void): Cancel;
  /** Calls `listener` when a row came, went or changed. */
  onChange(listener: () => void): Cancel;
  /** Calls `listener` when it is connected otherwise; not with `closed`, which only `close` makes it. */
  onConnection(listener: (connection: Connection) => void): Cancel;
  /**
   * Others of whom the conversation has heard, each once: those who are here by all that is known, then those who were. A
   * topic tells nobody who listens, so whoever only reads is not among them.
   * @returns nobody, once it is closed; rejects where a page cannot load what it takes (`import()`)
   */
  people(): Promise<readonly Person[]>;
  /** Calls `listener` when somebody told that they came, write or left. Rows of others tell of people, too: `onChange`. */
  onPeople(listener: () => void): Cancel;
  /**
   * Puts a message into the conversation and on its way. It is sent again, and shown once, until Momento has taken it; the
   * row's `delivery` tells, and `failure` what is in the way.
   * @param options.replyTo key of the row of the message that it answers; `gone` where nobody could find that one: it is
   * deleted, or has no id, as those of other programs may
   */
  send(text: string, options?: { readonly replyTo?: string | undefined }): Sent | Refused;
  /** Whether the message of this key is ours to change. */
  canChange(key: string): boolean;
  /** Makes another text of an own message, for all. */
  edit(key: string, text: string): Change;
  /** Takes an own message back, for all. */
  delete(key: string): Change;
  /** Sends a failed message or change again. */
  retry(key: string): void;
  /** Gives a failed message or change up. */
  discard(key: string): void;
  /** Tries to connect now instead of later. */
  retryNow(): void;
  /** Ends it, and lets a program end. Nothing is called after it; the rows stay, what was not sent is not. Idempotent. */
  close(): void;
}

/**
 * Joins a conversation and stays in it, over breaks and tokens as a topic does (`openTopic`). Others are told once that
 * `userName` joined, unless the token is for reading only.
 * @returns at once; what is sent before it is connected waits
 */
export function openChat(options: ChatOptions): Chat {
  const { topicName, userName, presence = false, random, onMessage, onChange, onConnection } = options;
  const { session, clock, wake } = newSession(options);
  const room = new ChatRoom({
    session,
    clock,
    roomName: topicName,
    userName,
    ...(presence && { peoplePolicy: () => ({ presence, typing: false }) }),
    ...(wake && { wake }),
    ...(random && { random }),
  });
  const { timeline } = room;
  const feed = new MessageFeed(timeline);
  if (onMessage) feed.onMessage(onMessage);
  if (onChange) timeline.onChange(() => onChange());
  if (onConnection) room.onConnection(onConnection);
  room.start();

  const send = (text: string, quote?: Quote): Sent | Refused => {
    const before = new Set(timeline.held.map(({ key }) => key));
    const result = room.send(text, quote);
    // Whoever hears of the row may send from within: ours is the first that is new.
    const row = timeline.held.find(({ key }) => !before.has(key));
    return result.ok ? { ok: true, key: row?.key ?? '' } : result;
  };

  return {
    get connection() {
      return room.connection;
    },
    get unsentCount() {
      return room.unsentCount;
    },
    rows: (newest = timeline.length) => {
      const first = Math.max(0, timeline.length - newest);
      const rows = Array.from({ length: timeline.length - first }, (_, index) => timeline.at(first + index));
      return rows.filter((row) => row !== undefined);
    },
    row: (key) => timeline.get(key),
    onMessage: (listener) => feed.onMessage(listener),
    onChange: (listener) => timeline.onChange(() => listener()),
    onConnection: (listener) => room.onConnection(listener),
    // What is asked for after the end would begin once more.
    people: async () => (room.connection.state === 'closed' ? [] : (await room.people.get()).list()),
    onPeople: (listener) => {
      const subscription = new Disposables();
      if (room.connection.state !== 'closed') {
        room.people.receive((people) => subscription.add(people.onChange(listener)));
      }
      return () => subscription.dispose();
    },
    send: (text, { replyTo } = {}) => {
      if (replyTo === undefined) return send(text);
      const quote = room.quoteOf(timeline.indexOf(replyTo));
      return quote ? send(text, quote) : { ok: false, reason: 'gone' };
    },
    canChange: (key) => room.canChange(key),
    edit: (key, text) => room.edit(key, text),
    delete: (key) => room.delete(key),
    retry: (key) => room.retry(key),
    discard: (key) => room.discard(key),
    retryNow: () => room.retryNow(),
    close: () => {
      feed.close();
      room.leave();
    },
  };
}
