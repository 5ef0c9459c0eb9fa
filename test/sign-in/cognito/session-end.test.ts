// When a sign-in ends for good, as far as the page knows.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalCognito, startLocalCognito } from '../../../local/cognito/local-cognito.ts';
import { headersOf, loadedTab, signedInTab } from './cognito-tab.ts';

let cognito: LocalCognito;
beforeAll(async () => {
  cognito = await startLocalCognito();
});
afterEach(() => cognito.control.rotateRefreshTokens(undefined));
afterAll(() => cognito.close());

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('the end of a sign-in', () => {
  it('is so many days after it, however often its tokens are renewed, and after a reload', async () => {
    cognito.control.rotateRefreshTokens({ graceSeconds: 0 });
    const page = await signedInTab(cognito, { sessionDays: 7 });
    const { clock, browser, tab } = page;
    const endsAtMs = clock.wallMs() + 7 * DAY_MS;
    expect(page.wayIn.endsAtMs).toBe(endsAtMs);
    const again = await loadedTab(cognito, { sessionDays: 7, clock, browser, tab });
    expect(again.wayIn.endsAtMs).toBe(endsAtMs);
  });

  it('is counted from the sign-in, not from the renewal, on a device whose clock is wrong', async () => {
    const page = await signedInTab(cognito, { sessionDays: 7 });
    const endsAtMs = page.wayIn.endsAtMs ?? 0;
    await page.clock.advance(HOUR_MS);
    const nowMs = page.clock.wallMs();
    await headersOf(page);
    // The clock of the page ran ahead by an hour; that of the service did not.
    expect(nowMs + 7 * DAY_MS - (page.wayIn.endsAtMs ?? 0)).toBeLessThan(60_000);
    expect(page.wayIn.endsAtMs).toBeGreaterThan(endsAtMs);
  });

  it('is known to nobody where the configuration does not say how long it lasts, or nobody is signed in', async () => {
    const page = await signedInTab(cognito);
    expect([page.wayIn.endsAtMs, page.wayIn.sessionDays]).toEqual([undefined, undefined]);
    const other = await signedInTab(cognito, { sessionDays: 7 });
    await other.wayIn.signOut();
    expect(other.wayIn.endsAtMs).toBeUndefined();
  });
});
