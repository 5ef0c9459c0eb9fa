import { describe, expect, it } from 'vitest';
import { delay } from '../../src/base/clock.ts';
import { askAll, FIRST_TURN_MS, fiveTimes, setUpTabs, type TestTab, TURN_MS } from '../support/tabs-setup.ts';
import { refusal } from '../support/tvm-client-setup.ts';

describe('TabTokenShare', () => {
  describe('when the request fails', () => {
    it('shares the failure with all that waited, and asks again when it may', async () => {
      const { clock, tvm, openMany, ask } = setUpTabs();
      const tabs = openMany(5);
      tvm.refuseWith(503);
      expect(await ask(...tabs)).toEqual(fiveTimes('unavailable'));
      await clock.advance(3_900);
      expect(await askAll(tabs, () => clock.advance(50))).toEqual(fiveTimes('unavailable'));
      expect(tvm.requests).toHaveLength(1);
      await clock.advance(100);
      tvm.vendWith({ expiresIn: 900 });
      expect(await ask(...tabs)).toEqual(fiveTimes('token-1'));
      expect(tvm.askedAtMs).toEqual([FIRST_TURN_MS, 5_050 + TURN_MS]);
    });

    it('shares a Retry-After, with tabs opened later too', async () => {
      const { clock, tvm, open, openMany, ask } = setUpTabs();
      tvm.refuseWith(429, { 'retry-after': '120' });
      await ask(...openMany(5));
      await clock.advance(59_000);
      const late = open();
      const call = refusal(late.client.getToken());
      await clock.advance(1_000);
      expect(await call).toEqual({
        code: 'throttled',
        retryable: true,
        retryAfterMs: expect.closeTo(60_000, -2) as number,
      });
      expect(tvm.requests).toHaveLength(1);
    });

    it('lets a person ask at once all the same, but no two within 5 s', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      const [first, second] = [open(), open()];
      tvm.refuseWith(429, { 'retry-after': '120' });
      await ask(first, second);
      await clock.advance(1_000);
      const press = async ({ client }: TestTab) => {
        const call = refusal(client.getToken({ urgent: true }));
        await clock.advance(100);
        return call;
      };
      expect((await press(first)).retryAfterMs).toBeLessThanOrEqual(3_100);
      expect(tvm.requests).toHaveLength(1);
      await clock.advance(3_000);
      expect((await press(first)).retryAfterMs).toBe(120_000);
      expect(tvm.requests).toHaveLength(2);
      // The other tab's person presses too soon after it.
      expect((await press(second)).retryAfterMs).toBeLessThanOrEqual(5_000);
      expect(tvm.requests).toHaveLength(2);
      await clock.advance(5_000);
      tvm.vendWith({ expiresIn: 900 });
      const call = second.client.getToken({ urgent: true });
      await clock.advance(100);
      expect((await call).authToken).toBe('token-1');
    });

    it('shares what is known of the failure', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      tvm.refuseWith(403);
      await ask(open());
      const call = open()
        .client.getToken()
        .catch((error: unknown) => error);
      await clock.advance(10);
      expect(await call).toMatchObject({ code: 'forbidden', retryable: false, status: 403 });
      expect(tvm.requests).toHaveLength(1);
    });

    it('makes one request of a machine that hangs, which all give up at the same time', async () => {
      const { clock, tvm, openMany } = setUpTabs();
      const tabs = openMany(5);
      tvm.hang();
      expect(await askAll(tabs, () => clock.advance(10_100))).toEqual(fiveTimes('timeout'));
      expect(tvm.requests).toHaveLength(1);
    });

    it('does not pass a failure on to somebody who asks after it', async () => {
      const { clock, tvm, open } = setUpTabs();
      const [first, second] = [open(), open()];
      tvm.hang();
      await askAll([first, second], () => clock.advance(10_100));
      await clock.advance(1_000);
      tvm.vendWith({ expiresIn: 900 });
      expect(await askAll([second], () => clock.advance(10))).toEqual(['token-1']);
    });

    it('asks again when all ask again at once, instead of passing an old failure round', async () => {
      const { clock, tvm, openMany } = setUpTabs();
      tvm.hang();
      const insist = async ({ client }: TestTab): Promise<void> => {
        while (clock.monotonicMs() < 30_000) {
          const { retryAfterMs = 0 } = await refusal(client.getToken());
          await delay(clock, Math.max(1, retryAfterMs));
        }
      };
      for (const tab of openMany(5)) insist(tab).catch(() => {});
      await clock.advance(20_500);
      expect(tvm.requests).toHaveLength(3);
    });

    it('shares an unknown identity with those who waited only: others may have signed in since', async () => {
      const { clock, tvm, open, openMany } = setUpTabs();
      tvm.refuseWith(401);
      expect(await askAll(openMany(5), () => clock.advance(100))).toEqual(fiveTimes('unauthorized'));
      expect(tvm.requests).toHaveLength(1);
      tvm.vendWith({ expiresIn: 900 });
      expect(await askAll([open()], () => clock.advance(10))).toEqual(['token-1']);
    });

    it.each([503, 429])(
      'asks at most once per 5 s while renewals fail with %d, and serves the old token',
      async (status) => {
        const { clock, tvm, openMany, ask, leastPauseMs } = setUpTabs();
        const tabs = openMany(5);
        for (const tab of tabs) tab.listen();
        await ask(...tabs);
        await clock.advance(500_000);
        tvm.refuseWith(status);
        await clock.advance(300_000);
        expect(leastPauseMs()).toBeGreaterThanOrEqual(5_000);
        expect(await ask(...tabs)).toEqual(fiveTimes('token-1'));
        tvm.vendWith({ expiresIn: 900 });
        await clock.advance(60_000);
        expect(tabs.map(({ heard }) => heard)).toEqual(fiveTimes(['token-2']));
      },
    );

    it('asks at most once per 5 s when everybody keeps asking and nothing helps', async () => {
      const { clock, tvm, openMany, leastPauseMs } = setUpTabs();
      const tabs = openMany(5);
      tvm.disconnect();
      for (let second = 0; second < 60; second++) await askAll(tabs, () => clock.advance(1_000));
      expect(leastPauseMs()).toBeGreaterThanOrEqual(5_000);
      expect(tvm.requests.length).toBeGreaterThanOrEqual(10);
    });

    it('lets a new tab have the old token while renewals fail', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      const first = open();
      first.listen();
      await ask(first);
      tvm.refuseWith(503);
      await clock.advance(700_000);
      expect(await ask(open())).toEqual(['token-1']);
    });
  });

  describe('when the service rejects the token', () => {
    it('makes one request for all tabs that had it', async () => {
      const { clock, tvm, openMany, ask } = setUpTabs();
      const tabs = openMany(5);
      await ask(...tabs);
      await clock.advance(10_000);
      for (const { client } of tabs) client.invalidate({ authToken: 'token-1' });
      expect(await ask(...tabs)).toEqual(fiveTimes('token-2'));
      expect(tvm.requests).toHaveLength(2);
    });

    it('hands it to nobody any more, and takes it from nobody', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      const [first, second] = [open(), open()];
      await ask(first, second);
      await clock.advance(10_000);
      first.client.invalidate({ authToken: 'token-1' });
      second.close();
      expect(await ask(open())).toEqual(['token-2']);
      expect(await ask(first)).toEqual(['token-2']);
      expect(tvm.requests).toHaveLength(2);
    });

    it('does not come back to a token rejected earlier, which another tab still has', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      const [first, second] = [open(), open()];
      await ask(first, second);
      for (const authToken of ['token-1', 'token-2']) {
        await clock.advance(10_000);
        first.client.invalidate({ authToken });
        await ask(first);
      }
      expect(await ask(first, second)).toEqual(['token-3', 'token-1']);
      expect(tvm.requests).toHaveLength(3);
    });

    it('asks at most once per 5 s when every token is rejected in every tab', async () => {
      const { clock, tvm, openMany } = setUpTabs();
      const tabs = openMany(5);
      for (let round = 0; round < 200; round++) {
        const got = await askAll(tabs, () => clock.advance(100));
        got.forEach((authToken, index) => tabs[index]?.client.invalidate({ authToken }));
      }
      // The first replacement comes at once.
      expect(tvm.askedAtMs.length).toBeLessThanOrEqual(2 + 20_000 / 5_000);
    });
  });
});
