// How long a room may look live whose stream is dead, and what finding that out costs a healthy one.

import { describe, expect, it, onTestFinished } from 'vitest';
import { Notifier } from '../../src/base/notifier.ts';
import { TopicSession } from '../../src/topics/topic-session.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';
import { FakeTokenSource } from '../support/fake-token-source.ts';
import { FakeTopicService } from '../support/fake-topic-service.ts';

const NEVER = Number.POSITIVE_INFINITY;
const CADENCES_MS = [1_000, 5_000, 8_000, NEVER];
const SHARES = [0, 0.37, 0.5, 0.999_999];
const each = (deathsMs: readonly number[]) =>
  CADENCES_MS.flatMap((everyMs) =>
    SHARES.flatMap((share) => deathsMs.map((diesAtMs) => ({ everyMs, share, diesAtMs }))),
  );

/** A service whose streams get a heartbeat at once and then every `everyMs`, for as long as it is asked to. */
function startService({ everyMs }: { readonly everyMs: number }) {
  const clock = new FakeClock();
  const service = new FakeTopicService(clock);
  service.heartbeatEvery(everyMs);
  return { clock, service };
}

type Service = ReturnType<typeof startService>;

function enter({ clock, service }: Service, share: number) {
  const tokens = new FakeTokenSource();
  const wakes = new Notifier<void>();
  const session = new TopicSession({
    tokens,
    transport: service,
    clock,
    wake: wakes,
    random: () => share,
    cacheName: 'chat',
    topicName: 'lobby',
  });
  const shown: string[] = [];
  session.onItem(({ value }) => shown.push(String(value)));
  onTestFinished(() => session.close());
  session.start();
  return { session, tokens, wakes, shown };
}

/** Kills what is open and what will be opened. */
function killAll(service: FakeTopicService): void {
  service.freeze();
  service.refuse('hang');
}

describe('A stream that dies within 10 s after joining', () => {
  const deaths = each([1, 1_500, 3_000, 4_999, 8_001, 9_999]);

  it.each(deaths)('is replaced within 10 s: $everyMs ms, share $share, $diesAtMs ms', async (death) => {
    const parts = startService(death);
    const { shown } = enter(parts, death.share);
    await parts.clock.advance(death.diesAtMs);
    parts.service.freeze();
    parts.service.send('while frozen');
    await parts.clock.advance(10_000);
    expect(shown).toEqual(['while frozen']);
  });

  it.each(deaths)(
    'is said to be lost within 10 s: $everyMs ms, share $share, $diesAtMs ms',
    async (death) => {
      const parts = startService(death);
      const { session } = enter(parts, death.share);
      await parts.clock.advance(death.diesAtMs);
      killAll(parts.service);
      await parts.clock.advance(10_000);
      expect(session.state.phase).toBe('recovering');
      parts.service.refuse(undefined);
      await parts.clock.advance(10_000);
      expect(session.state.phase).toBe('live');
    },
  );
});

describe('An own message on a dead stream', () => {
  const deaths = each([3_000, 60_000]);

  it.each(deaths)('tells within 5 s: $everyMs ms, share $share, $diesAtMs ms', async (death) => {
    const parts = startService(death);
    const { session } = enter(parts, death.share);
    await parts.clock.advance(death.diesAtMs);
    killAll(parts.service);
    await parts.clock.advance(1_500);
    await session.publish(() => 'own');
    await parts.clock.advance(5_000);
    expect(session.state.phase).toBe('recovering');
  });

  it.each(deaths)('comes in its place: $everyMs ms, share $share, $diesAtMs ms', async (death) => {
    const parts = startService(death);
    const { session, shown } = enter(parts, death.share);
    await parts.clock.advance(death.diesAtMs);
    parts.service.freeze();
    parts.service.send('before');
    await session.publish(() => 'own');
    parts.service.send('after');
    await parts.clock.advance(5_000);
    expect(shown).toEqual(['before', 'own', 'after']);
    expect(session.state.phase).toBe('live');
  });

  it.each(['visible', 'renewal'] as const)(
    'tells also when another stream takes over about then (%s), on a service that begins without a frame',
    async (what) => {
      for (const afterMs of [-3_000, -1_900, -500, 0, 500, 1_900, 3_000]) {
        const parts = startService({ everyMs: NEVER });
        const { clock, service } = parts;
        service.firstHeartbeat = false;
        const { session, tokens, wakes } = enter(parts, 0.5);
        await clock.advance(5_000);
        service.send('somebody');
        await clock.advance(1_500);
        killAll(service);
        const publish = async () => {
          await session.publish(() => 'own');
          return clock.monotonicMs();
        };
        const takeOver = () => (what === 'visible' ? wakes.notify() : tokens.renew());
        let publishedAtMs: number;
        if (afterMs <= 0) {
          publishedAtMs = await publish();
          await clock.advance(-afterMs);
          takeOver();
        } else {
          takeOver();
          await clock.advance(afterMs);
          publishedAtMs = await publish();
        }
        await clock.advance(publishedAtMs + 5_000 - clock.monotonicMs());
        expect([afterMs, session.state.phase]).toEqual([afterMs, 'recovering']);
      }
    },
  );

  it('is looked for on another stream though this one has heartbeats, and then given up', async () => {
    const parts = startService({ everyMs: 1_000 });
    const { clock, service } = parts;
    const { session } = enter(parts, 0.5);
    const phases = new Set<string>();
    session.onState(({ phase }) => phases.add(phase));
    await clock.advance(20_000);
    phases.clear();
    for (let count = 0; count < 60; count++) {
      service.loseNext();
      await session.publish(() => `${count}`);
      await clock.advance(10_000);
    }
    // A check costs a stream: at most one a minute.
    expect(service.subscribes.length - 1).toBeLessThanOrEqual(10);
    expect([...phases]).toEqual([]);
  });
});

describe('A healthy room', () => {
  const rooms = CADENCES_MS.flatMap((everyMs) => SHARES.map((share) => ({ everyMs, share })));

  it.each(rooms)('costs at most a stream a minute in ten hours: $everyMs ms, share $share', async (room) => {
    const parts = startService(room);
    const { session } = enter(parts, room.share);
    const phases = new Set<string>();
    session.onState(({ phase }) => phases.add(phase));
    await parts.clock.advance(10_000);
    await session.publish(() => 'own');
    await parts.clock.advance(10 * 3_600_000, { patient: false });
    // Where there are heartbeats, they teach in the first minute, and it is none after that.
    const most = room.everyMs === NEVER ? 600 : 1;
    expect(parts.service.subscribes.length - 1).toBeLessThanOrEqual(most);
    expect([...phases]).toEqual(['live']);
  });
});

describe('Fifty pages together', () => {
  const PAGES = 50;

  async function mostPerSecond(
    parts: Service,
    {
      forMs,
      act = () => undefined,
    }: { readonly forMs: number; readonly act?: (sessions: TopicSession[]) => unknown },
  ): Promise<number> {
    const { clock, service } = parts;
    const sessions = Array.from({ length: PAGES }, (_, index) => enter(parts, index / PAGES).session);
    await settle();
    const joined = service.subscribes.length;
    expect(joined).toBe(PAGES);
    await clock.advance(30_000, { patient: false });
    await act(sessions);
    await clock.advance(forMs, { patient: false });
    const atMs = service.subscribes.slice(joined).map((subscribe) => subscribe.atMs);
    return Math.max(0, ...atMs.map((from) => atMs.filter((at) => at >= from && at < from + 1_000).length));
  }

  it.each(CADENCES_MS)(
    'open few streams in any second of a healthy hour, heartbeats every %d ms',
    async (everyMs) => {
      const parts = startService({ everyMs });
      expect(await mostPerSecond(parts, { forMs: 3_600_000 })).toBeLessThanOrEqual(10);
    },
  );

  it('look one by one after a message that all have seen', async () => {
    const parts = startService({ everyMs: NEVER });
    const act = () => parts.service.send('to all');
    expect(await mostPerSecond(parts, { forMs: 120_000, act })).toBeLessThanOrEqual(10);
  });

  it('look one by one when the heartbeats of all end', async () => {
    const parts = startService({ everyMs: 5_000 });
    const act = () => parts.service.heartbeatEvery(NEVER);
    expect(await mostPerSecond(parts, { forMs: 60_000, act })).toBeLessThanOrEqual(15);
  });
});
