import type { MessageRow } from '../../chat/timeline/timeline-row.ts';
import type { Room } from './room.ts';

// Further back there may be thousands of others'.
const LOOKED_AT = 500;

/** The last own message that is not deleted, among the newest rows. */
export function lastOwnMessage({ timeline }: Pick<Room, 'timeline'>): MessageRow | undefined {
  const first = Math.max(0, timeline.length - LOOKED_AT);
  for (let index = timeline.length - 1; index >= first; index--) {
    const row = timeline.at(index);
    if (row?.kind === 'message' && row.own && row.changed !== 'deleted') return row;
  }
  return undefined;
}
