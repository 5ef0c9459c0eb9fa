// What a room shows, one row after another. Plain data: `ui/` draws it and knows nothing else.

import type { Author } from '../author.ts';

/** Why a message could not be sent. */
export type SendFailureCode =
  /** The token does not allow publishing. */
  | 'read-only'
  /** The service is over its limits. */
  | 'limited'
  /** No answer; it may have arrived. Tried again by itself when the connection is another. */
  | 'timeout'
  /** No way to the service. Tried again by itself. */
  | 'unreachable'
  /** The identity is gone: sign in again. */
  | 'signed-out'
  /** The service will never take it as it is. */
  | 'rejected';

/** Names one message. Its id is a claim that anybody can repeat, so it counts only together with the publisher. */
export interface MessageRef {
  readonly id: string;
  /** As the service attests it. `''`, which it attests for everybody without a token id, names no message. */
  readonly publisherId: string;
}

interface RowBase {
  /** Unique in this room for as long as it is open, and the same while the row changes. */
  readonly key: string;
  /** When it was sent as far as we believe it, else when it arrived; epoch ms, never in the future. */
  readonly atMs: number;
}

export interface MessageRow extends RowBase {
  readonly kind: 'message';
  readonly author: Author;
  readonly text: string;
  /** What it answers, in the words of who sent it: found, or not, by `Timeline.find`. */
  readonly replyTo?: MessageRef & { readonly text: string };
  readonly own: boolean;
  /**
   * What its sender has made of it since; deleted, it has no text. `delivery` and `failure` of an own one are then those
   * of the change.
   */
  readonly changed?: 'edited' | 'deleted';
  /**
   * `received`: from the topic, not ours. Ours: `pending` (on its way), `sent` (taken by the service),
   * `seen` (came back on the topic), `failed` (see `failure`).
   */
  readonly delivery: 'received' | 'pending' | 'sent' | 'seen' | 'failed';
  /**
   * Of a `failed` row: why. Of a `pending` one: what holds it up (`limited`: it waits, and is tried again by
   * itself).
   */
  readonly failure?: SendFailureCode;
  /** One too many of somebody who says more than anybody can read. */
  readonly isFlood?: true;
}

/** Somebody entered, or left; `atMs` is theirs. */
export interface JoinedRow extends RowBase {
  readonly kind: 'joined';
  readonly author: Author;
  readonly own: boolean;
  /** They left; else they entered. */
  readonly hasLeft?: true;
  /** Who else did before anything was said, each once. */
  readonly others?: readonly Author[];
  /** When each of the others did; absent as long as there are none. */
  readonly othersAtMs?: readonly number[];
  /** How many more did, of whom it is not kept who they are. */
  readonly more?: number;
}

/** A readable payload that is not in the chat format. */
export interface ForeignRow extends RowBase {
  readonly kind: 'foreign';
  readonly author: Author;
  readonly format: 'text' | 'json' | 'binary';
  /** The text itself (may be empty), the JSON as text, or the bytes in hexadecimal (shortened). */
  readonly text: string;
  /** Of `binary`: how many bytes there were. */
  readonly byteCount?: number;
  /** As of a `MessageRow`. */
  readonly isFlood?: true;
}

/** Messages that were sent and that we could not get. */
export interface GapRow extends RowBase {
  readonly kind: 'gap';
  /** How many, where that is known. */
  readonly count: number | undefined;
  /** What follows was kept on this device, and what came before was not. */
  readonly isKept?: true;
}

export type TimelineRow = MessageRow | JoinedRow | ForeignRow | GapRow;
