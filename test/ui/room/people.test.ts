import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { MutedPeople } from '../../../src/chat/muted-people.ts';
import { ChatRoom } from '../../../src/ui/room/chat-room.ts';
import { settle } from '../../support/fake-clock.ts';
import { button, byRole, textOf } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';
import { peopleOnATopic } from '../../support/people-on-a-topic.ts';
import '../../../src/ui/room/people/people-dialog.ts';
import '../../../src/ui/room/people/typing-line.ts';

/** So many people in a room; the first of them looks at it. */
async function openRoom(count: number) {
  const topic = await peopleOnATopic(count, {
    peoplePolicy: () => ({ presence: true, typing: true }),
    sideOperationsPerSecond: 50,
  });
  onTestFinished(() => topic.close());
  const { clock, pages } = topic;
  const [first] = pages;
  if (!first) throw new Error('unable to open a room; nobody is there');
  const { room } = first;
  const muted = new MutedPeople({ load: () => undefined, save: () => {} });
  const element = await mount(Object.assign(new ChatRoom(), { room, clock, muted }));
  const people = await Promise.all(pages.map((page) => page.room.people.get()));
  await clock.advance(10_000);
  const line = () => element.renderRoot.querySelector('typing-line')?.renderRoot.textContent.trim() ?? '';
  const type = async (...who: readonly number[]) => {
    for (const number of who) {
      people[number]?.noteTyping(true);
      await clock.advance(1_500);
    }
  };
  const show = async () => {
    button(element, 'Who is here').click();
    await vi.waitFor(() => byRole(element, 'dialog', 'People in this room'));
    await settle();
  };
  const listed = (id: 'here' | 'seen') =>
    [
      ...(element.renderRoot.querySelector('people-dialog')?.renderRoot.querySelectorAll(`#${id} + ul li`) ??
        []),
    ].map((item) => textOf(item));
  return { ...topic, element, muted, people, line, type, show, listed, room };
}

describe('Below the messages', () => {
  it('stands who is writing, by name as long as they are two', async () => {
    const { line, type, clock } = await openRoom(4);
    expect(line()).toBe('');
    await type(1);
    expect(line()).toBe('Guest P1 is typing…');
    await type(2);
    expect(line()).toBe('Guest P1 and Guest P2 are typing…');
    await type(3);
    expect(line()).toBe('Several people are typing…');
    await clock.advance(20_000);
    expect(line()).toBe('');
  });

  it('stands a bare name for nobody but its owner', async () => {
    const { line, pages, clock } = await openRoom(2);
    const claimed = { event: 'person_here', username: 'Zoe', forS: 60, isTyping: true };
    pages[0]?.session.deliver(JSON.stringify(claimed), { publisherId: '' });
    await settle();
    expect(line()).toBe('Unverified Zoe is typing…');
    await clock.advance(20_000);
    pages[0]?.session.deliver(JSON.stringify(claimed), { publisherId: 'zoe' });
    await settle();
    expect(line()).toBe('zoe is typing…');
  });

  it('stands nobody who is muted, or has said what they wrote', async () => {
    const { line, type, pages, muted, room, clock } = await openRoom(3);
    const author = room.timeline.at(1);
    if (author?.kind !== 'joined') throw new Error('unable to mute anybody; nobody has joined');
    muted.mute(author.author);
    await type(1);
    expect(line()).toBe('');
    await type(2);
    expect(line()).toBe('Guest P2 is typing…');
    pages[2]?.room.send('done');
    await clock.advance(200);
    expect(line()).toBe('');
  });

  it('stands nothing of a room that was left', async () => {
    const { element, line, type } = await openRoom(2);
    await type(1);
    element.remove();
    await settle();
    expect(line()).toBe('');
  });
});

describe('The people of a room', () => {
  it('are listed: we first, who is here, and who was, with the time', async () => {
    const { show, listed, pages, clock, element } = await openRoom(3);
    await show();
    expect(listed('here')).toEqual(['P0 · Guest · you', 'P2 · Guest', 'P1 · Guest']);
    pages[1]?.room.close();
    await clock.advance(20 * 60_000);
    await settle();
    expect(listed('here')).toEqual(['P0 · Guest · you', 'P2 · Guest']);
    expect(listed('seen')).toEqual([expect.stringMatching(/^P1 · Guest\s*Last seen \d+:\d\d/)]);
    button(element, 'Close').click();
    await settle();
    expect(element.renderRoot.querySelector('people-dialog')).toBeNull();
  });

  it('are shown once, however often that is asked for, and not again on the way back to the room', async () => {
    const { element, show } = await openRoom(2);
    await show();
    await show();
    expect(element.renderRoot.querySelectorAll('people-dialog')).toHaveLength(1);
    const parent = element.parentElement;
    element.remove();
    parent?.append(element);
    await settle();
    expect(element.renderRoot.querySelector('people-dialog')).toBeNull();
  });

  it('are nobody but us, where nobody has been heard of', async () => {
    const { show, listed, element } = await openRoom(1);
    await show();
    expect(listed('here')).toEqual(['P0 · Guest · you']);
    expect(textOf(byRole(element, 'dialog', 'People in this room'))).toContain(
      'Nobody else has been heard of yet.',
    );
  });
});
