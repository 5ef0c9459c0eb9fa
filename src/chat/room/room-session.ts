import type { Cancel } from '../../base/cancel.ts';
import type { TopicGap } from '../../topics/delivery.ts';
import type { TopicSession } from '../../topics/topic-session.ts';
import type { TopicItem } from '../../topics/transport.ts';

/** An item, from the topic or from what this device has kept of it. */
export interface RoomItem extends TopicItem {
  /** Only of one that was kept. */
  readonly kept?: {
    /** When it had come, epoch ms. */
    readonly receivedAtMs: number;
    /** Its message was deleted, and its text is gone: nothing in it tells whose it was. */
    readonly erased?: 'ours' | 'others';
  };
}

/** A hole, or the beginning of what was kept. */
export interface RoomGap extends TopicGap {
  readonly isKept?: true;
  /** When the message behind it was sent, where that is known; epoch ms. */
  readonly atMs?: number;
}

/** What a room needs of its session. */
export interface RoomSession
  extends Pick<
    TopicSession,
    'state' | 'onState' | 'tokenId' | 'verifiedIds' | 'start' | 'publish' | 'retryNow' | 'close'
  > {
  onItem(listener: (item: RoomItem) => void): Cancel;
  onGap(listener: (gap: RoomGap) => void): Cancel;
  /** To be told which row the message of an item has got; absent where that does not matter. */
  onPlaced?(item: RoomItem, key: string): void;
}
