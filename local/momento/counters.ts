import type { FrameKind } from './frames.ts';

export type Operation = 'subscribe' | 'publish' | 'vend' | 'control';

/** What has happened since the start, or since `reset()`. */
export interface CountersSnapshot {
  /** Streams open now, the most at one time, and all that ever opened. */
  readonly streams: { readonly open: number; readonly peak: number; readonly opened: number };
  /** How often a browser asked whether it may call. */
  readonly preflights: number;
  /** Calls that arrived, refused ones included. */
  readonly calls: Readonly<Record<Operation, number>>;
  /** Frames handed to streams; `item` is the number of deliveries. */
  readonly frames: Readonly<Record<FrameKind, number>>;
  /** Items published, by calls and by the control. */
  readonly published: number;
  /** How calls and streams ended: a status name, `HTTP 503` or `DROPPED`. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** When each of the last subscribe calls arrived, epoch ms. */
  readonly subscribeTimesMs: readonly number[];
}

const KEPT_TIMES = 10_000;

export class Counters {
  readonly #now: () => number;
  #open = 0;
  #peak = 0;
  #opened = 0;
  #published = 0;
  #preflights = 0;
  #calls: Record<Operation, number> = { subscribe: 0, publish: 0, vend: 0, control: 0 };
  #frames: Record<FrameKind, number> = { item: 0, heartbeat: 0, discontinuity: 0 };
  #outcomes: Record<string, number> = {};
  #subscribeTimesMs: number[] = [];

  /** @param now epoch ms */
  constructor(now: () => number) {
    this.#now = now;
  }

  preflighted(): void {
    this.#preflights += 1;
  }

  called(operation: Operation): void {
    this.#calls[operation] += 1;
    if (operation !== 'subscribe') return;
    this.#subscribeTimesMs.push(this.#now());
    if (this.#subscribeTimesMs.length > KEPT_TIMES) this.#subscribeTimesMs.shift();
  }

  ended(outcome: string): void {
    this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1;
  }

  streamOpened(): void {
    this.#opened += 1;
    this.#open += 1;
    this.#peak = Math.max(this.#peak, this.#open);
  }

  streamClosed(): void {
    this.#open -= 1;
  }

  delivered(kind: FrameKind): void {
    this.#frames[kind] += 1;
  }

  itemPublished(): void {
    this.#published += 1;
  }

  snapshot(): CountersSnapshot {
    return {
      streams: { open: this.#open, peak: this.#peak, opened: this.#opened },
      preflights: this.#preflights,
      calls: { ...this.#calls },
      frames: { ...this.#frames },
      published: this.#published,
      outcomes: { ...this.#outcomes },
      subscribeTimesMs: [...this.#subscribeTimesMs],
    };
  }

  /** Begins to count anew; streams that are open stay counted as open. */
  reset(): void {
    this.#peak = this.#open;
    this.#opened = 0;
    this.#published = 0;
    this.#preflights = 0;
    this.#calls = { subscribe: 0, publish: 0, vend: 0, control: 0 };
    this.#frames = { item: 0, heartbeat: 0, discontinuity: 0 };
    this.#outcomes = {};
    this.#subscribeTimesMs = [];
  }
}
