// A part of the page that does not arrive, and does not fail either.

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ChatRoom as Conversation } from '../../../src/chat/room/chat-room.ts';
import { SessionPhase } from '../../../src/topics/session-state.ts';
import { ChatRoom } from '../../../src/ui/room/chat-room.ts';
import { SendRequested } from '../../../src/ui/room/room-events.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeTopicSession } from '../../support/fake-topic-session.ts';
import { allByRole, byRole, textOf } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

const wire = vi.hoisted(() => {
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  return { arrived, arrive: () => arrive() };
});

vi.mock('../../../src/ui/room/once-entered.ts', async (original) => {
  await wire.arrived;
  return original();
});

describe('A room that is refused while the words for that do not arrive', () => {
  it('takes what is written, and says so in few words after a moment, in its own as soon as they are there', async () => {
    const clock = new FakeClock();
    const session = new FakeTopicSession({ clock });
    const room = new Conversation({ session, clock, roomName: 'lobby', userName: 'Ada' });
    onTestFinished(() => room.close());
    room.start();
    const element = await mount(Object.assign(new ChatRoom(), { room, clock, machineName: 'Guest' }));
    element.renderRoot.querySelector('chat-composer')?.dispatchEvent(new SendRequested('hello'));
    expect(room.unsentCount).toBe(1);
    session.become({ phase: SessionPhase.Refused, problem: { source: 'machine', code: 'forbidden' } });
    await clock.advance(1_999);
    expect(allByRole(element, 'alert')).toEqual([]);
    await clock.advance(1);
    expect(textOf(byRole(element, 'alert'))).toMatch(/^The room cannot be reached/);
    wire.arrive();
    await expect.poll(() => textOf(byRole(element, 'alert'))).toMatch(/does not let you in/);
    await clock.advance(60_000);
    expect(allByRole(element, 'alert').map(textOf)).toEqual([expect.stringMatching(/does not let you in/)]);
  });
});
