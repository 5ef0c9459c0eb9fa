import { describe, expect, it } from 'vitest';
import { Notifier } from '../../src/base/notifier.ts';
import { StreamTurns } from '../../src/topics/stream-turns.ts';
import { TopicSession } from '../../src/topics/topic-session.ts';
import { FakeClock, settle } from '../support/fake-clock.ts';
import { FakeTokenSource } from '../support/fake-token-source.ts';
import { FakeTopicService } from '../support/fake-topic-service.ts';

const ROOMS = 5;

/** The sessions of a page with five rooms, all live. */
async function openPage() {
  const clock = new FakeClock();
  const service = new FakeTopicService(clock);
  const tokens = new FakeTokenSource();
  const wakes = new Notifier<void>();
  const turns = new StreamTurns();
  const options = { tokens, transport: service, clock, wake: wakes, turns, random: () => 0.5 };
  const sessions = Array.from({ length: ROOMS }, (_, index) => {
    const session = new TopicSession({ ...options, cacheName: 'chat', topicName: `room ${index}` });
    session.start();
    return session;
  });
  await settle();
  service.heartbeat();
  await settle();
  expect(sessions.map(({ state }) => state.phase)).toEqual(sessions.map(() => 'live'));
  service.peakStreams = ROOMS;
  return { clock, service, tokens, wakes, sessions };
}

describe('the streams of several rooms', () => {
  it('are renewed one after another', async () => {
    const { service, tokens } = await openPage();
    tokens.renew();
    await settle();
    expect(service.peakStreams).toBe(ROOMS + 1);
    expect(service.openStreams).toBe(ROOMS);
    expect(service.subscribes.slice(ROOMS).map(({ token }) => token)).toEqual(Array(ROOMS).fill('token-2'));
  });

  it('are checked one after another', async () => {
    const { clock, service, wakes } = await openPage();
    await clock.advance(1_500);
    wakes.notify();
    await settle();
    expect(service.peakStreams).toBe(ROOMS + 1);
    expect(service.subscribes).toHaveLength(2 * ROOMS);
  });

  it('have at most one renewal and one check beside them while the service does not answer', async () => {
    const { clock, service, tokens, wakes } = await openPage();
    service.refuse('hang');
    tokens.renew();
    await clock.advance(1_100);
    wakes.notify();
    await settle();
    expect(service.openStreams).toBeLessThanOrEqual(ROOMS + 2);
    service.refuse(undefined);
    for (let beats = 0; beats < 10; beats++) {
      await clock.advance(5_000);
      service.heartbeat();
    }
    await settle();
    expect(service.peakStreams).toBeLessThanOrEqual(ROOMS + 2);
    expect(service.openStreams).toBe(ROOMS);
    expect(service.subscribes.slice(-ROOMS).map(({ token }) => token)).toEqual(Array(ROOMS).fill('token-2'));
  });

  it('do not wait for a room that is left while its renewal is under way', async () => {
    const { service, tokens, sessions } = await openPage();
    service.refuse('hang');
    tokens.renew();
    await settle();
    service.refuse(undefined);
    sessions[0]?.close();
    await settle();
    expect(service.openStreams).toBe(ROOMS - 1);
    expect(service.subscribes.slice(1 - ROOMS).map(({ token }) => token)).toEqual(
      Array(ROOMS - 1).fill('token-2'),
    );
  });

  it('are opened again at once, all of them, where all break', async () => {
    const { clock, service, sessions } = await openPage();
    service.endStreams();
    await clock.advance(1_000);
    expect(service.openStreams).toBe(ROOMS);
    expect(sessions.map(({ state }) => state.phase)).toEqual(sessions.map(() => 'live'));
  });
});

describe('StreamTurns', () => {
  it('passes over whoever no longer wants a turn', () => {
    const turns = new StreamTurns();
    const begun: string[] = [];
    const release = turns.take('renewal');
    turns.wait('renewal', () => begun.push('has changed its mind, takes none'));
    turns.wait('renewal', () => {
      begun.push('takes it');
      turns.take('renewal');
    });
    turns.wait('renewal', () => begun.push('too early'));
    const cancelled = turns.wait('renewal', () => begun.push('cancelled'));
    cancelled();
    expect(begun).toEqual([]);
    release?.();
    release?.();
    expect(begun).toEqual(['has changed its mind, takes none', 'takes it']);
  });

  it('keeps renewals and checks apart', () => {
    const turns = new StreamTurns();
    expect([turns.take('renewal'), turns.take('check')]).toEqual([
      expect.any(Function),
      expect.any(Function),
    ]);
    expect([turns.take('renewal'), turns.take('check')]).toEqual([undefined, undefined]);
  });
});
