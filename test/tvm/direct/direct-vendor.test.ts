import { token } from '@gomomento/generated-types';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TokenRole } from '../../../src/tvm-client/wire.ts';
import { createDirectVendor, type DirectVendor } from '../../../tvm/direct/direct-vendor.ts';
import { createMomentoVendor } from '../../../tvm/momento-vendor.ts';
import type { Grant } from '../../../tvm/policy.ts';
import type { Refusal } from '../../../tvm/refusal.ts';
import type { TokenVendor, VendOrder } from '../../../tvm/token-vendor.ts';
import { anyText } from '../../support/any-text.ts';
import { FakeClock } from '../../support/fake-clock.ts';
import { FaultyWire } from '../../support/faulty-wire.ts';
import { answerWith, type RawCall, RawGrpcServer } from '../../support/raw-grpc-server.ts';

const apiKey = Buffer.from(JSON.stringify({ endpoint: 'e.example', api_key: 'vendor-key' })).toString(
  'base64',
);
const grant: Grant = { role: 'publish-subscribe', caches: ['chat'], topics: 'all', ttlSeconds: 900 };
const order: VendOrder = { grant, tokenId: 'guest:Ann' };

const goodAnswer = new token.token._GenerateDisposableTokenResponse({
  api_key: 'k',
  endpoint: 'e.example',
  valid_until: 1_900_000_000,
}).serializeBinary();
const vends = (call: RawCall) => answerWith(call, goodAnswer);

let server: RawGrpcServer;
let clock: FakeClock;
let vendor: DirectVendor;

beforeEach(async () => {
  server = await RawGrpcServer.start();
  server.answer = vends;
  clock = new FakeClock();
  vendor = createDirectVendor({
    key: { kind: 'legacy', apiKey },
    standInAddress: server.address,
    clock,
  });
});
afterEach(async () => {
  vendor.close();
  await server.close();
});

const codeOf = async (vended: Promise<unknown>) =>
  vended.then(
    () => 'ok',
    (error: Refusal) => error.code,
  );

describe('what is sent', () => {
  let sdk: TokenVendor;
  beforeEach(() => {
    sdk = createMomentoVendor({ key: { kind: 'legacy', apiKey }, standInAddress: server.address });
  });

  const names = fc.array(anyText({ minLength: 1, maxLength: 12 }), {
    minLength: 1,
    maxLength: 3,
  });
  const grants = fc.record({
    role: fc.constantFrom<TokenRole>('publish-subscribe', 'subscribe-only', 'publish-only'),
    caches: fc.oneof(names, fc.constant<'all'>('all')),
    topics: fc.oneof(names, fc.constant<'all'>('all')),
    ttlSeconds: fc.integer({ min: 1, max: 3_600 }),
  });
  const tokenIds = fc.option(anyText({ minLength: 1, maxLength: 20 }), { nil: undefined });

  it('is byte for byte what the SDK sends, for any grant and token id', async () => {
    await fc.assert(
      fc.asyncProperty(grants, tokenIds, async (someGrant, tokenId) => {
        server.calls.length = 0;
        const some = { grant: someGrant, ...(tokenId === undefined ? {} : { tokenId }) };
        await sdk.vend(some);
        await vendor.vend(some);
        const [bySdk, byUs] = server.calls;
        expect(byUs?.body.toString('hex')).toBe(bySdk?.body.toString('hex'));
      }),
      { numRuns: 60 },
    );
  });

  it('has the headers of the SDK but for those that say which library asks', async () => {
    await sdk.vend(order);
    await vendor.vend(order);
    const [bySdk, byUs] = server.calls.map(({ headers }) => new Map(Object.entries(headers)));
    for (const name of [':method', ':path', ':scheme', ':authority', 'te', 'content-type'])
      expect([name, byUs?.get(name)]).toEqual([name, bySdk?.get(name)]);
    const missing = [...(bySdk?.keys() ?? [])].filter((name) => !byUs?.has(name));
    expect(missing.toSorted()).toEqual([
      'accept-encoding',
      'agent',
      'grpc-accept-encoding',
      'runtime-version',
      'user-agent',
    ]);
  });

  it('is nothing for a token id that the SDK refuses', async () => {
    const tokenId = 'a'.repeat(65);
    expect(await codeOf(vendor.vend({ grant, tokenId }))).toBe('internal');
    expect(await codeOf(sdk.vend({ grant, tokenId }))).toBe('internal');
    expect(server.calls).toEqual([]);
  });
});

describe('an answer', () => {
  it.each<[string, number, string]>([
    ['a proxy that knows no gRPC', 404, 'internal'],
    ['a proxy that has lost its server', 502, 'unavailable'],
    ['a gate that wants something else', 401, 'bad_gateway'],
    ['a web page', 200, 'unavailable'],
  ])('of %s is refused in words', async (_what, status, code) => {
    server.answer = ({ stream }) => {
      stream.respond({ ':status': status, 'content-type': 'text/html' });
      stream.end('<p>hello');
    };
    expect(await codeOf(vendor.vend(order))).toBe(code);
  });

  it.each<[string, (call: RawCall) => void, string]>([
    ['that breaks off', ({ stream }) => stream.close(), 'unavailable'],
    ['that is no message', (call) => answerWith(call, Buffer.from([0xff])), 'unavailable'],
    ['without an expiry', (call) => answerWith(call, new Uint8Array()), 'unavailable'],
    ['of a megabyte', (call) => answerWith(call, Buffer.alloc(1_000_000)), 'throttled'],
  ])('%s is refused in words', async (_what, answer, code) => {
    server.answer = answer;
    expect(await codeOf(vendor.vend(order))).toBe(code);
  });

  it('with its status alone in the head is understood', async () => {
    server.answer = ({ stream }) =>
      stream.respond(
        { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '8' },
        { endStream: true },
      );
    expect(await codeOf(vendor.vend(order))).toBe('throttled');
  });

  it('with fields of tomorrow is taken as it is', async () => {
    const more = Buffer.from([0x7a, 3, 1, 2, 3]);
    server.answer = (call) => answerWith(call, Buffer.concat([goodAnswer, more]));
    expect(await vendor.vend(order)).toMatchObject({ expiresAt: 1_900_000_000 });
  });

  it('that does not come is given up, and the next call uses a new connection', async () => {
    const asked = new Promise<void>((resolve) => {
      server.answer = () => resolve();
    });
    const late = codeOf(vendor.vend(order));
    await asked;
    await clock.advance(10_000);
    expect(await late).toBe('timeout');
    server.answer = vends;
    expect(await codeOf(vendor.vend(order))).toBe('ok');
    expect(server.sessions).toHaveLength(2);
  });
});

describe('the connection', () => {
  const lastSession = () => {
    const session = server.sessions.at(-1);
    if (!session) throw new Error('expected a connection');
    return session;
  };

  it('is one for all calls, opened before the first if that is wanted', async () => {
    vendor.open();
    await Promise.all(Array.from({ length: 50 }, () => vendor.vend(order)));
    expect(server.sessions).toHaveLength(1);
    expect(server.calls).toHaveLength(50);
  });

  it('carries a thousand calls at once', async () => {
    const codes = await Promise.all(Array.from({ length: 1_000 }, () => codeOf(vendor.vend(order))));
    expect(new Set(codes)).toEqual(new Set(['ok']));
    expect(server.sessions).toHaveLength(1);
  });

  it('that the service ends with notice is replaced, and calls on their way finish', async () => {
    await vendor.vend(order);
    const hasNotice = new Promise<RawCall>((resolve) => {
      server.answer = (call) => {
        lastSession().goaway();
        resolve(call);
      };
    });
    const onItsWay = codeOf(vendor.vend(order));
    vends(await hasNotice);
    expect(await onItsWay).toBe('ok');
    server.answer = vends;
    expect(await codeOf(vendor.vend(order))).toBe('ok');
    expect(server.sessions).toHaveLength(2);
  });

  it('that breaks under a call which was not answered yet is tried once more', async () => {
    await vendor.vend(order);
    server.answer = (call) => {
      server.answer = vends;
      call.stream.session?.destroy();
    };
    expect(await codeOf(vendor.vend(order))).toBe('ok');
    expect(server.sessions).toHaveLength(2);
  });

  it('that is given up in silence is not tried again for calls that nobody waits for any more', async () => {
    await vendor.vend(order);
    server.answer = () => {};
    const unanswered = Array.from({ length: 20 }, () => codeOf(vendor.vend(order)));
    await expect.poll(() => server.calls).toHaveLength(21);
    await clock.advance(10_000);
    const codes = await Promise.all(unanswered);
    expect(codes.filter((code) => code !== 'timeout' && code !== 'unavailable')).toEqual([]);
    server.answer = vends;
    await vendor.vend(order);
    expect(server.calls).toHaveLength(22);
  });

  it('that is given up in silence is replaced for calls that came later, in what is left of their time', async () => {
    await vendor.vend(order);
    server.answer = () => {};
    const first = codeOf(vendor.vend(order));
    await expect.poll(() => server.calls).toHaveLength(2);
    await clock.advance(5_000);
    const second = codeOf(vendor.vend(order));
    await expect.poll(() => server.calls).toHaveLength(3);
    await clock.advance(5_000);
    expect(await first).toBe('timeout');
    await expect.poll(() => server.calls).toHaveLength(4);
    expect(server.calls.at(-1)?.headers['grpc-timeout']).toBe('5000m');
    await clock.advance(5_000);
    expect(await second).toBe('timeout');
  });

  it('that breaks each time is given up after the second', async () => {
    await vendor.vend(order);
    server.answer = ({ stream }) => stream.session?.destroy();
    expect(await codeOf(vendor.vend(order))).toBe('unavailable');
    expect(server.calls).toHaveLength(3);
  });

  it('that was silent for a minute is asked first, and kept where it answers', async () => {
    await vendor.vend(order);
    await clock.advance(60_000);
    expect(await codeOf(vendor.vend(order))).toBe('ok');
    expect(server.sessions).toHaveLength(1);
  });

  it('that has died in silence is found out in a second', async () => {
    const way = await FaultyWire.to(server.address);
    const behindIt = createDirectVendor({
      key: { kind: 'legacy', apiKey },
      standInAddress: way.address,
      clock,
    });
    await behindIt.vend(order);
    way.forget();
    await clock.advance(60_000);
    const vended = codeOf(behindIt.vend(order));
    await clock.advance(1_000);
    expect(await vended).toBe('ok');
    expect(server.sessions).toHaveLength(2);
    behindIt.close();
    await way.close();
  });
});

describe('the endpoint of a key', () => {
  it.each(['x@e.example', 'e.example/#', 'e.example:1', 'e.example?', 'e example', '', 'e.example\\x'])(
    'that is %j is not connected to',
    (endpoint) => {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const v2Key = `${part({ alg: 'HS256' })}.${part({ t: 'g' })}.signature`;
      expect(() => createDirectVendor({ key: { kind: 'v2', apiKey: v2Key, endpoint } })).toThrow(
        'unable to use the Momento API key; its endpoint is not a host name',
      );
    },
  );
});
