import { describe, expect, it, onTestFinished } from 'vitest';
import { lastMessage, Unread } from '../../../src/chat/room/unread.ts';
import { Timeline } from '../../../src/chat/timeline/timeline.ts';
import type { MessageRow } from '../../../src/chat/timeline/timeline-row.ts';
import { author } from '../../support/author.ts';

let keys = 0;

function message(text: string, rest: Partial<MessageRow> = {}): MessageRow {
  const key = `row-${keys++}`;
  return {
    kind: 'message',
    key,
    atMs: 0,
    author: author('Bo'),
    text,
    own: false,
    delivery: 'received',
    ...rest,
  };
}

function joined() {
  return { kind: 'joined', key: `row-${keys++}`, atMs: 0, author: author('Cy'), own: false } as const;
}

function watch(timeline = new Timeline()) {
  let changes = 0;
  const unread = new Unread({ timeline, onChange: () => (changes += 1) });
  onTestFinished(() => unread.close());
  return { timeline, unread, changes: () => changes };
}

describe('What is unread in a room', () => {
  it('is what others say while nobody reads, and where that begins', () => {
    const { timeline, unread, changes } = watch();
    unread.isRead = true;
    timeline.append(message('seen'));
    unread.isRead = false;
    timeline.append(joined());
    timeline.append(message('mine', { own: true, delivery: 'seen' }));
    expect([unread.count, unread.first]).toEqual([0, undefined]);
    timeline.append(message('one'));
    timeline.append(message('two'));
    expect([unread.count, unread.first]).toEqual([2, 3]);
    expect(changes()).toBe(5);
    unread.isRead = true;
    expect([unread.count, unread.first]).toEqual([0, undefined]);
  });

  it('does not begin with what was there before', () => {
    const timeline = new Timeline();
    timeline.append(message('old'));
    const { unread } = watch(timeline);
    timeline.append(message('new'));
    expect([unread.count, unread.first]).toEqual([1, 1]);
  });

  it('counts what comes while an own message is on its way', () => {
    const { timeline, unread } = watch();
    const own = message('mine', { own: true, delivery: 'pending' });
    timeline.hold(own);
    timeline.append(message('one'));
    timeline.append(message('two'));
    timeline.settle({ ...own, delivery: 'seen' });
    expect([unread.count, unread.first]).toEqual([2, 0]);
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
    expect([unread.count, unread.first]).toEqual([3, 0]);
  });
});

describe('The last message of a room', () => {
  it('is found behind people who came', () => {
    const timeline = new Timeline();
    expect(lastMessage(timeline)).toBeUndefined();
    timeline.append(message('last'));
    timeline.append(joined());
    expect(lastMessage(timeline)).toMatchObject({ text: 'last' });
  });
});
