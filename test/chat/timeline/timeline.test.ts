import { describe, expect, it } from 'vitest';
import { RowBudget } from '../../../src/chat/timeline/row-budget.ts';
import { Timeline, type TimelineChange } from '../../../src/chat/timeline/timeline.ts';
import type { GapRow, MessageRef, MessageRow } from '../../../src/chat/timeline/timeline-row.ts';
import { measureKept } from '../../support/heap.ts';

const placed = (key: string): GapRow => ({ kind: 'gap', key, atMs: 0, count: 1 });
const own = (key: string, delivery: MessageRow['delivery'] = 'pending'): MessageRow => ({
  kind: 'message',
  key,
  atMs: 0,
  author: { key: 'name:Ann', name: 'Ann', mark: 'claimed' },
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

  it.each([3, 4, 100])('moves a row that was placed too early, with a limit of %d', (limit) => {
    const timeline = new Timeline({ limit });
    timeline.append(placed('dropped'));
    timeline.hold(own('early', 'sent'));
    timeline.settle(own('early', 'sent'), ref('early'));
    timeline.append({ ...own('b', 'received'), own: false }, ref('b'));
    if (limit > 3) timeline.append(placed('c'));
    timeline.hold(own('waiting'));
    timeline.replace(own('early', 'seen'));
    const order = limit > 3 ? ['b', 'c', 'early', 'waiting'] : ['b', 'early', 'waiting'];
    expect(keys(timeline).slice(-order.length)).toEqual(order);
    timeline.amend(ref('early'), (row) => ({ ...row, text: 'EARLY' }));
    timeline.amend(ref('b'), (row) => ({ ...row, text: 'B' }));
    expect(texts(timeline).filter((text) => text !== 'gap')).toEqual(['B', 'EARLY', 'waiting']);
    for (const key of ['d', 'e', 'f', 'g']) timeline.append(placed(key));
    expect(keys(timeline).slice(-3)).toEqual(['f', 'g', 'waiting']);
  });

  it('adds a row that is to be moved and is no longer kept', () => {
    const timeline = new Timeline({ limit: 2 });
    timeline.append(own('early', 'sent'), ref('early'));
    for (const key of ['a', 'b']) timeline.append(placed(key));
    timeline.replace(own('early', 'seen'), ref('early'));
    expect(keys(timeline)).toEqual(['b', 'early']);
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

const TEXT_LENGTH = 1_000;
const says = (key: string, letter = 'x'): MessageRow => ({ ...own(key), text: letter.repeat(TEXT_LENGTH) });

describe('Timeline, full', () => {
  it('drops the oldest rows when they take more memory than they may, and never the newest', () => {
    const timeline = new Timeline({ budget: new RowBudget(3 * TEXT_LENGTH) });
    timeline.append(says('a'));
    timeline.append(says('b'));
    expect([keys(timeline), timeline.dropped]).toEqual([['a', 'b'], 0]);
    timeline.append(says('c'));
    expect([keys(timeline), timeline.dropped]).toEqual([['b', 'c'], 1]);
    timeline.append({ ...says('d'), text: 'x'.repeat(4 * TEXT_LENGTH) });
    expect([keys(timeline), timeline.dropped]).toEqual([['d'], 3]);
    timeline.append(says('e'));
    expect([keys(timeline), timeline.dropped]).toEqual([['e'], 4]);
  });

  it('counts characters that need two bytes as two', () => {
    const rowsOf = (letter: string) => {
      const timeline = new Timeline({ budget: new RowBudget(100_000) });
      for (let n = 0; n < 200; n++) timeline.append(says(`row ${n}`, letter));
      return timeline.length;
    };
    expect(rowsOf('é')).toBe(rowsOf('x'));
    expect(rowsOf('x') / rowsOf('ж')).toBeCloseTo(2, 0);
  });

  it('keeps 100,000 rows where they are short', () => {
    const timeline = new Timeline();
    for (let n = 0; n < 100_001; n++) timeline.append({ ...own(`row ${n}`), text: 'x'.repeat(100) });
    expect([timeline.length, timeline.dropped]).toEqual([100_000, 1]);
  });

  it('keeps about 64 MB of long ones, however many come', () => {
    const { kept, megabytes } = measureKept(() => {
      const timeline = new Timeline();
      for (let n = 0; n < 50_000; n++)
        timeline.append({ ...own(`row ${n}`), text: `${n}`.padEnd(3_900, '.') });
      return timeline;
    });
    expect(kept.length + kept.dropped).toBe(50_000);
    expect(kept.at(kept.length - 1)?.key).toBe('row 49999');
    expect(megabytes).toBeGreaterThan(55);
    expect(megabytes).toBeLessThan(72);
  });

  it('forgets what a dropped message was found by', () => {
    const timeline = new Timeline({ budget: new RowBudget(3 * TEXT_LENGTH) });
    for (const key of ['a', 'b', 'c']) timeline.append(says(key), ref(`id-${key}`));
    timeline.amend(ref('id-a'), shout);
    timeline.amend(ref('id-c'), shout);
    expect(texts(timeline).map((text) => text?.charAt(0))).toEqual(['x', 'X']);
  });

  it('makes room for a row that grows, and then says more than that it was amended', () => {
    const timeline = new Timeline({ budget: new RowBudget(3 * TEXT_LENGTH) });
    for (const key of ['a', 'b']) timeline.append(says(key), ref(`id-${key}`));
    const changes: TimelineChange[] = [];
    timeline.onChange((change) => changes.push(change));
    timeline.amend(ref('id-b'), (row) => ({ ...row, text: 'y'.repeat(2 * TEXT_LENGTH) }));
    expect([keys(timeline), timeline.dropped]).toEqual([['b'], 1]);
    timeline.amend(ref('id-b'), (row) => ({ ...row, text: 'short' }));
    timeline.append(says('c'));
    timeline.append(says('d'));
    expect(keys(timeline)).toEqual(['b', 'c', 'd']);
    expect(changes).toEqual([{}, { amended: 1 }, {}, {}]);
  });
});

const others = (key: string): MessageRow => ({ ...own(key, 'received'), own: false });
const ref = (id: string, publisherId = 'ann'): MessageRef => ({ id, publisherId });
const shout = (row: MessageRow): MessageRow => ({ ...row, text: row.text.toUpperCase() });
const texts = (timeline: Timeline) =>
  Array.from({ length: timeline.length }, (_, index) => timeline.at(index)).map((row) =>
    row?.kind === 'message' ? row.text : row?.kind,
  );

describe('Timeline, amending', () => {
  it('replaces the row of a message where it stands, and tells its number', () => {
    const timeline = new Timeline({ limit: 3 });
    for (const key of ['a', 'b', 'c', 'd']) timeline.append(others(key), ref(`id-${key}`));
    const before = timeline.at(1);
    const changes: TimelineChange[] = [];
    timeline.onChange((change) => changes.push(change));
    timeline.amend(ref('id-c'), shout);
    expect(texts(timeline)).toEqual(['b', 'C', 'd']);
    expect(before).toEqual(others('c'));
    expect(changes).toEqual([{ amended: 2 }]);
    timeline.append(placed('e'));
    expect(changes.at(-1)).toEqual({});
  });

  it('keeps the key of the row, whatever the change says', () => {
    const timeline = new Timeline();
    timeline.append(others('a'), ref('id'));
    timeline.amend(ref('id'), (row) => ({ ...row, key: 'another', text: 'new' }));
    expect(timeline.at(0)).toEqual({ ...others('a'), text: 'new' });
  });

  it('lets nobody amend what another published, under whatever name and id', () => {
    const timeline = new Timeline();
    timeline.append(others('a'), ref('id', 'bob'));
    // The same letters, cut in another place.
    for (const evil of [ref('id', 'eve'), ref('id', 'Ann'), ref('bid', 'bo'), ref('id', '')]) {
      timeline.amend(evil, shout);
    }
    expect(texts(timeline)).toEqual(['a']);
  });

  it('amends nothing that no service attests, because anybody may have said it', () => {
    const timeline = new Timeline();
    timeline.append(others('a'), ref('id', ''));
    timeline.hold(own('mine'));
    timeline.identifyHeld('mine', ref('mine', ''));
    timeline.amend(ref('id', ''), shout);
    timeline.amend(ref('mine', ''), shout);
    expect(texts(timeline)).toEqual(['a', 'mine']);
  });

  it('does nothing, and says nothing, for what it does not know, no longer keeps, or finds as it should be', () => {
    const timeline = new Timeline({ limit: 2 });
    for (const key of ['a', 'b', 'c']) timeline.append(others(key), ref(`id-${key}`));
    timeline.append(others('without a ref'));
    let changes = 0;
    timeline.onChange(() => (changes += 1));
    timeline.amend(ref('unknown'), shout);
    timeline.amend(ref('id-a'), shout);
    timeline.amend(ref('id-b'), shout);
    timeline.amend(ref('id-c'), (row) => row);
    expect(texts(timeline)).toEqual(['c', 'without a ref']);
    expect(changes).toBe(0);
  });

  it('amends the newer of two messages with one id, also when the older is dropped', () => {
    const timeline = new Timeline({ limit: 3 });
    timeline.append(others('old'), ref('id'));
    timeline.append(others('new'), ref('id'));
    timeline.append(placed('x'));
    timeline.append(placed('y'));
    timeline.amend(ref('id'), shout);
    expect(texts(timeline)).toEqual(['NEW', 'gap', 'gap']);
  });

  it('amends a held message where it waits, by the id of its latest try', () => {
    const timeline = new Timeline();
    timeline.append(placed('a'));
    timeline.hold(own('first'));
    timeline.hold(own('second'));
    timeline.identifyHeld('second', ref('second', 'former'));
    timeline.identifyHeld('second', ref('second', 'ann'));
    const changes: TimelineChange[] = [];
    timeline.onChange((change) => changes.push(change));
    timeline.amend(ref('second', 'former'), shout);
    timeline.amend(ref('second'), shout);
    expect(texts(timeline)).toEqual(['gap', 'first', 'SECOND']);
    expect(timeline.held[1]?.text).toBe('SECOND');
    expect(changes).toEqual([{ amended: 2 }]);
  });

  it('finds a settled message in its place, by its echo or else by its latest try', () => {
    const timeline = new Timeline();
    for (const key of ['echoed', 'lost']) {
      timeline.hold(own(key));
      timeline.identifyHeld(key, ref(key, 'tried'));
    }
    timeline.settle(own('echoed', 'seen'), ref('echoed', 'attested'));
    timeline.settle(own('lost', 'sent'));
    timeline.append(placed('x'));
    timeline.amend(ref('echoed', 'tried'), shout);
    expect(texts(timeline)).toEqual(['echoed', 'lost', 'gap']);
    timeline.amend(ref('echoed', 'attested'), shout);
    timeline.amend(ref('lost', 'tried'), shout);
    expect(texts(timeline)).toEqual(['ECHOED', 'LOST', 'gap']);
  });

  it('knows a discarded message no longer', () => {
    const timeline = new Timeline();
    timeline.hold(own('mine'));
    timeline.identifyHeld('mine', ref('mine'));
    timeline.removeHeld('mine');
    timeline.identifyHeld('mine', ref('mine'));
    timeline.hold(own('mine'));
    timeline.amend(ref('mine'), shout);
    expect(texts(timeline)).toEqual(['mine']);
  });
});

describe('Timeline, finding', () => {
  const ref = (id: string, publisherId = 'guest:Bob') => ({ id, publisherId });
  const message = (key: string): MessageRow => ({ ...own(key, 'received'), own: false });

  it('tells where a message stands, as long as it is there, and what names it', () => {
    const timeline = new Timeline({ limit: 3 });
    timeline.append(message('a'), ref('id-a'));
    timeline.append(placed('gap'));
    timeline.append(message('b'), ref('id-b', '12:3'));
    expect([timeline.find(ref('id-a')), timeline.find(ref('id-b', '12:3'))]).toEqual([0, 2]);
    expect([0, 1, 2, 3, -1].map((index) => timeline.refAt(index))).toEqual([
      ref('id-a'),
      undefined,
      ref('id-b', '12:3'),
      undefined,
      undefined,
    ]);
    timeline.append(message('c'), ref('id-c'));
    expect([timeline.find(ref('id-a')), timeline.find(ref('id-b', '12:3'))]).toEqual([undefined, 2]);
    expect(timeline.refAt(1)).toEqual(ref('id-b', '12:3'));
  });

  it('finds nothing of another publisher, and nothing that nobody attests', () => {
    const timeline = new Timeline();
    timeline.append(message('a'), ref('id-a'));
    timeline.append(message('b'), ref('id-b', ''));
    expect(timeline.find(ref('id-a', 'guest:Eve'))).toBeUndefined();
    expect(timeline.find(ref('id-b', ''))).toBeUndefined();
    expect(timeline.refAt(1)).toBeUndefined();
  });

  it('finds an own message while it waits and where it has its place', () => {
    const timeline = new Timeline();
    timeline.hold(own('mine'));
    timeline.append(placed('gap'));
    expect(timeline.refAt(1)).toBeUndefined();
    timeline.identifyHeld('mine', ref('mine', 'ann'));
    expect([timeline.find(ref('mine', 'ann')), timeline.refAt(1)]).toEqual([1, ref('mine', 'ann')]);
    timeline.settle(own('mine', 'seen'));
    expect([timeline.find(ref('mine', 'ann')), timeline.refAt(1)]).toEqual([1, ref('mine', 'ann')]);
  });
});
