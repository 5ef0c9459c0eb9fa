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
