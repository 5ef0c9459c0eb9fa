import { beforeAll, expect, it, vi } from 'vitest';
import { Timeline } from '../../../src/chat/timeline/timeline.ts';
import type { MessageRef, MessageRow, TimelineRow } from '../../../src/chat/timeline/timeline-row.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { measureKept } from '../../support/heap.ts';
import { RestingClock } from '../../support/resting-clock.ts';

// More than are kept as they were read last, so that most are packed.
const MANY = 5_000;

const ann = { key: 'id:guest:Ann', name: 'Ann', mark: 'guest' } as const;
const bob = { key: 'name:Bob', name: 'Bob', mark: 'claimed' } as const;
const base = (number: number) => ({ key: `row-${number}`, atMs: 1_760_000_000_000.5 + number });
const says = (number: number, text = `text ${number}`): MessageRow => ({
  kind: 'message',
  ...base(number),
  author: ann,
  text,
  own: false,
  delivery: 'received',
});
const ref = (id: string, publisherId = 'guest:Ann'): MessageRef => ({ id, publisherId });

/** Rows of each kind, and texts that do not stand packing as they are. */
const KINDS: readonly ((number: number) => TimelineRow)[] = [
  (number) => says(number, '\ufeffbegins with a mark of the order of bytes'),
  (number) => says(number),
  (number) => says(number, ''),
  (number) => says(number, 'zażółć 🙂 日本語\n\tñ'),
  (number) => says(number, 'half a character: \ud83d'),
  (number) => says(number, `a\0b`),
  (number) => says(number, '\x01{"text":"no JSON'),
  (number) => ({ ...says(number), replyTo: { ...ref('id-1'), text: 'what was said' } }),
  (number) => ({ ...says(number), own: true }),
  (number) => ({ ...says(number), own: true, delivery: 'seen' }),
  (number) => ({ ...says(number), own: true, delivery: 'failed', failure: 'limited', changed: 'edited' }),
  (number) => ({ ...says(number, ''), changed: 'deleted' }),
  (number) => ({ ...says(number), author: bob, isFlood: true }),
  (number) => ({ kind: 'joined', ...base(number), author: ann, own: false, others: [bob], othersAtMs: [1] }),
  (number) => ({ kind: 'foreign', ...base(number), author: bob, format: 'json', text: '{"a":"\0"}' }),
  (number) => ({ kind: 'gap', ...base(number), count: 3 }),
];
const rowOf = (number: number) => KINDS[number % KINDS.length]?.(number) ?? says(number);

/** Whom it came from is known by the author, another, nobody, or not to be cut off from the id. */
const refOf = (number: number): MessageRef | undefined =>
  [
    ref(`id-${number}`),
    ref(`id-${number}`, 'eve'),
    undefined,
    ref(`"\0,${number}`, '\0'),
    ref(uuid(number)),
    ref(uuid(number), 'eve'),
    almostUuid(number),
  ][number % 7];

/** As this page makes ids, which are packed otherwise than those of others. */
const uuid = (number: number) => `${number.toString(16).padStart(8, '0')}-0000-4000-8fff-00ff00ff00ff`;
const almostUuid = (number: number) =>
  ref([uuid(number).toUpperCase(), `${uuid(number)}\n`, `\x02${number}`][number % 3] ?? '');

const clock = new RestingClock();

/** Packed, but for what came last. */
function fullTimeline(): Timeline {
  const timeline = new Timeline({ clock });
  for (let number = 0; number < MANY; number++) timeline.append(rowOf(number), refOf(number));
  clock.rest();
  return timeline;
}

beforeAll(async () => {
  // What packs rows is loaded with the first that are too many.
  fullTimeline();
  await vi.dynamicImportSettled();
});

const numbers = Array.from({ length: MANY }, (_, number) => number);
const shout = (row: MessageRow): MessageRow => ({ ...row, text: 'LOUD' });

it('gives back each row as it was, and what names it, in whatever order they are read', () => {
  const timeline = fullTimeline();
  const there = numbers.map((number) => (number * 1_777) % MANY);
  expect(there.map((number) => timeline.at(number))).toEqual(there.map(rowOf));
  expect(there.map((number) => timeline.refAt(number))).toEqual(there.map(refOf));
  expect('count' in (timeline.at(15) ?? {})).toBe(true);
});

it('gives back an id that is what stands for another in a packed row', () => {
  const timeline = new Timeline({ clock });
  const odd = numbers.map((number) => ref(number === 1 ? '\x02' : uuid(number)));
  for (const number of numbers) timeline.append(says(number), odd[number]);
  clock.rest();
  expect(numbers.map((number) => timeline.refAt(number))).toEqual(odd);
});

it('has one object for the author of all rows of a person', () => {
  const timeline = fullTimeline();
  const authors = [1, 2, 17]
    .map((index) => timeline.at(index))
    .map((row) => row && 'author' in row && row.author);
  expect(authors.map((author) => author === ann)).toEqual([true, true, true]);
});

it('gives the same object as long as a row is read again and again, whatever else is', () => {
  const timeline = fullTimeline();
  const row = timeline.at(1);
  for (let number = 1_000; number < MANY; number += 500) {
    timeline.at(number);
    clock.rest();
    expect(timeline.at(1)).toBe(row);
  }
});

it('finds each message by what names it, and none by another', () => {
  const timeline = fullTimeline();
  const found = numbers.map((number) => timeline.find(refOf(number) ?? ref('none')) ?? -1);
  expect(found).toEqual(numbers.map((number) => (refOf(number) ? number : -1)));
  expect(timeline.find(ref('id-0', 'eve'))).toBeUndefined();
});

it('finds each row by its key, and none by a part of it or by an id', () => {
  const timeline = fullTimeline();
  expect(timeline.get('row-3')).toEqual(rowOf(3));
  expect(timeline.get(`row-${MANY - 1}`)).toEqual(rowOf(MANY - 1));
  expect(['row-', 'row', 'id-0', 'row-5000', ''].map((key) => timeline.get(key))).toEqual(
    Array.from({ length: 5 }),
  );
});

it('keeps what was made of an old row, also when others are read', () => {
  const timeline = fullTimeline();
  timeline.amend(ref('id-7'), shout);
  timeline.amend({ key: 'row-17' }, shout);
  for (const index of numbers) timeline.at(index);
  clock.rest();
  const loud = numbers.filter((index) => {
    const row = timeline.at(index);
    return row?.kind === 'message' && row.text === 'LOUD';
  });
  expect(loud).toEqual([7, 17]);
  expect(timeline.refAt(7)).toEqual(ref('id-7'));
});

it('moves an old row to the end, and those behind it up', () => {
  const timeline = fullTimeline();
  timeline.replace({ ...says(49), text: 'late' });
  const order = [...numbers.filter((number) => number !== 49), 49];
  expect(numbers.map((index) => timeline.at(index)?.key)).toEqual(order.map((number) => `row-${number}`));
  expect(timeline.find(ref('id-49'))).toBe(MANY - 1);
  expect(timeline.find(ref('id-56'))).toBe(55);
  expect(timeline.find(ref('id-42'))).toBe(42);
  expect(timeline.at(MANY - 1)).toEqual({ ...says(49), text: 'late' });
});

it('drops the oldest beyond its limit, and finds none of them', () => {
  const timeline = new Timeline({ limit: 1_000, clock });
  for (const number of numbers) {
    timeline.append(says(number), ref(`id-${number}`));
    if (number % 700 === 0) clock.rest();
  }
  expect([timeline.length, timeline.dropped]).toEqual([1_000, 4_000]);
  const kept = numbers.filter((number) => timeline.find(ref(`id-${number}`)) !== undefined);
  expect(kept).toEqual(numbers.slice(4_000));
  expect([timeline.at(-1), timeline.at(0)]).toEqual([undefined, says(4_000)]);
  expect([timeline.get('row-3999'), timeline.get('row-4000')]).toEqual([undefined, says(4_000)]);
});

it('finds the newest of many that one publisher names alike, and none of another', () => {
  const timeline = new Timeline({ clock });
  for (const number of numbers) timeline.append(says(number), ref('id', `guest:${number % 2}`));
  clock.rest();
  expect(timeline.find(ref('id', 'guest:0'))).toBe(MANY - 2);
  expect(timeline.find(ref('id', 'guest:1'))).toBe(MANY - 1);
  expect(timeline.find(ref('id', 'guest:2'))).toBeUndefined();
});

it('keeps 100,000 messages of 100 bytes in 20 MB, and a further 20,000 in no more', () => {
  const timeline = new Timeline({ clock });
  const take = (from: number, end: number) => {
    for (let number = from; number < end; number++) {
      const text = `${number} `.padEnd(100, 'the quick brown fox ');
      const id = `${number}`.padStart(36, '0');
      timeline.append(says(number, text), ref(id));
    }
    clock.rest();
    return timeline;
  };
  const { megabytes } = measureKept(() => take(0, 100_000));
  expect(timeline.length).toBe(100_000);
  expect(megabytes).toBeLessThan(20);
  const { megabytes: further } = measureKept(() => take(100_000, 120_000));
  expect(timeline.dropped).toBe(20_000);
  expect(further).toBeLessThan(0.5);
});

it('packs nothing of a burst that it is still taking in, and never keeps many rows as they came', () => {
  const timeline = new Timeline({ clock });
  const rows = numbers.map((number) => says(number));
  for (const row of rows) timeline.append(row);
  expect(rows.filter((row, index) => timeline.at(index) === row)).toHaveLength(MANY);
  for (let number = MANY; number < 10 * MANY; number++) timeline.append(says(number));
  expect(rows.filter((row, index) => timeline.at(index) === row)).toEqual([]);
});

it('packs no more once it is closed, and can be read all the same', () => {
  const steady = new FakeClock();
  const timeline = new Timeline({ clock: steady });
  for (const number of numbers) timeline.append(says(number));
  expect(steady.pendingTimers).toBe(1);
  timeline.close();
  expect(timeline.at(1)).toEqual(says(1));
  expect(steady.pendingTimers).toBe(0);
});

it('packs a little at a time, until only what was read last is left', async () => {
  const steady = new FakeClock();
  const timeline = new Timeline({ clock: steady });
  const rows = numbers.map((number) => says(number));
  for (const row of rows) timeline.append(row);
  await steady.advance(1_000);
  expect(steady.pendingTimers).toBe(1);
  await steady.advance(10_000);
  expect(steady.pendingTimers).toBe(0);
  const asTheyCame = rows.filter((row, index) => timeline.at(index) === row);
  expect(asTheyCame.at(0)?.key).not.toBe('row-0');
  expect(asTheyCame.length).toBeLessThan(1_000);
});
