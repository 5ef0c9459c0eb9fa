import type { Author } from '../../../chat/author.ts';
import type { TimelineRow } from '../../../chat/timeline/timeline-row.ts';
import { startOfDayMs } from './dates.ts';

const GROUP_MS = 5 * 60_000;

/** Whether `row` is the first of its day, so that the day has to be said. */
export function startsDay(row: TimelineRow, previous: TimelineRow | undefined): boolean {
  return !previous || startOfDayMs(row.atMs) !== startOfDayMs(previous.atMs);
}

/** Whether the author of `row` has to be named: it does not go on where `previous` stopped. */
export function startsGroup(row: TimelineRow, previous: TimelineRow | undefined): boolean {
  if (row.kind !== 'message' || previous?.kind !== 'message') return true;
  return (
    row.own !== previous.own ||
    !isSameAuthor(row.author, previous.author) ||
    Math.abs(row.atMs - previous.atMs) > GROUP_MS ||
    startsDay(row, previous)
  );
}

/** The same name on another word is another author. */
function isSameAuthor(one: Author, other: Author): boolean {
  return one.name === other.name && one.mark === other.mark;
}
