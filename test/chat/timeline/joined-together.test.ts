import { describe, expect, it } from 'vitest';
import { joinedTogether, joinedWithout } from '../../../src/chat/timeline/joined-together.ts';
import { Timeline } from '../../../src/chat/timeline/timeline.ts';
import type { JoinedRow } from '../../../src/chat/timeline/timeline-row.ts';
import { author } from '../../support/author.ts';

const HOUR_MS = 60 * 60_000;

let lastKey = 0;

const came = (name: string, extra: Partial<JoinedRow> = {}): JoinedRow => ({
  kind: 'joined',
  key: `row-${++lastKey}`,
  atMs: 0,
  author: author(name),
  own: false,
  ...extra,
});

const message = {
  kind: 'message',
  key: 'm',
  atMs: 0,
  author: author('Ann'),
  text: 'hi',
  own: false,
  delivery: 'received',
} as const;

/** Who is named in the rows, and how many more there are. */
function shown(timeline: Timeline): string[] {
  return Array.from({ length: timeline.length }, (_, index) => timeline.at(index)).map((row) => {
    if (row?.kind !== 'joined') return row?.kind ?? '';
    const names = [row.author, ...(row.others ?? [])].map(({ name }) => name);
    return `${names.join(' ')}${row.more ? ` +${row.more}` : ''}`;
  });
}

describe('People who come one after another', () => {
  it('are not one with those who leave', () => {
    const timeline = new Timeline();
    for (const row of [
      came('Ann'),
      came('Ann', { hasLeft: true }),
      came('Ben', { hasLeft: true }),
      came('Ben'),
    ]) {
      timeline.appendJoined(row);
    }
    expect(shown(timeline)).toEqual(['Ann', 'Ann Ben', 'Ben']);
  });

  it('are one row, each once, in the place and at the time of the first', () => {
    const timeline = new Timeline();
    const first = came('Ann');
    const amended: (number | undefined)[] = [];
    timeline.onChange((change) => amended.push(change.amended));
    timeline.appendJoined(first);
    timeline.appendJoined(came('Ben', { atMs: HOUR_MS }));
    timeline.appendJoined(came('Ann', { atMs: HOUR_MS }));
    timeline.appendJoined(came('Cy'));
    expect(shown(timeline)).toEqual(['Ann Ben Cy']);
    expect(timeline.at(0)).toMatchObject({ key: first.key, atMs: 0 });
    expect(amended).toEqual([undefined, 0, 0]);
  });

  it('are told apart by id, not by name', () => {
    const timeline = new Timeline();
    timeline.appendJoined(came('Ann'));
    timeline.appendJoined(came('Ann', { author: author('Ann', 'verified') }));
    expect(shown(timeline)).toEqual(['Ann Ann']);
  });

  it('begin anew behind a message, behind oneself, and after an hour', () => {
    const timeline = new Timeline();
    timeline.appendJoined(came('Ann'));
    timeline.append(message);
    timeline.appendJoined(came('Ben'));
    timeline.appendJoined(came('Me', { own: true }));
    timeline.appendJoined(came('Cy'));
    timeline.appendJoined(came('Dora', { atMs: HOUR_MS + 1 }));
    expect(shown(timeline)).toEqual(['Ann', 'message', 'Ben', 'Me', 'Cy', 'Dora']);
  });

  it('take a bounded place, however many they are', () => {
    const timeline = new Timeline();
    for (let n = 0; n < 5_000; n++) timeline.appendJoined(came(`N${n}`));
    expect(timeline.length).toBe(1);
    const row = timeline.at(0);
    expect(row).toMatchObject({ more: 4_949 });
    expect(row?.kind === 'joined' && row.others?.length).toBe(50);
  });

  it('are one row while own messages are on their way', () => {
    const timeline = new Timeline();
    timeline.appendJoined(came('Ann'));
    timeline.hold({ ...message, key: 'held', own: true, delivery: 'pending' });
    timeline.appendJoined(came('Ben'));
    expect(shown(timeline)).toEqual(['Ann Ben', 'message']);
  });
});

describe('joinedWithout', () => {
  const ann = came('Ann');
  const all = joinedTogether(joinedTogether(ann, came('Ben')), came('Cy'));

  it.each([
    [[], 'Ann', ['Ben', 'Cy']],
    [['Ben'], 'Ann', ['Cy']],
    [['Ann'], 'Ben', ['Cy']],
    [['Ann', 'Cy'], 'Ben', []],
  ])('leaves out %j', (names, first, others) => {
    const left = all && joinedWithout(all, ({ name }) => names.some((one) => one === name));
    expect(left?.author.name).toBe(first);
    expect(left?.others?.map(({ name }) => name)).toEqual(others);
  });

  it('keeps the time of whoever is left first', () => {
    const row = joinedTogether(came('Ann', { atMs: 1 }), came('Ben', { atMs: 2 }));
    const both = row && joinedTogether(row, came('Cy', { atMs: 3 }));
    const without = (...names: string[]) =>
      both && joinedWithout(both, ({ name }) => names.some((one) => one === name));
    expect([without()?.atMs, without('Ann')?.atMs, without('Ann', 'Ben')?.atMs]).toEqual([1, 2, 3]);
  });

  it('leaves nothing of a row where nobody is left, and oneself in any case', () => {
    expect(all && joinedWithout(all, () => true)).toBeUndefined();
    expect(joinedWithout(ann, () => true)).toBeUndefined();
    const me = came('Me', { own: true });
    expect(joinedWithout(me, () => true)).toBe(me);
  });

  it('gives the row itself back where nobody is left out', () => {
    expect(joinedWithout(ann, () => false)).toBe(ann);
    expect(all && joinedWithout(all, () => false)).toBe(all);
  });
});
