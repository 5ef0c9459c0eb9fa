import { rowsFromTheEnd } from '../../chat/timeline/rows-from-the-end.ts';
import type { MessageRow } from '../../chat/timeline/timeline-row.ts';
import type { Room } from './room.ts';

// Further back there may be thousands of others'.
const LOOKED_AT = 500;

/** The last own message that is not deleted, among the newest rows. */
export function lastOwnMessage({ timeline }: Pick<Room, 'timeline'>): MessageRow | undefined {
  for (const row of rowsFromTheEnd(timeline, LOOKED_AT)) {
    if (row.kind === 'message' && row.own && row.changed !== 'deleted') return row;
  }
  return undefined;
}
