import { describe, expect, it } from 'vitest';
import { MutedPeople } from '../../../../src/chat/muted-people.ts';
import { Timeline } from '../../../../src/chat/timeline/timeline.ts';
import type { MessageRow } from '../../../../src/chat/timeline/timeline-row.ts';
import { Notices } from '../../../../src/ui/page/notices/notices.ts';
import type { BrowserNotice } from '../../../../src/ui/parts/browser-notices.ts';
import { type NoticeWish, noticeWishText } from '../../../../src/ui/parts/notice-wish.ts';
import * as textNodes from '../../../../src/ui/room/list/text/text-nodes.ts';
import { readTextsBy } from '../../../../src/ui/room/list/text/text-reader.ts';
import type { OpenRoom } from '../../../../src/ui/rooms/open-rooms.ts';
import { author } from '../../../support/author.ts';
import { FakeClock, settle } from '../../../support/fake-clock.ts';
import { messageRow } from '../../../support/message-row.ts';

// As every room has it once it is drawn.
readTextsBy(textNodes);

let keys = 0;

function openRoom(roomName: string): OpenRoom & { readonly timeline: Timeline } {
  const timeline = new Timeline();
  const muted = new MutedPeople({ load: () => undefined, save: () => {} });
  const room = { roomName, timeline, author: author('Ann') };
  return { room, muted, timeline } as unknown as OpenRoom & { readonly timeline: Timeline };
}

/** Ann has the lobby in view, and the kitchen in the background. */
function setUp(wish: Partial<NoticeWish> = {}) {
  const clock = new FakeClock();
  const [lobby, kitchen] = [openRoom('lobby'), openRoom('kitchen')];
  const rooms: { all: OpenRoom[]; shown: OpenRoom | undefined } = { all: [kitchen, lobby], shown: lobby };
  const told: BrowserNotice[] = [];
  const open = new Set<string>();
  const at = { isVisible: true, chimes: 0, read: undefined as string | undefined, isMyTurn: true };
  const chosen: string[] = [];
  const notices = new Notices(
    { rooms, onChosen: (name) => chosen.push(name) },
    {
      clock,
      turn: { read: (room) => (at.read = room), take: async () => at.isMyTurn },
      isVisible: () => at.isVisible,
      show: (notice) => {
        told.push(notice);
        open.add(notice.tag);
        return () => open.delete(notice.tag);
      },
      chime: () => (at.chimes += 1),
    },
  );
  let wished: NoticeWish = { about: 'all', hasSound: false, quietUntilMs: 0, ...wish };
  const look = async (next: Partial<NoticeWish> = {}) => {
    wished = { ...wished, ...next };
    notices.look({ machineName: 'Guest', wish: noticeWishText(wished) });
    await settle();
  };
  const say = async (
    { timeline }: { readonly timeline: Timeline },
    text: string,
    rest: Partial<MessageRow> = {},
  ) => {
    timeline.append(messageRow(text, { key: `row-${keys++}`, author: author('Bo'), ...rest }));
    await look();
  };
  const titles = () => told.map(({ title, body }) => `${title} | ${body}`);
  return { clock, lobby, kitchen, rooms, told, titles, open, at, chosen, look, say };
}

describe('Whoever wants to be told of messages', () => {
  it('is told of those in the background, not of those in view, of their own, and of what was there', async () => {
    const { kitchen, lobby, say, look, titles, at } = setUp();
    kitchen.timeline.append(messageRow('old'));
    await look();
    await say(lobby, 'in view');
    await say(kitchen, 'mine', { own: true, delivery: 'seen' });
    expect(titles()).toEqual([]);
    await say(kitchen, 'hello **Ann**');
    expect(titles()).toEqual(['Guest Bo · kitchen | hello Ann']);
    expect([at.read, at.chimes]).toEqual(['Guest:lobby', 0]);
  });

  it('is told of the room in view when the page is not', async () => {
    const { lobby, say, look, titles, at } = setUp();
    await look();
    at.isVisible = false;
    await say(lobby, 'hello');
    expect(titles()).toEqual(['Guest Bo · lobby | hello']);
    expect(at.read).toBeUndefined();
  });

  it('is told at most once in three seconds, of all that was said meanwhile', async () => {
    const { clock, kitchen, say, look, titles, at } = setUp({ hasSound: true });
    await look();
    await say(kitchen, 'one');
    await say(kitchen, 'two');
    await say(kitchen, 'three');
    expect(titles()).toHaveLength(1);
    await clock.advance(3_000);
    expect(titles().slice(1)).toEqual(['2 new messages · kitchen | Guest Bo: three']);
    expect(at.chimes).toBe(2);
    await clock.advance(3_000);
    expect(titles()).toHaveLength(2);
    expect(clock.pendingTimers).toBe(0);
  });

  it('is told of a mention before all else', async () => {
    const { clock, kitchen, say, look, titles } = setUp();
    await look();
    await say(kitchen, 'one');
    await say(kitchen, 'are you there, @ann?');
    await say(kitchen, 'well');
    await clock.advance(3_000);
    expect(titles()[1]).toBe('Guest Bo mentions you · kitchen | are you there, @ann?');
  });

  it('is told of mentions alone, and of nothing, as they want', async () => {
    const { clock, kitchen, say, look, titles } = setUp({ about: 'mentions' });
    await look();
    await say(kitchen, 'one');
    expect(titles()).toEqual([]);
    await say(kitchen, '@Ann');
    await clock.advance(5_000);
    expect(titles()).toHaveLength(1);
    await look({ about: 'nothing' });
    await say(kitchen, '@Ann again');
    await clock.advance(5_000);
    expect(titles()).toHaveLength(1);
  });

  it('is left alone until then, and hears nothing of it afterwards', async () => {
    const { clock, kitchen, say, look, titles } = setUp();
    await look({ quietUntilMs: clock.wallMs() + 60_000 });
    await say(kitchen, '@Ann');
    await clock.advance(60_000);
    await look();
    expect(titles()).toEqual([]);
    await say(kitchen, 'morning');
    expect(titles()).toHaveLength(1);
  });

  it('hears nothing of people who are muted, and of what was taken back', async () => {
    const { clock, kitchen, say, look, titles } = setUp();
    await look();
    kitchen.muted?.mute(author('Cy'));
    await say(kitchen, 'hello', { author: author('Cy') });
    await say(kitchen, '', { changed: 'deleted' });
    await clock.advance(5_000);
    expect(titles()).toEqual([]);
  });

  it('hears nothing of what was taken back, said by somebody muted, or unwanted by the time it is told', async () => {
    const { clock, kitchen, say, look, titles } = setUp();
    await look();
    await say(kitchen, 'one');
    await say(kitchen, 'two');
    await say(kitchen, 'my password', { key: 'slip' });
    kitchen.timeline.amend({ key: 'slip' }, (row) => ({ ...row, text: '', changed: 'deleted' }));
    await say(kitchen, 'and this', { author: author('Cy') });
    kitchen.muted?.mute(author('Cy'));
    await clock.advance(3_000);
    expect(titles()).toEqual(['Guest Bo · kitchen | one', 'Guest Bo · kitchen | two']);
    await say(kitchen, 'three');
    await look({ quietUntilMs: clock.wallMs() + 60_000 });
    await clock.advance(3_000);
    expect(titles()).toHaveLength(2);
    expect(clock.pendingTimers).toBe(0);
  });

  it('goes to the room by a click, and is not told of it any more once they are there', async () => {
    const { kitchen, lobby, rooms, say, look, told, open, at, chosen } = setUp();
    await look();
    await say(kitchen, 'hello');
    told[0]?.onClick();
    expect([chosen, [...open]]).toEqual([['kitchen'], ['Guest:kitchen']]);
    rooms.shown = kitchen;
    await look();
    expect([[...open], at.read]).toEqual([[], 'Guest:kitchen']);
    await say(lobby, 'hello');
    rooms.all = [];
    rooms.shown = undefined;
    await look();
    expect([[...open], at.read]).toEqual([[], undefined]);
  });

  it('is not told of a room that they go to, or leave, while the tabs agree', async () => {
    for (const leave of [false, true]) {
      const { kitchen, rooms, say, look, titles } = setUp();
      await look();
      const said = say(kitchen, 'hello');
      if (leave) rooms.all = [];
      else rooms.shown = kitchen;
      await said;
      expect(titles()).toEqual([]);
    }
  });

  it('is told by one tab', async () => {
    const { kitchen, say, look, titles, at } = setUp({ hasSound: true });
    await look();
    at.isMyTurn = false;
    await say(kitchen, 'hello');
    expect([titles(), at.chimes]).toEqual([[], 0]);
    at.isMyTurn = true;
    await say(kitchen, 'at once');
    expect(titles()).toEqual(['Guest Bo · kitchen | at once']);
  });
});
