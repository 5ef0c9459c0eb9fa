// Tabs with one session of a user pool whose refresh tokens are good once, without any grace.

import { describe } from 'vitest';
import type { ChatPage } from '../support/chat-page.ts';
import { Member } from '../support/member.ts';
import { it } from '../support/side-by-side.ts';
import type { Stage } from '../support/stage.ts';

const RENEW = 'GetTokensFromRefreshToken';
/** ID tokens live so long by the clock of the tabs. */
const TTL_SECONDS = 300;

async function setUp({ host }: Stage) {
  const { url, standIns } = await host({
    cognito: { tokenTtlSeconds: TTL_SECONDS, rotation: { graceSeconds: 0 } },
  });
  return { url, renewals: () => standIns.cognito.control.callsOf(RENEW) };
}

/**
 * In all tabs of the browser; there the time stands still from then on, so that however long they take to load, no
 * token runs out meanwhile, and no tab gives another up that is slow to answer.
 */
async function untilEnded({ page }: ChatPage): Promise<void> {
  const nowMs = await page.evaluate(() => Date.now());
  await page.clock.pauseAt(nowMs + TTL_SECONDS * 1_000);
}

describe('Where each refresh token counts once', () => {
  it.concurrent('three tabs that are restored at once renew once, again and again', async ({
    stage,
    expect,
  }) => {
    const { url, renewals } = await setUp(stage);
    const tabs = await stage.openTabs(3);
    const [first] = tabs;
    if (!first) throw new Error('there are three tabs');
    const ann = new Member(first);
    await first.page.clock.install();
    await ann.arrive(url);
    await ann.tick(first.page.getByRole('checkbox', { name: 'Stay signed in' }));
    await ann.signIn('writer');
    await first.joinButton.waitFor();
    for (const count of [1, 2]) {
      await untilEnded(first);
      await Promise.all(tabs.map((tab) => tab.goto(url)));
      await Promise.all(tabs.map((tab) => tab.joinButton.waitFor()));
      expect(renewals()).toBe(count);
    }
    await first.page.clock.resume();
    await first.joinButton.click();
    await first.untilLive();
    // Nothing of it is where a lock orders nothing.
    expect(await first.page.evaluate(() => Object.values(localStorage).join())).not.toContain('eyJ');
  });

  it.concurrent('a duplicated tab renews together with its twin, and has to sign in where that is gone', async ({
    stage,
    expect,
  }) => {
    const { url, renewals } = await setUp(stage);
    const first = await stage.open();
    const ann = new Member(first);
    await first.page.clock.install();
    await ann.arrive(url);
    await ann.signIn('writer');
    await first.joinButton.waitFor();
    const twin = await first.duplicate();
    await twin.joinButton.waitFor();
    const before = renewals();
    await untilEnded(first);
    await Promise.all([first.page.reload(), twin.page.reload()]);
    await Promise.all([first.joinButton.waitFor(), twin.joinButton.waitFor()]);
    expect(renewals()).toBe(before + 1);
    await untilEnded(first);
    await first.page.reload();
    await first.joinButton.waitFor();
    await first.page.close();
    await twin.page.clock.resume();
    await twin.page.reload();
    await twin.alert.filter({ hasText: /This tab is a copy of another one/ }).waitFor();
    expect(renewals()).toBe(before + 2);
    expect(twin.complaints).toEqual([]);
  });
});
