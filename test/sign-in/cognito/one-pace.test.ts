// Tabs of one browser, whose session the service refuses to renew for a reason that is not the session's.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { FakeBrowser, untilHeard } from '../../support/fake-browser.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { type CognitoTab, headersOf, loadedTab, signedInTab } from './cognito-tab.ts';

let cognito: LocalCognito;
beforeAll(async () => {
  cognito = await startLocalCognito();
});
afterEach(() => cognito.control.reset());
afterAll(() => cognito.close());

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const RENEW = 'GetTokensFromRefreshToken';
const FIREWALL = {
  action: RENEW,
  code: 'ForbiddenException',
  message: 'Request not allowed due to WAF block.',
  httpStatus: 403,
};
const REFUSED = {
  source: 'sign-in',
  code: 'refused',
  reason: { name: FIREWALL.code, says: FIREWALL.message },
};

interface Opened {
  readonly browser: FakeBrowser;
  readonly clock: FakeClock;
}

/** Five tabs with one session, whose ID token has just run out. */
async function fiveTabs({ arrange = () => {} }: { readonly arrange?: (browser: FakeBrowser) => void } = {}) {
  const browser = new FakeBrowser();
  arrange(browser);
  const first = await signedInTab(cognito, { staySignedIn: true, browser });
  const { clock } = first;
  const others = await Promise.all([2, 3, 4, 5].map(() => loadedTab(cognito, { browser, clock })));
  await clock.advance(HOUR_MS);
  return { tabs: [first, ...others], browser, clock };
}

/** What came of a renewal in each tab: headers, or an error. */
const askIn = (tabs: readonly CognitoTab[]) =>
  Promise.all(tabs.map((tab) => headersOf(tab).catch((error: unknown) => error)));

/** The same, where tabs wait for each other's answer. */
async function askPatiently(tabs: readonly CognitoTab[], clock: FakeClock): Promise<readonly unknown[]> {
  let isOver = false;
  const asking = askIn(tabs).finally(() => (isOver = true));
  while (!isOver) {
    await clock.advance(100);
    await untilHeard();
  }
  return asking;
}

const tries = () => cognito.control.callsOf(RENEW);

describe('tabs whose session is refused', () => {
  it('try once together each time that one is due, and then stop together', async () => {
    const { tabs, clock } = await fiveTabs();
    cognito.control.fail(FIREWALL);
    for (const [before, minutes] of [1, 2, 4, 8].entries()) {
      const errors = await askIn(tabs);
      expect(tries()).toBe(before + 1);
      expect(errors).toEqual(
        tabs.map(() =>
          expect.objectContaining({ ...REFUSED, retryable: true, retryAfterMs: minutes * MINUTE_MS }),
        ),
      );
      await clock.advance(minutes * MINUTE_MS - 1);
      await askIn(tabs);
      expect(tries()).toBe(before + 1);
      await clock.advance(1);
    }
    await askIn(tabs);
    await clock.advance(24 * HOUR_MS);
    const errors = await askIn(tabs);
    expect(tries()).toBe(5);
    expect(errors).toEqual(tabs.map(() => expect.objectContaining({ ...REFUSED, retryable: false })));
  });

  it('try at once for a person, in whichever of them, and all go on with what comes of it', async () => {
    const { tabs } = await fiveTabs();
    cognito.control.fail({ ...FIREWALL, times: 2 });
    await askIn(tabs);
    const [, , pressed] = tabs as [CognitoTab, CognitoTab, CognitoTab];
    await pressed.wayIn.freshen();
    await askIn(tabs);
    expect(tries()).toBe(2);
    await pressed.wayIn.freshen();
    const renewed = await headersOf(pressed);
    await untilHeard();
    expect(await askIn(tabs)).toEqual(tabs.map(() => renewed));
    expect(tries()).toBe(3);
  });

  it('start afresh once it worked', async () => {
    const { tabs, clock } = await fiveTabs();
    cognito.control.fail({ ...FIREWALL, times: 1 });
    await askIn(tabs);
    await clock.advance(MINUTE_MS);
    await askIn(tabs);
    await clock.advance(HOUR_MS);
    cognito.control.fail(FIREWALL);
    const [error] = await askIn(tabs);
    expect(error).toMatchObject({ ...REFUSED, retryAfterMs: MINUTE_MS });
  });

  it('keep their pace where the clock of the device is set back', async () => {
    const { tabs, clock } = await fiveTabs();
    cognito.control.fail(FIREWALL);
    await askIn(tabs);
    await clock.jump(-HOUR_MS / 2);
    await Promise.all(tabs.map(({ wayIn }) => wayIn.authorizer.rejected().catch(() => {})));
    expect(tries()).toBe(2);
  });

  it.each([
    ['a database', (browser: FakeBrowser) => (browser.database = undefined)],
    ['locks', (browser: FakeBrowser) => (browser.hasLocks = false)],
  ])('have one pace without %s, too', async (_, arrange) => {
    const { tabs, clock } = await fiveTabs({ arrange });
    cognito.control.fail(FIREWALL);
    await askPatiently(tabs, clock);
    const before = tries();
    const errors = await askPatiently(tabs, clock);
    expect(tries()).toBe(before);
    expect(errors).toEqual(tabs.map(() => expect.objectContaining({ ...REFUSED, retryable: true })));
    await clock.advance(24 * HOUR_MS);
    await askPatiently(tabs, clock);
    expect(tries() - before).toBeLessThanOrEqual(tabs.length);
  });

  describe('that are opened', () => {
    async function restored({ browser, clock }: Opened, count = 3) {
      const opening = Array.from({ length: count }, () => loadedTab(cognito, { browser, clock }));
      return Promise.all(opening);
    }

    it('leave alone what was refused within the last minute', async () => {
      const { tabs, browser, clock } = await fiveTabs();
      cognito.control.fail(FIREWALL);
      await askIn(tabs);
      const opened = await restored({ browser, clock });
      expect(await askIn(opened)).toEqual(opened.map(() => expect.objectContaining(REFUSED)));
      expect(tries()).toBe(1);
    });

    it('try once together after that, also where all had stopped', async () => {
      const { tabs, browser, clock } = await fiveTabs();
      cognito.control.fail({ ...FIREWALL, times: 6 });
      for (let waits = 0; waits < 6; waits++) {
        await askIn(tabs);
        await clock.advance(8 * MINUTE_MS);
      }
      expect(tries()).toBe(5);
      await restored({ browser, clock });
      expect(tries()).toBe(6);
      await clock.advance(MINUTE_MS);
      await restored({ browser, clock });
      expect(tries()).toBe(7);
      expect(await askIn(tabs)).toEqual(
        tabs.map(() => expect.objectContaining({ authorization: expect.any(String) as string })),
      );
    });
  });

  it('leave nothing of it behind when somebody signs out', async () => {
    const { tabs, browser } = await fiveTabs();
    cognito.control.fail(FIREWALL);
    await askIn(tabs);
    expect(await browser.content()).toContain(FIREWALL.code);
    await tabs[0]?.wayIn.signOut();
    expect(await browser.isEmpty()).toBe(true);
  });
});
