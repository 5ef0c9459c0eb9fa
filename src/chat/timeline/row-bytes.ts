import type { MessageRef, MessageRow, TimelineRow } from './timeline-row.ts';

// An object for the row and one for its author, their short texts, and their places in the timeline.
const ROW_BYTES = 320;
/** An object more, and the heads of its texts. */
const QUOTE_BYTES = 96;
/** Of who came with somebody, and their short texts. */
const OTHER_BYTES = 160;

const WIDE = /[\u0100-\uffff]/;

/**
 * About how much memory a row takes that is not packed, in bytes.
 * @param ref what names its message
 */
export function rowBytes(row: TimelineRow, ref?: MessageRef): number {
  const author = 'author' in row ? row.author.key.length : 0;
  const quote = row.kind === 'message' ? quoteBytes(row) : 0;
  const others = row.kind === 'joined' ? OTHER_BYTES * (row.others?.length ?? 0) : 0;
  const name = ref ? ref.id.length + ref.publisherId.length : 0;
  return ROW_BYTES + name + author + quote + others + ('text' in row ? textBytes(row.text) : 0);
}

function quoteBytes({ replyTo }: MessageRow): number {
  if (!replyTo) return 0;
  return QUOTE_BYTES + textBytes(replyTo.id) + textBytes(replyTo.publisherId) + textBytes(replyTo.text);
}

/** Browsers keep a text in one byte a character where that is enough for all of them, else in two. */
function textBytes(text: string): number {
  return WIDE.test(text) ? 2 * text.length : text.length;
}
