import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import type { TopicItem } from '../../topics/transport.ts';
import type { RoomItem } from '../room/room-session.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { KeptRights, KeptRoom } from './history.ts';
import { type ArrivedItem, keptOf, MOST_ITEMS, placeOf } from './kept-items.ts';

// A burst is one write, when it is over; and what is lost when the page goes meanwhile, the topic may still have.
const GATHER_MS = 250;
const LONGEST_GATHER_MS = 5_000;
// Of more messages there is nothing left on the device.
const MOST_FOLLOWED = 2_000;

export interface RoomRecorderOptions {
  readonly clock: Clock;
  /** Undefined where nothing can be kept. */
  readonly room: Promise<KeptRoom | undefined>;
  /** What the machine says of who is who, now. */
  readonly rights: () => KeptRights;
}

/** A message, and the key of its row. */
interface Placed {
  readonly item: TopicItem;
  readonly key: string;
}

/**
 * Keeps what comes into a room, and takes the texts away of what was deleted, as the room itself decides. While a burst
 * runs it does nothing but remember: most of it will not be kept.
 */
export class RoomRecorder {
  readonly #options: RoomRecorderOptions;
  #arrived: ArrivedItem[] = [];
  #placed: Placed[] = [];
  #erased = new Map<string, 'ours' | 'others'>();
  #isAnew = false;
  #writing: Promise<void> = Promise.resolve();
  #cancelGather: Cancel | undefined;
  #gatherSinceMs = 0;
  /** Something has come since the last look. */
  #isBusy = false;
  #stopFollowing: Cancel | undefined;

  constructor(options: RoomRecorderOptions) {
    this.#options = options;
  }

  add(item: RoomItem): void {
    this.#arrived.push({ item, receivedAtMs: this.#options.clock.wallMs() });
    // One more than are kept, with which nothing of before can be.
    if (this.#arrived.length > 2 * MOST_ITEMS) this.#arrived = this.#arrived.slice(-MOST_ITEMS - 1);
    this.#gather();
  }

  /** What was kept is of another topic. */
  beginAnew(): void {
    this.#isAnew = true;
    this.#gather();
  }

  /** The message of an item has got this row. */
  notePlaced(item: RoomItem, key: string): void {
    this.#placed.push({ item, key });
    if (this.#placed.length > 2 * MOST_FOLLOWED) this.#placed = this.#placed.slice(-MOST_FOLLOWED);
  }

  /** From now on it sees what the room makes of its messages. */
  follow(timeline: Timeline): void {
    this.#stopFollowing = timeline.onChange(({ amended }) => {
      const row = amended === undefined ? undefined : timeline.at(amended - timeline.dropped);
      if (row?.kind !== 'message' || row.changed !== 'deleted') return;
      // An own one may be taken back as long as the topic does not have it.
      if (row.delivery !== 'seen' && row.delivery !== 'received') return;
      const placed = this.#placed.findLast(({ key }) => key === row.key);
      if (!placed) return;
      this.#erased.set(placeOf(placed.item), row.own ? 'ours' : 'others');
      this.#gather();
    });
  }

  /** Writes what it has, and nothing after that. */
  close(): void {
    this.#stopFollowing?.();
    this.#flush();
  }

  #gather(): void {
    this.#isBusy = true;
    if (this.#cancelGather) return;
    this.#gatherSinceMs = this.#options.clock.monotonicMs();
    this.#wait();
  }

  #wait(): void {
    const { clock } = this.#options;
    this.#isBusy = false;
    this.#cancelGather = clock.setTimer(GATHER_MS, () => {
      const isOver = !this.#isBusy || clock.monotonicMs() - this.#gatherSinceMs >= LONGEST_GATHER_MS;
      if (isOver) this.#flush();
      else this.#wait();
    });
  }

  #flush(): void {
    this.#cancelGather?.();
    this.#cancelGather = undefined;
    const { room, rights } = this.#options;
    const messages = new Set(this.#placed.map(({ item }) => item));
    const items = keptOf(this.#arrived, (item) => messages.has(item));
    const more = { items, erased: this.#erased, isAnew: this.#isAnew, rights: rights() };
    if (items.length === 0 && more.erased.size === 0 && !more.isAnew) return;
    this.#arrived = [];
    this.#erased = new Map();
    this.#isAnew = false;
    this.#writing = this.#writing
      .then(async () => (await room)?.write(more))
      // Full, or forbidden since: what is missing then is shown as a gap.
      .catch(() => {});
  }
}
