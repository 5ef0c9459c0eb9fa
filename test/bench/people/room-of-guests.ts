import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { localPolicy } from '../../../local/local-policy.ts';
import { type MomentoStandIn, startMomentoStandIn } from '../../../local/momento/index.ts';
import type { ChatRoom } from '../../../src/chat/room/chat-room.ts';
import type { People } from '../../../src/chat/room/people.ts';
import type { Reactions } from '../../../src/chat/room/reactions.ts';
import { RoomServices } from '../../../src/compose/room-services.ts';
import { SessionPhase } from '../../../src/topics/session-state.ts';
import { createMomentoVendor } from '../../../tvm/momento-vendor.ts';
import { createTokenHandler, type TokenHandler } from '../../../tvm/token-handler.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FakeWebStorage } from '../../support/fake-web-storage.ts';

const CACHE = 'chat';
const ROOM = 'lobby';
const SETTLE_MS = 30_000;
/** Of this machine: until all streams have said that they are alive. */
const HEARTBEAT_MS = 50;
const LOOK_MS = 5;
const STEP_MS = 200;
const TURNS = 25;
const ALIVE_EVERY_MS = 5_000;
const MACHINE = { name: 'Guests', url: 'http://127.0.0.1/token', auth: 'open' } as const;

export interface RoomOfGuestsOptions {
  readonly count: number;
  /** As in `config.json`. */
  readonly typing: boolean;
  readonly sideOperationsPerSecond: number;
}

interface Guest {
  readonly room: ChatRoom;
  readonly people: People;
  readonly reactions: Reactions;
}

/**
 * Guests in a room of a stand-in that has nobody else: each with a session, a token and streams as a page has them. Their
 * time goes on when what they sent over the network has arrived, however busy this machine is.
 */
export class RoomOfGuests {
  readonly guests: readonly Guest[];
  readonly #standIn: MomentoStandIn;
  readonly #clock: FakeClock;
  #published = 0;
  #aliveAtMs = 0;

  static async open(options: RoomOfGuestsOptions): Promise<RoomOfGuests> {
    const { count } = options;
    const clock = new FakeClock();
    const standIn = await startMomentoStandIn({ caches: [CACHE], heartbeatMs: HEARTBEAT_MS });
    const vend = createTokenHandler({
      vendor: createMomentoVendor({
        key: { kind: 'legacy', apiKey: standIn.legacyApiToken },
        standInAddress: standIn.grpcAddress,
      }),
      policy: localPolicy({ authMode: 'open', cacheName: CACHE }),
      allowedOrigins: [],
    });
    const rooms: ChatRoom[] = [];
    for (let index = 0; index < count; index++) {
      const room = enterAsPage(`P${index}`, { ...options, clock, standIn, vend });
      rooms.push(room);
      while (room.connection.state !== SessionPhase.Live) await wait(LOOK_MS);
      await clock.advance(STEP_MS);
    }
    const guests = await Promise.all(
      rooms.map(async (room) => ({
        room,
        people: await room.people.get(),
        reactions: await room.reactions.get(),
      })),
    );
    // Something to react to; and whoever has come has said so by then.
    rooms[0]?.send('what do you think?');
    const opened = new RoomOfGuests({ standIn, clock, guests });
    await opened.advance(SETTLE_MS);
    return opened;
  }

  private constructor(parts: {
    readonly standIn: MomentoStandIn;
    readonly clock: FakeClock;
    readonly guests: readonly Guest[];
  }) {
    this.#standIn = parts.standIn;
    this.#clock = parts.clock;
    this.guests = parts.guests;
  }

  /** Lets time go by. */
  async advance(ms: number): Promise<void> {
    for (let passedMs = 0; passedMs < ms; passedMs += STEP_MS) {
      await this.#clock.advance(STEP_MS);
      await this.#untilArrived();
      if (this.#clock.monotonicMs() - this.#aliveAtMs >= ALIVE_EVERY_MS) await this.#untilAlive();
    }
  }

  /**
   * Operations since this was last asked: one for what is published, and one for each guest who hears it. A stream that is
   * opened again has the last item once more; that is not counted, as it comes of time that goes faster than heartbeats.
   */
  takeOperations(): number {
    const { published } = this.#standIn.control.counters();
    const more = published - this.#published;
    this.#published = published;
    return more * (1 + this.guests.length);
  }

  /** How many streams were opened so far; one for each guest, unless some had to be opened again. */
  get streamsOpened(): number {
    return this.#standIn.control.counters().streams.opened;
  }

  /** Until nothing more is sent, and what was has had time to arrive. */
  async #untilArrived(): Promise<void> {
    const soFar = () => {
      const { calls, frames } = this.#standIn.control.counters();
      return calls.publish + calls.subscribe + frames.item;
    };
    let before: number;
    do {
      before = soFar();
      for (let round = 0; round < TURNS; round++) await turn();
      await wait(1);
    } while (soFar() > before);
  }

  async #untilAlive(): Promise<void> {
    this.#aliveAtMs = this.#clock.monotonicMs();
    const beats = () => this.#standIn.control.counters().frames.heartbeat;
    const wanted = beats() + 2 * this.guests.length;
    while (beats() < wanted) await wait(LOOK_MS);
  }

  async close(): Promise<void> {
    for (const { room } of this.guests) room.close();
    await this.#standIn.close();
  }
}

function enterAsPage(
  userName: string,
  options: RoomOfGuestsOptions & {
    readonly clock: FakeClock;
    readonly standIn: MomentoStandIn;
    readonly vend: TokenHandler;
  },
): ChatRoom {
  const { clock, typing, sideOperationsPerSecond, standIn, vend } = options;
  const storage = Object.assign(new FakeWebStorage().openTab(), { length: 0, key: () => null });
  const services = new RoomServices({
    config: {
      cacheName: CACHE,
      tokenVendingMachines: [MACHINE],
      rooms: [ROOM],
      locked: false,
      momentoEndpoint: standIn.webUrl,
      typing,
      sideOperationsPerSecond,
    },
    clock,
    fetch: (request) => vend(request, { kind: 'anonymous' }),
    connect: () => {},
    storage: () => storage,
    tabStorage: () => storage,
    tabs: undefined,
    page: { subscribe: () => () => {} },
    wake: { subscribe: () => () => {} },
    onRequestTiming: () => {},
  });
  return services.enterRoom({ machineName: MACHINE.name, roomName: ROOM, userName, wayIn: undefined });
}
