import { isId } from './event.ts';
import { boundedText } from './text.ts';

/** What a message says that it answers. The sender's claim, all of it. */
export interface Quote {
  readonly id: string;
  /** The token id under which the service attested that message. */
  readonly publisherId: string;
  /** How that message begins, for those who do not have it. */
  readonly text: string;
}

/** In UTF-16 units. It takes room from the answer. */
const MAX_TEXT_LENGTH = 100;

/** Reads it from the member of an event; `undefined` where it is none, whatever it is. Never throws. */
export function parseQuote(value: unknown): Quote | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, publisherId, text } = value as Readonly<Record<string, unknown>>;
  if (!isId(id) || !isId(publisherId) || typeof text !== 'string') return undefined;
  return { id, publisherId, text: quotedText(text) };
}

/** How a text begins: what a quote says of it. */
export function quotedText(text: string): string {
  return boundedText(text, MAX_TEXT_LENGTH);
}
