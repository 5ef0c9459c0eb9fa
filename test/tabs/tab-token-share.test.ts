import { describe, expect, it } from 'vitest';
import { TabTokenShare } from '../../src/tabs/tab-token-share.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { FakeTabs } from '../support/fake-tabs.ts';
import { askAll, FIRST_TURN_MS, fiveTimes, setUpTabs, TURN_MS } from '../support/tabs-setup.ts';

describe('TabTokenShare', () => {
  describe('for tabs of one identity', () => {
    it('makes one request when five are opened at once', async () => {
      const { tvm, openMany, ask } = setUpTabs();
      expect(await ask(...openMany(5))).toEqual(fiveTimes('token-1'));
      expect(tvm.requests).toHaveLength(1);
    });

    it('makes one request when five are opened at once and the machine takes its time', async () => {
      const { clock, tvm, openMany, slowDown } = setUpTabs();
      slowDown(9_000);
      expect(await askAll(openMany(5), () => clock.advance(9_100))).toEqual(fiveTimes('token-1'));
      expect(tvm.requests).toHaveLength(1);
    });

    it('hands the token on with the rest of its life and what the machine said about it', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      tvm.vendWith({
        expiresIn: 900,
        tokenId: 'ada',
        idRule: 'guest-prefix',
        role: 'subscribe-only',
        cacheName: 'chat',
        topics: ['a'],
      });
      const first = open();
      await ask(first);
      await clock.advance(500_000);
      const second = open();
      await ask(second);
      const [token, same] = [await first.client.getToken(), await second.client.getToken()];
      expect({ ...same, expiresAtMs: 0 }).toEqual({ ...token, expiresAtMs: 0 });
      // At most the way of the message earlier or later.
      expect(Math.abs(same.expiresAtMs - token.expiresAtMs)).toBeLessThan(10);
      expect(tvm.requests).toHaveLength(1);
    });

    it('hands on that the role is unknown, and that there is none', async () => {
      const { tvm, open, ask } = setUpTabs();
      const [first, second] = [open(), open()];
      const named: object = { expiresIn: 900, role: 'moderator' };
      tvm.vendWith(named);
      await ask(first, second);
      expect((await second.client.getToken()).role).toBe('unknown');
      tvm.vendWith({ expiresIn: 900 });
      first.client.invalidate(await first.client.getToken());
      second.client.invalidate(await second.client.getToken());
      await ask(first, second);
      expect(await second.client.getToken()).toMatchObject({ authToken: 'token-2', role: undefined });
      expect(tvm.requests).toHaveLength(2);
    });

    it('gives the turn back, whatever goes wrong with what it knows', async () => {
      const clock = new FakeClock();
      const tabs = new FakeTabs(clock);
      const identity = { url: 'https://tvm.example/', auth: 'oidc', subjectKey: 'ada', name: '' };
      const openShare = () => {
        const { platform, page } = tabs.open();
        return new TabTokenShare({ identity, platform, clock, page });
      };
      const { signal } = new AbortController();
      const fail = () => {
        throw new TypeError('unable to read what there is not');
      };
      const first = openShare().turn(async () => 'one', { replaces: undefined, knows: fail, signal });
      const knows = () => ({ waitMs: 0 });
      const second = openShare().turn(async () => 'two', { replaces: undefined, knows, signal });
      await expect(Promise.all([first, clock.advance(100)])).rejects.toThrow('unable to read');
      await clock.advance(5_000);
      expect(await second).toBe('two');
    });

    it('goes on when the tab that made the request has been closed', async () => {
      const { tvm, open, ask } = setUpTabs();
      const [first, second, third] = [open(), open(), open()];
      await ask(first, second);
      first.close();
      expect(await ask(third)).toEqual(['token-1']);
      expect(tvm.requests).toHaveLength(1);
    });

    it('asks again when no tab is left', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      const first = open();
      await ask(first);
      first.close();
      await clock.advance(0);
      expect(await ask(open())).toEqual(['token-2']);
      expect(tvm.requests).toHaveLength(2);
    });

    it('waits for nobody in a tab that is alone', async () => {
      const { clock, open } = setUpTabs();
      const alone = open();
      const token = alone.client.getToken();
      await clock.advance(FIRST_TURN_MS);
      expect((await token).authToken).toBe('token-1');
    });
  });

  it.each([{ url: 'https://other.example/' }, { auth: 'lambda' }, { subjectKey: 'ada' }, { name: 'ben' }])(
    'keeps tabs apart that differ in %o',
    async (difference) => {
      const { tvm, open, ask } = setUpTabs();
      const same = { url: 'https://tvm.example/', auth: 'open', subjectKey: '', name: 'ann' };
      const tabs = [open({ identity: same }), open({ identity: { ...same, ...difference } })];
      expect(await ask(...tabs)).toEqual(['token-1', 'token-2']);
      expect(tvm.requests).toHaveLength(2);
    },
  );

  it('names its locks by a hash, which tells nobody who asks', async () => {
    const { tabs, open, ask } = setUpTabs();
    await ask(open());
    expect(tabs.heldLocks).toEqual([expect.stringMatching(/^momento-chat:present:[0-9a-f]{64}$/)]);
  });

  describe('at renewal', () => {
    it.each([0, 0.1])('makes one request for all tabs that are %d of the spread apart', async (apart) => {
      const { clock, tvm, open, ask } = setUpTabs();
      const tabs = [0, 1, 2, 3, 4].map((index) => open({ random: () => index * apart }));
      for (const tab of tabs) tab.listen();
      await ask(...tabs);
      await clock.advance(720_000);
      // Each hears of the new token once.
      expect(tabs.map(({ heard }) => heard)).toEqual(fiveTimes(['token-2']));
      expect(tvm.askedAtMs).toEqual([FIRST_TURN_MS, FIRST_TURN_MS + 585_000 + TURN_MS]);
    });

    it('asks no more often for five tabs than for one, all day', async () => {
      const { clock, tvm, openMany, ask } = setUpTabs();
      const tabs = openMany(5);
      for (const tab of tabs) tab.listen();
      await ask(...tabs);
      await clock.advance(86_400_000);
      // Without jitter one tab alone renews every 585 s.
      expect(tvm.requests.length).toBeLessThanOrEqual(1 + 86_400 / 585);
      expect(new Set(tabs.map(({ heard }) => heard.length)).size).toBe(1);
    });

    it('lets a tab that is late take over what the others have', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      const [awake, late] = [open(), open()];
      awake.listen();
      await ask(awake, late);
      await clock.advance(895_000);
      expect(await ask(late)).toEqual(['token-2']);
      expect(tvm.requests).toHaveLength(2);
    });
  });
});
