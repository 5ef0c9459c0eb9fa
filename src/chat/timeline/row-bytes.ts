import type { TimelineRow } from './timeline-row.ts';

// An object for the row and one for its author, their places in the timeline, and the head of each string.
const ROW_BYTES = 256;

const WIDE = /[\u0100-\uffff]/;

/**
 * About how much memory a row takes, in bytes.
 * @param name what the timeline finds it by
 */
export function rowBytes(row: TimelineRow, name = ''): number {
  const author = 'author' in row ? textBytes(row.author.name) + textBytes(row.author.key) : 0;
  const text = 'text' in row ? textBytes(row.text) : 0;
  return ROW_BYTES + textBytes(row.key) + textBytes(name) + author + text;
}

/** Browsers keep a text in one byte a character where that is enough for all of them, else in two. */
function textBytes(text: string): number {
  return WIDE.test(text) ? 2 * text.length : text.length;
}
