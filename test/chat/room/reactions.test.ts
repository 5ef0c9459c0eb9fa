import { describe, expect, it } from 'vitest';
import { ChatRoom } from '../../../src/chat/room/chat-room.ts';
import { OwnSeals } from '../../../src/chat/room/own-seals.ts';
import type { ReactionCount } from '../../../src/chat/room/reactions.ts';
import { REACTIONS, type Reaction } from '../../../src/chat/wire/reacted.ts';
import { MAX_REVISIONS } from '../../../src/chat/wire/seal.ts';
import { TopicError, TopicErrorCode } from '../../../src/topics/transport.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeTopicSession } from '../../support/fake-topic-session.ts';

const MEMBER = 'ann';
const GUEST = 'guest:Ann';
const NOBODY = '';

type Fields = Readonly<Record<string, unknown>>;

/** A page in a room where Ben, a guest, has said something. */
async function pageOf(publisherId: string, kept: { readonly seals?: OwnSeals } = {}) {
  const clock = new FakeClock();
  const tokenId = publisherId === NOBODY ? {} : { tokenId: publisherId };
  const session = new FakeTopicSession({ clock, ...tokenId, publisherId });
  const room = new ChatRoom({
    session,
    clock,
    roomName: 'lobby',
    userName: 'Ann',
    random: () => 0.5,
    ...kept,
  });
  room.start();
  session.goLive();
  await clock.advance(60_000);
  say({ session }, 'ben-1');
  const reactions = await room.reactions.get();
  return { clock, session, room, reactions };
}

type Page = Awaited<ReturnType<typeof pageOf>>;

function say({ session }: Pick<Page, 'session'>, id: string): void {
  const text = JSON.stringify({ event: 'message', username: 'Ben', text: id, timestamp: 1, id });
  session.deliver(text, { publisherId: 'guest:Ben' });
}

/** Where the row of a message stands. */
function indexOf({ room: { timeline } }: Page, id = 'ben-1'): number {
  return (timeline.find({ id, publisherId: 'guest:Ben' }) ?? -1) - timeline.dropped;
}

async function press(page: Page, reaction: Reaction, { id = 'ben-1', forMs = 2_000 } = {}): Promise<void> {
  page.reactions.toggle(indexOf(page, id), reaction);
  await page.clock.advance(forMs);
}

/** The events about reactions that a page has tried to publish. */
function said({ session }: Page): readonly Fields[] {
  return session.published.filter(({ event }) => event === 'message_reacted');
}

async function deliver(page: Page, events: readonly Fields[], publisherId: string): Promise<void> {
  for (const event of events) page.session.deliver(JSON.stringify(event), { publisherId });
  await settle();
}

function written({ reaction, people, guests, isOwn }: ReactionCount): string {
  return `${reaction} ${people.length}+${guests}${isOwn ? ' own' : ''}`;
}

/** What a page shows under a message: people and guests. */
function shownBy(page: Page, id = 'ben-1', isHidden: (name: string) => boolean = () => false): string[] {
  const key = page.room.timeline.at(indexOf(page, id))?.key ?? '';
  return page.reactions.of(key, ({ name }) => isHidden(name)).map(written);
}

describe.each([
  ['somebody signed in', MEMBER, '1+0'],
  ['a guest', GUEST, '0+1'],
  ['somebody whose token has no id', NOBODY, '0+1'],
])('A reaction of %s', (_, publisherId, counted) => {
  it('is shown at once, sent, counted once by everybody, and taken back by another press', async () => {
    const page = await pageOf(publisherId);
    await press(page, '👍', { forMs: 0 });
    expect(shownBy(page)).toEqual([`👍 ${counted} own`]);
    await page.clock.advance(2_000);
    await press(page, '🎉');
    expect(shownBy(page)).toEqual([`👍 ${counted} own`, `🎉 ${counted} own`]);
    const other = await pageOf('guest:Cy');
    await deliver(other, said(page), publisherId);
    // Who had no answer sends again.
    await deliver(other, said(page), publisherId);
    expect(shownBy(other)).toEqual([`👍 ${counted}`, `🎉 ${counted}`]);
    await press(page, '👍');
    await press(page, '🎉');
    expect(shownBy(page)).toEqual([]);
    await deliver(other, said(page), publisherId);
    expect(shownBy(other)).toEqual([]);
  });

  it('is not taken back by who has seen it, under the same name or without any', async () => {
    const page = await pageOf(publisherId);
    await press(page, '👍');
    await press(page, '😂');
    const other = await pageOf('guest:Cy');
    await deliver(other, said(page), publisherId);
    const shown = [`👍 ${counted}`, `😂 ${counted}`];
    expect(shownBy(other)).toEqual(shown);
    const [first, last] = said(page);
    const forged = [undefined, first?.['opens'], last?.['opens'], '0'.repeat(32)].flatMap((opens) =>
      [undefined, 1, 2].map((revision) => ({
        ...last,
        id: `forged-${String(opens)}`,
        reactions: [],
        revision,
        opens,
      })),
    );
    for (const forger of [NOBODY, 'guest:Ann', 'guest:ann'].filter((one) => one !== MEMBER)) {
      await deliver(other, forged, forger);
      await deliver(page, forged, forger);
    }
    expect(shownBy(other)).toEqual(shown);
    expect(shownBy(page)).toEqual(shown.map((one) => `${one} own`));
    // And whose they are still can, once the room has got over so many events.
    await press(page, '😂', { forMs: 80_000 });
    await deliver(other, said(page).slice(-1), publisherId);
    expect(shownBy(other)).toEqual([`👍 ${counted}`]);
  });

  it('does not wait for what was replayed with the messages', async () => {
    const page = await pageOf(publisherId);
    await press(page, '👍');
    const [one] = said(page);
    const other = await pageOf('guest:Cy');
    // That is many seconds of what the room may spend.
    const replayed = Array.from({ length: 60 }, (_, index) => ({ ...one, id: `replayed-${index}` }));
    await deliver(other, replayed, publisherId);
    await press(other, '🎉');
    expect(said(other)).toHaveLength(1);
  });

  it('is known again after a reload, and can be taken back', async () => {
    const seals = new OwnSeals({ newSecret: () => '0123456789abcdef0123456789abcdef' });
    const page = await pageOf(publisherId, { seals });
    await press(page, '👍');
    const reloaded = await pageOf(publisherId, { seals });
    await deliver(reloaded, said(page), publisherId);
    expect(shownBy(reloaded)).toEqual([`👍 ${counted} own`]);
    await press(reloaded, '👍');
    const other = await pageOf('guest:Cy');
    await deliver(other, [...said(page), ...said(reloaded)], publisherId);
    expect(shownBy(other)).toEqual([]);
  });
});

describe('Reactions', () => {
  it('count people of one id once, from whichever device, and guests of one name apart', async () => {
    const reader = await pageOf('guest:Cy');
    for (const publisherId of [MEMBER, MEMBER, GUEST, GUEST]) {
      const page = await pageOf(publisherId);
      await press(page, '👍');
      await deliver(reader, said(page), publisherId);
    }
    expect(shownBy(reader)).toEqual(['👍 1+2']);
  });

  it('of who is not to be seen do not count', async () => {
    const reader = await pageOf('guest:Cy');
    const page = await pageOf(GUEST);
    await press(page, '👍');
    await deliver(reader, said(page), GUEST);
    expect(shownBy(reader, 'ben-1', (name) => name === 'Ann')).toEqual([]);
  });

  it('come to what is loaded, whatever of them comes before that', async () => {
    const page = await pageOf(MEMBER);
    await press(page, '👍');
    const clock = new FakeClock();
    const session = new FakeTopicSession({ clock, tokenId: 'guest:Cy' });
    const room = new ChatRoom({ session, clock, roomName: 'lobby', userName: 'Cy', random: () => 0.5 });
    room.start();
    session.goLive();
    say({ session }, 'ben-1');
    expect(room.reactions.hasBegun).toBe(false);
    const changed: string[] = [];
    room.reactions.onChange((key) => changed.push(key));
    for (const event of said(page)) session.deliver(JSON.stringify(event), { publisherId: MEMBER });
    const reactions = await room.reactions.get();
    const key = room.timeline.at(0)?.key ?? '';
    expect(reactions.of(key, () => false).map(written)).toEqual(['👍 1+0']);
    expect(changed).toEqual([key]);
  });

  it('to a reaction, to what has not come and to what is deleted are not shown', async () => {
    const page = await pageOf(MEMBER);
    await press(page, '👍');
    const [reaction] = said(page);
    await deliver(
      page,
      [{ ...reaction, target: reaction?.['id'], targetPublisherId: MEMBER, id: 'r-2' }],
      MEMBER,
    );
    const rows = page.room.timeline.length;
    expect(shownBy(page)).toEqual(['👍 1+0 own']);
    expect(page.room.timeline.length).toBe(rows);

    page.room.send('mine');
    await page.clock.advance(1_000);
    const { timeline } = page.room;
    const own = timeline.at(timeline.length - 1);
    const ref = timeline.refAt(timeline.length - 1);
    page.room.delete(own?.key ?? '');
    await page.clock.advance(1_000);
    expect(page.reactions.canReact(timeline.length - 1)).toBe(false);
    await deliver(
      page,
      [{ ...reaction, target: ref?.id, targetPublisherId: MEMBER, id: 'r-3' }],
      'guest:Ben',
    );
    expect(page.reactions.of(own?.key ?? '', () => false)).toEqual([]);
  });

  it('that come before their message wait for it a minute, and not many of them', async () => {
    const page = await pageOf(MEMBER);
    await press(page, '👍');
    const [reaction] = said(page);
    const other = await pageOf('guest:Cy');
    await deliver(other, [{ ...reaction, target: 'ben-2' }], MEMBER);
    await other.clock.advance(59_000);
    say(other, 'ben-2');
    expect(shownBy(other, 'ben-2')).toEqual(['👍 1+0']);

    await deliver(other, [{ ...reaction, target: 'ben-3' }], MEMBER);
    await other.clock.advance(61_000);
    say(other, 'ben-3');
    expect(shownBy(other, 'ben-3')).toEqual([]);

    await deliver(other, [{ ...reaction, target: 'ben-4' }], MEMBER);
    await deliver(
      other,
      Array.from({ length: 100 }, (_, n) => ({ ...reaction, target: `none-${n}` })),
      MEMBER,
    );
    say(other, 'ben-4');
    expect(shownBy(other, 'ben-4')).toEqual([]);
  });

  it('do not go over to a copy of the message', async () => {
    const page = await pageOf(MEMBER);
    await press(page, '👍');
    const key = page.room.timeline.at(indexOf(page))?.key ?? '';
    const copy = { event: 'message', username: 'Ben', text: 'something else', timestamp: 1, id: 'ben-1' };
    await deliver(page, [copy], 'guest:Ben');
    expect(shownBy(page)).toEqual([]);
    expect(page.reactions.of(key, () => false).map(written)).toEqual(['👍 1+0 own']);
  });

  it('are opened by no seal of before a gap', async () => {
    const page = await pageOf(GUEST);
    const other = await pageOf('guest:Cy');
    await press(page, '👍');
    await deliver(other, said(page), GUEST);
    await press(page, '👍');
    other.session.gap(1);
    await deliver(other, said(page), GUEST);
    expect(shownBy(other)).toEqual(['👍 0+1']);
    await press(page, '🎉');
    page.session.gap(1);
    await press(page, '🎉');
    expect(shownBy(page)).toEqual([]);
  });

  it('of a guest to one message can be changed so often, and of somebody signed in always', async () => {
    const guest = await pageOf(GUEST);
    const member = await pageOf(MEMBER);
    for (const page of [guest, member]) {
      for (let n = 0; n < MAX_REVISIONS; n++) await press(page, '👍');
    }
    expect(guest.reactions.canReact(indexOf(guest))).toBe(false);
    await press(guest, '👍');
    expect(said(guest)).toHaveLength(MAX_REVISIONS);
    await press(member, '👍');
    expect(shownBy(member)).toEqual(['👍 1+0 own']);
  });

  it('are not offered to a guest without a secret', async () => {
    const page = await pageOf(GUEST, { seals: new OwnSeals({ newSecret: () => undefined }) });
    expect(page.reactions.canReact(indexOf(page))).toBe(false);
    await press(page, '👍');
    expect(said(page)).toEqual([]);
    expect(shownBy(page)).toEqual([]);
  });
});

describe('What reactions take of a service', () => {
  it('is one publish a second, however fast one presses, and only what one means in the end', async () => {
    const page = await pageOf(MEMBER);
    for (let n = 0; n < 38; n++) await press(page, REACTIONS[n % 6] ?? '👍', { forMs: 80 });
    await page.clock.advance(5_000);
    const times = page.session.tries.filter(({ payload }) => payload.includes('message_reacted'));
    for (const [index, { atMs }] of times.entries())
      expect(atMs - (times[index - 1]?.atMs ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(1_000);
    expect(times.length).toBeGreaterThan(2);
    expect(said(page).at(-1)?.['reactions']).toEqual(['👍', '❤️']);
    expect(shownBy(page)).toEqual(['👍 1+0 own', '❤️ 1+0 own']);
  });

  it('is nothing where a press is taken back at once', async () => {
    const page = await pageOf(MEMBER);
    await press(page, '👍', { forMs: 100 });
    await press(page, '👍');
    expect(said(page)).toEqual([]);
    expect(page.clock.pendingTimers).toBe(0);
  });

  it('waits for messages', async () => {
    const page = await pageOf(MEMBER);
    page.session.next('hangs');
    page.room.send('first');
    await press(page, '👍', { forMs: 4_000 });
    expect(said(page)).toEqual([]);
    await page.clock.advance(30_000);
    expect(said(page)).toHaveLength(1);
  });

  it('does not hold up messages', async () => {
    const page = await pageOf(MEMBER);
    page.session.next('hangs');
    await press(page, '👍', { forMs: 1_000 });
    expect(said(page)).toHaveLength(1);
    page.room.send('first');
    await page.clock.advance(100);
    expect(page.session.texts).toEqual(['first']);
  });

  it('waits for the connection, and is what one means by then', async () => {
    const page = await pageOf(MEMBER);
    page.session.breakOff();
    await press(page, '👍');
    expect(shownBy(page)).toEqual(['👍 1+0 own']);
    page.session.goLive();
    await page.clock.advance(2_000);
    expect(shownBy(page)).toEqual(['👍 1+0 own']);
    expect(said(page)).toHaveLength(1);
  });

  it('is shown as it is where it was refused', async () => {
    const page = await pageOf(MEMBER);
    page.session.next(new TopicError(TopicErrorCode.InvalidArgument, 'no'));
    await press(page, '👍', { forMs: 0 });
    expect(shownBy(page)).toEqual(['👍 1+0 own']);
    await page.clock.advance(3_000);
    expect(shownBy(page)).toEqual([]);
  });

  it('is known not to be sent, until it is said again', async () => {
    const page = await pageOf(MEMBER);
    const key = page.room.timeline.at(indexOf(page))?.key ?? '';
    const hasFailed = () => page.reactions.hasFailed(key);
    page.session.next(new TopicError(TopicErrorCode.InvalidArgument, 'no'));
    await press(page, '👍');
    expect(hasFailed()).toBe(true);
    await press(page, '👍', { forMs: 0 });
    expect(hasFailed()).toBe(false);
    await page.clock.advance(3_000);
    expect([hasFailed(), ...shownBy(page)]).toEqual([false, '👍 1+0 own']);
  });

  it('ends with the room', async () => {
    const page = await pageOf(MEMBER);
    await press(page, '👍', { forMs: 0 });
    page.room.close();
    await settle();
    await page.clock.advance(10_000);
    expect(said(page)).toEqual([]);
    expect(page.clock.pendingTimers).toBe(0);
  });
});
