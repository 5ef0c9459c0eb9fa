import { type EventClaims, type EventKind, encodeEvent, type OutgoingEvent } from './event.ts';
import { parseQuote, type Quote } from './quote.ts';
import { parseSeal } from './seal.ts';
import { boundedText } from './text.ts';

/** Somebody says something. */
export interface ChatMessage extends EventClaims {
  readonly kind: 'message';
  readonly text: string;
  /** Absent where it answers no other. */
  readonly replyTo?: Quote;
  /** What changes of it have to open, where nobody attests who sends them. */
  readonly seal?: string;
}

export interface OutgoingMessage extends OutgoingEvent {
  readonly text: string;
  readonly replyTo?: Quote | undefined;
  readonly seal?: string | undefined;
}

export const message: EventKind<ChatMessage> = {
  event: 'message',
  parse: (claims, fields) => {
    const { text } = fields;
    if (typeof text !== 'string') return undefined;
    const replyTo = parseQuote(fields['replyTo']);
    const seal = parseSeal(fields['seal']);
    return {
      kind: 'message',
      ...claims,
      text: boundedText(text),
      ...(replyTo && { replyTo }),
      ...(seal !== undefined && { seal }),
    };
  },
};

/** Pages of the original chat read the text and no more of it. */
export function encodeMessage(outgoing: OutgoingMessage): string {
  const { text, replyTo, seal } = outgoing;
  return encodeEvent(message.event, outgoing, { text, replyTo, seal });
}
