// An own message in each silent fault, on the real session: where its row ends, and in which state.

import { describe, expect, it, onTestFinished } from 'vitest';
import { Notifier } from '../../../src/base/notifier.ts';
import { ChatRoom } from '../../../src/chat/room/chat-room.ts';
import { TopicSession } from '../../../src/topics/topic-session.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeTokenSource } from '../../support/fake-token-source.ts';
import { FakeTopicService } from '../../support/fake-topic-service.ts';

const NEVER = Number.POSITIVE_INFINITY;

function enter({ everyMs, greets }: { readonly everyMs: number; readonly greets: boolean }) {
  const clock = new FakeClock();
  const service = new FakeTopicService(clock);
  service.publisherId = 'guest:ann';
  service.firstHeartbeat = greets;
  service.heartbeatEvery(everyMs);
  const tokens = new FakeTokenSource();
  const wakes = new Notifier<void>();
  const random = () => 0.6;
  const session = new TopicSession({
    tokens,
    transport: service,
    clock,
    wake: wakes,
    random,
    cacheName: 'chat',
    topicName: 'lobby',
  });
  const room = new ChatRoom({ session, clock, random, roomName: 'lobby', userName: 'Ann' });
  onTestFinished(() => room.close());
  room.start();
  const say = async (text: string) => {
    service.send(JSON.stringify({ event: 'message', username: 'Ben', text, timestamp: clock.wallMs() }));
    await settle();
  };
  return { clock, service, tokens, wakes, room, say };
}

type Parts = ReturnType<typeof enter>;

function rows({ timeline }: ChatRoom): string[] {
  return Array.from({ length: timeline.length }, (_, index) => timeline.at(index)).flatMap((row) => {
    if (row?.kind === 'message') return [`${row.text}: ${row.delivery}`];
    return row?.kind === 'gap' ? ['gap'] : [];
  });
}

const CADENCES = [1_000, 5_000, 8_000, NEVER].flatMap((everyMs) =>
  [true, false].map((greets) => ({ everyMs, greets })),
);

/** What happens to a room whose stream has fallen silent, and how it ends. */
const SILENT_FAULTS: Readonly<Record<string, (parts: Parts) => unknown>> = {
  'only the open stream is dead': () => undefined,
  'new streams hang as well, for 12 s': ({ service, clock }) => {
    service.refuse('hang');
    clock.setTimer(12_000, () => {
      service.freeze();
      service.refuse(undefined);
    });
  },
  'the page becomes visible 1.9 s later': ({ wakes, clock }) =>
    void clock.setTimer(3_400, () => wakes.notify()),
  'the token is renewed 1 s earlier': ({ tokens, clock }) => void clock.setTimer(500, () => tokens.renew()),
  'the token is renewed 3 s later, while new streams hang for 12 s': ({ service, tokens, clock }) => {
    service.refuse('hang');
    clock.setTimer(4_500, () => tokens.renew());
    clock.setTimer(12_000, () => {
      service.freeze();
      service.refuse(undefined);
    });
  },
};

describe.each(Object.entries(SILENT_FAULTS))('An own message on a silent stream: %s', (_, fault) => {
  it.each(CADENCES)('ends seen, in the order of the topic: $everyMs ms, greets $greets', async (cadence) => {
    for (const deadAtMs of [3_000, 9_000, 40_000]) {
      const parts = enter(cadence);
      const { clock, service, room, say } = parts;
      await clock.advance(deadAtMs);
      service.freeze();
      await fault(parts);
      await clock.advance(500);
      await say('before');
      await clock.advance(1_000);
      room.send('own');
      await settle();
      await say('after');
      await clock.advance(60_000);
      await say('in the end');
      await clock.advance(60_000);
      expect([deadAtMs, ...rows(room)]).toEqual([
        deadAtMs,
        'before: received',
        'own: seen',
        'after: received',
        'in the end: received',
      ]);
      expect(room.connection).toEqual({ state: 'live', readOnly: false });
      expect(service.openStreams).toBe(1);
    }
  });
});

// Where streams begin with nothing, one that hangs is like one in a topic where nobody speaks: whoever has taken the one
// for the other waits until somebody does.
const TELLING = CADENCES.filter(({ everyMs, greets }) => greets || everyMs !== NEVER);

describe('An own message that the service took and nobody heard', () => {
  /** A service that keeps nothing for those who come, and drops what nobody hears. */
  function enterAlone(cadence: { readonly everyMs: number; readonly greets: boolean }) {
    const parts = enter(cadence);
    parts.service.dropsUnheard = true;
    parts.service.replaysOnJoin = false;
    return parts;
  }

  const tries = ({ service }: Parts, text: string) =>
    service.publishes.filter((publish) => publish.text.includes(`"${text}"`)).length;

  it.each(TELLING)(
    'on a first stream that hangs is heard in the end: $everyMs ms, greets $greets',
    async (cadence) => {
      for (const saidAtMs of [0, 3_500, 6_000]) {
        const parts = enterAlone(cadence);
        const { clock, service, room, say } = parts;
        service.refuse('hang');
        await clock.advance(saidAtMs);
        room.send('own');
        await settle();
        service.refuse(undefined);
        await clock.advance(60_000);
        await say('later');
        expect([saidAtMs, ...rows(room)]).toEqual([saidAtMs, 'own: seen', 'later: received']);
        expect(tries(parts, 'own')).toBeLessThanOrEqual(3);
      }
    },
  );

  it.each(CADENCES)(
    'on a stream that has died is heard in the end: $everyMs ms, greets $greets',
    async (cadence) => {
      const parts = enterAlone(cadence);
      const { clock, service, room, say } = parts;
      await clock.advance(40_000);
      await say('before');
      await clock.advance(10_000);
      service.freeze();
      room.send('own');
      await clock.advance(60_000);
      await say('later');
      expect(rows(room)).toEqual(['before: received', 'own: seen', 'later: received']);
      expect(tries(parts, 'own')).toBe(2);
    },
  );

  it('is seen once here, and sent again under its id to whoever got it all the same', async () => {
    const { clock, service, room, say } = enterAlone({ everyMs: 5_000, greets: true });
    const heard: unknown[] = [];
    const ben = service.open(
      { authToken: 'ben', position: { page: 0, next: 0 } },
      {
        onItem: ({ value }) => heard.push((JSON.parse(String(value)) as { id?: unknown }).id),
        onHeartbeat: () => {},
        onDiscontinuity: () => {},
        onEnd: () => {},
      },
    );
    // The room's own stream is the next.
    service.networkHolds = true;
    room.send('own');
    await clock.advance(100);
    service.networkHolds = false;
    await clock.advance(60_000);
    ben.cancel();
    await say('later');
    expect(rows(room)).toEqual(['own: seen', 'later: received']);
    const [joined, own] = new Set(heard);
    expect(heard.slice(0, 4)).toEqual([joined, own, joined, own]);
    expect(new Set(heard).size).toBe(2);
  });
});
