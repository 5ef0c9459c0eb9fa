import { describe, expect, it } from 'vitest';
import { Timeline } from '../../../src/chat/timeline/timeline.ts';
import type { GapRow, MessageRow } from '../../../src/chat/timeline/timeline-row.ts';

const placed = (key: string): GapRow => ({ kind: 'gap', key, atMs: 0, count: 1 });
const own = (key: string, delivery: MessageRow['delivery'] = 'pending'): MessageRow => ({
  kind: 'message',
  key,
  atMs: 0,
  author: { name: 'Ann', mark: 'claimed' },
  text: key,
  own: true,
  delivery,
});
const keys = (timeline: Timeline) =>
  Array.from({ length: timeline.length }, (_, index) => timeline.at(index)?.key);

describe('Timeline', () => {
  it('shows rows in the order in which they got their place', () => {
    const timeline = new Timeline();
    for (const key of ['a', 'b', 'c']) timeline.append(placed(key));
    expect(keys(timeline)).toEqual(['a', 'b', 'c']);
    expect([timeline.at(-1), timeline.at(3)]).toEqual([undefined, undefined]);
  });

  it('keeps held rows after all others', () => {
    const timeline = new Timeline();
    timeline.hold(own('mine'));
    timeline.append(placed('a'));
    timeline.append(placed('b'));
    expect(keys(timeline)).toEqual(['a', 'b', 'mine']);
    expect(timeline.held.map(({ key }) => key)).toEqual(['mine']);
  });

  it('moves a settled row to its place', () => {
    const timeline = new Timeline();
    timeline.hold(own('first'));
    timeline.hold(own('second'));
    timeline.append(placed('a'));
    timeline.settle(own('second', 'seen'));
    timeline.append(placed('b'));
    expect(keys(timeline)).toEqual(['a', 'second', 'b', 'first']);
    expect(timeline.at(1)).toEqual(own('second', 'seen'));
  });

  it('replaces and removes held rows by their key', () => {
    const timeline = new Timeline();
    const before = own('mine');
    timeline.hold(before);
    timeline.replaceHeld(own('mine', 'failed'));
    expect(timeline.at(0)).toEqual(own('mine', 'failed'));
    expect(before.delivery).toBe('pending');
    timeline.removeHeld('mine');
    expect(timeline.length).toBe(0);
  });

  it('does nothing, and says nothing, for a row that is not held', () => {
    const timeline = new Timeline();
    timeline.append(placed('a'));
    let changes = 0;
    timeline.onChange(() => (changes += 1));
    timeline.replaceHeld(own('a'));
    timeline.settle(own('a'));
    timeline.removeHeld('a');
    expect(keys(timeline)).toEqual(['a']);
    expect(changes).toBe(0);
  });

  it('tells of each change, until the listener leaves or it is closed', () => {
    const timeline = new Timeline();
    const heard: string[] = [];
    const leave = timeline.onChange(() => heard.push('leaves'));
    timeline.onChange(() => heard.push('stays'));
    timeline.append(placed('a'));
    leave();
    timeline.hold(own('mine'));
    timeline.replaceHeld(own('mine', 'sent'));
    timeline.settle(own('mine', 'seen'));
    timeline.close();
    timeline.append(placed('b'));
    expect(heard).toEqual(['leaves', 'stays', 'stays', 'stays', 'stays']);
  });

  it('drops the oldest beyond its limit, and never what is held', () => {
    const timeline = new Timeline({ limit: 3 });
    timeline.hold(own('mine'));
    for (const key of ['a', 'b', 'c']) timeline.append(placed(key));
    expect([keys(timeline), timeline.dropped]).toEqual([['a', 'b', 'c', 'mine'], 0]);
    timeline.append(placed('d'));
    expect([keys(timeline), timeline.dropped]).toEqual([['b', 'c', 'd', 'mine'], 1]);
    for (const key of ['e', 'f', 'g']) timeline.append(placed(key));
    expect([keys(timeline), timeline.dropped]).toEqual([['e', 'f', 'g', 'mine'], 4]);
  });

  it('gives a row the same number for as long as it is there', () => {
    const timeline = new Timeline({ limit: 4 });
    for (let n = 0; n < 11; n++) timeline.append(placed(`row ${n}`));
    const numbered = keys(timeline).map((key, index) => [key, index + timeline.dropped]);
    expect(numbered).toEqual([
      ['row 7', 7],
      ['row 8', 8],
      ['row 9', 9],
      ['row 10', 10],
    ]);
  });
});
