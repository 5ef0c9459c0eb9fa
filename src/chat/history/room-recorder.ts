import { BoundedMap } from '../../base/bounded-map.ts';
import type { Cancel } from '../../base/cancel.ts';
import type { Clock } from '../../base/clock.ts';
import type { RoomItem } from '../room/room-session.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { KeptRights, KeptRoom } from './history.ts';
import { type KeptItem, keptOf, placeOf } from './kept-items.ts';

// A burst is one write; and what is lost when the page goes meanwhile, the topic may still have.
const GATHER_MS = 250;
// Of more messages there is nothing left on the device.
const MOST_FOLLOWED = 2_000;

export interface RoomRecorderOptions {
  readonly clock: Clock;
  /** Undefined where nothing can be kept. */
  readonly room: Promise<KeptRoom | undefined>;
  /** What the machine says of who is who, now. */
  readonly rights: () => KeptRights;
}

/** Keeps what comes into a room, and takes the texts away of what was deleted, as the room itself decides. */
export class RoomRecorder {
  readonly #options: RoomRecorderOptions;
  #items: KeptItem[] = [];
  #erased = new Map<string, 'ours' | 'others'>();
  #isAnew = false;
  /** By the key of its row, where a message stands in the topic. */
  readonly #places = new BoundedMap<string, string>(MOST_FOLLOWED);
  #writing: Promise<void> = Promise.resolve();
  #cancelGather: Cancel | undefined;
  #stopFollowing: Cancel | undefined;

  constructor(options: RoomRecorderOptions) {
    this.#options = options;
  }

  add(item: RoomItem): void {
    this.#items.push(keptOf(item, this.#options.clock.wallMs()));
    this.#gather();
  }

  /** What was kept is of another topic. */
  beginAnew(): void {
    this.#isAnew = true;
    this.#gather();
  }

  /** The message of an item has got this row. */
  notePlaced(item: RoomItem, key: string): void {
    this.#places.set(key, placeOf(item));
  }

  /** From now on it sees what the room makes of its messages. */
  follow(timeline: Timeline): void {
    this.#stopFollowing = timeline.onChange(({ amended }) => {
      const row = amended === undefined ? undefined : timeline.at(amended - timeline.dropped);
      if (row?.kind !== 'message' || row.changed !== 'deleted') return;
      // An own one may be taken back as long as the topic does not have it.
      if (row.delivery !== 'seen' && row.delivery !== 'received') return;
      const place = this.#places.get(row.key);
      if (place === undefined) return;
      this.#erased.set(place, row.own ? 'ours' : 'others');
      this.#gather();
    });
  }

  /** Writes what it has, and nothing after that. */
  close(): void {
    this.#stopFollowing?.();
    this.#flush();
  }

  #gather(): void {
    this.#cancelGather ??= this.#options.clock.setTimer(GATHER_MS, () => this.#flush());
  }

  #flush(): void {
    this.#cancelGather?.();
    this.#cancelGather = undefined;
    const { room, rights } = this.#options;
    const items = this.#items;
    const more = { items, erased: this.#erased, isAnew: this.#isAnew, rights: rights() };
    if (items.length === 0 && more.erased.size === 0 && !more.isAnew) return;
    this.#items = [];
    this.#erased = new Map();
    this.#isAnew = false;
    this.#writing = this.#writing
      .then(async () => (await room)?.write(more))
      // Full, or forbidden since: what is missing then is shown as a gap.
      .catch(() => {});
  }
}
