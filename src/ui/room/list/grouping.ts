import type { MessageRow } from '../../../chat/timeline/timeline-row.ts';
import { startOfDayMs } from './dates.ts';
import type { ShownRow } from './folded-rows.ts';

const GROUP_MS = 5 * 60_000;

/** Whether `row` is the first of its day, so that the day has to be said. */
export function startsDay(row: ShownRow, previous: ShownRow | undefined): boolean {
  return !previous || startOfDayMs(row.atMs) !== startOfDayMs(previous.atMs);
}

/** Whether the author of `row` has to be named: it does not go on where `previous` stopped. */
export function startsGroup(row: ShownRow, previous: ShownRow | undefined): boolean {
  if (row.kind !== 'message' || previous?.kind !== 'message') return true;
  return (
    !isSameAuthor(row, previous) || Math.abs(row.atMs - previous.atMs) > GROUP_MS || startsDay(row, previous)
  );
}

/**
 * Names alone say nothing: two people may be drawn alike. The same person on another word, or under another name, is named
 * anew; own rows name nobody, and go on under whatever token they were sent.
 */
function isSameAuthor(one: MessageRow, other: MessageRow): boolean {
  if (one.own || other.own) return one.own && other.own;
  const { key, name, mark } = one.author;
  return key === other.author.key && mark === other.author.mark && name === other.author.name;
}
