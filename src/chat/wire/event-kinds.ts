import { deleted } from './deleted.ts';
import { edited } from './edited.ts';
import { type EventFields, parseClaims } from './event.ts';
import { type Foreign, foreignBytes, foreignText } from './foreign.ts';
import { joined } from './joined.ts';
import { message } from './message.ts';
import { MAX_PAYLOAD_BYTES } from './payload-size.ts';

// Every kind of event that this page understands. A new one has a file of its own and stands here.
const KINDS = [message, joined, edited, deleted] as const;

/** An event that this page understands. Everything in it is the sender's claim. */
export type ChatEvent = NonNullable<ReturnType<(typeof KINDS)[number]['parse']>>;

/** The name of reactions on the wire. What reads them is loaded when the first one comes: `reacted.ts`. */
export const REACTED = 'message_reacted';

/** The name of presence and typing on the wire, likewise: `here.ts`. */
export const HERE = 'person_here';

/** What arrived. Everything in it is the sender's claim. */
export type Payload =
  | ChatEvent
  | Foreign
  | { readonly kind: 'reacted'; readonly fields: EventFields }
  | { readonly kind: 'here'; readonly fields: EventFields }
  /** An event that this page does not know, which is a newer page's business, or one that makes no sense. */
  | { readonly kind: 'ignored' };

const MAX_PARSED_LENGTH = 4 * MAX_PAYLOAD_BYTES;

/**
 * Reads an item of the topic. Never throws, whatever the value: what is not chat comes back as `foreign`, to be
 * shown as what it is. Work and result are bounded.
 */
export function parsePayload(value: string | Uint8Array): Payload {
  if (typeof value !== 'string') return foreignBytes(value);
  const json = parseJson(value);
  if (json === undefined) return foreignText('text', value);
  return parseEvent(json.value) ?? foreignText('json', value);
}

function parseEvent(value: unknown): Payload | undefined {
  if (typeof value !== 'object' || value === null || !('event' in value)) return undefined;
  const fields = value as EventFields;
  if (fields.event === REACTED) return { kind: 'reacted', fields };
  if (fields.event === HERE) return { kind: 'here', fields };
  const kind = KINDS.find(({ event }) => event === fields.event);
  const event = kind?.parse(parseClaims(fields), fields);
  // A message without a text was meant to be read, and is shown as what it is.
  return event ?? (kind === message ? undefined : { kind: 'ignored' });
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  if (text.length > MAX_PARSED_LENGTH) return undefined;
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
