import { ownCopy } from '../../base/own-copy.ts';
import { MAX_PAYLOAD_BYTES } from './payload-size.ts';

// No honest payload has more UTF-16 units than bytes allowed; anything above is cut before it costs anything.
const MAX_SHOWN_LENGTH = MAX_PAYLOAD_BYTES;

/** Line breaks as `\n`, and no other control character than these and tabs. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');
}

// White space, control characters and what draws nothing: a blank of Braille, an unwritten note, annotation marks.
const BLANK = /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb\u{1d159}]*$/u;

/** Whether there is nothing to see in a text. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

/**
 * A text from the network: clean, and cut between characters where it is longer than the service allows. What was cut
 * off does not stay in memory.
 * @param maxLength in UTF-16 units
 */
export function boundedText(text: string, maxLength = MAX_SHOWN_LENGTH): string {
  if (text.length <= maxLength) return cleanText(text);
  return ownCopy(`${cleanText(text.slice(0, maxLength).replace(/\p{Cs}$/u, ''))}…`);
}
