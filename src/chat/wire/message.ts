import { type EventClaims, type EventKind, encodeEvent, type OutgoingEvent } from './event.ts';
import { parseQuote, type Quote } from './quote.ts';
import { boundedText } from './text.ts';

/** Somebody says something. */
export interface ChatMessage extends EventClaims {
  readonly kind: 'message';
  readonly text: string;
  /** Absent where it answers no other. */
  readonly replyTo?: Quote;
}

export interface OutgoingMessage extends OutgoingEvent {
  readonly text: string;
  readonly replyTo?: Quote | undefined;
}

export const message: EventKind<ChatMessage> = {
  event: 'message',
  parse: (claims, { text, replyTo }) => {
    if (typeof text !== 'string') return undefined;
    const said = { kind: 'message', ...claims, text: boundedText(text) } as const;
    const quote = parseQuote(replyTo);
    return quote ? { ...said, replyTo: quote } : said;
  },
};

/** Pages of the original chat read the text and no more of it. */
export function encodeMessage(outgoing: OutgoingMessage): string {
  const { text, replyTo } = outgoing;
  return encodeEvent(message.event, outgoing, replyTo ? { text, replyTo } : { text });
}
