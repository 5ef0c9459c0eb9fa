import { afterEach, describe, expect, it } from 'vitest';
import type { ChatRoom, ChatRoomOptions } from '../../../src/chat/room/chat-room.ts';
import type { People } from '../../../src/chat/room/people.ts';
import { encodeJoined } from '../../../src/chat/wire/joined.ts';
import { TopicError, TopicErrorCode } from '../../../src/topics/transport.ts';
import { settle } from '../../support/fake-clock.ts';
import { type PageOnTopic, type PeopleOnATopic, peopleOnATopic } from '../../support/people-on-a-topic.ts';

const MINUTE_MS = 60_000;
const TELLS_ALL = { peoplePolicy: () => ({ presence: true, typing: true }) };

let topic: PeopleOnATopic | undefined;
afterEach(() => topic?.close());

/** People who have been in a room for a while, and have loaded what tells of them. */
async function meet(
  count: number,
  options: Partial<ChatRoomOptions> & { readonly ids?: readonly string[] } = TELLS_ALL,
) {
  topic = await peopleOnATopic(count, options);
  const { clock, pages, take } = topic;
  const people = await Promise.all(pages.map(({ room }) => room.people.get()));
  await clock.advance(10_000);
  take();
  const others = Math.min(1, count - 1);
  return {
    ...topic,
    people,
    first: at(pages, 0),
    second: at(pages, others),
    ours: at(people, 0),
    theirs: at(people, others),
  };
}

function at<T>(all: readonly T[], index: number): T {
  const one = all[index];
  if (one === undefined) throw new Error(`unable to take number ${index}; there are ${all.length}`);
  return one;
}

const namesOf = (people: People) => people.list().map(({ author }) => author.name);
const namesHere = (people: People) =>
  people
    .list()
    .filter(({ isHere }) => isHere)
    .map(({ author }) => author.name);
const typing = (people: People) => people.typing().map(({ name }) => name);

async function deliver({ session }: PageOnTopic, fields: object, publisherId: string): Promise<void> {
  session.deliver(JSON.stringify(fields), { publisherId });
  await settle();
}

const here = (more: object = {}) => ({
  event: 'person_here',
  username: 'Zoe',
  forS: 100,
  timestamp: 1,
  ...more,
});

describe('Who is in a room', () => {
  it('is known by joining, by a word now and then for those who say nothing, and not for ever', async () => {
    const { clock, ours, theirs, second } = await meet(2);
    expect(namesHere(theirs)).toEqual(['P0']);
    await clock.advance(30 * MINUTE_MS);
    expect(namesHere(theirs)).toEqual(['P0']);
    expect(namesHere(ours)).toEqual(['P1']);
    second.room.close();
    await clock.advance(5 * MINUTE_MS);
    expect(namesHere(ours)).toEqual([]);
    expect(namesOf(ours)).toEqual(['P1']);
  });

  it('puts those who are here first, and among them who was heard of last', async () => {
    const { clock, pages, ours } = await meet(4, {});
    await clock.advance(10 * MINUTE_MS);
    at(pages, 2).room.send('hello');
    await clock.advance(1_000);
    at(pages, 1).room.send('hello');
    await clock.advance(1_000);
    expect(namesOf(ours)).toEqual(['P1', 'P2', 'P3']);
    expect(namesHere(ours)).toEqual(['P1', 'P2']);
  });

  it('is told of nobody who does not want it, and never of us to ourselves', async () => {
    const { clock, take, ours } = await meet(2, { peoplePolicy: () => ({ presence: false, typing: false }) });
    ours.noteTyping(true);
    await clock.advance(10 * MINUTE_MS);
    expect(take()).toEqual([]);
    expect(namesHere(ours)).toEqual([]);
  });

  it('follows a wish that changes', async () => {
    let presence = false;
    const { clock, take } = await meet(2, { peoplePolicy: () => ({ presence, typing: false }) });
    await clock.advance(5 * MINUTE_MS);
    expect(take()).toEqual([]);
    presence = true;
    await clock.advance(3 * MINUTE_MS);
    expect(take().length).toBeGreaterThan(0);
  });

  it('hears nothing from who can only read', async () => {
    const { clock, take, first } = await meet(2);
    first.session.goLive({ canPublish: false });
    await clock.advance(10 * MINUTE_MS);
    expect(new Set(take().map(({ by }) => by))).toEqual(new Set(['guest:P1']));
  });

  it('is not told by who has just said something else', async () => {
    const { clock, take, first } = await meet(2, { peoplePolicy: () => ({ presence: true, typing: false }) });
    for (let minute = 0; minute < 10; minute++) {
      first.room.send(String(minute));
      await clock.advance(30_000);
    }
    const said = take().filter(({ fields }) => fields['event'] === 'person_here');
    expect(new Set(said.map(({ by }) => by))).toEqual(new Set(['guest:P1']));
  });

  it('goes on after a word that could not be sent', async () => {
    const { clock, take, first } = await meet(1);
    first.session.next(new TopicError(TopicErrorCode.LimitExceeded, 'unable to publish; too much'));
    await clock.advance(10 * MINUTE_MS);
    expect(take().length).toBeGreaterThan(3);
  });

  it('is known under the id that the service attests, whatever the event says', async () => {
    const { first, ours } = await meet(1);
    await deliver(first, here({ username: 'Ann', isTyping: true }), 'ben');
    await deliver(first, here({ username: 'P0' }), 'guest:Cy');
    expect(ours.list().map(({ author }) => [author.name, author.mark])).toEqual([
      ['ben', 'verified'],
      ['Cy', 'guest'],
    ]);
    expect(typing(ours)).toEqual(['ben']);
  });

  it.each([
    ['no time', { forS: undefined }],
    ['a time that is none', { forS: '100' }],
    ['a time in the past', { forS: -1 }],
    ['NaN', { forS: null }],
  ])('leaves out a word with %s', async (_, wrong) => {
    const { first, ours } = await meet(1);
    await deliver(first, here(wrong), 'guest:Zoe');
    expect(namesOf(ours)).toEqual([]);
  });

  it('is here for as long as was said, also who writes meanwhile', async () => {
    const { clock, first, ours } = await meet(1);
    await deliver(first, here({ forS: 600 }), 'guest:Zoe');
    await deliver(first, here({ forS: 8, isTyping: true }), 'guest:Zoe');
    await clock.advance(9 * MINUTE_MS);
    expect(namesHere(ours)).toEqual(['Zoe']);
  });

  it('believes nobody for longer than a quarter of an hour', async () => {
    const { clock, first, ours } = await meet(1);
    await deliver(first, here({ forS: 1e9 }), 'guest:Zoe');
    expect(namesHere(ours)).toEqual(['Zoe']);
    await clock.advance(16 * MINUTE_MS);
    expect(namesHere(ours)).toEqual([]);
  });

  it('keeps a thousand people, and not five thousand', async () => {
    const { first, ours } = await meet(1, {});
    for (let n = 0; n < 5_000; n++) {
      first.session.deliver(JSON.stringify(here()), { publisherId: `guest:G${n}` });
    }
    await settle();
    const names = namesOf(ours);
    expect(names).toHaveLength(1_000);
    expect(names).toContain('G4999');
  });

  it('leaves no row, and no timer when the room is closed', async () => {
    const { clock, pages, first, ours, theirs } = await meet(2);
    theirs.noteTyping(true);
    await clock.advance(5_000);
    expect(typing(ours)).toEqual(['P1']);
    const rows = Array.from({ length: first.room.timeline.length }, (_, index) =>
      first.room.timeline.at(index),
    );
    expect(rows.map((row) => row?.kind)).toEqual(['joined', 'joined']);
    for (const { room } of pages) room.close();
    await settle();
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('Who leaves', () => {
  const rowsOf = ({ timeline }: ChatRoom) =>
    Array.from({ length: timeline.length }, (_, index) => timeline.at(index));
  /** Names of those of whom a row says that they left. */
  const left = (room: ChatRoom) =>
    rowsOf(room).flatMap((row) =>
      row?.kind === 'joined' && row.hasLeft
        ? [[row.author, ...(row.others ?? [])].map(({ name }) => name)]
        : [],
    );

  it('is said to have left, together with others, and is here no longer', async () => {
    const { clock, pages, first, ours } = await meet(4);
    await clock.advance(MINUTE_MS);
    at(pages, 1).room.send('bye');
    await clock.advance(1_000);
    for (const { room } of pages.slice(1)) room.leave();
    await clock.advance(2_000);
    expect(namesHere(ours)).toEqual([]);
    expect(left(first.room)).toEqual([]);
    await clock.advance(5_000);
    expect(left(first.room)).toEqual([['P1', 'P2', 'P3']]);
    expect(namesOf(ours)).toContain('P1');
  });

  it('says nothing when a page is closed', async () => {
    const { clock, second, take } = await meet(2);
    second.room.close();
    await clock.advance(1_000);
    expect(take()).toEqual([]);
  });

  it.each([
    ['wants nothing told', { peoplePolicy: () => ({ presence: false, typing: true }) }],
    ['is offered nothing of the kind', {}],
  ])('tells nobody who %s', async (_, options) => {
    const { clock, second, take } = await meet(2, options);
    second.room.leave();
    await clock.advance(10_000);
    expect(take()).toEqual([]);
  });

  it('tells nobody of a room that is too large for it', async () => {
    const { clock, pages, take } = await meet(3, { ...TELLS_ALL, sideOperationsPerSecond: 0.05 });
    at(pages, 1).room.leave();
    await clock.advance(10_000);
    expect(take()).toEqual([]);
  });

  it('is not said to have left while another page of theirs is here, which says so', async () => {
    const { clock, first, second, ours, take } = await meet(2);
    take();
    // As when a second page of P1 is left; the first one hears it too.
    await deliver(second, here({ forS: 0 }), 'guest:P1');
    await clock.advance(10_000);
    const answers = take().filter(({ by }) => by === 'guest:P1');
    expect(answers.map(({ fields }) => fields['forS'])).toEqual([0, 150]);
    expect(left(first.room)).toEqual([]);
    expect(namesHere(ours)).toEqual(['P1']);
  });

  it('is not said to have left who is back at once', async () => {
    const { clock, first, ours } = await meet(2);
    await clock.advance(5 * MINUTE_MS);
    await deliver(first, here({ forS: 0 }), 'guest:P1');
    expect(namesHere(ours)).toEqual([]);
    const joined = encodeJoined({ id: 'back', username: 'P1', timestampMs: clock.wallMs() });
    first.session.deliver(joined, { publisherId: 'guest:P1' });
    await settle();
    expect(namesHere(ours)).toEqual(['P1']);
    await clock.advance(10_000);
    expect(left(first.room)).toEqual([]);
  });

  it('is said once, however often they say it, and of nobody who was never here', async () => {
    const { clock, first } = await meet(2);
    await deliver(first, here({ forS: 0 }), 'guest:Nobody');
    for (let n = 0; n < 5; n++) {
      await deliver(first, here({ forS: 0 }), 'guest:P1');
      await clock.advance(10_000);
    }
    expect(left(first.room)).toEqual([['P1']]);
  });

  it('cannot be said by somebody else', async () => {
    const { clock, first, ours } = await meet(2);
    await deliver(first, here({ forS: 0, username: 'P1' }), 'guest:Cy');
    await clock.advance(10_000);
    expect(left(first.room)).toEqual([]);
    expect(namesHere(ours)).toContain('P1');
  });
});

describe('Who is writing', () => {
  it('is told while it lasts, and not each time', async () => {
    const { clock, take, ours, theirs } = await meet(2);
    for (let key = 0; key < 100; key++) {
      theirs.noteTyping(true);
      await clock.advance(100);
    }
    expect(typing(ours)).toEqual(['P1']);
    expect(take()).toHaveLength(2);
    await clock.advance(10_000);
    expect(typing(ours)).toEqual([]);
  });

  it('is told of changes, also when somebody stops without a word', async () => {
    const { clock, ours, theirs } = await meet(2);
    const told: string[][] = [];
    ours.onChange(() => told.push(typing(ours)));
    theirs.noteTyping(true);
    await clock.advance(20_000);
    expect(told).toEqual([['P1'], []]);
  });

  it('is not told of a word that a topic replays when it is over', async () => {
    const { clock, ours, first } = await meet(1);
    const nowMs = clock.wallMs();
    const writing = { forS: 8, isTyping: true };
    // What comes just after a stream has opened may have been said long before.
    first.session.breakOff();
    first.session.goLive();
    await deliver(first, here({ ...writing, timestamp: nowMs - 60_000 }), 'old');
    await deliver(first, here({ ...writing, timestamp: nowMs - 2_000 }), 'new');
    await deliver(first, here({ ...writing, timestamp: nowMs + 60_000 }), 'ahead');
    await deliver(first, here({ forS: 100, timestamp: nowMs - 60_000 }), 'here');
    expect(typing(ours)).toEqual(['new', 'ahead']);
    expect(namesHere(ours)).toEqual(expect.arrayContaining(['new', 'ahead', 'here']));
    await clock.advance(6_001);
    expect(typing(ours)).toEqual(['ahead']);
    await clock.advance(34_000);
    expect(namesHere(ours)).not.toContain('here');
  });

  it('has written it when it comes', async () => {
    const { clock, ours, theirs, second } = await meet(2);
    theirs.noteTyping(true);
    await clock.advance(3_000);
    expect(typing(ours)).toEqual(['P1']);
    second.room.send('done');
    await clock.advance(100);
    expect(typing(ours)).toEqual([]);
  });

  it('is not told after what was written is sent or gone', async () => {
    const { clock, take, theirs } = await meet(4);
    theirs.noteTyping(true);
    theirs.noteTyping(false);
    await clock.advance(10_000);
    expect(take()).toEqual([]);
  });

  it('is not told while messages wait', async () => {
    const { clock, ours, theirs, second } = await meet(2);
    second.session.next('hangs');
    second.room.send('on its way');
    theirs.noteTyping(true);
    await clock.advance(4_000);
    expect(typing(ours)).toEqual([]);
  });

  it('is told of nobody in a large room', async () => {
    const { clock, take, people } = await meet(12, {
      peoplePolicy: () => ({ presence: false, typing: true }),
    });
    for (let n = 0; n < 20; n++) {
      for (const each of people) each.noteTyping(true);
      await clock.advance(1_000);
    }
    expect(take()).toEqual([]);
  });
});

describe.each([2, 10, 50])('What %i people spend on all that is no message', (count) => {
  it.each([3, 20])(
    'stays within %i operations a second, however much they react, type and stay',
    async (sideOperationsPerSecond) => {
      const { clock, pages, people, take, first } = await meet(count, {
        ...TELLS_ALL,
        sideOperationsPerSecond,
      });
      first.room.send('what do you think?');
      await clock.advance(1_000);
      const reactions = await Promise.all(pages.map(({ room }) => room.reactions.get()));
      take();
      const MINUTES = 3;
      for (let n = 0; n < MINUTES * 30; n++) {
        for (const [index, each] of people.entries()) {
          each.noteTyping(true);
          const { timeline } = at(pages, index).room;
          at(reactions, index).toggle(timeline.length - 1, n % 2 ? '👍' : '🎉');
        }
        await clock.advance(2_000, { patient: false });
      }
      const events = take().length;
      expect(events).toBeGreaterThan(0);
      // Ten seconds of it may have been saved up, and two pages may begin at the same moment.
      const allowed = sideOperationsPerSecond * (MINUTES * 60 + 10) + 2 * (count + 1);
      expect(events * (count + 1)).toBeLessThanOrEqual(allowed);
    },
  );
});
