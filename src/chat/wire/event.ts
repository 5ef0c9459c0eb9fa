// What goes over the topic: the original chat's JSON plus an `id`, so that both understand each other.
// (Source of the format: momentohq/client-sdk-javascript, examples/web/vite-chat-app.)

/** What every event says of itself; the sender's claim. */
export interface EventClaims {
  /** Absent when the original chat sent it. */
  readonly id: string | undefined;
  readonly username: string;
  /** Epoch ms. */
  readonly timestampMs: number | undefined;
}

/** The members of an event as they came: anything. */
export type EventFields = Readonly<Record<string, unknown>>;

/** What we publish in every event; `timestampMs` is epoch ms. */
export interface OutgoingEvent {
  readonly id: string;
  readonly username: string;
  readonly timestampMs: number;
}

/** One kind of event: its name on the wire, and how it is read. */
export interface EventKind<Event extends { readonly kind: string }> {
  readonly event: string;
  /** `undefined` when it is no such event, whatever its name says. Never throws. */
  readonly parse: (claims: EventClaims, fields: EventFields) => Event | undefined;
}

/** Of a message, in UTF-16 units; of who published it, there are fewer. */
export const MAX_ID_LENGTH = 128;
const LATEST_TIME_MS = 8.64e15;

/** Writes an event, with `more` as the members of its own. */
export function encodeEvent(
  event: string,
  { id, username, timestampMs }: OutgoingEvent,
  more: EventFields = {},
): string {
  return JSON.stringify({ event, username, ...more, timestamp: Math.trunc(timestampMs), id });
}

/** Reads what every event says of itself; a member of the wrong type counts as absent. */
export function parseClaims({ id, username, timestamp }: EventFields): EventClaims {
  return {
    id: isId(id) ? id : undefined,
    username: typeof username === 'string' ? username : '',
    timestampMs: isTime(timestamp) ? timestamp : undefined,
  };
}

/** Whether it can be the id of a message. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= LATEST_TIME_MS;
}
