import { TopicErrorCode, type TopicItem } from 'momento-chat/topics';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InPageMomento } from '../live/in-page-momento.ts';

const LOBBY = { cacheName: 'chat', topicName: 'lobby' };

let momento: InPageMomento;
beforeEach(() => {
  vi.useFakeTimers();
  momento = new InPageMomento();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Somebody with a token and a stream, which has begun. */
async function listen({ name = 'Ann', topicName = 'lobby', next = 0 } = {}) {
  const { authToken } = momento.vend(name);
  const items: TopicItem[] = [];
  const told: (string | undefined)[] = [];
  const stream = momento.open(
    { ...LOBBY, topicName, authToken, position: { page: 1, next } },
    {
      onItem: (item) => items.push(item),
      onHeartbeat: () => told.push('heartbeat'),
      onDiscontinuity: () => told.push('discontinuity'),
      onEnd: (error) => told.push(error?.code),
    },
  );
  expect(told).toEqual([]);
  await Promise.resolve();
  return { authToken, items, told, stream };
}

const say = (authToken: string, text: string) => momento.publish({ ...LOBBY, authToken, text });

describe('What stands in for Momento on the page', () => {
  it('brings what is published to all who listen on that topic, with the id of the token', async () => {
    const ann = await listen();
    const ben = await listen({ name: 'Ben' });
    const kitchen = await listen({ topicName: 'kitchen' });
    await say(ann.authToken, 'Hello');
    for (const { items } of [ann, ben]) {
      expect(items).toEqual([{ page: 1, sequence: 1, value: 'Hello', publisherId: 'guest:Ann' }]);
    }
    expect(kitchen.items).toEqual([]);
    expect(ben.told).toEqual(['heartbeat']);
  });

  it('goes on at a position, and leaves alone who has gone', async () => {
    const ann = await listen();
    for (const text of ['one', 'two', 'three']) await say(ann.authToken, text);
    ann.stream.cancel();
    const later = await listen({ next: 2 });
    await say(later.authToken, 'four');
    expect(later.items.map(({ value }) => value)).toEqual(['two', 'three', 'four']);
    expect(ann.items).toHaveLength(3);
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    later.stream.cancel();
    vi.advanceTimersByTime(60_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('lets a token end after a minute, and its streams with it', async () => {
    const ann = await listen();
    vi.advanceTimersByTime(59_999);
    await say(ann.authToken, 'still');
    expect(ann.told).not.toContain('unauthenticated');
    vi.advanceTimersByTime(1);
    expect(ann.told.at(-1)).toBe('unauthenticated');
    await expect(say(ann.authToken, 'too late')).rejects.toMatchObject({ code: 'unauthenticated' });
    expect(ann.items).toHaveLength(1);
  });

  it('can be cut off: nothing gets through, and what is taken later is new', async () => {
    const ann = await listen();
    await say(ann.authToken, 'before');
    momento.isCut = true;
    expect(ann.told.at(-1)).toBe('unreachable');
    await expect(say(ann.authToken, 'meanwhile')).rejects.toMatchObject({
      code: TopicErrorCode.Unreachable,
      retryable: true,
    });
    expect(() => momento.vend('Ben')).toThrow('unreachable');
    expect(await momento.answers()).toBe(false);
    momento.isCut = false;
    const again = await listen({ next: 2 });
    await say(again.authToken, 'after');
    expect(again.items.map(({ value }) => value)).toEqual(['after']);
  });

  it('refuses what is too long for Momento, and what nobody waits for', async () => {
    const { authToken, items } = await listen();
    await say(authToken, 'ä'.repeat(2_048));
    await expect(say(authToken, `${'ä'.repeat(2_048)}.`)).rejects.toMatchObject({ code: 'invalid-argument' });
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(momento.publish({ ...LOBBY, authToken, text: 'x', signal })).rejects.toThrow('gone');
    expect(items).toHaveLength(1);
  });
});
