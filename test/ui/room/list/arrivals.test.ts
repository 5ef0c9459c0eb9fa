import { describe, expect, it } from 'vitest';
import { Timeline } from '../../../../src/chat/timeline/timeline.ts';
import type { MessageRow } from '../../../../src/chat/timeline/timeline-row.ts';
import { ArrivalWatch } from '../../../../src/ui/room/list/arrivals.ts';
import { messageRow } from '../../../support/message-row.ts';

const own = (key: string, delivery: MessageRow['delivery']) => messageRow(key, { own: true, delivery });

const NOTHING = { count: 0, latest: [], hasOwn: false, failed: [], amended: [] };

describe('ArrivalWatch', () => {
  it('takes what was there at first for no news', () => {
    const timeline = new Timeline();
    timeline.append(messageRow('old'));
    timeline.hold(own('waiting', 'failed'));
    expect(new ArrivalWatch(timeline).take()).toEqual(NOTHING);
  });

  it('tells each arrival once', () => {
    const timeline = new Timeline();
    const watch = new ArrivalWatch(timeline);
    timeline.append(messageRow('a'));
    expect(watch.take()).toEqual({ ...NOTHING, count: 1, latest: [messageRow('a')] });
    expect(watch.take()).toEqual(NOTHING);
  });

  it('counts all and keeps the newest three', () => {
    const timeline = new Timeline();
    const watch = new ArrivalWatch(timeline);
    for (const key of ['a', 'b', 'c', 'd', 'e']) timeline.append(messageRow(key));
    const { count, latest } = watch.take();
    expect(count).toBe(5);
    expect(latest.map(({ key }) => key)).toEqual(['c', 'd', 'e']);
  });

  it('counts payloads that are no chat, but neither joins nor gaps', () => {
    const timeline = new Timeline();
    const watch = new ArrivalWatch(timeline);
    const { author } = messageRow('x');
    timeline.append({ kind: 'joined', key: 'j', atMs: 0, author, own: false });
    timeline.append({ kind: 'gap', key: 'g', atMs: 0, count: 2 });
    timeline.append({ kind: 'foreign', key: 'f', atMs: 0, author, format: 'text', text: 'plain' });
    expect(watch.take()).toMatchObject({ count: 1, latest: [{ key: 'f' }] });
  });

  it('counts arrivals before own messages that still wait', () => {
    const timeline = new Timeline();
    timeline.hold(own('mine', 'pending'));
    const watch = new ArrivalWatch(timeline);
    timeline.append(messageRow('a'));
    expect(watch.take()).toEqual({ ...NOTHING, count: 1, latest: [messageRow('a')] });
  });

  it('knows an own message when it is written, and not again when it is sent or comes back', () => {
    const timeline = new Timeline();
    const watch = new ArrivalWatch(timeline);
    timeline.hold(own('mine', 'pending'));
    expect(watch.take()).toEqual({ ...NOTHING, hasOwn: true });
    timeline.replaceHeld(own('mine', 'sent'));
    expect(watch.take()).toEqual(NOTHING);
    timeline.settle(own('mine', 'seen'));
    expect(watch.take()).toEqual(NOTHING);
  });

  it('knows an own message that came back within one frame', () => {
    const timeline = new Timeline();
    const watch = new ArrivalWatch(timeline);
    timeline.hold(own('mine', 'pending'));
    timeline.settle(own('mine', 'seen'));
    expect(watch.take()).toEqual({ ...NOTHING, hasOwn: true });
  });

  it('tells each failure, and the next one after a retry', () => {
    const timeline = new Timeline();
    const watch = new ArrivalWatch(timeline);
    timeline.hold(own('mine', 'pending'));
    watch.take();
    timeline.replaceHeld(own('mine', 'failed'));
    expect(watch.take().failed.map(({ key }) => key)).toEqual(['mine']);
    expect(watch.take().failed).toEqual([]);
    timeline.replaceHeld(own('mine', 'pending'));
    expect(watch.take()).toEqual(NOTHING);
    timeline.replaceHeld(own('mine', 'failed'));
    expect(watch.take().failed.map(({ key }) => key)).toEqual(['mine']);
  });

  it('reports a change of an own message that failed, and no other', () => {
    const timeline = new Timeline();
    timeline.append(messageRow('mine', { own: true, delivery: 'seen' }));
    const watch = new ArrivalWatch(timeline);
    timeline.onChange(({ amended }) => {
      if (amended !== undefined) watch.noteAmended(amended);
    });
    const change = (delivery: 'pending' | 'failed') =>
      timeline.amend({ key: 'mine' }, (row) => ({ ...row, changed: 'edited', delivery }));
    change('pending');
    expect(watch.take()).toEqual(NOTHING);
    change('failed');
    expect(watch.take().failed.map(({ key }) => key)).toEqual(['mine']);
    expect(watch.take()).toEqual(NOTHING);
  });

  it('goes on when older rows are dropped, even all it knew', () => {
    const timeline = new Timeline({ limit: 3 });
    const watch = new ArrivalWatch(timeline);
    timeline.append(messageRow('a'));
    watch.take();
    for (const key of ['b', 'c', 'd', 'e', 'f']) timeline.append(messageRow(key));
    expect(watch.take().latest.map(({ key }) => key)).toEqual(['d', 'e', 'f']);
  });

  describe('of amended messages', () => {
    const ref = (id: string) => ({ id, publisherId: 'ann' });
    const watched = (timeline: Timeline) => {
      const watch = new ArrivalWatch(timeline);
      timeline.onChange(({ amended }) => {
        if (amended !== undefined) watch.noteAmended(amended);
      });
      return watch;
    };
    const amend = (timeline: Timeline, id: string, text = 'new') =>
      timeline.amend(ref(id), (row) => ({ ...row, text }));

    it('tells each once, as it is by then', () => {
      const timeline = new Timeline();
      for (const key of ['a', 'b']) timeline.append(messageRow(key), ref(key));
      const watch = watched(timeline);
      amend(timeline, 'a', 'first');
      amend(timeline, 'a', 'second');
      expect(watch.take()).toEqual({ ...NOTHING, amended: [messageRow('a', { text: 'second' })] });
      expect(watch.take()).toEqual(NOTHING);
    });

    it('takes one that was amended before it was taken for an arrival', () => {
      const timeline = new Timeline();
      const watch = watched(timeline);
      timeline.append(messageRow('a'), ref('a'));
      amend(timeline, 'a');
      expect(watch.take()).toEqual({ ...NOTHING, count: 1, latest: [messageRow('a', { text: 'new' })] });
      expect(watch.take()).toEqual(NOTHING);
    });

    it('tells nothing of own ones, placed or held', () => {
      const timeline = new Timeline();
      timeline.append(own('placed', 'seen'), ref('placed'));
      timeline.hold(own('held', 'sent'));
      timeline.identifyHeld('held', ref('held'));
      const watch = watched(timeline);
      amend(timeline, 'placed');
      amend(timeline, 'held');
      expect(watch.take()).toEqual(NOTHING);
    });

    it('tells of the newest 50 rows, and of none before them', () => {
      const timeline = new Timeline();
      for (let n = 0; n < 60; n++) timeline.append(messageRow(`${n}`), ref(`${n}`));
      const watch = watched(timeline);
      for (const id of ['9', '10']) amend(timeline, id);
      expect(watch.take().amended.map(({ key }) => key)).toEqual(['10']);
    });

    it('tells nothing of one that is gone, or far above, by the time it is asked', () => {
      const timeline = new Timeline({ limit: 100 });
      for (let n = 0; n < 100; n++) timeline.append(messageRow(`${n}`), ref(`${n}`));
      const watch = watched(timeline);
      amend(timeline, '99');
      for (let n = 100; n < 150; n++) timeline.append(messageRow(`${n}`));
      expect(watch.take().amended).toEqual([]);
    });
  });
});
