import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TokenRole, WireErrorCode } from '../../src/tvm-client/wire.ts';
import { createDirectVendor } from '../../tvm/direct/direct-vendor.ts';
import { createMomentoVendor, type MomentoVendorOptions } from '../../tvm/momento-vendor.ts';
import type { Grant } from '../../tvm/policy.ts';
import { Refusal } from '../../tvm/refusal.ts';
import type { TokenVendor } from '../../tvm/token-vendor.ts';
import { FakeTokenService } from '../support/fake-token-service.ts';

// Against Momento's own codecs, so that what is asserted is what goes over the wire.

const legacyKey = Buffer.from(JSON.stringify({ endpoint: 'e.example', api_key: 'vendor-key' })).toString(
  'base64',
);
const grant: Grant = { role: 'publish-subscribe', caches: ['chat'], topics: 'all', ttlSeconds: 900 };

let service: FakeTokenService;
let vendor: TokenVendor;

const vendors: Readonly<Record<string, (options: MomentoVendorOptions) => TokenVendor>> = {
  'the SDK': createMomentoVendor,
  'our own call': createDirectVendor,
};

describe.each(Object.entries(vendors))('with %s', (_name, createVendor) => {
  beforeEach(async () => {
    service = await FakeTokenService.start();
    vendor = createVendor({
      key: { kind: 'legacy', apiKey: legacyKey },
      standInAddress: service.address,
    });
  });
  afterEach(() => service.close());

  describe('a token from Momento', () => {
    it('is what the SDK of the page decodes, with its expiry', async () => {
      const token = await vendor.vend({ grant });
      expect(JSON.parse(Buffer.from(token.authToken, 'base64').toString())).toEqual({
        api_key: 'k',
        endpoint: 'e.example',
      });
      expect(token.expiresAt).toBe(1_900_000_000);
    });

    it('is asked for with the key, the life and the token id', async () => {
      await vendor.vend({ grant, tokenId: 'guest:Ann' });
      expect(service.requests).toMatchObject([
        { auth_token: 'vendor-key', expires: { valid_for_seconds: 900 }, token_id: 'guest:Ann' },
      ]);
    });

    it('has no token id when there is none', async () => {
      await vendor.vend({ grant });
      expect(service.requests).toMatchObject([{ token_id: '' }]);
    });

    // The numbers are those of `TopicRole` in permissionmessages.proto.
    it.each<[TokenRole, number]>([
      ['publish-subscribe', 1],
      ['subscribe-only', 2],
      ['publish-only', 3],
    ])('that may %s says exactly that, of one cache and all its topics', async (role, number) => {
      await vendor.vend({ grant: { ...grant, role } });
      expect(permissions()).toEqual([
        { topic_permissions: { role: number, cache_selector: { cache_name: 'chat' }, all_topics: {} } },
      ]);
    });

    it('for some topics of two caches says each pair, and nothing more', async () => {
      await vendor.vend({ grant: { ...grant, caches: ['a', 'b'], topics: ['x', 'y'] } });
      const pair = (cache_name: string, topic_name: string) => ({
        topic_permissions: {
          role: 1,
          cache_selector: { cache_name },
          topic_selector: { topic_name, topic_name_prefix: '' },
        },
      });
      expect(permissions()).toEqual([pair('a', 'x'), pair('a', 'y'), pair('b', 'x'), pair('b', 'y')]);
    });

    it('for all caches and all topics says just that', async () => {
      await vendor.vend({ grant: { ...grant, caches: 'all' } });
      expect(permissions()).toEqual([{ topic_permissions: { role: 1, all_caches: {}, all_topics: {} } }]);
    });

    it.each<[string, Partial<Grant>]>([
      ['without a cache', { caches: [] }],
      ['without a topic', { topics: [] }],
    ])('%s is never asked for', async (_what, empty) => {
      await expect(vendor.vend({ grant: { ...grant, ...empty } })).rejects.toThrow(
        'its scope would be empty',
      );
      expect(service.requests).toEqual([]);
    });
  });

  describe('a refusal by Momento', () => {
    it.each<[NonNullable<FakeTokenService['refuseWith']>, WireErrorCode]>([
      ['UNAUTHENTICATED', 'bad_gateway'],
      ['PERMISSION_DENIED', 'bad_gateway'],
      ['RESOURCE_EXHAUSTED', 'throttled'],
      ['DEADLINE_EXCEEDED', 'timeout'],
      ['UNAVAILABLE', 'unavailable'],
      ['UNKNOWN', 'unavailable'],
      ['INTERNAL', 'unavailable'],
      ['CANCELLED', 'unavailable'],
      ['INVALID_ARGUMENT', 'internal'],
      ['NOT_FOUND', 'internal'],
      ['FAILED_PRECONDITION', 'internal'],
    ])('with %s is %s', async (status, code) => {
      service.refuseWith = status;
      const refusal = await refusalOf(vendor.vend({ grant }));
      expect(refusal.code).toBe(code);
      expect(refusal.retryAfterSeconds).toBe(code === 'throttled' ? 5 : undefined);
    });

    it('keeps the text from upstream, which may quote the key, to itself', async () => {
      service.refuseWith = 'UNAUTHENTICATED';
      const refusal = await refusalOf(vendor.vend({ grant }));
      expect(refusal.message).toBe('Momento does not accept the API key of this Token Vending Machine.');
      expect(refusal.reason).toBe('Momento answered AUTHENTICATION_ERROR');
      expect(refusal.cause).toBeUndefined();
    });

    it('is what a missing expiry counts as', async () => {
      service.validUntil = 0;
      expect((await refusalOf(vendor.vend({ grant }))).code).toBe('unavailable');
    });

    it('is what a dead service counts as', async () => {
      service.close();
      expect((await refusalOf(vendor.vend({ grant }))).code).toBe('unavailable');
    });
  });

  describe('the key', () => {
    it('of the second kind is taken with its endpoint', () => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const apiKey = `${part({ alg: 'HS256' })}.${part({ t: 'g' })}.signature`;
      const create = () => createVendor({ key: { kind: 'v2', apiKey, endpoint: 'cell.example' } });
      expect(create).not.toThrow();
    });

    it.each(['v2', 'legacy'] as const)('that is no %s key is refused at the start, unquoted', (kind) => {
      const apiKey = Buffer.from('a secret that is no JSON').toString('base64');
      const create = () => createVendor({ key: { kind, apiKey, endpoint: 'cell.example' } });
      expect(create).toThrow(`it does not read as a ${kind} key`);
      expect(create).not.toThrow(/secret|JSON/);
    });
  });
});

async function refusalOf(vended: Promise<unknown>): Promise<Refusal> {
  const outcome = await vended.catch((error: unknown) => error);
  if (outcome instanceof Refusal) return outcome;
  throw new Error('expected a refusal');
}

function permissions(): unknown {
  const [request] = service.requests;
  return (request as { permissions: { explicit: { permissions: unknown } } }).permissions.explicit
    .permissions;
}
