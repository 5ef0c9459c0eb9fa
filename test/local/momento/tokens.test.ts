import { permission_messages } from '@gomomento/generated-types/dist/permissionmessages.js';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type MomentoStandIn, startMomentoStandIn } from '../../../local/momento/index.ts';
import { WebSubscription } from '../../support/grpc-web-client.ts';
import {
  permissionsOf,
  publishWeb,
  type TopicPermission,
  tokenWith,
  vendWeb,
} from '../../support/momento-web-calls.ts';

const OK = 0;
const INVALID_ARGUMENT = 3;
const NOT_FOUND = 5;
const PERMISSION_DENIED = 7;
const RESOURCE_EXHAUSTED = 8;
const UNAUTHENTICATED = 16;
const EVERYTHING: TopicPermission = { role: 'publishsubscribe' };
const ROOM = { cacheName: 'chat', topicName: 'lobby' };

describe('tokens of the stand-in', () => {
  let stand: MomentoStandIn;

  const start = async () => {
    stand = await startMomentoStandIn({ caches: ['chat', 'other'], heartbeatMs: Number.POSITIVE_INFINITY });
  };

  beforeEach(start);
  afterEach(() => stand.close());

  const publish = async (
    authorization: string | undefined,
    where: Partial<typeof ROOM> = {},
    value = 'hi',
  ) => {
    const { status } = await publishWeb({ webUrl: stand.webUrl, authorization, ...ROOM, ...where, value });
    return status;
  };
  /** The status a subscription ends with; OK once it has delivered a frame. */
  const subscribe = async (authorization: string | undefined, where: Partial<typeof ROOM> = {}) => {
    const stream = new WebSubscription({ webUrl: stand.webUrl, authorization, ...ROOM, ...where });
    const status = await Promise.race([stream.next().then(() => OK), stream.ended.then((end) => end.status)]);
    stream.cancel();
    return status;
  };

  describe('vending', () => {
    const vend = (request: Partial<Parameters<typeof vendWeb>[0]> = {}) =>
      vendWeb({
        webUrl: stand.webUrl,
        apiKey: stand.apiKey,
        permissions: permissionsOf([EVERYTHING]),
        ...request,
      });

    it.each([
      ['25 hours', 90_000, OK],
      ['25 hours and a second', 90_001, INVALID_ARGUMENT],
      ['one second', 1, OK],
      ['no time', 0, INVALID_ARGUMENT],
      ['no expiry', undefined, INVALID_ARGUMENT],
    ])('answers a request for a life of %s', async (_what, seconds, status) => {
      expect((await vend({ seconds })).status).toBe(status);
    });

    it.each([
      ['64 characters', 64, OK],
      ['65 characters', 65, INVALID_ARGUMENT],
    ])('answers a request for a token id of %s', async (_what, length, status) => {
      expect((await vend({ tokenId: 'x'.repeat(length) })).status).toBe(status);
    });

    it.each([
      ['20 statements', permissionsOf(Array.from({ length: 20 }, () => EVERYTHING)), OK],
      ['21 statements', permissionsOf(Array.from({ length: 21 }, () => EVERYTHING)), INVALID_ARGUMENT],
      ['an empty list', permissionsOf([]), INVALID_ARGUMENT],
      ['none at all', new permission_messages.Permissions(), INVALID_ARGUMENT],
      [
        'super user permissions',
        new permission_messages.Permissions({
          super_user: permission_messages.SuperUserPermissions.SuperUser,
        }),
        INVALID_ARGUMENT,
      ],
    ])('answers a request for %s', async (_what, permissions, status) => {
      expect((await vend({ permissions })).status).toBe(status);
    });

    it('refuses a topic permission without role, cache or topic', async () => {
      const { PermissionsType, ExplicitPermissions, Permissions } = permission_messages;
      for (const missing of ['role', 'cache', 'topic', 'topic name'] as const) {
        const statement = new PermissionsType.TopicPermissions();
        if (missing !== 'role') statement.role = permission_messages.TopicRole.TopicReadOnly;
        if (missing !== 'cache') statement.all_caches = new PermissionsType.All();
        if (missing === 'topic name') statement.topic_selector = new PermissionsType.TopicSelector();
        else if (missing !== 'topic') statement.all_topics = new PermissionsType.All();
        const explicit = new ExplicitPermissions({
          permissions: [new PermissionsType({ topic_permissions: statement })],
        });
        expect([missing, (await vend({ permissions: new Permissions({ explicit }) })).status]).toEqual([
          missing,
          INVALID_ARGUMENT,
        ]);
      }
    });

    it('takes the full-power key only', async () => {
      const token = await tokenWith(stand, { permissions: [EVERYTHING] });
      expect((await vend({ apiKey: token })).status).toBe(PERMISSION_DENIED);
      expect((await vend({ apiKey: `${stand.apiKey}x` })).status).toBe(UNAUTHENTICATED);
      expect((await vend({ apiKey: '' })).status).toBe(UNAUTHENTICATED);
    });
  });

  describe('who may call', () => {
    it('refuses no token, nonsense, and every change of a good one', async () => {
      const token = await tokenWith(stand, { permissions: [EVERYTHING] });
      const [header = '', payload = '', signature = ''] = token.split('.');
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp: number };
      const longer = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 1 })).toString('base64url');
      const none = Buffer.from('{"alg":"none"}').toString('base64url');
      const bad = [undefined, 'x', 'a.b.c', `${header}.${payload}`, `${header}.${payload}.`];
      const forged = [`${header}.${longer}.${signature}`, `${none}.${payload}.`, `${token}.${signature}`];
      expect(await publish(token)).toBe(OK);
      for (const each of [...bad, ...forged]) {
        expect([await publish(each), await subscribe(each)]).toEqual([UNAUTHENTICATED, UNAUTHENTICATED]);
      }
    });

    it('refuses a token of another instance', async () => {
      const another = await startMomentoStandIn({ caches: ['chat'] });
      const token = await tokenWith(another, { permissions: [EVERYTHING] });
      expect([await publish(token), await publish(another.apiKey)]).toEqual([
        UNAUTHENTICATED,
        UNAUTHENTICATED,
      ]);
      await another.close();
    });

    it('stamps what is published with the id of the token', async () => {
      const token = await tokenWith(stand, { permissions: [EVERYTHING], tokenId: 'guest:Ann Ü' });
      const stream = new WebSubscription({ webUrl: stand.webUrl, authorization: stand.apiKey, ...ROOM });
      await stream.next();
      await publish(token);
      await publish(stand.apiKey);
      expect(await stream.take(2)).toMatchObject([{ publisherId: 'guest:Ann Ü' }, { publisherId: '' }]);
      stream.cancel();
    });
  });

  describe('what a token may do', () => {
    it.each([
      ['publishsubscribe', OK, OK],
      ['subscribeonly', PERMISSION_DENIED, OK],
      ['publishonly', OK, PERMISSION_DENIED],
    ] as const)('with %s', async (role, publishing, subscribing) => {
      const token = await tokenWith(stand, {
        permissions: [{ role, cache: 'chat', topic: { name: 'lobby' } }],
      });
      expect([await publish(token), await subscribe(token)]).toEqual([publishing, subscribing]);
    });

    it('covers the topics it names, by name, by prefix or all', async () => {
      const may = async (topic: TopicPermission['topic'], topicName: string) => {
        const permission = { role: 'publishsubscribe', cache: 'chat', ...(topic ? { topic } : {}) } as const;
        return await publish(await tokenWith(stand, { permissions: [permission] }), { topicName });
      };
      expect(await may({ name: 'lobby' }, 'lobby')).toBe(OK);
      expect(await may({ name: 'lobby' }, 'lobby2')).toBe(PERMISSION_DENIED);
      expect(await may({ prefix: 'team-' }, 'team-a')).toBe(OK);
      expect(await may({ prefix: 'team-' }, 'tea')).toBe(PERMISSION_DENIED);
      expect(await may(undefined, 'anything')).toBe(OK);
    });

    it('covers the caches it names', async () => {
      const one = await tokenWith(stand, { permissions: [{ role: 'publishsubscribe', cache: 'chat' }] });
      const all = await tokenWith(stand, { permissions: [EVERYTHING] });
      expect(await publish(one, { cacheName: 'other' })).toBe(PERMISSION_DENIED);
      expect(await publish(all, { cacheName: 'other' })).toBe(OK);
    });

    it('adds up over several statements', async () => {
      const permissions: TopicPermission[] = [
        { role: 'subscribeonly', cache: 'chat' },
        { role: 'publishonly', cache: 'chat', topic: { name: 'lobby' } },
      ];
      const token = await tokenWith(stand, { permissions });
      expect([await publish(token), await subscribe(token)]).toEqual([OK, OK]);
      expect(await publish(token, { topicName: 'news' })).toBe(PERMISSION_DENIED);
    });
  });

  describe('what a call must say', () => {
    it('names a cache that exists', async () => {
      expect(await publish(stand.apiKey, { cacheName: 'nope' })).toBe(NOT_FOUND);
      expect(await subscribe(stand.apiKey, { cacheName: 'nope' })).toBe(NOT_FOUND);
    });

    it.each(['', '  '])('names a cache and a topic, and not "%s"', async (empty) => {
      expect(await publish(stand.apiKey, { cacheName: empty })).toBe(INVALID_ARGUMENT);
      expect(await publish(stand.apiKey, { topicName: empty })).toBe(INVALID_ARGUMENT);
      expect(await subscribe(stand.apiKey, { topicName: empty })).toBe(INVALID_ARGUMENT);
    });

    it('publishes at most 4,096 bytes of UTF-8', async () => {
      expect(await publish(stand.apiKey, {}, 'x'.repeat(4096))).toBe(OK);
      expect(await publish(stand.apiKey, {}, 'x'.repeat(4097))).toBe(RESOURCE_EXHAUSTED);
      expect(await publish(stand.apiKey, {}, 'ü'.repeat(2048))).toBe(OK);
      expect(await publish(stand.apiKey, {}, `${'ü'.repeat(2048)}x`)).toBe(RESOURCE_EXHAUSTED);
    });

    it('says in metadata why a message is too large', async () => {
      const value = new Uint8Array(4097);
      const end = await publishWeb({ webUrl: stand.webUrl, authorization: stand.apiKey, ...ROOM, value });
      expect(end.reason).toBe('item_size_limit_exceeded');
    });

    it('publishes a value', async () => {
      const end = await publishWeb({
        webUrl: stand.webUrl,
        authorization: stand.apiKey,
        ...ROOM,
        value: undefined,
      });
      expect(end.status).toBe(INVALID_ARGUMENT);
    });
  });

  describe('the end of a token', () => {
    it('comes by itself: its stream ends, and it can do nothing more', async () => {
      // It must not come before the stream is there: only the timer of the stream goes on.
      vi.useFakeTimers({ toFake: ['Date'] });
      onTestFinished(() => void vi.useRealTimers());
      // The stand-in takes its clock when it starts.
      await stand.close();
      await start();
      const token = await tokenWith(stand, { permissions: [EVERYTHING], seconds: 1 });
      const stream = new WebSubscription({ webUrl: stand.webUrl, authorization: token, ...ROOM });
      const owners = new WebSubscription({ webUrl: stand.webUrl, authorization: stand.apiKey, ...ROOM });
      await Promise.all([stream.next(), owners.next()]);
      expect((await stream.ended).status).toBe(UNAUTHENTICATED);
      vi.setSystemTime(Date.now() + 2_000);
      expect([await publish(token), await subscribe(token)]).toEqual([UNAUTHENTICATED, UNAUTHENTICATED]);
      expect(stand.control.counters().streams.open).toBe(1);
      owners.cancel();
    });

    it('comes when a test wants it, for all that were vended before and none after', async () => {
      const token = await tokenWith(stand, { permissions: [EVERYTHING] });
      const stream = new WebSubscription({ webUrl: stand.webUrl, authorization: token, ...ROOM });
      await stream.next();
      stand.control.expireTokens();
      expect((await stream.ended).status).toBe(UNAUTHENTICATED);
      expect(await publish(token)).toBe(UNAUTHENTICATED);
      expect(await publish(await tokenWith(stand, { permissions: [EVERYTHING] }))).toBe(OK);
      expect(await publish(stand.apiKey)).toBe(OK);
    });

    it('comes sooner for tokens vended under a limit, and they say so', async () => {
      stand.control.limitTokenLife(15);
      const before = Date.now() / 1000;
      const { validUntil } = await vendWeb({
        webUrl: stand.webUrl,
        apiKey: stand.apiKey,
        permissions: permissionsOf([EVERYTHING]),
        seconds: 3600,
      });
      const after = Date.now() / 1000;
      expect(validUntil - before).toBeGreaterThanOrEqual(15);
      expect(validUntil - after).toBeLessThan(16);
    });
  });

  it('withholds a right from tokens vended from then on', async () => {
    const earlier = await tokenWith(stand, { permissions: [EVERYTHING] });
    stand.control.withhold(['publish']);
    const later = await tokenWith(stand, { permissions: [EVERYTHING] });
    expect([await publish(earlier), await publish(later), await subscribe(later)]).toEqual([
      OK,
      PERMISSION_DENIED,
      OK,
    ]);
  });
});
