import { type EventClaims, type EventFields, encodeEvent, type OutgoingEvent, parseClaims } from './event.ts';
import { HERE } from './event-kinds.ts';

/** Somebody says that they are in the room, and perhaps that they are writing; or that they go. */
export interface Here extends EventClaims {
  /** For how long that holds, as often nothing tells that somebody has gone; in s. 0: they go now. */
  readonly forS: number;
  readonly isTyping: boolean;
}

/** One that has come and was not looked at: its members, and the token id that the service attests. */
export interface UnreadHere {
  readonly fields: EventFields;
  readonly publisherId: string;
  /** It was said before it came, at a time that only its sender tells. */
  readonly isReplayed: boolean;
}

export interface OutgoingHere extends OutgoingEvent {
  readonly forS: number;
  readonly isTyping: boolean;
}

/** Whatever somebody says, nobody is here for longer without a word. */
const LONGEST_S = 900;

/** Reads the members of such an event; `undefined` where they make no sense. Never throws. */
export function parseHere(fields: EventFields): Here | undefined {
  const { forS, isTyping } = fields;
  if (typeof forS !== 'number' || !(forS >= 0)) return undefined;
  return { ...parseClaims(fields), forS: Math.min(forS, LONGEST_S), isTyping: isTyping === true };
}

/** Pages of the original chat draw nothing for it. */
export function encodeHere({ forS, isTyping, ...event }: OutgoingHere): string {
  return encodeEvent(HERE, event, { forS: Math.round(forS), ...(isTyping && { isTyping }) });
}
