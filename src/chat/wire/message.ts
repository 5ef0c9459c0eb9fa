import { type EventClaims, type EventKind, encodeEvent, type OutgoingEvent } from './event.ts';
import { boundedText } from './text.ts';

/** Somebody says something. */
export interface ChatMessage extends EventClaims {
  readonly kind: 'message';
  readonly text: string;
}

export interface OutgoingMessage extends OutgoingEvent {
  readonly text: string;
}

export const message: EventKind<ChatMessage> = {
  event: 'message',
  parse: (claims, { text }) =>
    typeof text === 'string' ? { kind: 'message', ...claims, text: boundedText(text) } : undefined,
};

export function encodeMessage(outgoing: OutgoingMessage): string {
  return encodeEvent(message.event, outgoing, { text: outgoing.text });
}
