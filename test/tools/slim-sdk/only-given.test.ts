import { describe, expect, it } from 'vitest';
import { onlyGiven } from '../../../tools/slim-sdk/only-given.ts';
import { WebhookClient } from '../../../tools/slim-sdk/webhook-client.ts';

describe('A replaced module', () => {
  const given = { TopicClient: 'a client', nothing: undefined };
  const module: Record<string, unknown> = onlyGiven<Record<string, unknown>>(given, 'sdk/index.js');

  it('gives what it has', () => {
    expect(module.TopicClient).toBe('a client');
    expect(module.nothing).toBeUndefined();
    expect(Object.keys(module)).toEqual(['TopicClient', 'nothing']);
  });

  it('throws its own name and the one that it lacks', () => {
    expect(() => module.CacheClient).toThrow(
      'unable to use CacheClient of sdk/index.js; the page is built without it',
    );
  });
});

describe('The webhook client of a slim page', () => {
  it('can be made, and nothing else', () => {
    const client: object = new WebhookClient();
    expect(() => Reflect.get(client, 'putWebhook') as unknown).toThrow(/putWebhook of WebhookClient/);
  });
});
