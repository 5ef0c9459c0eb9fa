import { describe, expect, it, onTestFinished } from 'vitest';
import {
  ChatJoinedEvent,
  ChatLeftEvent,
  ChatMessageEvent,
  ChatTroubleEvent,
} from '../../../src/entries/elements/element-events.ts';
import { RoomStay } from '../../../src/entries/elements/room-stay.ts';
import type { TokenFunction } from '../../../src/entries/topics/index.ts';
import { TopicErrorCode } from '../../../src/topics/transport.ts';
import { FakeClock, settle } from '../../support/fake-clock.ts';
import { FakeTopicService } from '../../support/fake-topic-service.ts';

async function stayIn(tokens: TokenFunction = () => ({ authToken: 'token', tokenId: 'guest:Ann' })) {
  const clock = new FakeClock();
  const service = new FakeTopicService(clock);
  service.heartbeatEvery(5_000);
  const told: string[] = [];
  const stay = new RoomStay({
    cacheName: 'chat',
    topicName: 'lobby',
    userName: 'Ann',
    tokens,
    transport: service,
    clock,
    random: () => 0.5,
    peoplePolicy: () => ({ presence: false, typing: false }),
    tell: (event) => told.push(inWords(event)),
  });
  onTestFinished(() => stay.end());
  await settle();
  return { clock, service, stay, told };
}

function inWords(event: Event): string {
  if (event instanceof ChatJoinedEvent) return `joined ${event.topic} as ${event.tokenId}`;
  if (event instanceof ChatLeftEvent) return `left ${event.topic}`;
  if (event instanceof ChatMessageEvent)
    return `${event.message.own ? 'own' : 'message'}: ${event.message.text}`;
  if (event instanceof ChatTroubleEvent)
    return `${event.isFinal ? 'final' : 'passing'} ${event.source}: ${event.code} ${event.says ?? ''}`.trim();
  return event.type;
}

describe('Staying in a room', () => {
  it('tells that it has joined once, each message once, and that it has left', async () => {
    const { clock, service, stay, told } = await stayIn();
    service.publisherId = 'guest:Ann';
    stay.room.send('hello');
    await clock.advance(1_000);
    service.endStreams();
    await clock.advance(2_000);
    stay.end();
    expect(told).toContain('joined lobby as guest:Ann');
    expect(told.filter((each) => each === 'own: hello')).toHaveLength(1);
    expect(told.filter((each) => each.startsWith('joined'))).toHaveLength(1);
    expect(told.at(-1)).toBe('left lobby');
    expect([service.openStreams, clock.jumpListeners]).toEqual([0, 0]);
  });

  it('tells what is in the way once, however often it is tried, and again after it has worked', async () => {
    const { clock, service, told } = await stayIn();
    const fail = async () => {
      service.refuse(TopicErrorCode.Unavailable);
      service.endStreams(TopicErrorCode.Unavailable);
      await clock.advance(60_000);
      service.refuse(undefined);
      await clock.advance(60_000);
    };
    await fail();
    await fail();
    expect(told.filter((each) => each === 'passing topic: unavailable')).toHaveLength(2);
  });

  it('tells what a token function threw, and that it is not asked again', async () => {
    const { stay, told } = await stayIn(() => {
      throw Object.assign(new Error('no seat left'), { retryable: false });
    });
    expect(told).toEqual(['final machine: forbidden Error: no seat left']);
    stay.end();
    expect(told).toHaveLength(1);
  });

  it('tells that a part of the room could not be loaded', async () => {
    const { stay, told } = await stayIn();
    stay.tellFailure(new Error('no such chunk'));
    expect(told.at(-1)).toBe('passing page: not-loaded no such chunk');
  });
});
