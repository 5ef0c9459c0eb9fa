import { describe, expect, it } from 'vitest';
import type { ChatRoom } from '../../src/chat/room/chat-room.ts';
import { RoomServices } from '../../src/compose/room-services.ts';
import type { StreamHandlers, TopicStream, TopicTransport } from '../../src/topics/transport.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTabs } from '../support/fake-tabs.ts';
import { FakeTopicService } from '../support/fake-topic-service.ts';
import { FakeTvm } from '../support/fake-tvm.ts';
import { FakeWebStorage } from '../support/fake-web-storage.ts';

const ROOMS = ['lobby', 'kitchen', 'garden', 'cellar', 'attic'];
const TOKEN_SECONDS = 30;
const MINUTES = 10;
const ROUND_TRIP_MS = 300;

/** The topics of a service, as far away as a network is. */
class Topics {
  readonly #clock: FakeClock;
  readonly #services = new Map<string, FakeTopicService>();

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  get all(): readonly FakeTopicService[] {
    return [...this.#services.values()];
  }

  of(name: string): FakeTopicService {
    const service = this.#services.get(name) ?? new FakeTopicService(this.#clock);
    this.#services.set(name, service);
    return service;
  }

  /** For one page; notes how many streams that has open, being opened included. */
  transportOfPage(): TopicTransport & { readonly peakStreams: number } {
    const clock = this.#clock;
    const open = new Set<object>();
    let peakStreams = 0;
    return {
      get peakStreams() {
        return peakStreams;
      },
      open: (request, handlers) => {
        const connection = {};
        open.add(connection);
        peakStreams = Math.max(peakStreams, open.size);
        let stream: TopicStream | undefined;
        const ending: StreamHandlers = {
          onItem: (item) => handlers.onItem(item),
          onHeartbeat: () => handlers.onHeartbeat(),
          onDiscontinuity: (discontinuity) => handlers.onDiscontinuity(discontinuity),
          onEnd: (error) => {
            open.delete(connection);
            handlers.onEnd(error);
          },
        };
        const stopWaiting = clock.setTimer(ROUND_TRIP_MS, () => {
          stream = this.of(request.topicName).open(request, ending);
        });
        return {
          cancel: () => {
            stopWaiting();
            open.delete(connection);
            stream?.cancel();
          },
        };
      },
      publish: (request) => this.of(request.topicName).publish(request),
      answers: () => Promise.resolve(true),
    };
  }
}

function textsOf({ timeline }: ChatRoom): string[] {
  return Array.from({ length: timeline.length }, (_, index) => timeline.at(index)).flatMap((row) =>
    row?.kind === 'gap' ? 'a gap' : row?.kind === 'message' ? row.text : [],
  );
}

describe('two tabs with five rooms each', () => {
  it('lose nothing in 10 minutes, with tokens of 30 s and a message a second in each room', async () => {
    const clock = new FakeClock();
    const machine = new FakeTvm(clock);
    const topics = new Topics(clock);
    const tabs = new FakeTabs(clock);
    machine.answerWith(() => {
      const response = machine.vend({ expiresIn: TOKEN_SECONDS });
      const token = `token-${machine.requests.length}`;
      clock.setTimer(TOKEN_SECONDS * 1_000, () => {
        for (const service of topics.all) service.expire(token);
      });
      return response;
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
    for (let second = 0; second < MINUTES * 60; second++) {
      said.push(`message ${second}`);
      // The tabs take turns to speak; Ann hears herself in the other.
      for (const room of pages[second % 2]?.rooms ?? []) room.send(`message ${second}`);
      if (second % 5 === 0) for (const service of topics.all) service.heartbeat();
      await clock.advance(1_000);
    }

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
