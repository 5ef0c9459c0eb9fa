import { type Change, changeFields, type OutgoingChange, parseChange } from './change.ts';
import { type EventKind, encodeEvent } from './event.ts';

/** The sender of a message takes it back. */
export interface Deleted extends Change {
  readonly kind: 'deleted';
}

export const deleted: EventKind<Deleted> = {
  event: 'message_deleted',
  parse: (claims, fields) => {
    const change = parseChange(claims, fields);
    return change && { kind: 'deleted', ...change };
  },
};

/** Pages of the original chat draw nothing for it. */
export function encodeDeleted(outgoing: OutgoingChange): string {
  return encodeEvent(deleted.event, outgoing, changeFields(outgoing));
}
