import type { SpokenRow } from '../../../chat/room/unread.ts';
import { shownText } from './list-words.ts';
import { textReader } from './text/text-reader.ts';

/** What somebody said, from its beginning, where there is no place for how it is formatted. */
export function spokenText(row: SpokenRow, maxLength: number): string {
  if (row.kind === 'foreign') return row.text.slice(0, maxLength);
  return textReader().withoutMarks(shownText(row).slice(0, maxLength));
}
