import type { Author } from '../author.ts';
import type { JoinedRow, TimelineRow } from './timeline-row.ts';

/** Longer than this after the first, somebody did not come together with them. */
const TOGETHER_MS = 60 * 60_000;
/** Nobody reads more names. */
const MOST_KEPT = 50;

/** Those who came, or left, just before with who does now, as one row; undefined: they make none. */
export function joinedTogether(last: TimelineRow | undefined, next: JoinedRow): JoinedRow | undefined {
  if (last?.kind !== 'joined' || last.own || next.own) return undefined;
  if (last.hasLeft !== next.hasLeft || next.atMs - last.atMs > TOGETHER_MS) return undefined;
  const { others = [], othersAtMs = [], more = 0 } = last;
  if ([last.author, ...others].some(({ key }) => key === next.author.key)) return last;
  return others.length < MOST_KEPT
    ? { ...last, others: [...others, next.author], othersAtMs: [...othersAtMs, next.atMs] }
    : { ...last, more: more + 1 };
}

/** The row without some of them; undefined: nobody is left of whom it is known who they are. */
export function joinedWithout(row: JoinedRow, isLeftOut: (author: Author) => boolean): JoinedRow | undefined {
  const all = [row.author, ...(row.others ?? [])];
  const times = [row.atMs, ...(row.othersAtMs ?? [])];
  const isLeft = all.map((one) => row.own || !isLeftOut(one));
  if (!isLeft.includes(false)) return row;
  const [author, ...others] = all.filter((_, index) => isLeft[index]);
  const [atMs = row.atMs, ...othersAtMs] = times.filter((_, index) => isLeft[index]);
  return author && { ...row, author, atMs, others, othersAtMs };
}

/** Whether it says that somebody left, and not that they were there. */
export function hasLeft(row: TimelineRow): boolean {
  return row.kind === 'joined' && row.hasLeft === true;
}
