// One direction of a network as its pieces meet it: which are lost, which wait, and which never arrive.

import type { Cancel } from '../../../src/base/cancel.ts';
import type { Clock } from '../../../src/base/clock.ts';

/** How bad it is. What is left out is as good as can be. */
export interface Conditions {
  /** How long a piece travels, in ms. */
  readonly travelMs?: number;
  /** How many of the pieces are lost, from 0 to 1: what comes after one waits until it is sent again, and was not lost. */
  readonly lost?: number;
  /** For all connections together. They take turns. */
  readonly bitsPerSecond?: number;
  /** Of a write beyond so many bytes nothing arrives, nor of what follows it on its connection. */
  readonly largestPiece?: number;
}

/** What TCP makes of a write over a usual network. */
export const PIECE_BYTES = 1_460;
/** The first wait for an answer; each further one takes twice as long. */
export const RESENT_AFTER_MS = 200;

const BITS = 8;

export interface LinkOptions {
  readonly clock: Clock;
  /** A number in [0, 1), as `Math.random`. */
  readonly random: () => number;
}

/** What all connections have in common, in one direction. */
export class Link {
  conditions: Conditions = {};
  readonly clock: Clock;
  readonly #random: () => number;
  /** Those that have something to send; the first is next. */
  #waiting: Lane[] = [];
  #isSending = false;

  constructor({ clock, random }: LinkOptions) {
    this.clock = clock;
    this.#random = random;
  }

  /** How long a piece is on its way that is sent now, with all its losses. */
  travelMs(): number {
    const { travelMs = 0, lost = 0 } = this.conditions;
    let takesMs = travelMs;
    for (let againMs = RESENT_AFTER_MS; this.#random() < lost; againMs *= 2) takesMs += againMs;
    return takesMs;
  }

  /** This connection has something to send. */
  enqueue(lane: Lane): void {
    if (!this.#waiting.includes(lane)) this.#waiting.push(lane);
    this.#send();
  }

  #send(): void {
    while (!this.#isSending) {
      const lane = this.#waiting.shift();
      if (!lane) return;
      const { bitsPerSecond = Number.POSITIVE_INFINITY } = this.conditions;
      const takesMs = (lane.nextBytes * BITS * 1_000) / bitsPerSecond;
      lane.depart(takesMs);
      if (lane.hasMore) this.#waiting.push(lane);
      if (takesMs === 0) continue;
      this.#isSending = true;
      this.clock.setTimer(takesMs, () => {
        this.#isSending = false;
        this.#send();
      });
    }
  }
}

type Piece = Buffer | 'end';

export interface LaneOptions {
  readonly deliver: (bytes: Buffer) => void;
  /** The other side has nothing more to say. */
  readonly onEnd: () => void;
  /** Nothing arrives sooner, steady ms: the connection is not there yet. */
  readonly opensAtMs?: number;
}

/** One connection in one direction. Whatever becomes of its pieces, they arrive in order. */
export class Lane {
  readonly #link: Link;
  readonly #options: LaneOptions;
  readonly #toSend: Piece[] = [];
  readonly #underWay: { readonly piece: Piece; readonly atMs: number }[] = [];
  #latestMs: number;
  #cancel: Cancel | undefined;
  #isStuck = false;

  constructor(link: Link, options: LaneOptions) {
    this.#link = link;
    this.#options = options;
    this.#latestMs = options.opensAtMs ?? 0;
  }

  get hasMore(): boolean {
    return this.#toSend.length > 0;
  }

  get nextBytes(): number {
    const [piece = 'end'] = this.#toSend;
    return piece === 'end' ? 0 : piece.length;
  }

  /** Takes what was written at once. */
  write(bytes: Buffer): void {
    const { largestPiece = Number.POSITIVE_INFINITY } = this.#link.conditions;
    if (bytes.length > largestPiece) this.#isStuck = true;
    for (let start = 0; start < bytes.length; start += PIECE_BYTES)
      this.#take(bytes.subarray(start, start + PIECE_BYTES));
  }

  /** The end goes the way of all pieces, behind them. */
  end(): void {
    this.#take('end');
  }

  /** From now on nothing arrives, not even what is under way, or an end. */
  block(): void {
    this.#isStuck = true;
    this.#toSend.length = 0;
    this.#underWay.length = 0;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** The next piece begins its way, which takes so long to put on it. */
  depart(takesMs: number): void {
    const piece = this.#toSend.shift();
    if (piece === undefined) return;
    const atMs = this.#link.clock.monotonicMs() + takesMs + this.#link.travelMs();
    this.#latestMs = Math.max(this.#latestMs, atMs);
    this.#underWay.push({ piece, atMs: this.#latestMs });
    this.#arriveInTime();
  }

  #take(piece: Piece): void {
    if (this.#isStuck) return;
    this.#toSend.push(piece);
    this.#link.enqueue(this);
  }

  /** One timer at a time: two that are due in the same ms may run in any order. */
  #arriveInTime(): void {
    const [next] = this.#underWay;
    if (!next || this.#cancel) return;
    const { clock } = this.#link;
    this.#cancel = clock.setTimer(next.atMs - clock.monotonicMs(), () => {
      this.#cancel = undefined;
      this.#arrive();
    });
  }

  #arrive(): void {
    const now = this.#link.clock.monotonicMs();
    for (let [next] = this.#underWay; next && next.atMs <= now; [next] = this.#underWay) {
      this.#underWay.shift();
      if (next.piece === 'end') this.#options.onEnd();
      else this.#options.deliver(next.piece);
    }
    this.#arriveInTime();
  }
}
