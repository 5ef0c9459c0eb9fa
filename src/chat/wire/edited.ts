import { type Change, changeFields, type OutgoingChange, parseChange } from './change.ts';
import { type EventKind, encodeEvent } from './event.ts';
import { MAX_PAYLOAD_BYTES } from './payload-size.ts';
import { cleanText, isBlank } from './text.ts';

/** The sender of a message says it otherwise. */
export interface Edited extends Change {
  readonly kind: 'edited';
  /** All of it, as it is now. */
  readonly text: string;
}

export interface OutgoingEdit extends OutgoingChange {
  readonly text: string;
}

export const edited: EventKind<Edited> = {
  event: 'message_edited',
  parse: (claims, fields) => {
    const { text } = fields;
    const change = parseChange(claims, fields);
    if (!change || typeof text !== 'string' || text.length > MAX_PAYLOAD_BYTES || isBlank(text))
      return undefined;
    return { kind: 'edited', ...change, text: cleanText(text) };
  },
};

/** Pages of the original chat draw nothing for it. */
export function encodeEdited(outgoing: OutgoingEdit): string {
  return encodeEvent(edited.event, outgoing, { text: outgoing.text, ...changeFields(outgoing) });
}
