import {
  CredentialProvider,
  NoopMomentoLoggerFactory,
  TopicClient,
  TopicConfigurations,
  TopicPublish,
  TopicSubscribe,
} from '@gomomento/sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../local/momento/momento-stand-in.ts';
import { createDirectVendor } from '../../tvm/direct/direct-vendor.ts';
import { createMomentoVendor, type MomentoVendorOptions } from '../../tvm/momento-vendor.ts';
import type { Grant } from '../../tvm/policy.ts';
import type { TokenVendor } from '../../tvm/token-vendor.ts';

// What a vended token is good for, found out by using it.

let standIn: MomentoStandIn;
beforeAll(async () => {
  standIn = await startMomentoStandIn({ caches: ['chat', 'news'] });
});
afterAll(() => standIn.close());

const everything: Grant = { role: 'publish-subscribe', caches: ['chat'], topics: 'all', ttlSeconds: 60 };

const vendors = { 'the SDK': createMomentoVendor, 'our own call': createDirectVendor };

/** Tries both operations on a topic: `ok`, or the code of the error. */
async function tried({
  createVendor,
  grant,
  cache,
  topic,
}: {
  createVendor: (options: MomentoVendorOptions) => TokenVendor;
  grant: Grant;
  cache: string;
  topic: string;
}) {
  const { grpcAddress, legacyApiToken } = standIn;
  const vendor = createVendor({
    key: { kind: 'legacy', apiKey: legacyApiToken },
    standInAddress: grpcAddress,
  });
  const { authToken } = await vendor.vend({ grant });
  const topics = new TopicClient({
    configuration: TopicConfigurations.Default.latest(new NoopMomentoLoggerFactory()),
    credentialProvider: CredentialProvider.fromDisposableToken({
      authToken,
      endpointOverrides: {
        cacheEndpoint: grpcAddress,
        controlEndpoint: grpcAddress,
        tokenEndpoint: grpcAddress,
        secureConnection: false,
      },
    }),
  });
  const publish = await topics.publish(cache, topic, 'hello');
  const subscribe = await topics.subscribe(cache, topic, { onItem: () => {} });
  if (!(subscribe instanceof TopicSubscribe.Error)) subscribe.unsubscribe();
  return {
    publish: publish instanceof TopicPublish.Error ? publish.errorCode() : 'ok',
    subscribe: subscribe instanceof TopicSubscribe.Error ? subscribe.errorCode() : 'ok',
  };
}

describe.each(Object.entries(vendors))('vended with %s,', (_name, createVendor) => {
  describe('a token of role', () => {
    it.each([
      ['publish-subscribe', 'ok', 'ok'],
      ['subscribe-only', 'PERMISSION_ERROR', 'ok'],
      ['publish-only', 'ok', 'PERMISSION_ERROR'],
    ] as const)('%s: publishing is %s, subscribing is %s', async (role, publish, subscribe) => {
      const outcome = await tried({
        createVendor,
        grant: { ...everything, role },
        cache: 'chat',
        topic: 'lobby',
      });
      expect(outcome).toEqual({ publish, subscribe });
    });
  });

  describe('a token', () => {
    it('for one topic opens no other', async () => {
      const grant: Grant = { ...everything, topics: ['lobby'] };
      expect(await tried({ createVendor, grant, cache: 'chat', topic: 'lobby' })).toEqual({
        publish: 'ok',
        subscribe: 'ok',
      });
      expect(await tried({ createVendor, grant, cache: 'chat', topic: 'lobby2' })).toEqual({
        publish: 'PERMISSION_ERROR',
        subscribe: 'PERMISSION_ERROR',
      });
    });

    it('for all topics of one cache opens no other cache', async () => {
      expect(await tried({ createVendor, grant: everything, cache: 'news', topic: 'lobby' })).toEqual({
        publish: 'PERMISSION_ERROR',
        subscribe: 'PERMISSION_ERROR',
      });
    });
  });
});
