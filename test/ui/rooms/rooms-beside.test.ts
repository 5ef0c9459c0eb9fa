import { describe, expect, it } from 'vitest';
import type { RoomEntry } from '../../../src/ui/rooms/room-entry.ts';
import { RoomsBeside } from '../../../src/ui/rooms/rooms-beside.ts';
import { settle } from '../../support/fake-clock.ts';
import { allByRole, button } from '../../support/find-in-shadow.ts';
import { mount } from '../../support/mount.ts';

function entries(shown: string, ...others: readonly string[]): readonly RoomEntry[] {
  return [shown, ...others].map((name) => ({
    name,
    state: name === shown ? 'shown' : 'known',
    unreadCount: 0,
    hasMention: false,
    last: undefined,
    canForget: false,
  }));
}

async function beside(properties: Partial<RoomsBeside>) {
  const frame = await mount(Object.assign(new RoomsBeside(), properties));
  return { frame, dialogs: () => allByRole(frame, 'dialog').length };
}

describe('rooms-beside', () => {
  it('lists the rooms, and lets any other be typed unless they are fixed', async () => {
    const { frame } = await beside({ rooms: entries('lobby', 'kitchen') });
    expect(allByRole(frame, 'textbox')).toHaveLength(1);
    frame.isFixed = true;
    await settle();
    expect(allByRole(frame, 'textbox')).toHaveLength(0);
    expect(frame.renderRoot.querySelector('room-list')).not.toBeNull();
  });

  it('has no list where there is nowhere to go', async () => {
    const { frame } = await beside({ rooms: entries('lobby'), isFixed: true });
    expect(frame.renderRoot.querySelector('room-list')).toBeNull();
  });

  it('is opened and closed, and closes for another room', async () => {
    const { frame, dialogs } = await beside({ rooms: entries('lobby', 'kitchen') });
    frame.openList();
    await settle();
    expect(dialogs()).toBe(1);
    button(frame, 'Close').click();
    await settle();
    expect(dialogs()).toBe(0);
    frame.openList();
    await settle();
    frame.rooms = entries('kitchen', 'lobby');
    await settle();
    expect(dialogs()).toBe(0);
  });
});
