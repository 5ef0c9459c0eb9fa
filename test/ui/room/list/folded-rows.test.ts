import { describe, expect, it } from 'vitest';
import type { Author } from '../../../../src/chat/author.ts';
import { Timeline } from '../../../../src/chat/timeline/timeline.ts';
import type { MessageRow } from '../../../../src/chat/timeline/timeline-row.ts';
import { FoldedRows, type ShownChange } from '../../../../src/ui/room/list/folded-rows.ts';
import { author } from '../../../support/author.ts';
import { messageRow } from '../../../support/message-row.ts';

const noise = author('Noise');
const isNoise = ({ key }: Author) => key === noise.key;

function message(text: string, rest: Partial<MessageRow> = {}): MessageRow {
  return messageRow(text, { ...(text.startsWith('-') && { author: noise }), ...rest });
}

/** What begins with "-" is noise. */
function rowsOf(texts: readonly string[], timeline = new Timeline()) {
  const changes: ShownChange[] = [];
  const rows = new FoldedRows(timeline);
  rows.onChange((change) => changes.push(change));
  const say = (text: string) => timeline.append(message(text), { id: text, publisherId: 'x' });
  for (const text of texts) say(text);
  return { timeline, rows, say, changes };
}

/** One word a row: its text, or how many it stands for. */
function shown(rows: FoldedRows): string {
  return Array.from({ length: rows.length }, (_, index) => {
    const row = rows.at(index);
    if (row?.kind === 'folded') return `${row.isOpen ? '▾' : '▸'}${row.count}`;
    return row?.kind === 'message' ? row.text : row?.kind;
  }).join(' ');
}

describe('Folded rows', () => {
  it('are the rows themselves while nobody is muted', () => {
    const { rows, timeline } = rowsOf(['a', '-1', 'b']);
    expect(shown(rows)).toBe('a -1 b');
    expect([rows.length, rows.dropped]).toEqual([timeline.length, 0]);
    expect([rows.shownNumber(2), rows.sourceNumber(2)]).toEqual([2, 2]);
    expect(rows.at(-1)).toBeUndefined();
    expect(rows.at(3)).toBeUndefined();
  });

  it('stand for what follows each other, of what there is and of what comes', () => {
    const { rows, say, changes } = rowsOf(['a', '-1', '-2', 'b', '-3']);
    rows.fold(isNoise);
    expect(shown(rows)).toBe('a ▸2 b ▸1');
    expect(changes.at(-1)).toEqual({ isRefolded: true });
    for (const text of ['-4', 'c', '-5']) say(text);
    expect(shown(rows)).toBe('a ▸2 b ▸2 c ▸1');
    expect(rows.at(1)).toMatchObject({ kind: 'folded', key: 'folded--1', author: noise });
    expect([rows.at(-1), rows.at(6)]).toEqual([undefined, undefined]);
    rows.fold(undefined);
    expect(shown(rows)).toBe('a -1 -2 b -3 -4 c -5');
  });

  it('say of nobody whose messages are folded that they came', () => {
    const { rows, timeline, say, changes } = rowsOf(['a']);
    const came = (name: string) =>
      timeline.appendJoined({ kind: 'joined', key: name, atMs: 0, author: author(name), own: false });
    const named = () => {
      const row = rows.at(rows.length - 1);
      return row?.kind === 'joined' && [row.author, ...(row.others ?? [])].map(({ name }) => name).join(' ');
    };
    rows.fold(isNoise);
    came('Noise');
    expect(shown(rows)).toBe('a');
    came('Ben');
    expect([shown(rows), named()]).toEqual(['a joined', 'Ben']);
    came('Cy');
    expect([shown(rows), named()]).toEqual(['a joined', 'Ben Cy']);
    expect(changes.at(-1)).toEqual({ amended: 1 });
    // It is the same as long as it says the same, so that it is not drawn again.
    expect(rows.at(1)).toBe(rows.at(1));
    say('b');
    came('Noise');
    say('c');
    say('-1');
    expect(shown(rows)).toBe('a joined b c ▸1');
    expect([rows.shownNumber(3), rows.shownNumber(4), rows.sourceNumber(3)]).toEqual([3, 3, 4]);
    rows.fold(undefined);
    expect(shown(rows)).toBe('a joined b joined c -1');
  });

  it('name nobody where they stand for several people', () => {
    const { rows } = rowsOf(['a', '-1']);
    rows.fold(() => true);
    expect(rows.at(0)).toMatchObject({ count: 2, author: undefined });
  });

  it('stand for what is too much of somebody, whoever is muted', () => {
    const { rows, timeline, say, changes } = rowsOf(['a']);
    const flood = (text: string, rest: Partial<MessageRow> = {}) =>
      timeline.append(message(text, { ...rest, isFlood: true }));
    expect(changes).toEqual([{}]);
    flood('1');
    flood('2');
    expect(shown(rows)).toBe('a ▸2');
    expect(changes.slice(1)).toEqual([{}, {}]);
    expect(rows.at(1)).toMatchObject({ isFlood: true, author: author('Ann') });
    say('-1');
    flood('-2');
    expect(shown(rows)).toBe('a ▸2 -1 ▸1');
    rows.fold(isNoise);
    // For two reasons, they are two.
    expect(shown(rows)).toBe('a ▸2 ▸2');
    expect([rows.at(1), rows.at(2)]).toMatchObject([{ isFlood: true }, { isFlood: false, author: noise }]);
    rows.toggle('folded-1');
    flood('3');
    expect(shown(rows)).toBe('a ▾2 1 2 ▸2 ▸1');
    rows.fold(undefined);
    expect(shown(rows)).toBe('a ▾2 1 2 -1 ▸2');
  });

  it('find what was too much before anybody looked', () => {
    const timeline = new Timeline();
    for (const text of ['a', 'b', 'c']) timeline.append(message(text, text === 'a' ? {} : { isFlood: true }));
    const rows = new FoldedRows(timeline);
    rows.onChange(() => {});
    expect(shown(rows)).toBe('a ▸2');
  });

  it('never stand for what one wrote, or for oneself who came', () => {
    const { rows, timeline } = rowsOf([]);
    rows.fold(() => true);
    timeline.append(message('mine', { own: true, delivery: 'seen' }));
    timeline.append({ kind: 'joined', key: 'j', atMs: 0, author: noise, own: true });
    timeline.append({ kind: 'foreign', key: 'f', atMs: 0, author: noise, format: 'text', text: 'x' });
    timeline.hold(message('held', { own: true, delivery: 'pending' }));
    expect(shown(rows)).toBe('mine joined ▸1 held');
  });

  it('show what they stand for, and fold it again; what comes after that is folded anew', () => {
    const { rows, say } = rowsOf(['a', '-1', '-2']);
    rows.fold(isNoise);
    rows.toggle('folded--1');
    expect(shown(rows)).toBe('a ▾2 -1 -2');
    say('-3');
    expect(shown(rows)).toBe('a ▾2 -1 -2 ▸1');
    say('b');
    rows.toggle('folded--3');
    expect(shown(rows)).toBe('a ▾2 -1 -2 ▾1 -3 b');
    rows.toggle('folded--1');
    expect(shown(rows)).toBe('a ▸3 b');
    rows.toggle('nobody');
    expect(shown(rows)).toBe('a ▸3 b');
  });

  it('translate numbers both ways', () => {
    const { rows, timeline } = rowsOf(['a', '-1', '-2', 'b', '-3', 'c']);
    timeline.hold(message('held', { own: true, delivery: 'pending' }));
    rows.fold(isNoise);
    const numbers = () => [0, 1, 2, 3, 4, 5, 6].map((number) => rows.shownNumber(number));
    expect(numbers()).toEqual([0, 1, 1, 2, 3, 4, 5]);
    expect([0, 1, 2, 3, 4, 5].map((number) => rows.sourceNumber(number))).toEqual([0, 1, 3, 4, 5, 6]);
    expect(rows.find({ id: '-2', publisherId: 'x' })).toBe(1);
    expect(rows.find({ id: 'unknown', publisherId: 'x' })).toBeUndefined();
    rows.toggle('folded--1');
    expect(shown(rows)).toBe('a ▾2 -1 -2 b ▸1 c held');
    expect(numbers()).toEqual([0, 2, 3, 4, 5, 6, 7]);
  });

  it('tell of an amendment by their own numbers, and of none that nobody sees', () => {
    const { rows, timeline, changes } = rowsOf(['-1', '-2', 'b']);
    rows.fold(isNoise);
    changes.length = 0;
    const amend = (id: string) =>
      timeline.amend({ id, publisherId: 'x' }, (row) => ({ ...row, text: `${row.text}!` }));
    amend('-2');
    amend('b');
    expect(changes).toEqual([{ amended: 1 }]);
    expect(shown(rows)).toBe('▸2 b!');
  });

  it('go with the oldest rows, with numbers that stay', () => {
    const { rows, say } = rowsOf(['a', '-1', '-2'], new Timeline({ limit: 4 }));
    rows.fold(isNoise);
    say('b');
    const number = rows.shownNumber(3);
    say('c');
    expect([shown(rows), rows.dropped]).toEqual(['▸2 b c', 1]);
    say('d');
    expect([shown(rows), rows.dropped]).toEqual(['▸2 b c d', 1]);
    say('-3');
    expect([shown(rows), rows.dropped]).toEqual(['b c d ▸1', 2]);
    expect(rows.shownNumber(3)).toBe(number);
    expect(rows.at(number - rows.dropped)).toMatchObject({ text: 'b' });
  });

  it('forget the beginning of an opened run first', () => {
    const { rows, say } = rowsOf(['-1', '-2', 'a'], new Timeline({ limit: 3 }));
    rows.fold(isNoise);
    rows.toggle('folded--1');
    expect(shown(rows)).toBe('▾2 -1 -2 a');
    say('b');
    expect([shown(rows), rows.dropped]).toEqual(['-2 a b', 2]);
  });

  it('stay right over many thousands of rows that come and go', () => {
    const timeline = new Timeline({ limit: 3_000 });
    const { rows } = rowsOf([], timeline);
    rows.fold(isNoise);
    const runs: (readonly string[])[] = [];
    for (let index = 0; index < 12_000; index++) {
      const text = index % 3 === 0 ? `${index}` : `-${index}`;
      timeline.append(message(text));
      if (index % 997 === 0) runs.push([text, `${timeline.length}`]);
    }
    expect(runs).not.toEqual([]);
    expect(rows.length).toBe(2_000);
    for (let number = rows.dropped; number < rows.dropped + rows.length; number++) {
      expect(rows.shownNumber(rows.sourceNumber(number))).toBe(number);
    }
  });

  it('follow an own message that gets its place later', () => {
    const { rows, timeline, say } = rowsOf(['a']);
    rows.fold(isNoise);
    const mine = message('mine', { own: true, delivery: 'pending' });
    timeline.hold(mine);
    timeline.settle({ ...mine, delivery: 'sent' });
    say('-1');
    timeline.append(message('b'));
    expect(shown(rows)).toBe('a mine ▸1 b');
    timeline.replace({ ...mine, delivery: 'seen' });
    expect(shown(rows)).toBe('a ▸1 b mine');
  });

  it('know what happened while nobody listened', () => {
    const timeline = new Timeline();
    const rows = new FoldedRows(timeline);
    rows.fold(isNoise);
    const cancel = rows.onChange(() => {});
    cancel();
    timeline.append(message('-1'));
    timeline.append(message('a'));
    rows.onChange(() => {});
    expect(shown(rows)).toBe('▸1 a');
  });
});
