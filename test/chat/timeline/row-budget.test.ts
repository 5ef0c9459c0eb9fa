import { describe, expect, it } from 'vitest';
import { RowBudget } from '../../../src/chat/timeline/row-budget.ts';
import { Timeline } from '../../../src/chat/timeline/timeline.ts';
import type { MessageRow } from '../../../src/chat/timeline/timeline-row.ts';

const TEXT_LENGTH = 1_000;
const says = (key: string): MessageRow => ({
  kind: 'message',
  key,
  atMs: 0,
  author: { key: 'name:Ann', name: 'Ann', mark: 'claimed' },
  text: 'x'.repeat(TEXT_LENGTH),
  own: false,
  delivery: 'received',
});
const keys = (timeline: Timeline) =>
  Array.from({ length: timeline.length }, (_, index) => timeline.at(index)?.key);

/** Two rooms that may keep some four such rows together. */
function openRooms() {
  const budget = new RowBudget(6 * TEXT_LENGTH);
  const [busy, quiet] = [new Timeline({ budget }), new Timeline({ budget })];
  for (const key of ['a', 'b', 'c']) busy.append(says(key));
  quiet.append(says('q'));
  return { busy, quiet };
}

describe('RowBudget', () => {
  it('takes from the room that has most, and tells who draws it', () => {
    const { busy, quiet } = openRooms();
    let changes = 0;
    busy.onChange(() => (changes += 1));
    quiet.append(says('r'));
    expect([keys(busy), keys(quiet)]).toEqual([
      ['b', 'c'],
      ['q', 'r'],
    ]);
    expect([busy.dropped, quiet.dropped, changes]).toEqual([1, 0, 1]);
  });

  it('leaves the newest row of each room', () => {
    const { busy, quiet } = openRooms();
    quiet.append({ ...says('long'), text: 'x'.repeat(20 * TEXT_LENGTH) });
    expect([keys(busy), keys(quiet)]).toEqual([['c'], ['long']]);
  });

  it('counts a room that was left no longer', () => {
    const { busy, quiet } = openRooms();
    busy.close();
    for (const key of ['r', 's', 't']) quiet.append(says(key));
    expect(keys(quiet)).toEqual(['q', 'r', 's', 't']);
    expect(keys(busy)).toEqual(['a', 'b', 'c']);
  });
});
