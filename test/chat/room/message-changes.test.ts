import { describe, expect, it } from 'vitest';
import { ChatRoom } from '../../../src/chat/room/chat-room.ts';
import { OwnMessages } from '../../../src/chat/room/own-messages.ts';
import { OwnSeals } from '../../../src/chat/room/own-seals.ts';
import type { MessageRow } from '../../../src/chat/timeline/timeline-row.ts';
import { MAX_PAYLOAD_BYTES } from '../../../src/chat/wire/payload-size.ts';
import { MAX_REVISIONS } from '../../../src/chat/wire/seal.ts';
import { TopicError, TopicErrorCode } from '../../../src/topics/transport.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeTopicSession } from '../../support/fake-topic-session.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';

const MEMBER = 'ann';
const GUEST = 'guest:Ann';
const NOBODY = '';

type Fields = Record<string, unknown>;

interface SetUp {
  /** What the service attests of whoever writes. */
  readonly publisherId: string;
  readonly clock?: FakeClock;
  readonly userName?: string;
  readonly ownMessages?: OwnMessages;
  readonly seals?: OwnSeals;
}

/** A page in the room; made twice with the same parts it is a page and its reload. */
async function pageOf({ publisherId, clock = new FakeClock(), userName = 'Ann', ...kept }: SetUp) {
  const tokenId = publisherId === NOBODY ? {} : { tokenId: publisherId };
  const session = new FakeTopicSession({ clock, ...tokenId, publisherId });
  const room = new ChatRoom({ session, clock, roomName: 'lobby', userName, random: () => 0.5, ...kept });
  room.start();
  session.goLive();
  await clock.advance(60_000);
  return { clock, session, room };
}

/** As a browser's, of one tab. */
const tabStorage = (): Storage =>
  Object.assign(new FakeWebStorage().openTab(), { length: 0, key: () => null });

type Page = Awaited<ReturnType<typeof pageOf>>;

/** Somebody who only listens. */
const reader = () => pageOf({ publisherId: 'guest:Cy', userName: 'Cy' });

function rowsOf({ room: { timeline } }: Page): MessageRow[] {
  return Array.from({ length: timeline.length }, (_, index) => timeline.at(index)).filter(
    (row) => row?.kind === 'message',
  );
}

/** What a page shows of the messages. */
const shownBy = (page: Page) =>
  rowsOf(page).map(({ text, changed, delivery }) => [text, changed, delivery].filter(Boolean).join(' '));

function lastKey(page: Page): string {
  return rowsOf(page).at(-1)?.key ?? '';
}

async function write(page: Page, text: string): Promise<void> {
  page.room.send(text);
  await page.clock.advance(1_000);
}

async function edit(page: Page, text: string): Promise<void> {
  expect(page.room.edit(lastKey(page), text)).toEqual({ ok: true });
  await page.clock.advance(1_000);
}

async function deleteLast(page: Page): Promise<void> {
  expect(page.room.delete(lastKey(page))).toEqual({ ok: true });
  await page.clock.advance(1_000);
}

/** All that a page has published, joining aside. */
function said({ session }: Page): readonly Fields[] {
  return session.published.filter(({ event }) => event !== 'user_joined');
}

function deliver(page: Page, events: readonly Fields[], publisherId: string): void {
  for (const event of events) page.session.deliver(JSON.stringify(event), { publisherId });
}

describe.each([
  ['somebody signed in', MEMBER],
  ['a guest', GUEST],
  ['somebody whose token has no id', NOBODY],
])('A message of %s', (_, publisherId) => {
  it('is edited more than once, here and for others', async () => {
    const page = await pageOf({ publisherId });
    await write(page, 'hello');
    await edit(page, 'hello you');
    await edit(page, 'hello all');
    expect(shownBy(page)).toEqual(['hello all edited seen']);
    const other = await reader();
    deliver(other, said(page), publisherId);
    expect(shownBy(other)).toEqual(['hello all edited received']);
  });

  it('is deleted, and leaves a trace', async () => {
    const page = await pageOf({ publisherId });
    await write(page, 'hello');
    await edit(page, 'hello you');
    await deleteLast(page);
    expect(shownBy(page)).toEqual(['deleted seen']);
    expect(page.room.canChange(lastKey(page))).toBe(false);
    const other = await reader();
    deliver(other, said(page), publisherId);
    expect(shownBy(other)).toEqual(['deleted received']);
  });

  it('cannot be changed by who has seen all its changes, under the same name', async () => {
    const page = await pageOf({ publisherId });
    await write(page, 'hello');
    await edit(page, 'hello you');
    const events = said(page);
    const [message, change] = events;
    const other = await reader();
    deliver(other, events, publisherId);
    const proof = change?.['opens'];
    const forged = [undefined, message?.['seal'], proof, '0'.repeat(32)].flatMap((opens) =>
      [1, 2, 3, MAX_REVISIONS].flatMap((revision) =>
        ['message_edited', 'message_deleted'].map((event, index) => ({
          ...change,
          event,
          text: 'forged',
          id: `forged-${String(opens)}-${revision}-${index}`,
          revision,
          opens,
        })),
      ),
    );
    const forger = publisherId === MEMBER ? 'guest:ann' : publisherId;
    deliver(other, forged, forger);
    deliver(page, forged, forger);
    expect(shownBy(other)).toEqual(['hello you edited received']);
    expect(shownBy(page)).toEqual(['hello you edited seen']);
    // And its sender still can.
    await edit(page, 'hello all');
    deliver(other, said(page).slice(2), publisherId);
    expect(shownBy(other)).toEqual(['hello all edited received']);
  });

  it('gets its change later where that comes first, for a minute', async () => {
    const page = await pageOf({ publisherId });
    await write(page, 'hello');
    await edit(page, 'hello you');
    const events = said(page);
    const other = await reader();
    deliver(other, events.slice(1), publisherId);
    await other.clock.advance(50_000);
    deliver(other, events.slice(0, 1), publisherId);
    expect(shownBy(other)).toEqual(['hello you edited received']);
    const late = await reader();
    deliver(late, events.slice(1), publisherId);
    await late.clock.advance(70_000);
    deliver(late, events.slice(0, 1), publisherId);
    expect(shownBy(late)).toEqual(['hello received']);
  });

  it('is changed from a reload of its page', async () => {
    const tab = tabStorage();
    const kept = { ownMessages: new OwnMessages({ storage: () => tab }) };
    const page = await pageOf({ publisherId, ...kept, seals: new OwnSeals({ storage: () => tab }) });
    await write(page, 'hello');
    await edit(page, 'hello you');
    const reloaded = await pageOf({ publisherId, ...kept, seals: new OwnSeals({ storage: () => tab }) });
    deliver(reloaded, said(page), publisherId);
    expect(shownBy(reloaded)).toEqual(['hello you edited seen']);
    await edit(reloaded, 'hello all');
    const other = await reader();
    deliver(other, [...said(page), ...said(reloaded)], publisherId);
    expect(shownBy(other)).toEqual(['hello all edited received']);
  });
});

describe.each([
  ['a guest', GUEST],
  ['somebody whose token has no id', NOBODY],
])('A sealed message of %s', (_, publisherId) => {
  it('stays changeable when a namesake sends copies of it, seal and all, which never are', async () => {
    const page = await pageOf({ publisherId });
    await write(page, 'hello');
    const [message = {}] = said(page);
    const copies = [
      { ...message, text: 'copied' },
      { ...message, text: 'another', seal: '0'.repeat(32) },
    ];
    deliver(page, copies, publisherId);
    expect(rowsOf(page).map(({ text }) => text)).toEqual(['hello', 'copied', 'another']);
    page.room.edit(rowsOf(page)[0]?.key ?? '', 'mine');
    await page.clock.advance(1_000);
    expect(rowsOf(page).map(({ text }) => text)).toEqual(['mine', 'copied', 'another']);
  });

  it('is changed where it came first, not in its copies', async () => {
    const page = await pageOf({ publisherId });
    await write(page, 'hello');
    const other = await reader();
    deliver(other, [...said(page), { ...said(page)[0], text: 'copied' }], publisherId);
    await edit(page, 'mine');
    deliver(other, said(page).slice(1), publisherId);
    expect(rowsOf(other).map(({ text }) => text)).toEqual(['mine', 'copied']);
  });
});

describe('Changing own messages', () => {
  it('is for those only that are on the topic', async () => {
    const { room, session, clock, ...rest } = await pageOf({ publisherId: GUEST });
    const page = { room, session, clock, ...rest };
    session.next('hangs');
    room.send('hello');
    await clock.advance(1_000);
    expect(room.canChange(lastKey(page))).toBe(false);
    expect(room.edit(lastKey(page), 'other')).toEqual({ ok: false, reason: 'gone' });
    expect(room.edit('no such row', 'other')).toEqual({ ok: false, reason: 'gone' });
  });

  it('is not for what others wrote', async () => {
    const page = await pageOf({ publisherId: GUEST });
    await write(page, 'hello');
    const namesake = await pageOf({ publisherId: GUEST });
    deliver(namesake, said(page), GUEST);
    expect(namesake.room.canChange(lastKey(namesake))).toBe(false);
    expect(namesake.room.delete(lastKey(namesake))).toEqual({ ok: false, reason: 'gone' });
  });

  it('is for another device of the same person who has signed in', async () => {
    const page = await pageOf({ publisherId: MEMBER });
    await write(page, 'hello');
    const device = await pageOf({ publisherId: MEMBER });
    deliver(device, said(page), MEMBER);
    await edit(device, 'from there');
    deliver(page, said(device), MEMBER);
    expect([shownBy(page), shownBy(device)]).toEqual([
      ['from there edited seen'],
      ['from there edited seen'],
    ]);
  });

  it('counts the bytes of an edit, and refuses what is too long or nothing', async () => {
    const page = await pageOf({ publisherId: GUEST });
    await write(page, 'hello');
    const key = lastKey(page);
    const space = MAX_PAYLOAD_BYTES - page.room.editBytes(key, '');
    expect(page.room.edit(key, 'x'.repeat(space + 1))).toEqual({ ok: false, reason: 'too-long' });
    expect(page.room.edit(key, ' \n')).toEqual({ ok: false, reason: 'empty' });
    await edit(page, 'x'.repeat(space));
    expect(page.session.tries.at(-1)?.payload.length).toBe(MAX_PAYLOAD_BYTES);
  });

  it('sends nothing where nothing has changed', async () => {
    const page = await pageOf({ publisherId: GUEST });
    await write(page, 'hello');
    await edit(page, ' hello ');
    expect([said(page).length, shownBy(page)]).toEqual([1, ['hello seen']]);
  });

  it('ends where a seal is used up', async () => {
    const page = await pageOf({ publisherId: GUEST });
    await write(page, 'hello');
    for (let n = 0; n < MAX_REVISIONS; n++) await edit(page, `hello ${n}`);
    expect(page.room.canChange(lastKey(page))).toBe(false);
    const other = await reader();
    deliver(other, said(page), GUEST);
    expect(shownBy(other)).toEqual([`hello ${MAX_REVISIONS - 1} edited received`]);
  });

  it('is not for who can only read', async () => {
    const page = await pageOf({ publisherId: GUEST });
    await write(page, 'hello');
    page.session.goLive({ canPublish: false });
    expect(page.room.canChange(lastKey(page))).toBe(false);
    expect(page.room.edit(lastKey(page), 'other')).toEqual({ ok: false, reason: 'read-only' });
    expect(page.room.delete(lastKey(page))).toEqual({ ok: false, reason: 'read-only' });
  });
});

describe('A change on its way', () => {
  it('is shown at once, and counts as unsent until the topic has it', async () => {
    const page = await pageOf({ publisherId: GUEST });
    await write(page, 'hello');
    page.room.edit(lastKey(page), 'hello you');
    expect([shownBy(page), page.room.unsentCount]).toEqual([['hello you edited pending'], 1]);
    await page.clock.advance(1_000);
    expect([shownBy(page), page.room.unsentCount]).toEqual([['hello you edited seen'], 0]);
  });

  it('waits while the stream is broken, and goes out once', async () => {
    const page = await pageOf({ publisherId: GUEST });
    await write(page, 'hello');
    page.session.breakOff();
    page.room.edit(lastKey(page), 'hello you');
    page.room.delete(lastKey(page));
    await page.clock.advance(60_000);
    expect([shownBy(page), said(page).length]).toEqual([['deleted pending'], 1]);
    page.session.goLive();
    await page.clock.advance(60_000);
    expect(shownBy(page)).toEqual(['deleted seen']);
    expect(said(page).map(({ event }) => event)).toEqual(['message', 'message_deleted']);
  });

  it('is sent again with the same id where no answer came, and counts once', async () => {
    const page = await pageOf({ publisherId: GUEST });
    await write(page, 'hello');
    page.session.next(new TopicError(TopicErrorCode.Unavailable, 'unable to publish; down'));
    await edit(page, 'hello you');
    await page.clock.advance(60_000);
    const [, ...tries] = said(page);
    expect(tries.length).toBe(2);
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    const other = await reader();
    deliver(other, said(page), GUEST);
    expect([shownBy(page), shownBy(other)]).toEqual([
      ['hello you edited seen'],
      ['hello you edited received'],
    ]);
  });

  it('that failed says so, and is sent again or taken back', async () => {
    const page = await pageOf({ publisherId: GUEST });
    await write(page, 'hello');
    const refusal = new TopicError(TopicErrorCode.InvalidArgument, 'unable to publish; refused');
    page.session.next(refusal);
    await edit(page, 'hello you');
    expect(shownBy(page)).toEqual(['hello you edited failed']);
    expect([rowsOf(page)[0]?.failure, page.room.unsentCount]).toEqual(['rejected', 1]);
    page.room.discard(lastKey(page));
    expect([shownBy(page), page.room.unsentCount]).toEqual([['hello seen'], 0]);
    page.session.next(refusal);
    await deleteLast(page);
    expect(shownBy(page)).toEqual(['deleted failed']);
    page.room.retry(lastKey(page));
    await page.clock.advance(1_000);
    expect(shownBy(page)).toEqual(['deleted seen']);
  });

  it('comes after what another device changes meanwhile', async () => {
    const page = await pageOf({ publisherId: MEMBER });
    await write(page, 'hello');
    const device = await pageOf({ publisherId: MEMBER });
    deliver(device, said(page), MEMBER);
    await edit(device, 'from there');
    page.session.next(new TopicError(TopicErrorCode.InvalidArgument, 'unable to publish; refused'));
    await edit(page, 'from here');
    deliver(page, said(device), MEMBER);
    expect(shownBy(page)).toEqual(['from here edited failed']);
    page.room.discard(lastKey(page));
    expect(shownBy(page)).toEqual(['from there edited seen']);
  });
});

describe('Changes by others', () => {
  it('are not honoured by a seal after messages may have been missed, because an opened one may be a repeated one', async () => {
    const page = await pageOf({ publisherId: GUEST });
    await write(page, 'hello');
    const other = await reader();
    deliver(other, said(page), GUEST);
    await edit(page, 'hello you');
    other.session.gap(1);
    deliver(other, [{ ...said(page)[1], text: 'forged', id: 'forged' }], GUEST);
    expect(shownBy(other)).toEqual(['hello received']);
    // Of what comes after the gap, nothing was missed.
    await write(page, 'next');
    await edit(page, 'next one');
    deliver(other, said(page).slice(2), GUEST);
    expect(shownBy(other)).toEqual(['hello received', 'next one edited received']);
  });

  it('change nothing that has no seal and nobody attests', async () => {
    const other = await reader();
    const message = { event: 'message', username: 'Ann', text: 'hello', id: 'id' };
    deliver(other, [message, { ...message, event: 'message_deleted', target: 'id', id: 'x' }], GUEST);
    expect(shownBy(other)).toEqual(['hello received']);
  });

  it('change nothing of a message that somebody else has signed', async () => {
    const page = await pageOf({ publisherId: MEMBER });
    await write(page, 'hello');
    const other = await reader();
    deliver(other, said(page), MEMBER);
    deliver(other, [{ event: 'message_deleted', target: said(page)[0]?.['id'], id: 'x' }], 'bob');
    expect(shownBy(other)).toEqual(['hello received']);
  });

  it('cost a bounded memory where their messages never come', async () => {
    const page = await pageOf({ publisherId: MEMBER });
    await write(page, 'hello');
    await edit(page, 'hello you');
    const other = await reader();
    deliver(other, said(page).slice(1), MEMBER);
    const flood = Array.from({ length: 1_000 }, (_, n) => ({
      event: 'message_deleted',
      target: `none-${n}`,
      id: `flood-${n}`,
    }));
    deliver(other, flood, MEMBER);
    deliver(other, said(page).slice(0, 1), MEMBER);
    expect(shownBy(other)).toEqual(['hello received']);
  });
});
