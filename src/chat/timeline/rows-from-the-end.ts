import type { Timeline } from './timeline.ts';
import type { TimelineRow } from './timeline-row.ts';

/** The last rows, the newest first. */
export function* rowsFromTheEnd(
  timeline: Pick<Timeline, 'length' | 'at'>,
  atMost: number,
): Generator<TimelineRow, void> {
  const { length } = timeline;
  for (let index = length - 1; index >= Math.max(length - atMost, 0); index--) {
    const row = timeline.at(index);
    if (row) yield row;
  }
}
