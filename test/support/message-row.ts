import type { MessageRow } from '../../src/chat/timeline/timeline-row.ts';
import { author } from './author.ts';

/** A message that Ann has sent; its text is its key, where `rest` names no other. */
export function messageRow(text: string, rest: Partial<MessageRow> = {}): MessageRow {
  return {
    kind: 'message',
    key: text,
    atMs: 0,
    author: author('Ann'),
    text,
    own: false,
    delivery: 'received',
    ...rest,
  };
}
