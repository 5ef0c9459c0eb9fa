import { describe, expect, it, onTestFinished } from 'vitest';
import { MutedPeople } from '../../../src/chat/muted-people.ts';
import { lastMessage, Unread } from '../../../src/chat/room/unread.ts';
import { Timeline } from '../../../src/chat/timeline/timeline.ts';
import type { MessageRow } from '../../../src/chat/timeline/timeline-row.ts';
import { author } from '../../support/author.ts';
import { messageRow } from '../../support/message-row.ts';

let keys = 0;

function message(text: string, rest: Partial<MessageRow> = {}): MessageRow {
  return messageRow(text, { key: `row-${keys++}`, author: author('Bo'), ...rest });
}

function joined() {
  return { kind: 'joined', key: `row-${keys++}`, atMs: 0, author: author('Cy'), own: false } as const;
}

function watch(
  timeline = new Timeline(),
  muted = new MutedPeople({ load: () => undefined, save: () => {} }),
) {
  let changes = 0;
  const mentionsReader = (text: string) => text.includes('@Ann');
  const unread = new Unread({ timeline, muted, mentionsReader, onChange: () => (changes += 1) });
  onTestFinished(() => unread.close());
  return { timeline, unread, muted, changes: () => changes };
}

describe('What is unread in a room', () => {
  it('is what others say while nobody reads, and where that begins', () => {
    const { timeline, unread, changes } = watch();
    unread.isRead = true;
    timeline.append(message('seen'));
    unread.isRead = false;
    timeline.append(joined());
    timeline.append(message('mine', { own: true, delivery: 'seen' }));
    expect(unread.count).toBe(0);
    timeline.append(message('one'));
    timeline.append(message('two'));
    expect([unread.count, unread.newFrom]).toEqual([2, undefined]);
    expect(changes()).toBe(5);
    unread.isRead = true;
    expect([unread.count, unread.newFrom]).toEqual([0, 3]);
    timeline.append(message('seen too'));
    unread.isRead = true;
    expect([unread.count, unread.newFrom]).toEqual([0, 3]);
    unread.isRead = false;
    unread.isRead = true;
    expect([unread.count, unread.newFrom]).toEqual([0, undefined]);
  });

  it('is nothing of what is too much to read', () => {
    const { timeline, unread } = watch();
    timeline.append(message('one'));
    timeline.append(message('@Ann', { isFlood: true }));
    expect([unread.count, unread.hasMention]).toEqual([1, false]);
    expect(lastMessage(timeline)).toMatchObject({ text: 'one' });
  });

  it('is less by what was taken back before anybody read it, and no less by what was read', () => {
    const { timeline, unread } = watch();
    const kept = ['read', 'one', 'two'].map((text) => message(text));
    const [read, one, two] = kept.map(({ key }) => key);
    const takeBack = (key = '') =>
      timeline.amend({ key }, (row) => ({ ...row, text: '', changed: 'deleted' }));
    unread.isRead = true;
    if (kept[0]) timeline.append(kept[0]);
    unread.isRead = false;
    for (const row of kept.slice(1)) timeline.append(row);
    timeline.amend({ key: one ?? '' }, (row) => ({ ...row, text: 'ONE', changed: 'edited' }));
    takeBack(read);
    expect(unread.count).toBe(2);
    takeBack(one);
    expect(unread.count).toBe(1);
    takeBack(two);
    expect(unread.count).toBe(0);
    timeline.append(message('three'));
    unread.isRead = true;
    expect(unread.newFrom).toBe(3);
  });

  it('does not begin with what was there before', () => {
    const timeline = new Timeline();
    timeline.append(message('old'));
    const { unread } = watch(timeline);
    timeline.append(message('new'));
    expect(unread.count).toBe(1);
    unread.isRead = true;
    expect(unread.newFrom).toBe(1);
  });

  it('counts what comes while an own message is on its way', () => {
    const { timeline, unread } = watch();
    const own = message('mine', { own: true, delivery: 'pending' });
    timeline.hold(own);
    timeline.append(message('one'));
    timeline.append(message('two'));
    timeline.settle({ ...own, delivery: 'seen' });
    expect(unread.count).toBe(2);
    unread.isRead = true;
    expect(unread.newFrom).toBe(0);
  });

  it('does not grow when a message is amended', () => {
    const { timeline, unread } = watch();
    const ref = { id: 'a', publisherId: 'bo' };
    timeline.append(message('one'), ref);
    timeline.amend(ref, (row) => ({ ...row, text: 'other' }));
    expect(unread.count).toBe(1);
  });

  it('counts rows that were dropped since', () => {
    const { timeline, unread } = watch(new Timeline({ limit: 2 }));
    for (const text of ['one', 'two', 'three']) timeline.append(message(text));
    expect(unread.count).toBe(3);
  });
});

describe('What is unread and mentions whoever reads', () => {
  it('is known until it is read', () => {
    const { timeline, unread } = watch();
    timeline.append(message('hello @Bo'));
    expect(unread.hasMention).toBe(false);
    timeline.append(message('@Ann: mine', { own: true, delivery: 'seen' }));
    expect(unread.hasMention).toBe(false);
    timeline.append(message('hello @Ann'));
    timeline.append(message('hello'));
    expect(unread.hasMention).toBe(true);
    unread.isRead = true;
    timeline.append(message('@Ann?'));
    unread.isRead = false;
    expect(unread.hasMention).toBe(false);
  });

  it('goes with a message that is deleted, and with a writer who is muted', () => {
    const { timeline, unread, muted } = watch();
    const row = message('@Ann');
    timeline.append(row);
    timeline.amend({ key: row.key }, (now) => ({ ...now, text: '', changed: 'deleted' }));
    expect(unread.hasMention).toBe(false);
    timeline.append(message('@Ann', { author: author('Cy') }));
    muted.mute(author('Cy'));
    expect(unread.hasMention).toBe(false);
    muted.unmute(author('Cy'));
    expect(unread.hasMention).toBe(true);
  });

  it('is what a message says now', () => {
    const { timeline, unread } = watch();
    const row = message('hello');
    const edit = (text: string) =>
      timeline.amend({ key: row.key }, (now) => ({ ...now, text, changed: 'edited' }));
    timeline.append(row);
    edit('hello @Ann');
    expect(unread.hasMention).toBe(true);
    edit('hello @Bo');
    expect([unread.hasMention, unread.count]).toEqual([false, 1]);
    unread.isRead = true;
    unread.isRead = false;
    edit('hello @Ann');
    expect(unread.hasMention).toBe(false);
  });
});

describe('What is unread of people who are muted', () => {
  it('does not count, and is where they are heard again', () => {
    const { timeline, unread, muted, changes } = watch();
    unread.isRead = true;
    timeline.append(message('seen', { author: author('Cy') }));
    unread.isRead = false;
    timeline.append(message('one', { author: author('Cy') }));
    timeline.append(message('two'));
    muted.mute(author('Cy'));
    timeline.append(message('three', { author: author('Cy') }));
    expect([unread.count, changes()]).toEqual([1, 5]);
    muted.unmute(author('Cy'));
    expect(unread.count).toBe(3);
    unread.isRead = true;
    expect(unread.newFrom).toBe(1);
    muted.mute(author('Cy'));
    expect(unread.count).toBe(0);
  });

  it('leaves alone who only has the same name, and oneself', () => {
    const { timeline, unread, muted } = watch();
    muted.mute(author('Cy'));
    timeline.append(message('signed in', { author: author('Cy', 'verified') }));
    expect(unread.count).toBe(1);
    timeline.append(message('mine', { author: author('Cy'), own: true, delivery: 'seen' }));
    expect(lastMessage(timeline, muted)).toMatchObject({ text: 'mine' });
  });
});

describe('The last message of a room', () => {
  it('is of nobody who is muted', () => {
    const { timeline, muted } = watch();
    timeline.append(message('last', { author: author('Cy') }));
    timeline.append(message('noise'));
    muted.mute(author('Bo'));
    expect(lastMessage(timeline, muted)).toMatchObject({ text: 'last' });
  });

  it('is found behind people who came', () => {
    const timeline = new Timeline();
    expect(lastMessage(timeline)).toBeUndefined();
    timeline.append(message('last'));
    timeline.append(joined());
    expect(lastMessage(timeline)).toMatchObject({ text: 'last' });
  });
});
