import type { Cancel } from '../base/cancel.ts';
import { Notifier } from '../base/notifier.ts';
import { Gate, type GateOutput } from './gate.ts';
import type { TopicItem, TopicPosition } from './transport.ts';

/** A hole that no stream could fill. */
export interface TopicGap {
  /** Messages missing, where the sequence numbers tell. */
  readonly count: number | undefined;
}

/** One stream's way to whoever listens. */
export interface DeliveryLane {
  /** An item of the stream, in the stream's own order. */
  offer(item: TopicItem): void;
  /** The stream has ended. Idempotent. */
  close(): void;
}

/** What comes out of all streams of a topic: each item once and in order, with every hole reported. */
export class Delivery {
  readonly #gate = new Gate();
  readonly #items = new Notifier<TopicItem>();
  readonly #gaps = new Notifier<TopicGap>();

  /** Where the next stream is to resume. */
  get position(): TopicPosition {
    return this.#gate.position;
  }

  /** The same, one item earlier where there is one: a service that still has it shows that it delivers. */
  get lastPosition(): TopicPosition {
    return this.#gate.lastPosition;
  }

  /** Admits a stream that starts at or before `position`. */
  openLane(): DeliveryLane {
    const lane = this.#gate.open();
    return {
      offer: (item) => this.#emit(lane.offer(item)),
      close: () => this.#emit(lane.close()),
    };
  }

  /** Says that there was no stream for some time. */
  noteBreak(): void {
    this.#gate.noteBreak();
  }

  onItem(listener: (item: TopicItem) => void): Cancel {
    return this.#items.subscribe(listener);
  }

  onGap(listener: (gap: TopicGap) => void): Cancel {
    return this.#gaps.subscribe(listener);
  }

  /** Nothing comes out from here on. */
  stop(): void {
    this.#items.clear();
    this.#gaps.clear();
  }

  #emit(outputs: readonly GateOutput[]): void {
    for (const output of outputs) {
      if (output.kind === 'item') this.#items.notify(output.item);
      else this.#gaps.notify({ count: output.count });
    }
  }
}
