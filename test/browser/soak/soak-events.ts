// What happens to a member of the user pool whose ID token has to be renewed.

import type { Person } from './person.ts';
import type { RoomOfFour } from './room-of-four.ts';

export interface SoakEvent {
  readonly name: string;
  /** Afterwards this person is in the room, and talks. @throws where they were thrown out */
  readonly play: (room: RoomOfFour, member: Person) => Promise<void>;
}

const DRAFT = 'half a thought';

async function reloadAtEnd(room: RoomOfFour, member: Person): Promise<void> {
  await member.untilEnded();
  await room.takeAside(member);
  await member.reload();
  member.talk();
}

export const allTabsAtOnce: SoakEvent = { name: 'renewal in all tabs at once', play: reloadAtEnd };

export const lostAnswer: SoakEvent = {
  name: 'answer of a renewal lost',
  play: async (room, member) => {
    await member.untilEnded();
    member.line.loseAnswer();
    await reloadAtEnd(room, member);
  },
};

export const reloadInTheMiddle: SoakEvent = {
  name: 'reload in the middle of a renewal',
  play: async (room, member) => {
    await room.takeAside(member);
    // Whatever asks for it, the next renewal is held.
    const renewed = member.line.holdAnswer();
    await member.untilEnded();
    room.rejectMomentoToken(member);
    await renewed;
    await member.reload();
    member.talk();
  },
};

export const serviceDown: SoakEvent = {
  name: 'sign-in service down over an end',
  play: async (room, member) => {
    const tried = member.line.cut();
    await member.untilEnded();
    room.rejectMomentoToken(member);
    await tried;
    await member.first.status.filter({ hasNotText: /^Live/ }).waitFor();
    member.line.mend();
    await member.untilLive();
  },
};

export const duplicatedTab: SoakEvent = {
  name: 'duplicated tab, which outlives its original',
  play: async (room, member) => {
    await room.takeAside(member);
    await member.duplicate();
    await member.untilEnded();
    await member.reload();
    await room.takeAside(member);
    await member.closeOlderTabs();
    member.talk();
  },
};

/** The one event after which somebody has to sign in; room and text are kept. */
export const lostFamily: SoakEvent = {
  name: 'answer lost where nothing may be sent twice: signs in again',
  play: async (room, member) => {
    await room.check([]);
    const { composer } = member.first;
    await composer.fill(DRAFT);
    await member.untilEnded();
    room.setGrace(false);
    member.line.loseAnswer();
    room.rejectMomentoToken(member);
    await member.signInAgain();
    room.setGrace(true);
    const kept = await composer.inputValue();
    if (kept !== DRAFT) throw new Error(`the draft of ${member.name} has become "${kept}"`);
    await composer.fill('');
    room.talk();
  },
};

/** What a person with several tabs is put through, and one with a session of their tab alone. */
export const EVENTS_OF_DEVICE = [allTabsAtOnce, lostAnswer, reloadInTheMiddle, serviceDown];
export const EVENTS_OF_TAB = [...EVENTS_OF_DEVICE, duplicatedTab, lostFamily];
