// A long stay in a room, on the real token client, session and room, over a machine and a service that behave.

import { describe, expect, it } from 'vitest';
import { ChatRoom } from '../../src/chat/room/chat-room.ts';
import { TopicSession } from '../../src/topics/topic-session.ts';
import { TopicErrorCode } from '../../src/topics/transport.ts';
import { TvmClient } from '../../src/tvm-client/index.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';
import { FakeTopicService } from '../support/fake-topic-service.ts';
import { FakeTvm } from '../support/fake-tvm.ts';

const TOKEN_LIFE_MS = 900_000;
const HOUR_MS = 3_600_000;
const HOURS = 24;
const HEARTBEAT_MS = 5_000;
const BEATS_PER_MESSAGE = 2;

function enterRoom({ tokenLifeMs = TOKEN_LIFE_MS } = {}) {
  const clock = new FakeClock();
  const machine = new FakeTvm(clock);
  machine.vendWith({ expiresIn: tokenLifeMs / 1_000 });
  const service = new FakeTopicService(clock);
  const random = () => 1 / 2;
  const tokens = new TvmClient({ url: 'https://tvm.example/prod/', clock, fetch: machine.fetch, random });
  const session = new TopicSession({
    tokens,
    transport: service,
    clock,
    random,
    cacheName: 'chat',
    topicName: 'lobby',
  });
  const room = new ChatRoom({ session, clock, random, roomName: 'lobby', userName: 'Ann' });
  room.start();
  /** Every token ends when its time is over, whoever still uses it. */
  let ended = 0;
  const expireTokens = () => {
    for (; clock.monotonicMs() - (machine.askedAtMs[ended] ?? Infinity) >= tokenLifeMs; ended++) {
      service.expire(`token-${ended + 1}`);
    }
  };
  return { clock, machine, service, tokens, room, expireTokens };
}

function expectEverything({ timeline }: ChatRoom, said: readonly string[]): void {
  const rows = Array.from({ length: timeline.length }, (_, index) => timeline.at(index));
  expect(rows.flatMap((row) => (row?.kind === 'foreign' ? [row.text] : []))).toEqual(said);
  expect(rows.filter((row) => row?.kind === 'gap')).toEqual([]);
}

describe('A room that is open for a day, with tokens of 15 minutes', () => {
  it('loses nothing, and holds as much at the end as after the first hour', async () => {
    const { clock, machine, service, tokens, room, expireTokens } = enterRoom();
    const states = new Set<string>();
    room.onConnection(({ state }) => states.add(state));
    await settle();
    const said: string[] = [];
    const footprints: unknown[] = [];
    for (let beat = 1; beat <= (HOURS * HOUR_MS) / HEARTBEAT_MS; beat++) {
      await clock.advance(HEARTBEAT_MS);
      // Before anything comes: rows are packed a second after that.
      if (beat % (HOUR_MS / HEARTBEAT_MS) === 0) {
        footprints.push([clock.pendingTimers, clock.jumpListeners, service.openStreams]);
      }
      expireTokens();
      service.heartbeat();
      if (beat % BEATS_PER_MESSAGE === 0) {
        said.push(`${beat}`);
        service.send(`${beat}`);
      }
      await settle();
    }

    expectEverything(room, said);
    expect([...states]).toEqual(['live']);
    expect(new Set(footprints.map(String)).size).toBe(1);
    expect(service.peakStreams).toBe(2);
    // Each token is replaced at 65 to 80 % of its life.
    const rotations = machine.requests.length - 1;
    expect(rotations).toBe(Math.floor((HOURS * HOUR_MS) / (TOKEN_LIFE_MS * 0.725)));
    expect(service.subscribes).toHaveLength(machine.requests.length);

    room.close();
    tokens.close();
    expect([clock.pendingTimers, clock.jumpListeners, service.openStreams]).toEqual([0, 0, 0]);
  });

  it('comes back after each of a hundred breaks, whatever they are', async () => {
    const { clock, machine, service, tokens, room, expireTokens } = enterRoom();
    await settle();
    const said: string[] = [];
    const breaks: readonly (() => void)[] = [
      () => service.endStreams(),
      () => service.endStreams(TopicErrorCode.Unavailable),
      () => service.endStreams(TopicErrorCode.Unauthenticated),
      () => service.freeze(),
      () => void clock.jump(HOUR_MS),
      () => {
        service.freeze();
        machine.disconnect();
        clock.setTimer(60_000, () => machine.vendWith({ expiresIn: TOKEN_LIFE_MS / 1_000 }));
      },
    ];
    for (let count = 0; count < 100; count++) {
      breaks[count % breaks.length]?.();
      for (let beat = 0; beat < 60; beat++) {
        await clock.advance(HEARTBEAT_MS);
        expireTokens();
        service.heartbeat();
      }
      said.push(`${count}`);
      service.send(`${count}`);
      await settle();
      expect(room.connection).toEqual({ state: 'live', readOnly: false });
      expect(service.openStreams).toBe(1);
    }
    expectEverything(room, said);
    const requests = machine.askedAtMs;
    const gapsMs = requests.slice(1).map((atMs, index) => atMs - (requests[index] ?? 0));
    expect(Math.min(...gapsMs)).toBeGreaterThanOrEqual(5_000);

    room.close();
    tokens.close();
    expect([clock.pendingTimers, clock.jumpListeners, service.openStreams]).toEqual([0, 0, 0]);
  });
});

describe('A room through a thousand rotations', () => {
  it('loses nothing, doubles nothing, and keeps the order', async () => {
    const { clock, machine, service, tokens, room, expireTokens } = enterRoom({ tokenLifeMs: 30_000 });
    await settle();
    const said: string[] = [];
    while (machine.requests.length <= 1_000) {
      await clock.advance(1_000);
      expireTokens();
      said.push(`${said.length}`);
      service.send(`${said.length - 1}`);
      await settle();
    }
    expectEverything(room, said);
    expect(service.peakStreams).toBe(2);
    expect(service.subscribes).toHaveLength(machine.requests.length);
    room.close();
    tokens.close();
  });
});
