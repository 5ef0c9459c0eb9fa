import { describe, expect, it } from 'vitest';
import { setUpTvmClient } from '../support/tvm-client-setup.ts';

const DAY_MS = 86_400_000;
function setUp(options: { random?: () => number } = {}) {
  const { clock, tvm, client } = setUpTvmClient(options);
  const heard: string[] = [];
  const listen = () => client.onRenewed((token) => heard.push(token.authToken));
  return { clock, tvm, client, heard, listen };
}

describe('TvmClient renewal', () => {
  it('renews at 65 % of the lifetime at the earliest, and tells each new token', async () => {
    const { clock, tvm, client, heard, listen } = setUp();
    listen();
    await client.getToken();
    await clock.advance(584_999);
    expect(heard).toEqual([]);
    await clock.advance(1);
    expect(heard).toEqual(['token-2']);
    await clock.advance(1_170_000);
    expect(heard).toEqual(['token-2', 'token-3', 'token-4']);
    expect(tvm.askedAtMs).toEqual([0, 585_000, 1_170_000, 1_755_000]);
  });

  it('renews at 80 % of the lifetime at the latest', async () => {
    const { clock, tvm, client, listen } = setUp({ random: () => 0.999_999 });
    listen();
    await client.getToken();
    await clock.advance(720_000);
    expect(tvm.askedAtMs).toEqual([0, expect.closeTo(720_000, -1)]);
  });

  it.each([
    [15, [0, 9_750, 19_500, 29_250]],
    [5, [0, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000]],
    [1, [0, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000]],
  ])('renews tokens of %d s, but never more than once per 5 s', async (expiresIn, askedAtMs) => {
    const { clock, tvm, client, listen } = setUp();
    tvm.vendWith({ expiresIn });
    listen();
    await client.getToken();
    await clock.advance(30_000);
    expect(tvm.askedAtMs).toEqual(askedAtMs);
  });

  it('renews nothing while nobody listens', async () => {
    const { clock, tvm, client } = setUp();
    await client.getToken();
    expect(clock.pendingTimers).toBe(0);
    expect(clock.jumpListeners).toBe(0);
    await clock.advance(DAY_MS);
    expect(tvm.requests).toHaveLength(1);
  });

  it('asks for nothing because somebody listens, before the first token was wanted', async () => {
    const { clock, tvm, listen } = setUp();
    listen();
    await clock.advance(DAY_MS);
    expect(tvm.requests).toHaveLength(0);
  });

  it('stops when the last listener leaves, and goes on when one comes back', async () => {
    const { clock, tvm, client, heard, listen } = setUp();
    const [leaveFirst, leaveSecond] = [listen(), listen()];
    await client.getToken();
    leaveFirst();
    expect(clock.pendingTimers).toBe(1);
    leaveSecond();
    leaveSecond();
    expect(clock.pendingTimers).toBe(0);
    expect(clock.jumpListeners).toBe(0);
    await clock.advance(700_000);
    expect(tvm.requests).toHaveLength(1);
    listen();
    await clock.advance(0);
    expect(heard).toEqual(['token-2']);
  });

  it('lets callers join a renewal that is under way', async () => {
    const { clock, tvm, client, heard, listen } = setUp();
    listen();
    const old = await client.getToken();
    let answer: (response: Response) => void = () => {};
    tvm.answerWith(() => new Promise((resolve) => (answer = resolve)));
    await clock.advance(585_000);
    client.invalidate(old);
    const calls = [client.getToken(), client.getToken()];
    answer(tvm.vend());
    expect((await Promise.all(calls)).map(({ authToken }) => authToken)).toEqual(['token-2', 'token-2']);
    expect(heard).toEqual(['token-2']);
    expect(tvm.requests).toHaveLength(2);
  });

  it('tells of a token that replaced a rejected one, and not of one that came again', async () => {
    const { tvm, client, heard, listen } = setUp();
    listen();
    client.invalidate(await client.getToken());
    await client.getToken();
    expect(heard).toEqual(['token-2']);
    tvm.answerWith(() => Response.json({ authToken: 'token-2', expiresIn: 900 }));
    client.invalidate({ authToken: 'token-2' });
    await client.getToken().catch(() => {});
    expect(heard).toEqual(['token-2']);
  });

  it('keeps its rhythm when a caller leaves the request it alone had asked for', async () => {
    const { clock, tvm, client, listen } = setUp();
    listen();
    const rejected = await client.getToken();
    client.invalidate(rejected);
    expect(clock.pendingTimers).toBe(0);
    tvm.hang();
    const controller = new AbortController();
    const call = client.getToken({ signal: controller.signal });
    await clock.advance(0);
    controller.abort();
    await expect(call).rejects.toHaveProperty('name', 'AbortError');
    expect(clock.pendingTimers).toBe(0);
    tvm.vendWith({ expiresIn: 900 });
    await client.getToken();
    await clock.advance(585_000);
    expect(tvm.requests).toHaveLength(4);
  });

  describe('while it fails', () => {
    it('serves the old token, and tries again after 5 s at the earliest', async () => {
      const { clock, tvm, client, heard, listen } = setUp();
      listen();
      await client.getToken();
      tvm.refuseWith(503);
      await clock.advance(600_000);
      expect(tvm.askedAtMs).toEqual([0, 585_000, 590_000, 595_000, 600_000]);
      expect((await client.getToken()).authToken).toBe('token-1');
      tvm.vendWith({ expiresIn: 900 });
      await clock.advance(5_000);
      expect(heard).toEqual(['token-2']);
    });

    it('doubles the longest wait up to a minute, and begins again after a success', async () => {
      const { clock, tvm, client, listen } = setUp({ random: () => 0.999_999_999 });
      listen();
      await client.getToken();
      tvm.disconnect();
      await clock.advance(720_000 + 10_000 + 20_000 + 40_000 + 60_000 + 60_000);
      const waits = tvm.askedAtMs
        .slice(1)
        .map((atMs, index) => Math.round(atMs - (tvm.askedAtMs[index] ?? 0)));
      expect(waits).toEqual([720_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
      tvm.vendWith({ expiresIn: 900 });
      await clock.advance(60_000);
      tvm.disconnect();
      await clock.advance(720_000 + 10_000);
      expect(Math.round((tvm.askedAtMs.at(-1) ?? 0) - (tvm.askedAtMs.at(-2) ?? 0))).toBe(10_000);
    });

    it('waits as long as the machine asks', async () => {
      const { clock, tvm, client, listen } = setUp();
      listen();
      await client.getToken();
      tvm.refuseWith(429, { 'retry-after': '120' });
      await clock.advance(585_000 + 240_000);
      expect(tvm.askedAtMs).toEqual([0, 585_000, 705_000, 825_000]);
    });

    it('waits as long as the machine asks with a date', async () => {
      const { clock, tvm, client, listen } = setUp();
      listen();
      await client.getToken();
      const inAMinute = new Date(clock.wallMs() + 645_000).toUTCString();
      tvm.refuseWith(503, { 'retry-after': inAMinute });
      await clock.advance(585_000 + 60_000);
      expect(tvm.askedAtMs).toEqual([0, 585_000, 645_000]);
    });

    it.each([401, 403, 400, 404])('stops at a %d until a token is wanted again', async (status) => {
      const { clock, tvm, client, heard, listen } = setUp();
      listen();
      await client.getToken();
      tvm.refuseWith(status);
      await clock.advance(585_000);
      expect(clock.pendingTimers).toBe(0);
      expect((await client.getToken()).authToken).toBe('token-1');
      await clock.advance(DAY_MS);
      expect(tvm.requests).toHaveLength(2);
      tvm.vendWith({ expiresIn: 900 });
      await client.getToken();
      await clock.advance(585_000);
      expect(heard).toEqual(['token-2', 'token-3']);
    });

    it.each(['timeout', 'malformed'])('goes on after a %s', async (fault) => {
      const { clock, tvm, client, heard, listen } = setUp();
      listen();
      await client.getToken();
      if (fault === 'timeout') tvm.hang();
      else tvm.answerWith(() => new Response('<html>'));
      await clock.advance(600_000);
      tvm.vendWith({ expiresIn: 900 });
      await clock.advance(20_000);
      expect(heard).toEqual(['token-2']);
    });

    it('goes on after the token has ended, for as long as somebody listens', async () => {
      const { clock, tvm, client, heard, listen } = setUp();
      listen();
      await client.getToken();
      tvm.disconnect();
      await clock.advance(DAY_MS);
      await expect(client.getToken()).rejects.toMatchObject({ code: 'unreachable' });
      tvm.vendWith({ expiresIn: 900 });
      await clock.advance(5_000);
      expect(heard).toEqual(['token-2']);
    });
  });

  describe('when the clock leaps', () => {
    it('renews at once after sleep, once', async () => {
      const { clock, tvm, client, heard, listen } = setUp();
      listen();
      await client.getToken();
      await clock.advance(60_000);
      await clock.jump(3_600_000);
      await clock.advance(0);
      expect(heard).toEqual(['token-2']);
      await clock.advance(500_000);
      expect(tvm.askedAtMs).toEqual([0, 60_000]);
    });

    it('brings the renewal forward by sleep that did not reach it', async () => {
      const { clock, tvm, client, listen } = setUp();
      listen();
      await client.getToken();
      await clock.jump(500_000);
      await clock.advance(85_000);
      expect(tvm.askedAtMs).toEqual([0, 85_000]);
    });

    it('does not move the renewal when the clock is set back a day', async () => {
      const { clock, tvm, client, listen } = setUp();
      listen();
      await client.getToken();
      await clock.jump(-DAY_MS);
      await clock.advance(584_999);
      expect(tvm.requests).toHaveLength(1);
      await clock.advance(1);
      expect(tvm.askedAtMs).toEqual([0, 585_000]);
    });
  });

  it('sets the timer again when it fires a moment early', async () => {
    const { clock, tvm, client, listen } = setUp();
    tvm.vendWith({ expiresIn: 1 });
    const setTimer = clock.setTimer.bind(clock);
    clock.setTimer = (delayMs, run) => setTimer(delayMs > 1 ? delayMs - 1 : delayMs, run);
    listen();
    await client.getToken();
    await clock.advance(5_000);
    expect(tvm.askedAtMs).toEqual([0, 5_000]);
  });
});
