// Rooms of one browser that keep what comes, one visit after the other.

import { IDBFactory } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';
import { History, type RoomOwner } from '../../../src/chat/history/history.ts';
import { historyDatabase } from '../../../src/chat/history/history-database.ts';
import { KeptSession } from '../../../src/chat/history/kept-session.ts';
import { ChatRoom } from '../../../src/chat/room/chat-room.ts';
import { OwnMessages } from '../../../src/chat/room/own-messages.ts';
import { OwnSeals } from '../../../src/chat/room/own-seals.ts';
import type { TimelineRow } from '../../../src/chat/timeline/timeline-row.ts';
import { HISTORY_DATABASE } from '../../../src/names/history-database.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeTopicSession, type FakeTopicSessionOptions } from '../../support/fake-topic-session.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';

export const ANN: RoomOwner = {
  machineUrl: 'https://machine.example/token',
  userName: 'Ann',
  cacheName: 'chat',
  roomName: 'lobby',
};

export function said(text: string, more: object = {}): string {
  return JSON.stringify({ event: 'message', username: 'Bob', text, id: `id of ${text}`, ...more });
}

/** What a person sees, a line a row. */
export function linesOf({ timeline }: ChatRoom): readonly string[] {
  return Array.from({ length: timeline.length }, (_, index) => lineOf(timeline.at(index)));
}

function lineOf(row: TimelineRow | undefined): string {
  if (row?.kind === 'gap') return row.isKept ? 'kept' : `gap ${row.count ?? '?'}`;
  if (row?.kind === 'message') return row.changed === 'deleted' ? 'deleted' : row.text;
  return row?.kind ?? 'nothing';
}

export function openBrowser() {
  const clock = new FakeClock();
  const factory = new IDBFactory();
  let ids = 0;
  const newId = () => `life ${ids++}`;
  const history = new History({ records: historyDatabase(() => factory), clock, newId });
  // A database answers by timers of the platform.
  const untilStored = async () => {
    for (let round = 0; round < 30; round++) await settle();
  };
  const storage = Object.assign(new FakeWebStorage().openTab(), { length: 0, key: () => null });
  const enter = async (options: Partial<FakeTopicSessionOptions> & { readonly owner?: RoomOwner } = {}) => {
    const { owner = ANN } = options;
    const session = new FakeTopicSession({ clock, tokenId: `guest:${owner.userName}`, ...options });
    const kept = new KeptSession({ session, clock, room: history.open(owner) });
    const getStorage = () => storage;
    const room = new ChatRoom({
      session: kept,
      clock,
      roomName: owner.roomName,
      userName: owner.userName,
      ownMessages: new OwnMessages({ storage: getStorage }),
      seals: new OwnSeals({ storage: getStorage }),
    });
    kept.follow(room.timeline);
    room.start();
    await untilStored();
    await kept.fed;
    const leave = async () => {
      room.close();
      await untilStored();
    };
    onTestFinished(() => room.close());
    return { room, session, leave };
  };
  /** Until what came is kept. */
  const gather = async () => {
    await clock.advance(1_000);
    await untilStored();
  };
  /** All that is stored, for a search. */
  const content = async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = factory.open(HISTORY_DATABASE);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(new Error('unable to look; it cannot be opened'));
    });
    const records = await new Promise<unknown>((resolve) => {
      const reading = database.transaction('rooms').objectStore('rooms').getAll();
      reading.onsuccess = () => resolve(reading.result);
    });
    database.close();
    return JSON.stringify(records);
  };
  return { clock, history, enter, gather, content, untilStored };
}
