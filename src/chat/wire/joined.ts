import { type EventClaims, type EventKind, encodeEvent, type OutgoingEvent } from './event.ts';

/** Somebody entered. */
export interface Joined extends EventClaims {
  readonly kind: 'joined';
}

export const joined: EventKind<Joined> = {
  event: 'user_joined',
  parse: (claims) => ({ kind: 'joined', ...claims }),
};

export function encodeJoined(outgoing: OutgoingEvent): string {
  return encodeEvent(joined.event, outgoing);
}
