import { BoundedMap } from '../../base/bounded-map.ts';

/** So much at once is somebody who pastes a long story line by line, or a program that tells of its day. */
const AT_ONCE = 500;
/** What a page bears of one person, besides others: a ticker has its place in a room. */
const PER_SECOND = 25;
/** From here on they are heard again: nobody wants every fourth line of what was too much. */
const CALM = AT_ONCE / 2;
/** Of so many people it is known how much they have just said. */
const MOST_PEOPLE = 1_000;

interface Level {
  /** Messages that are still in mind. */
  readonly count: number;
  /** Epoch ms. */
  readonly atMs: number;
  readonly isFlood: boolean;
}

/** Tells who says more than anybody can read. */
export class FloodWatch {
  /** By key of the author; who spoke last is last. */
  readonly #levels = new BoundedMap<string, Level>(MOST_PEOPLE);

  /**
   * To be told of each message, in their order.
   * @param atMs when it was sent, epoch ms: what arrives at once after an outage was not said at once
   * @returns whether it is one too many
   */
  note(authorKey: string, atMs: number): boolean {
    const before = this.#levels.get(authorKey) ?? { count: 0, atMs, isFlood: false };
    // A clock that was set back tells nothing of the time between.
    const passedS = Math.max(0, atMs - before.atMs) / 1_000;
    const left = Math.max(0, before.count - passedS * PER_SECOND);
    // However long somebody went on, they are heard again within ten seconds of stopping.
    const count = Math.min(left + 1, AT_ONCE + 1);
    const isFlood = count > (before.isFlood ? CALM : AT_ONCE);
    this.#levels.renew(authorKey, { count, atMs, isFlood });
    return isFlood;
  }
}
