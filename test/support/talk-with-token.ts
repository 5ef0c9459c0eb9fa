import { type TopicItem, TopicPublish, TopicSubscribe } from '@gomomento/sdk';
import { vi } from 'vitest';
import { credentialsOf, topicClient } from './momento-node-clients.ts';

const ROOM = ['chat', 'lobby'] as const;

/** With a token, the real SDK subscribes to a room of the stand-in and publishes; brings what came back. */
export async function talkWithToken(authToken: string, grpcAddress: string): Promise<TopicItem> {
  const topics = topicClient(credentialsOf(authToken, grpcAddress));
  const items: TopicItem[] = [];
  const subscribed = await topics.subscribe(...ROOM, { onItem: (item) => void items.push(item) });
  if (!(subscribed instanceof TopicSubscribe.Subscription)) throw new Error(subscribed.toString());
  try {
    const published = await topics.publish(...ROOM, 'hello');
    if (!(published instanceof TopicPublish.Success)) throw new Error(published.toString());
    return await vi.waitUntil(() => items[0], { timeout: 20_000 });
  } finally {
    subscribed.unsubscribe();
  }
}
