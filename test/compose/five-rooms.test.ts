import { describe, expect, it } from 'vitest';
import type { ChatRoom } from '../../src/chat/room/chat-room.ts';
import { RoomServices } from '../../src/compose/room-services.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTabs } from '../support/fake-tabs.ts';
import { FakeTopics } from '../support/fake-topics.ts';
import { FakeTvm } from '../support/fake-tvm.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';

const ROOMS = ['lobby', 'kitchen', 'garden', 'cellar', 'attic'];
const TOKEN_SECONDS = 30;
const MINUTES = 10;

function textsOf({ timeline }: ChatRoom): string[] {
  return Array.from({ length: timeline.length }, (_, index) => timeline.at(index)).flatMap((row) =>
    row?.kind === 'gap' ? 'a gap' : row?.kind === 'message' ? row.text : [],
  );
}

describe('two tabs with five rooms each', () => {
  it('lose nothing in 10 minutes, with tokens of 30 s and a message a second in each room', async () => {
    const clock = new FakeClock();
    const machine = new FakeTvm(clock);
    const topics = new FakeTopics(clock);
    const tabs = new FakeTabs(clock);
    machine.vendShortLived(TOKEN_SECONDS, (token) => {
      for (const service of topics.all) service.expire(token);
    });
    const storage = Object.assign(new FakeWebStorage().openTab(), { length: 0, key: () => null });
    const openPage = () => {
      const tab = tabs.open();
      const transport = topics.transportOfPage();
      const services = new RoomServices({
        config: {
          cacheName: 'chat',
          tokenVendingMachines: [{ name: 'Guests', url: 'https://guests.example/token', auth: 'open' }],
          rooms: ROOMS,
          locked: false,
        },
        clock,
        transport,
        fetch: machine.fetch,
        storage: () => storage,
        tabs: tab.platform,
        page: tab.page,
        wake: { subscribe: () => () => {} },
      });
      const rooms = ROOMS.map((roomName) =>
        services.enterRoom({ machineName: 'Guests', roomName, userName: 'Ann', wayIn: undefined }),
      );
      return { transport, rooms };
    };
    const pages = [openPage(), openPage()];
    await clock.advance(5_000);
    for (const page of pages) {
      expect(page.rooms.map(({ connection }) => connection.state)).toEqual(ROOMS.map(() => 'live'));
    }

    const said: string[] = [];
    const late: string[] = [];
    for (let second = 0; second < MINUTES * 60; second++) {
      said.push(`message ${second}`);
      // The tabs take turns to speak; Ann hears herself in the other.
      const published = topics.all.map(({ publishes }) => publishes.length);
      for (const room of pages[second % 2]?.rooms ?? []) room.send(`message ${second}`);
      await clock.advance(0);
      for (const [index, { publishes }] of topics.all.entries()) {
        const isThere = publishes
          .slice(published[index])
          .some(({ text }) => text.includes(`message ${second}"`));
        if (!isThere) late.push(`${ROOMS[index]}: message ${second}`);
      }
      if (second % 5 === 0) for (const service of topics.all) service.heartbeat();
      await clock.advance(1_000);
    }

    // Whatever streams were being opened, all that was said went out at that moment.
    expect(late).toEqual([]);
    for (const { rooms, transport } of pages) {
      for (const room of rooms) {
        expect(textsOf(room)).toEqual(said);
        expect(room.unsentCount).toBe(0);
      }
      // One renewal and one check at a time.
      expect(transport.peakStreams).toBeGreaterThan(ROOMS.length);
      expect(transport.peakStreams).toBeLessThanOrEqual(ROOMS.length + 2);
    }
    // One token for all rooms of both tabs, renewed at 65 to 80 % of its life.
    const renewals = (MINUTES * 60) / (0.65 * TOKEN_SECONDS);
    expect(machine.requests.length).toBeLessThanOrEqual(renewals + 2);
    for (const { rooms } of pages) for (const room of rooms) room.close();
    expect(topics.all.map(({ openStreams }) => openStreams)).toEqual(ROOMS.map(() => 0));
  }, 60_000);
});
