import { describe, expect, it } from 'vitest';
import type { TokenSource } from '../../src/topics/token-source.ts';
import type { VendedToken } from '../../src/tvm-client/index.ts';
import { settle } from '../support/fake-clock.ts';
import { refusal, setUpTvmClient } from '../support/tvm-client-setup.ts';

const DAY_MS = 86_400_000;
describe('TvmClient', () => {
  it('is a TokenSource of the topic session', () => {
    const { client } = setUpTvmClient();
    const source: TokenSource = client;
    expect(source).toBe(client);
  });

  it('brings a token with what the machine said about it, and its end on the local clock', async () => {
    const { clock, tvm, client } = setUpTvmClient();
    tvm.vendWith({ expiresIn: 900, tokenId: 'ada', role: 'publish-subscribe', cacheName: 'chat' });
    expect(await client.getToken()).toEqual({
      authToken: 'token-1',
      expiresAtMs: clock.wallMs() + 900_000,
      tokenId: 'ada',
      role: 'publish-subscribe',
      cacheName: 'chat',
    } satisfies VendedToken);
  });

  describe('cache', () => {
    it('makes one request for a hundred callers', async () => {
      const { tvm, client } = setUpTvmClient();
      const tokens = await Promise.all(Array.from({ length: 100 }, () => client.getToken()));
      expect(new Set(tokens.map((token) => token.authToken))).toEqual(new Set(['token-1']));
      expect(tvm.requests).toHaveLength(1);
    });

    it('serves the token until 10 s before its end, then asks for another', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      await client.getToken();
      await clock.advance(889_999);
      expect((await client.getToken()).authToken).toBe('token-1');
      await clock.advance(1);
      expect((await client.getToken()).authToken).toBe('token-2');
      expect(tvm.requests).toHaveLength(2);
    });

    it('keeps a token without a believable end for 5 minutes, or as told', async () => {
      for (const assumedLifetimeMs of [undefined, 60_000]) {
        const { clock, tvm, client } = setUpTvmClient({ assumedLifetimeMs });
        tvm.vendWith({});
        const lifetimeMs = assumedLifetimeMs ?? 300_000;
        expect((await client.getToken()).expiresAtMs).toBe(clock.wallMs() + lifetimeMs);
        await clock.advance(lifetimeMs);
        expect((await client.getToken()).authToken).toBe('token-2');
      }
    });

    it.each([-DAY_MS, DAY_MS])(
      'keeps its token when the clock was %d ms off from the start',
      async (offMs) => {
        const { clock, tvm, client } = setUpTvmClient();
        const serviceSeconds = (clock.wallMs() - offMs) / 1_000;
        tvm.vendWith({ expiresAt: serviceSeconds + 900 });
        await client.getToken();
        await clock.advance(280_000);
        expect((await client.getToken()).authToken).toBe('token-1');
        expect(tvm.requests).toHaveLength(1);
      },
    );

    it('asks once when the clock is set a day ahead, and keeps its token when it is set back', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      await client.getToken();
      await clock.advance(10_000);
      await clock.jump(DAY_MS);
      expect((await client.getToken()).authToken).toBe('token-2');
      await clock.advance(10_000);
      await clock.jump(-DAY_MS);
      expect((await client.getToken()).authToken).toBe('token-2');
      await clock.advance(800_000);
      expect((await client.getToken()).authToken).toBe('token-2');
      expect(tvm.requests).toHaveLength(2);
    });

    it('does not believe a token after an hour of sleep', async () => {
      const { clock, client } = setUpTvmClient();
      await client.getToken();
      await clock.jump(3_600_000);
      await clock.advance(5_000);
      expect((await client.getToken()).authToken).toBe('token-2');
    });
  });

  describe('failure', () => {
    it('serves the old token while it may be good and another cannot be had', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      await client.getToken();
      tvm.disconnect();
      await clock.advance(895_000);
      expect((await client.getToken()).authToken).toBe('token-1');
      await clock.advance(4_999);
      expect((await client.getToken()).authToken).toBe('token-1');
      await clock.advance(1);
      expect(await refusal(client.getToken())).toMatchObject({ code: 'unreachable' });
    });

    it('serves a token that the clock makes look old while another cannot be had', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      await client.getToken();
      tvm.refuseWith(503);
      await clock.jump(DAY_MS);
      expect((await client.getToken()).authToken).toBe('token-1');
      await clock.advance(20_000);
      expect((await client.getToken()).authToken).toBe('token-1');
    });

    it('does not serve an old token to an identity that the machine refuses', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      await client.getToken();
      tvm.refuseWith(403);
      await clock.advance(895_000);
      expect(await refusal(client.getToken())).toMatchObject({ code: 'forbidden', retryable: false });
    });

    it.each([
      [401, 'unauthorized'],
      [403, 'forbidden'],
      [404, 'rejected'],
      [429, 'throttled'],
      [500, 'unavailable'],
    ])('after a %d, repeats the error without a request for 5 s and says how long', async (status, code) => {
      const { clock, tvm, client } = setUpTvmClient();
      tvm.refuseWith(status);
      expect(await refusal(client.getToken())).toMatchObject({ code, retryAfterMs: undefined });
      await clock.advance(1_800);
      expect(await refusal(client.getToken())).toMatchObject({ code, retryAfterMs: 3_200 });
      await clock.advance(3_199);
      expect(await refusal(client.getToken())).toMatchObject({ code, retryAfterMs: 1 });
      expect(tvm.requests).toHaveLength(1);
      tvm.vendWith({ expiresIn: 900 });
      await clock.advance(1);
      expect((await client.getToken()).authToken).toBe('token-1');
    });

    it('keeps the first error as the cause of those that repeat it', async () => {
      const { tvm, client } = setUpTvmClient();
      tvm.refuseWith(500);
      const first: unknown = await client.getToken().catch((error: unknown) => error);
      await expect(client.getToken()).rejects.toMatchObject({ cause: first, status: 500 });
    });

    it('leaves the machine alone for as long as it asks', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      tvm.refuseWith(429, { 'retry-after': '60' });
      expect(await refusal(client.getToken())).toMatchObject({ code: 'throttled', retryAfterMs: 60_000 });
      await clock.advance(59_999);
      expect(await refusal(client.getToken())).toMatchObject({ code: 'throttled', retryAfterMs: 1 });
      tvm.vendWith({ expiresIn: 900 });
      await clock.advance(1);
      expect((await client.getToken()).authToken).toBe('token-1');
      expect(tvm.askedAtMs).toEqual([0, 60_000]);
    });

    it('asks at most once per 5 s however often it is called', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      tvm.disconnect();
      for (let call = 0; call < 300; call++) {
        await client.getToken().catch(() => {});
        await clock.advance(100);
      }
      expect(tvm.askedAtMs).toEqual([0, 5_000, 10_000, 15_000, 20_000, 25_000]);
    });

    it('asks at most once per 5 s for tokens that live a second', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      tvm.vendWith({ expiresIn: 1 });
      await client.getToken();
      await clock.advance(1_000);
      const held = await refusal(client.getToken());
      expect(held).toEqual({ code: 'throttled', retryable: true, retryAfterMs: 4_000 });
      await clock.advance(4_000);
      expect((await client.getToken()).authToken).toBe('token-2');
      expect(tvm.askedAtMs).toEqual([0, 5_000]);
    });

    it('asks at most once per 5 s while the clock leaps about', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      client.onRenewed(() => {});
      for (let leap = 0; leap < 100; leap++) {
        await client.getToken();
        await clock.jump(leap % 2 === 0 ? DAY_MS : -DAY_MS / 2);
        await clock.advance(200);
      }
      expect(tvm.askedAtMs.length).toBeGreaterThan(1);
      for (const [index, atMs] of tvm.askedAtMs.slice(1).entries()) {
        expect(atMs - (tvm.askedAtMs[index] ?? 0)).toBeGreaterThanOrEqual(5_000);
      }
    });
  });

  describe('deadline', () => {
    it('gives up after 10 s without an answer, aborts the request and leaves no timer', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      tvm.hang();
      const call = refusal(client.getToken());
      await clock.advance(9_999);
      expect(tvm.requests[0]?.signal.aborted).toBe(false);
      await clock.advance(1);
      expect(await call).toMatchObject({ code: 'timeout', retryable: true });
      expect(tvm.requests[0]?.signal.aborted).toBe(true);
      expect(clock.pendingTimers).toBe(0);
    });

    it('covers a body that stalls', async () => {
      const { clock, tvm, client } = setUpTvmClient({ timeoutMs: 3_000 });
      tvm.answerWith(() => new Response(new ReadableStream({})));
      const call = refusal(client.getToken());
      await clock.advance(3_000);
      expect(await call).toMatchObject({ code: 'timeout' });
    });

    it('covers an authorizer that listens to nothing', async () => {
      const never = () => new Promise<never>(() => {});
      const { clock, tvm, client } = setUpTvmClient({ authorizer: { authorize: never, rejected: never } });
      const call = refusal(client.getToken());
      await clock.advance(10_000);
      expect(await call).toMatchObject({ code: 'timeout' });
      expect(tvm.requests).toHaveLength(0);
    });

    it('repeats the timeout to who asks at once again', async () => {
      const { clock, tvm, client } = setUpTvmClient({ timeoutMs: 3_000 });
      tvm.hang();
      const call = refusal(client.getToken().catch(() => client.getToken()));
      await clock.advance(3_000);
      expect(await call).toMatchObject({ code: 'timeout', retryAfterMs: 2_000 });
      expect(tvm.requests).toHaveLength(1);
    });
  });

  describe('abort', () => {
    it('lets one caller leave without disturbing the others', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      tvm.answerWith(async () => {
        await settle();
        return tvm.vend();
      });
      const controller = new AbortController();
      const leaving = client.getToken({ signal: controller.signal });
      const staying = client.getToken();
      controller.abort(new Error('leaving'));
      await expect(leaving).rejects.toThrow('leaving');
      expect((await staying).authToken).toBe('token-1');
      expect(clock.pendingTimers).toBe(0);
    });

    it('asks at once for a person, whatever the machine asked for, but at most once in 5 s', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      tvm.refuseWith(503, { 'retry-after': '1000000000' });
      expect(await refusal(client.getToken())).toMatchObject({ retryAfterMs: 120_000 });
      await clock.advance(2_000);
      expect(await refusal(client.getToken({ urgent: true }))).toMatchObject({ retryAfterMs: 3_000 });
      expect(tvm.requests).toHaveLength(1);
      await clock.advance(3_000);
      await refusal(client.getToken());
      expect(tvm.askedAtMs).toEqual([0, 5_000]);
      await clock.advance(7_000);
      expect(await refusal(client.getToken())).toMatchObject({ retryAfterMs: 113_000 });
      tvm.vendWith({ expiresIn: 900 });
      expect((await client.getToken({ urgent: true })).authToken).toBe('token-1');
    });

    it('drops the request when the last caller leaves, and lets who comes back ask at once', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      tvm.hang();
      const controller = new AbortController();
      const leaving = client.getToken({ signal: controller.signal });
      await settle();
      controller.abort();
      await expect(leaving).rejects.toHaveProperty('name', 'AbortError');
      expect(tvm.requests[0]?.signal.aborted).toBe(true);
      expect(clock.pendingTimers).toBe(0);
      tvm.vendWith({ expiresIn: 900 });
      expect((await client.getToken()).authToken).toBe('token-1');
    });

    it('does not start for a signal that has aborted', async () => {
      const { tvm, client } = setUpTvmClient();
      const signal = AbortSignal.abort(new Error('before'));
      await expect(client.getToken({ signal })).rejects.toThrow('before');
      expect(tvm.requests).toHaveLength(0);
    });
  });

  describe('close', () => {
    it('rejects pending and later calls, aborts the request and leaves nothing', async () => {
      const { clock, tvm, client } = setUpTvmClient();
      tvm.hang();
      client.onRenewed(() => {});
      const calls = [refusal(client.getToken()), refusal(client.getToken())];
      await settle();
      client.close();
      for (const call of calls) expect(await call).toMatchObject({ code: 'closed', retryable: false });
      expect(await refusal(client.getToken())).toMatchObject({ code: 'closed' });
      expect(tvm.requests[0]?.signal.aborted).toBe(true);
      expect(clock.pendingTimers).toBe(0);
      expect(clock.jumpListeners).toBe(0);
    });

    it('leaves no timer while a renewal or a retry is due, and tells nobody anything any more', async () => {
      for (const failing of [false, true]) {
        const { clock, tvm, client } = setUpTvmClient();
        const heard: VendedToken[] = [];
        client.onRenewed((token) => heard.push(token));
        await client.getToken();
        if (failing) {
          tvm.refuseWith(503);
          await clock.advance(600_000);
        }
        expect(clock.pendingTimers).toBe(1);
        const asked = tvm.requests.length;
        client.close();
        client.close();
        expect(clock.pendingTimers).toBe(0);
        await clock.advance(DAY_MS);
        expect(tvm.requests).toHaveLength(asked);
        expect(heard).toEqual([]);
      }
    });

    it('takes no listener any more', async () => {
      const { clock, client } = setUpTvmClient();
      client.close();
      const leave = client.onRenewed(() => {});
      leave();
      expect(clock.jumpListeners).toBe(0);
    });
  });
});
