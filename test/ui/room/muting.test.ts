import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { MutedPeople } from '../../../src/chat/muted-people.ts';
import { ChatRoom as Conversation, type RoomSession } from '../../../src/chat/room/chat-room.ts';
import { encodeMessage } from '../../../src/chat/wire/message.ts';
import { ChatRoom } from '../../../src/ui/room/chat-room.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeTopicSession } from '../../support/fake-topic-session.ts';
import { allByRole, button, byRole, focusedIn, textOf } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';
import '../../../src/ui/room/list/message-actions.ts';

let lastId = 0;

async function openRoom(verifiedIds: RoomSession['verifiedIds'] = 'all') {
  const clock = new FakeClock();
  const session = new FakeTopicSession({ clock, verifiedIds });
  const room = new Conversation({ session, clock, roomName: 'lobby', userName: 'Ada' });
  room.start();
  onTestFinished(() => room.close());
  const muted = new MutedPeople({ load: () => undefined, save: () => {} });
  const element = await mount(Object.assign(new ChatRoom(), { room, clock, muted }));
  await vi.dynamicImportSettled();
  await settle();
  session.goLive();
  await clock.advance(1_000);
  const log = byRole(element, 'log', 'Messages');
  const nextFrame = async () => {
    await new Promise(requestAnimationFrame);
    await settle();
    await clock.advance(400);
  };
  return {
    element,
    room,
    log,
    muted,
    clock,
    nextFrame,
    /** Somebody says something, under the id that the service attests. */
    hear: async (
      text: string,
      publisherId: string,
      replyTo?: { id: string; publisherId: string; text: string },
    ) => {
      const id = `m${++lastId}`;
      const username = publisherId === '' ? 'Bo' : publisherId;
      const value = encodeMessage({ id, username, text, replyTo, timestampMs: clock.wallMs() });
      session.deliver(value, { publisherId });
      await nextFrame();
      return { id, publisherId, text };
    },
    /** Somebody says more than anybody can read. */
    flood: async (count: number, publisherId: string) => {
      for (let n = 0; n < count; n++) {
        const id = `m${++lastId}`;
        const said = { id, username: publisherId, text: `spam ${n}`, timestampMs: clock.wallMs() };
        session.deliver(encodeMessage(said), { publisherId });
      }
      await nextFrame();
    },
    /** Opens the menu of the message with this text by keyboard, and presses a button there. */
    press: async (text: string, name: string) => {
      const row = allByRole(log, 'article').find((each) => textOf(each).includes(text)) as HTMLElement;
      row.tabIndex = -1;
      row.focus();
      await settle();
      row.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      await vi.waitFor(() => button(element, name).click());
      await settle();
    },
    question: () => textOf(byRole(element, 'dialog')),
    spoken: () => textOf(log.parentNode?.querySelector('[aria-live="polite"]') ?? log),
  };
}

describe('Muting a person', () => {
  it('asks, folds away what they said, and returns the focus to the messages', async () => {
    const { element, log, hear, press, question, muted, nextFrame } = await openRoom();
    await hear('buy now', 'guest:Bo');
    await hear('hello', 'guest:Ann');
    await hear('buy more', 'guest:Bo');
    await press('buy now', 'Mute this person');
    expect(question()).toContain('Mute Guest Bo?');
    expect(question()).toContain('this mutes every guest called Bo');
    button(element, 'Mute').click();
    await settle();
    await nextFrame();
    expect(muted.list.map(({ name }) => name)).toEqual(['Bo']);
    expect(textOf(log)).not.toMatch(/buy/);
    expect(textOf(log)).toContain('Muted: 1 message from Guest Bo');
    expect(textOf(log)).toContain('hello');
    expect(focusedIn(element)).toBe(log);
  });

  it('changes nothing for who thinks better of it', async () => {
    const { element, hear, press, muted } = await openRoom();
    await hear('hi', 'guest:Bo');
    await press('hi', 'Mute this person');
    button(element, 'Cancel').click();
    await settle();
    expect(muted.list).toEqual([]);
  });

  it.each([
    ['bo', 'all', 'This mutes bo, who is signed in.'],
    ['bo', 'all-opaque', 'This mutes the person with this ID, whatever name they use.'],
    ['bo', 'own', 'Nobody vouches for this name, so this mutes everyone who uses bo.'],
    ['', 'all', 'Nobody vouches for this name, so this mutes everyone who uses Bo.'],
  ] as const)(
    'says who is meant by "%s" where ids of %s are verified',
    async (publisherId, ids, expected) => {
      const { hear, press, question } = await openRoom(ids);
      await hear('hi', publisherId);
      await press('hi', 'Mute this person');
      expect(question()).toContain(expected);
    },
  );

  it('is neither heard nor counted any more', async () => {
    const { hear, muted, spoken, log } = await openRoom();
    const first = await hear('first', 'guest:Bo');
    muted.mute({ key: 'id:guest:Bo', name: 'Bo', mark: 'guest' });
    const before = spoken();
    await hear('two', 'guest:Bo');
    await hear('three', 'guest:Bo');
    expect(spoken()).toBe(before);
    expect(textOf(log)).toContain('Muted: 3 messages from Guest Bo');
    await hear('answer', 'guest:Ann', first);
    expect(textOf(log)).toContain('A message from someone you muted');
    expect(textOf(log)).not.toContain('first');
  });

  it('shows what was said to who wants to see it, and lets them unmute there', async () => {
    const { element, log, hear, muted, press, nextFrame } = await openRoom();
    await hear('first', 'guest:Bo');
    muted.mute({ key: 'id:guest:Bo', name: 'Bo', mark: 'guest' });
    await nextFrame();
    expect(button(element, 'Show').getAttribute('aria-expanded')).toBe('false');
    button(element, 'Show').click();
    await nextFrame();
    expect(textOf(log)).toContain('first');
    expect(button(element, 'Hide').getAttribute('aria-expanded')).toBe('true');
    await press('first', 'Unmute');
    await nextFrame();
    expect(muted.list).toEqual([]);
    expect(allByRole(element, 'button', 'Hide')).toEqual([]);
  });

  it('ends by the line that stands for the messages', async () => {
    const { element, log, hear, muted, nextFrame } = await openRoom();
    await hear('first', 'guest:Bo');
    muted.mute({ key: 'id:guest:Bo', name: 'Bo', mark: 'guest' });
    await nextFrame();
    button(element, 'Unmute Guest Bo').click();
    await nextFrame();
    expect(textOf(log)).toContain('first');
  });

  it('is not offered for oneself', async () => {
    const { element, room, press, nextFrame } = await openRoom();
    room.send('mine');
    await nextFrame();
    await press('mine', 'Copy text');
    expect(allByRole(element, 'button', 'Mute this person')).toEqual([]);
  });
});

describe('Too much of a person', () => {
  it('is one line that can be opened, and is neither heard nor counted', async () => {
    const { element, log, hear, flood, spoken, nextFrame } = await openRoom();
    await hear('hello', 'guest:Ann');
    await flood(550, 'guest:Bo');
    expect(textOf(log)).toContain('Too many at once: 50 messages from Guest Bo');
    const before = spoken();
    await flood(250, 'guest:Bo');
    expect(textOf(log)).toMatch(/Too many at once: \d{3} messages from Guest Bo/);
    expect(spoken()).toBe(before);
    button(element, 'Show').click();
    await nextFrame();
    expect(textOf(log)).toContain('spam 249');
    await hear('are you done?', 'guest:Ann');
    expect(textOf(log)).toContain('are you done?');
  });

  it('lets one mute them there', async () => {
    const { element, flood, muted, question } = await openRoom();
    await flood(700, 'guest:Bo');
    button(element, 'Mute this person').click();
    await settle();
    expect(question()).toContain('Mute Guest Bo?');
    button(element, 'Mute').click();
    await settle();
    expect(muted.list.map(({ name }) => name)).toEqual(['Bo']);
  });
});
