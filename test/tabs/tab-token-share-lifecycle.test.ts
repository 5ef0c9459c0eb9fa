import { describe, expect, it } from 'vitest';
import { delay } from '../../src/base/clock.ts';
import type { TabsPlatform } from '../../src/tabs/tabs-platform.ts';
import { settle } from '../support/fake-clock.ts';
import { LOCK_MS } from '../support/fake-locks.ts';
import { askAll, FIRST_TURN_MS, setUpTabs, TURN_MS } from '../support/tabs-setup.ts';

describe('TabTokenShare', () => {
  describe('when a tab fails', () => {
    it('passes the turn on from a tab that dies while it asks the machine', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      const [first, second] = [open(), open()];
      tvm.hang();
      first.client.getToken().catch(() => {});
      await clock.advance(100);
      tvm.vendWith({ expiresIn: 900 });
      const call = ask(second);
      first.die();
      expect(await call).toEqual(['token-1']);
      expect(tvm.askedAtMs).toEqual([FIRST_TURN_MS, 100 + LOCK_MS]);
    });

    it('waits two seconds for a tab that says nothing', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      const first = open();
      await ask(first);
      first.freeze();
      const startMs = clock.monotonicMs();
      expect(await askAll([open()], () => clock.advance(3_000))).toEqual(['token-2']);
      expect(tvm.askedAtMs).toEqual([FIRST_TURN_MS, startMs + LOCK_MS + 2_000]);
    });

    it('is content with one answer that helps', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      const [first, second] = [open(), open()];
      await ask(first, second);
      first.freeze();
      expect(await askAll([open()], () => clock.advance(TURN_MS))).toEqual(['token-1']);
      expect(tvm.requests).toHaveLength(1);
      await clock.advance(LOCK_MS);
      expect(clock.pendingTimers).toBe(0);
    });

    it('goes ahead after 15 s when the tab that has the turn is frozen', async () => {
      const { clock, tvm, open } = setUpTabs();
      const [first, second] = [open(), open()];
      tvm.hang();
      first.client.getToken().catch(() => {});
      await clock.advance(100);
      first.freeze();
      tvm.vendWith({ expiresIn: 900 });
      expect(await askAll([second], () => clock.advance(15_000))).toEqual(['token-1']);
      expect(tvm.askedAtMs).toEqual([FIRST_TURN_MS, 15_100]);
    });

    it('does not believe an answer that reaches it after sleep', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      const first = open();
      await ask(first);
      const call = open().client.getToken();
      await clock.advance(TURN_MS - 1);
      await clock.jump(3_600_000);
      await clock.advance(3_000);
      expect((await call).authToken).toBe('token-2');
      expect(tvm.requests).toHaveLength(2);
    });

    it('counts no answers of tabs that had nothing to tell when it asked', async () => {
      const { clock, tabs, tvm, open, ask } = setUpTabs();
      const [idle, first, asking] = [open(), open(), open()];
      const leaving = new AbortController();
      const left = idle.client.getToken({ signal: leaving.signal });
      await settle();
      leaving.abort();
      await expect(left).rejects.toHaveProperty('name', 'AbortError');
      await clock.advance(100);
      expect(tabs.openChannels).toBe(1);
      expect(tabs.heldLocks).toEqual([]);
      await ask(first);
      expect(await ask(asking)).toEqual(['token-1']);
      expect(tvm.requests).toHaveLength(1);
    });

    it('lets a caller leave while the others are asked, and passes the turn on at once', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      const [silent, leaver, next] = [open(), open(), open()];
      await ask(silent);
      silent.freeze();
      const leaving = new AbortController();
      const left = leaver.client.getToken({ signal: leaving.signal });
      left.catch(() => {});
      const startMs = clock.monotonicMs();
      const call = next.client.getToken();
      await clock.advance(100);
      leaving.abort();
      await expect(left).rejects.toHaveProperty('name', 'AbortError');
      await clock.advance(3_000);
      expect((await call).authToken).toBe('token-2');
      // The one that left has become present: it answers, the silent one does not.
      expect(tvm.askedAtMs).toEqual([FIRST_TURN_MS, startMs + 100 + LOCK_MS + 2_000]);
    });

    it('lets a caller leave while it waits for the turn, and asks nothing for it', async () => {
      const { clock, tvm, open, slowDown } = setUpTabs();
      const [first, second, third] = [open(), open(), open()];
      slowDown(1_000);
      const calls = [first, third].map(({ client }) => client.getToken());
      const leaving = new AbortController();
      const left = second.client.getToken({ signal: leaving.signal });
      left.catch(() => {});
      await clock.advance(500);
      leaving.abort();
      await expect(left).rejects.toHaveProperty('name', 'AbortError');
      await clock.advance(600);
      expect((await Promise.all(calls)).map(({ authToken }) => authToken)).toEqual(['token-1', 'token-1']);
      expect(tvm.requests).toHaveLength(1);
    });
  });

  describe('when the page goes into the back/forward cache', () => {
    it('gives its locks and its channel back, and takes them again when it returns', async () => {
      const { clock, tabs, tvm, open, ask } = setUpTabs();
      const first = open();
      await ask(first);
      first.hide();
      await clock.advance(0);
      expect(tabs.heldLocks).toEqual([]);
      expect(tabs.openChannels).toBe(0);
      first.show();
      await clock.advance(LOCK_MS);
      expect(tabs.heldLocks).toHaveLength(1);
      expect(await ask(open())).toEqual(['token-1']);
      expect(tvm.requests).toHaveLength(1);
    });

    it('leaves the turn to the others', async () => {
      const { clock, tvm, open, ask } = setUpTabs();
      const [first, second] = [open(), open()];
      tvm.hang();
      first.client.getToken().catch(() => {});
      await clock.advance(100);
      tvm.vendWith({ expiresIn: 900 });
      first.hide();
      expect(await ask(second)).toEqual(['token-1']);
    });

    it('gives a turn back that comes too late', async () => {
      const { clock, tabs, open, slowDown } = setUpTabs();
      const [first, hidden, third] = [open(), open(), open()];
      slowDown(1_000);
      const calls = [first, hidden, third].map(({ client }) => client.getToken());
      await clock.advance(500);
      hidden.hide();
      await clock.advance(600);
      expect(await calls[2]).toMatchObject({ authToken: 'token-1' });
      expect(tabs.openChannels).toBe(2);
      expect(tabs.heldLocks.filter((name) => name.includes(':turn:'))).toEqual([]);
      await clock.advance(1_000);
    });

    it('is on its own while it is out of use', async () => {
      const { clock, tabs, tvm, open } = setUpTabs();
      const first = open();
      first.hide();
      expect(await askAll([first], () => clock.advance(0))).toEqual(['token-1']);
      expect(tabs.openChannels).toBe(0);
      expect(tabs.heldLocks).toEqual([]);
      expect(tvm.requests).toHaveLength(1);
    });

    it('takes nothing when it returns and nothing was there', async () => {
      const { clock, tabs, open } = setUpTabs();
      const first = open();
      first.hide();
      first.show();
      await clock.advance(100);
      expect(tabs.heldLocks).toEqual([]);
      expect(tabs.openChannels).toBe(0);
    });
  });

  describe('close', () => {
    it('leaves no lock, channel or timer, whatever was under way', async () => {
      const { clock, tabs, tvm, openMany, ask } = setUpTabs();
      const [first, second, third] = openMany(3);
      if (!first || !second || !third) throw new Error('three tabs were opened');
      first.listen();
      await ask(first);
      first.client.invalidate({ authToken: 'token-1' });
      tvm.hang();
      for (const { client } of [first, second, third]) client.getToken().catch(() => {});
      await clock.advance(100);
      for (const tab of [third, first, second]) tab.close();
      first.close();
      await clock.advance(10);
      expect(tabs.heldLocks).toEqual([]);
      expect(tabs.openChannels).toBe(0);
      expect(clock.pendingTimers).toBe(0);
      const said = tabs.messages.length;
      first.show();
      await clock.advance(1_000);
      expect(tabs.heldLocks).toEqual([]);
      expect(tabs.messages).toHaveLength(said);
    });
  });

  describe('where the means are missing', () => {
    /** What two tabs get whose platform is broken so. */
    function askWith(breakIt: (platform: TabsPlatform) => TabsPlatform) {
      const { tabs, open, ask } = setUpTabs();
      const broken = () => open({ platform: breakIt(tabs.open().platform) });
      return ask(broken(), broken());
    }

    it('asks in each tab where hashing fails', async () => {
      expect(
        await askWith((platform) => ({ ...platform, sha256: () => Promise.reject(new Error('no')) })),
      ).toEqual(['token-1', 'token-2']);
    });

    it('asks nothing for a caller that left before that was known', async () => {
      const { clock, tabs, tvm, open } = setUpTabs();
      const sha256 = async () => {
        await delay(clock, 10);
        throw new Error('no');
      };
      const { client } = open({ platform: { ...tabs.open().platform, sha256 } });
      const leaving = new AbortController();
      const left = client.getToken({ signal: leaving.signal });
      leaving.abort();
      await expect(left).rejects.toHaveProperty('name', 'AbortError');
      await clock.advance(100);
      expect(tvm.requests).toHaveLength(0);
    });

    it('asks in each tab where the page may have no locks', async () => {
      const refuse = () => Promise.reject(new DOMException('not here', 'SecurityError'));
      expect(
        await askWith((platform) => ({ ...platform, locks: { request: refuse, query: refuse } })),
      ).toEqual(['token-1', 'token-2']);
    });

    it('asks in each tab where channels cannot be opened', async () => {
      const openChannel = () => {
        throw new DOMException('not here', 'SecurityError');
      };
      expect(await askWith((platform) => ({ ...platform, openChannel }))).toEqual(['token-1', 'token-2']);
    });
  });
});
