import { describe, expect, it } from 'vitest';
// Loaded before: where they come in the middle of it, what five rooms have to tell comes at one moment of simulated time.
import '../../../src/chat/room/people.ts';
import '../../../src/chat/room/reactions.ts';
import '../../../src/chat/room/side-budget.ts';
import { MutedPeople } from '../../../src/chat/muted-people.ts';
import { RoomServices } from '../../../src/compose/room-services.ts';
import { OpenRooms } from '../../../src/ui/rooms/open-rooms.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeTabs } from '../../support/fake-tabs.ts';
import { FakeTopics } from '../../support/fake-topics.ts';
import { FakeTvm } from '../../support/fake-tvm.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';

const ROOMS = ['lobby', 'kitchen', 'garden', 'cellar', 'attic'];
const TOKEN_SECONDS = 30;
const MINUTES = 5;
/** More than a publish takes: what waits, waits for a stream. */
const EACH_MS = 310;

function streamsOf({ all }: FakeTopics): number {
  return all.reduce((sum, { subscribes }) => sum + subscribes.length, 0);
}

describe('Two tabs with five rooms each, over the six connections of HTTP/1.1', () => {
  it('have three rooms live, and what is written there never waits behind a stream', async () => {
    const clock = new FakeClock();
    const machine = new FakeTvm(clock);
    const topics = new FakeTopics(clock, { connections: 6 });
    const tabs = new FakeTabs(clock);
    machine.vendShortLived(TOKEN_SECONDS, (token) => {
      for (const service of topics.all) service.expire(token);
    });
    const storage = Object.assign(new FakeWebStorage().openTab(), { length: 0, key: () => null });
    const muted = new MutedPeople({ load: () => undefined, save: () => {} });
    const openPage = () => {
      const tab = tabs.open();
      const services = new RoomServices({
        config: {
          cacheName: 'chat',
          tokenVendingMachines: [{ name: 'Guests', url: 'https://guests.example/token', auth: 'open' }],
          rooms: ROOMS,
          locked: false,
          momentoEndpoint: 'http://topics.example',
        },
        clock,
        transport: topics.transportOfPage(),
        fetch: machine.fetch,
        storage: () => storage,
        tabStorage: () => storage,
        tabs: tab.platform,
        page: tab.page,
        wake: { subscribe: () => () => {} },
        onRequestTiming: () => {},
      });
      const rooms = new OpenRooms();
      const enter = (roomName: string) => {
        const request = { machineName: 'Guests', roomName, userName: 'Ann', wayIn: undefined };
        rooms.add(services.enterRoom(request), { limit: services.liveLimit, muted });
        rooms.show(roomName);
      };
      return { rooms, enter };
    };
    const pages = [openPage(), openPage()];
    for (const roomName of ROOMS) {
      for (const { enter } of pages) {
        enter(roomName);
        await clock.advance(2_000);
      }
    }
    const liveRooms = () => pages.flatMap(({ rooms }) => rooms.all.map(({ room }) => room));
    expect(liveRooms()).toHaveLength(3);

    const streamsBefore = streamsOf(topics);
    let said = 0;
    for (let second = 0; second < MINUTES * 60; second++) {
      for (const room of liveRooms()) {
        room.send(`message ${said++}`);
        await clock.advance(EACH_MS);
      }
      if (second % 5 === 0) for (const service of topics.all) service.heartbeat();
      await clock.advance(1_000 - 3 * EACH_MS);
    }

    expect(topics.longestPublishWaitMs).toBe(0);
    expect(liveRooms().map(({ unsentCount }) => unsentCount)).toEqual([0, 0, 0]);
    expect(said).toBe(MINUTES * 60 * 3);
    // Each was renewed with each token, which is used for 80 % of its life at most.
    const renewals = (MINUTES * 60) / (0.8 * TOKEN_SECONDS);
    expect(streamsOf(topics) - streamsBefore).toBeGreaterThanOrEqual(3 * Math.floor(renewals));
    for (const { rooms } of pages) rooms.closeAll();
    expect(topics.all.every(({ openStreams }) => openStreams === 0)).toBe(true);
  }, 60_000);
});
