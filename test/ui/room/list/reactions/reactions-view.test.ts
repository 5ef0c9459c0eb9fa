import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { MutedPeople } from '../../../../../src/chat/muted-people.ts';
import { ChatRoom as Conversation } from '../../../../../src/chat/room/chat-room.ts';
import { encodeMessage } from '../../../../../src/chat/wire/message.ts';
import { encodeReacted, type Reaction } from '../../../../../src/chat/wire/reacted.ts';
import { sealed } from '../../../../../src/chat/wire/seal.ts';
import { TopicError, TopicErrorCode } from '../../../../../src/topics/transport.ts';
import { ChatRoom } from '../../../../../src/ui/room/chat-room.ts';
import { FakeClock, settle } from '../../../../support/fake-clock.ts';
import { FakeTopicSession } from '../../../../support/fake-topic-session.ts';
import { allByRole, button, byRole, focusedIn, textOf } from '../../../../support/find-in-shadow.ts';
import { mount } from '../../../../support/mount.ts';
import '../../../../../src/ui/room/list/message-actions.ts';
import '../../../../../src/ui/room/list/reactions/reactions-view.ts';

let lastId = 0;

async function openRoom({ canPublish = true } = {}) {
  const clock = new FakeClock();
  const session = new FakeTopicSession({ clock, tokenId: 'ada' });
  const room = new Conversation({ session, clock, roomName: 'lobby', userName: 'ada', random: () => 0.5 });
  room.start();
  onTestFinished(() => room.close());
  const muted = new MutedPeople({ load: () => undefined, save: () => {} });
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => failures.push(error);
  const element = await mount(Object.assign(new ChatRoom(), { room, clock, muted, onFailure }));
  session.goLive({ canPublish });
  await clock.advance(60_000);
  const log = byRole(element, 'log', 'Messages');
  const nextFrame = async () => {
    await new Promise(requestAnimationFrame);
    await settle();
    await clock.advance(400);
  };
  const deliver = (value: string, publisherId: string) => session.deliver(value, { publisherId });
  const rowOf = (text: string) =>
    allByRole(log, 'article').find((each) => textOf(each).includes(text)) ?? log;
  return {
    element,
    log,
    muted,
    clock,
    session,
    room,
    failures,
    nextFrame,
    rowOf,
    /** Bo, a guest, says something. */
    hear: async (text: string) => {
      const id = `m${++lastId}`;
      deliver(encodeMessage({ id, username: 'Bo', text, timestampMs: clock.wallMs() }), 'guest:Bo');
      await nextFrame();
      return { id, publisherId: 'guest:Bo' };
    },
    /** Somebody feels so about a message; a guest with a seal of their own. */
    feel: (
      target: { readonly id: string; readonly publisherId: string },
      publisherId: string,
      reactions: readonly Reaction[],
    ) => {
      const event = { id: `r${++lastId}`, username: publisherId, timestampMs: 1, target, reactions };
      const proof = { revision: 1, opens: sealed(`${publisherId} ${lastId}`, 1) };
      deliver(encodeReacted({ ...event, proof }), publisherId);
    },
    /** Waits until this chip is there. */
    chip: async (name: string) => {
      await vi.waitFor(async () => {
        await nextFrame();
        button(log, name);
      });
      return button(log, name);
    },
    /** The mouse comes over the message. */
    hover: async (text: string) => {
      rowOf(text).dispatchEvent(
        new PointerEvent('pointerover', { pointerType: 'mouse', bubbles: true, composed: true }),
      );
      await settle();
    },
    /** The choice for that message. */
    choose: async () => {
      button(element, 'React').click();
      return vi.waitFor(() => byRole(element, 'group', 'React with'));
    },
    /** What was published about reactions. */
    said: () => session.published.filter(({ event }) => event === 'message_reacted'),
  };
}

const key = (name: string) => new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true });

describe('Reactions under a message', () => {
  it('say how many feel so, people and guests apart, and whose press they are', async () => {
    const { hear, feel, chip, rowOf } = await openRoom();
    const target = await hear('hello');
    for (const who of ['cy', 'cy', 'dee', 'guest:Bo', 'guest:Bo', 'ada']) feel(target, who, ['🎉']);
    feel(target, 'guest:Bo', ['👍']);
    const party = await chip('Celebrating: 3 people and 2 guests');
    expect(party.getAttribute('aria-pressed')).toBe('true');
    expect(textOf(party)).toBe('🎉3+2');
    expect(party.title).toBe('Celebrating: Verified cy, Verified dee, Verified ada, and 2 guests');
    const thumbs = await chip('Thumbs up: 1 guest');
    expect(thumbs.getAttribute('aria-pressed')).toBe('false');
    expect(thumbs.title).toBe('Thumbs up: 1 guest');
    expect(textOf(byRole(rowOf('hello'), 'group', 'Reactions'))).toBe('👍1🎉3+2');
  });

  it('say so where they were refused, until they are chosen again', async () => {
    const { hear, feel, chip, clock, log, session, nextFrame } = await openRoom();
    const target = await hear('hello');
    feel(target, 'cy', ['🎉']);
    session.next(new TopicError(TopicErrorCode.InvalidArgument, 'no'));
    (await chip('Celebrating: 1 person')).click();
    await clock.advance(3_000);
    await nextFrame();
    expect(textOf(byRole(log, 'alert'))).toBe(
      'Your reaction was not sent. Choose it again to try once more.',
    );
    (await chip('Celebrating: 1 person')).click();
    await clock.advance(3_000);
    await nextFrame();
    expect(allByRole(log, 'alert')).toEqual([]);
  });

  it('name the first of many', async () => {
    const { hear, feel, chip } = await openRoom();
    const target = await hear('hello');
    for (const who of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']) feel(target, who, ['🎉']);
    const { title } = await chip('Celebrating: 9 people');
    expect(title).toContain('Verified f, Verified g, and 2 other people');
  });

  it('are taken up and taken back by a press, which keeps the focus in the conversation', async () => {
    const { hear, feel, chip, nextFrame, log, said, clock, rowOf, element } = await openRoom();
    const target = await hear('hello');
    feel(target, 'cy', ['🎉']);
    const party = await chip('Celebrating: 1 person');
    party.focus();
    party.click();
    expect((await chip('Celebrating: 2 people')).getAttribute('aria-pressed')).toBe('true');
    expect(focusedIn(element)).toBe(party);
    feel(target, 'cy', []);
    await chip('Celebrating: 1 person');
    party.click();
    await nextFrame();
    expect(allByRole(log, 'group', 'Reactions')).toEqual([]);
    expect(focusedIn(element)).toBe(rowOf('hello'));
    await clock.advance(3_000);
    expect(said().at(-1)?.['reactions']).toEqual([]);
  });

  it('of people who are muted are not shown, until they are heard again', async () => {
    const { hear, feel, chip, muted, log } = await openRoom();
    const target = await hear('hello');
    feel(target, 'cy', ['🎉']);
    feel(target, 'dee', ['🎉']);
    await chip('Celebrating: 2 people');
    muted.mute({ key: 'id:dee', name: 'dee', mark: 'verified' });
    await chip('Celebrating: 1 person');
    muted.mute({ key: 'id:cy', name: 'cy', mark: 'verified' });
    await settle();
    expect(allByRole(log, 'group', 'Reactions')).toEqual([]);
    muted.clear();
    await chip('Celebrating: 2 people');
  });

  it('go with a message that is deleted', async () => {
    const { room, feel, chip, clock, log, nextFrame } = await openRoom();
    room.send('mine');
    await clock.advance(1_000);
    await nextFrame();
    const index = room.timeline.length - 1;
    const ref = room.timeline.refAt(index);
    feel(ref ?? { id: '', publisherId: '' }, 'cy', ['🎉']);
    await chip('Celebrating: 1 person');
    room.delete(room.timeline.at(index)?.key ?? '');
    await nextFrame();
    expect(allByRole(log, 'group', 'Reactions')).toEqual([]);
  });

  it('can be read by who may not write, and not pressed', async () => {
    const { hear, feel, chip, said, clock } = await openRoom({ canPublish: false });
    const target = await hear('hello');
    feel(target, 'cy', ['🎉']);
    const party = await chip('Celebrating: 1 person');
    expect(party.getAttribute('aria-disabled')).toBe('true');
    party.click();
    await clock.advance(3_000);
    expect(said()).toEqual([]);
  });

  it('are announced to nobody', async () => {
    const { hear, feel, chip, log } = await openRoom();
    const target = await hear('hello');
    const announcer = log.parentNode?.querySelector('[aria-live="polite"]') ?? log;
    const before = textOf(announcer);
    feel(target, 'cy', ['🎉']);
    await chip('Celebrating: 1 person');
    expect(textOf(announcer)).toBe(before);
  });
});

describe('The choice of a reaction', () => {
  it('takes the focus, is gone through by arrow keys, and is gone when it is made', async () => {
    const { element, hear, hover, choose, chip, said, clock } = await openRoom();
    await hear('hello');
    await hover('hello');
    const choice = await choose();
    await settle();
    expect(button(element, 'React').getAttribute('aria-expanded')).toBe('true');
    expect(focusedIn(element)).toBe(button(choice, 'Thumbs up'));
    for (const [name, expected] of [
      ['ArrowRight', 'Heart'],
      ['ArrowLeft', 'Thumbs up'],
      ['ArrowLeft', 'Celebrating'],
      ['ArrowRight', 'Thumbs up'],
      ['End', 'Celebrating'],
      ['Home', 'Thumbs up'],
    ] as const) {
      focusedIn(element)?.dispatchEvent(key(name));
      expect(focusedIn(element)).toBe(button(choice, expected));
    }
    button(choice, 'Heart').click();
    await settle();
    expect(allByRole(element, 'group', 'React with')).toEqual([]);
    await chip('Heart: 1 person');
    await clock.advance(2_000);
    expect(said().map(({ reactions }) => reactions)).toEqual([['❤️']]);
  });

  it('says what is felt already, and takes that back', async () => {
    const { hear, hover, choose, feel, chip, log, nextFrame } = await openRoom();
    feel(await hear('hello'), 'ada', ['😢']);
    await chip('Sad: 1 person');
    await hover('hello');
    const sad = button(await choose(), 'Sad');
    expect(sad.getAttribute('aria-pressed')).toBe('true');
    sad.click();
    await nextFrame();
    expect(allByRole(log, 'group', 'Reactions')).toEqual([]);
  });

  it('is closed by Escape', async () => {
    const { element, hear, hover, choose, said, clock } = await openRoom();
    await hear('hello');
    await hover('hello');
    button(await choose(), 'Thumbs up').dispatchEvent(key('Escape'));
    await settle();
    expect(allByRole(element, 'group', 'React with')).toEqual([]);
    await clock.advance(3_000);
    expect(said()).toEqual([]);
  });

  it('is closed by the button that opened it', async () => {
    const { element, hear, hover, choose } = await openRoom();
    await hear('hello');
    await hover('hello');
    await choose();
    button(element, 'React').click();
    await vi.waitFor(() => expect(allByRole(element, 'group', 'React with')).toEqual([]));
    expect(button(element, 'React').getAttribute('aria-expanded')).toBe('false');
  });

  it('is not there any more when somebody comes back to the message', async () => {
    const { element, hear, hover, choose } = await openRoom();
    await hear('hello');
    await hover('hello');
    const choice = await choose();
    await settle();
    button(choice, 'Thumbs up').blur();
    await settle();
    await hover('hello');
    button(element, 'React');
    expect(allByRole(element, 'group', 'React with')).toEqual([]);
  });

  it('is not offered to who may not write', async () => {
    const { element, hear, hover } = await openRoom({ canPublish: false });
    await hear('hello');
    await hover('hello');
    button(element, 'Copy text');
    expect(allByRole(element, 'button', 'React')).toEqual([]);
  });

  it('says that it cannot be had, where it cannot be loaded', async () => {
    const { element, hear, hover, room, failures } = await openRoom();
    vi.spyOn(room.reactions, 'get').mockRejectedValueOnce(new Error('gone'));
    await hear('hello');
    await hover('hello');
    button(element, 'React').click();
    await vi.waitFor(() => expect(failures).toHaveLength(1));
    expect(allByRole(element, 'group', 'React with')).toEqual([]);
  });
});
